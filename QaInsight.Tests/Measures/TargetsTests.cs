using QaInsight.Measures;
using Xunit;

namespace QaInsight.Tests.Measures;

public sealed class TargetsTests : IDisposable
{
    private static readonly Targets Shipped = Targets.Load(ReferenceFolder.Path);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("targets");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("completion-rate", 90, 80, Better.Higher)]
    [InlineData("teams-audited", 90, 75, Better.Higher)]
    [InlineData("practitioners-audited", 100, 80, Better.Higher)]
    [InlineData("grade-good-or-better", 60, 40, Better.Higher)]
    [InlineData("grade-inadequate", 10, 20, Better.Lower)]
    [InlineData("moderation-rate", 90, 75, Better.Higher)]
    [InlineData("actions-on-time", 80, 60, Better.Higher)]
    [InlineData("actions-overdue", 5, 15, Better.Lower)]
    [InlineData("assessments-45d", 90, 85, Better.Higher)]
    [InlineData("icpc-15d", 90, 80, Better.Higher)]
    [InlineData("care-leavers-in-touch", 95, 90, Better.Higher)]
    [InlineData("supervision-in-time", 90, 80, Better.Higher)]
    [InlineData("caseload", 15, 18, Better.Near)]
    public void TheShippedTargets(string measure, int value, int floor, Better better)
    {
        var target = Shipped.For(measure)!;

        Assert.Equal((value, (decimal?)floor, better), (target.Value, target.Floor, target.Better));
    }

    [Theory]
    [InlineData("completion-rate", 9, 10, TargetStatus.Met)]
    [InlineData("completion-rate", 8999, 10000, TargetStatus.Near)]
    [InlineData("completion-rate", 8, 10, TargetStatus.Near)]
    [InlineData("completion-rate", 45, 59, TargetStatus.Missed)]
    [InlineData("grade-inadequate", 1, 10, TargetStatus.Met)]
    [InlineData("grade-inadequate", 0, 10, TargetStatus.Met)]
    [InlineData("grade-inadequate", 1001, 10000, TargetStatus.Near)]
    [InlineData("grade-inadequate", 2, 10, TargetStatus.Near)]
    [InlineData("grade-inadequate", 2001, 10000, TargetStatus.Missed)]
    [InlineData("practitioners-audited", 7, 7, TargetStatus.Met)]
    [InlineData("caseload", 14, 1, TargetStatus.Met)]
    [InlineData("caseload", 16, 1, TargetStatus.Met)]
    [InlineData("caseload", 1601, 100, TargetStatus.Near)]
    [InlineData("caseload", 12, 1, TargetStatus.Near)]
    [InlineData("caseload", 18, 1, TargetStatus.Near)]
    [InlineData("caseload", 1801, 100, TargetStatus.Missed)]
    [InlineData("caseload", 1199, 100, TargetStatus.Missed)]
    public void AFigureIsJudgedExactlyAtItsBoundaries(string measure, int numerator, int denominator, TargetStatus status) =>
        Assert.Equal(status, Shipped.Status(measure, numerator, denominator));

    [Fact]
    public void NoTargetOrNoDenominatorHasNoStatus()
    {
        Assert.Null(Shipped.Status("late-rate", 1, 2));
        Assert.Null(Shipped.Status("completion-rate", 0, 0));
        Assert.Null(Shipped.Status("completion-rate", 3, null));
    }

    [Fact]
    public void AShareThatDecimalsCannotWriteMeetsATargetItIsOnTheRightSideOf()
    {
        var third = new Target("m", 33.3333333333333333333333333m, null, Better.Higher, MeasureUnit.Percent, TargetSource.Local, "r");

        Assert.Equal(TargetStatus.Met, third.Status(1, 3));
        Assert.Equal(TargetStatus.Missed, (third with { Value = 33.3333333333333333333333334m }).Status(1, 3));
    }

    [Fact]
    public void CountsAndRatesAreJudgedInTheirUnits()
    {
        var count = new Target("m", 5, null, Better.Lower, MeasureUnit.Count, TargetSource.Local, "r");
        var rate = count with { Value = 40.6m, Unit = MeasureUnit.RatePer10000 };

        Assert.Equal(TargetStatus.Met, count.Status(5, null));
        Assert.Equal(TargetStatus.Missed, count.Status(6, null));
        Assert.Equal(TargetStatus.Met, rate.Status(203, 50_000));
        Assert.Equal(TargetStatus.Missed, rate.Status(204, 50_000));
    }

    [Theory]
    [InlineData(7, 18, SpcSide.Above)]
    [InlineData(15, 100, SpcSide.Neither)]
    [InlineData(10, 100, SpcSide.Neither)]
    [InlineData(9, 100, SpcSide.Below)]
    [InlineData(0, 0, null)]
    public void ModerationIsExpectedToMoveTenToFifteenPercent(int moved, int moderated, SpcSide? side)
    {
        var range = Assert.Single(Shipped.Expected);

        Assert.Equal(["moderated-up", "moderated-down"], range.Measures);
        Assert.Equal(side, range.Side(moved, moderated));
    }

    [Fact]
    public void VisitAndSupervisionIntervalsAreTheCouncils()
    {
        var cp = Assert.Single(Shipped.Intervals, i => i.Measure == "visits-cp");

        Assert.Equal((10, IntervalUnit.WorkingDays, true), (cp.Every, cp.Unit, cp.CountsFirstDay));
        Assert.Equal(4, Shipped.Intervals.Count(i => i.Measure == "visits-cla"));
        Assert.Equal(4, Assert.Single(Shipped.Intervals, i => i.Key == "supervision").Every);
    }

    [Fact]
    public void ATargetThatChangedIsTheOneOfItsDay()
    {
        var targets = Write(
            Entry("\"measure\": \"m\"", "\"target\": 80", "\"to\": \"2019-03-31\""),
            Entry("\"measure\": \"m\"", "\"target\": 90", "\"from\": \"2019-04-01\""));

        Assert.Equal(80, targets.For("m", new DateOnly(2019, 3, 31))!.Value);
        Assert.Equal(90, targets.For("m", new DateOnly(2019, 4, 1))!.Value);
        Assert.Equal(90, targets.For("m")!.Value);
    }

    [Theory]
    [InlineData("\"measure\": \"m\"", "\"target\": 80", "\"goal\": 1")]
    [InlineData("\"measure\": \"m\"", "\"target\": 80", "\"better\": \"upwards\"")]
    [InlineData("\"measure\": \"m\"", "\"target\": 80", "\"better\": 0")]
    [InlineData("\"measure\": \"m\"", "\"target\": 80", "\"better\": \"none\"")]
    [InlineData("\"measure\": \"m\"", "\"target\": 80", "\"floor\": 81")]
    [InlineData("\"measure\": \"m\"", "\"target\": 80", "\"tolerance\": 1")]
    [InlineData("\"measure\": \"m\"", "\"target\": 180")]
    [InlineData("\"measure\": \"m\"", "\"target\": \"eighty\"")]
    [InlineData("\"measure\": \"m\"")]
    [InlineData("\"measure\": \"m\"", "\"target\": 80", "\"from\": \"2019-04-01\"", "\"to\": \"2019-03-01\"")]
    [InlineData("\"measure\": \"good\"", "\"target\": 80")]
    public void AFaultIsNamedByFileAndEntry(params string[] members)
    {
        var fault = Assert.Throws<InvalidDataException>(() => Write(Entry("\"measure\": \"good\"", "\"target\": 80"), Entry(members)));

        Assert.Contains("targets.json: targets[1] (", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{ \"targets\": [] }")]
    [InlineData("{ \"targets\": [null], \"expected\": [], \"intervals\": [] }")]
    [InlineData("{ \"targets\": [], \"expected\": [], \"intervals\": [], \"aims\": [] }")]
    public void ABrokenFileIsNamed(string text)
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "targets.json"), text);

        Assert.Contains("targets.json", Assert.Throws<InvalidDataException>(() => Targets.Load(_folder.FullName)).Message, StringComparison.Ordinal);
    }

    private static string Entry(params string[] members)
    {
        string[] usual = ["\"floor\": null", "\"better\": \"higher\"", "\"unit\": \"percent\"", "\"source\": \"local\"", "\"reason\": \"r\""];
        var others = usual.Where(u => !members.Any(m => m.Split(':')[0] == u.Split(':')[0]));
        return "{ " + string.Join(", ", members.Concat(others)) + " }";
    }

    private Targets Write(params string[] entries)
    {
        File.WriteAllText(
            Path.Combine(_folder.FullName, "targets.json"),
            $$"""{ "targets": [ {{string.Join(", ", entries)}} ], "expected": [], "intervals": [] }""");
        return Targets.Load(_folder.FullName);
    }
}
