using QaInsight.Measures;
using Xunit;

namespace QaInsight.Tests.Measures;

/// <summary>What people set, laid over the file's targets.</summary>
public sealed class TargetsSetTests
{
    private const string Inadequate = "grade-inadequate";

    private static readonly Targets File = Targets.Load(ReferenceFolder.Path);

    [Fact]
    public void Nothing_set_changes_nothing() => Assert.Same(File, File.With([]));

    [Fact]
    public void What_is_set_holds_from_its_day_until_the_next_and_changes_no_earlier_day()
    {
        var targets = File.With([Set(2026, 10, 1, 5), Set(2026, 8, 15, 8)]);

        Assert.Equal(["10", "10", "8", "8", "5", "5"], new DateOnly[] { new(1990, 1, 1), new(2026, 8, 14), new(2026, 8, 15), new(2026, 9, 30), new(2026, 10, 1), new(2099, 1, 1) }.Select(day => Aim(targets, day)));
        Assert.Equal(TargetStatus.Met, targets.Status(Inadequate, 9, 100, new DateOnly(2026, 8, 14)));
        Assert.Equal(TargetStatus.Near, targets.Status(Inadequate, 9, 100, new DateOnly(2026, 8, 15)));
        Assert.False(targets.For(Inadequate, new DateOnly(2026, 8, 14))!.IsSetHere);
        Assert.True(targets.For(Inadequate, new DateOnly(2026, 8, 15))!.IsSetHere);
    }

    [Fact]
    public void From_a_day_on_there_can_be_none()
    {
        var targets = File.With([new TargetFrom(Inadequate, new DateOnly(2026, 8, 1), null), Set(2026, 10, 1, 5)]);

        Assert.Equal(["10", "none", "none", "5"], new DateOnly[] { new(2026, 7, 31), new(2026, 8, 1), new(2026, 9, 30), new(2026, 10, 1) }.Select(day => Aim(targets, day)));
        Assert.Null(targets.Status(Inadequate, 9, 100, new DateOnly(2026, 8, 31)));
    }

    [Fact]
    public void A_measure_that_the_file_has_no_target_for_gets_one()
    {
        var targets = File.With([new TargetFrom("late-rate", new DateOnly(2026, 8, 1), Lower(10) with { Measure = "late-rate" })]);

        Assert.Null(targets.Status("late-rate", 1, 10, new DateOnly(2026, 7, 31)));
        Assert.Equal(TargetStatus.Met, targets.Status("late-rate", 1, 10, new DateOnly(2026, 8, 31)));
        Assert.Equal(File.All, targets.All.Where(t => !t.IsSetHere));
    }

    [Fact]
    public void What_the_file_says_for_later_gives_way_and_what_it_said_before_stays()
    {
        using var folder = new TemporaryFile();
        var file = folder.Write("\"to\": \"2019-03-31\"", "\"from\": \"2019-04-01\", \"to\": \"2026-09-30\"", "\"from\": \"2026-10-01\"");
        var targets = file.With([new TargetFrom("m", new DateOnly(2026, 8, 15), Lower(5) with { Measure = "m" })]);

        Assert.Equal(3, targets.All.Count);
        Assert.Equal(["1", "2", "2", "5", "5"], new DateOnly[] { new(2019, 3, 31), new(2019, 4, 1), new(2026, 8, 14), new(2026, 8, 15), new(2027, 1, 1) }.Select(day => $"{targets.For("m", day)!.Value}"));
    }

    private static string Aim(Targets targets, DateOnly day) => targets.For(Inadequate, day) is { } target ? $"{target.Value}" : "none";

    private static TargetFrom Set(int year, int month, int day, decimal value) => new(Inadequate, new DateOnly(year, month, day), Lower(value));

    private static Target Lower(decimal value) => new(Inadequate, value, 20, Better.Lower, MeasureUnit.Percent, TargetSource.Local, "r");

    private sealed class TemporaryFile : IDisposable
    {
        private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("targets");

        public Targets Write(params string[] times)
        {
            var entries = times.Select((t, at) => $$"""{ "measure": "m", "target": {{at + 1}}, "floor": null, "better": "lower", "unit": "percent", "source": "local", "reason": "r", {{t}} }""");
            System.IO.File.WriteAllText(Path.Combine(folder.FullName, "targets.json"), $$"""{ "targets": [ {{string.Join(", ", entries)}} ], "expected": [], "intervals": [] }""");
            return Targets.Load(folder.FullName);
        }

        public void Dispose() => folder.Delete(recursive: true);
    }
}
