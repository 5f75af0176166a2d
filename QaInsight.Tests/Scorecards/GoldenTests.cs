using QaInsight.Measures;
using QaInsight.Scorecards;
using QaInsight.Scorecards.Lists;
using QaInsight.Tests.Oracle;
using Xunit;
using Figure = QaInsight.Measures.Figure;

namespace QaInsight.Tests.Scorecards;

/// <summary>
/// A council's published report for August 2019, figures as at 13 September: from its extracts where they lie beside the
/// repository, and everywhere from rows that count to the same.
/// </summary>
public sealed class GoldenTests(GoldenTests.Councils councils) : IClassFixture<GoldenTests.Councils>
{
    private const string Rebuilt = "rebuilt";
    private const string Published = "published";

    private static readonly DateOnly AsOf = new(2019, 9, 13);

    public static TheoryData<string> Sources => [Rebuilt, Published];

    public static TheoryData<string, string, int, string, string, string> Months => Cross(
        ("2019-06", 37, "6 of 37: 16%", "20 of 37: 54%", "11 of 37: 30%"),
        ("2019-07", 46, "9 of 46: 20%", "23 of 46: 50%", "14 of 46: 30%"),
        ("2019-08", 41, "12 of 41: 29%", "22 of 41: 54%", "7 of 41: 17%"));

    public static TheoryData<string, string, int, string, string, string> LegalStatuses => Cross(
        ("Assessment", 3, "1 of 3: 33% small numbers", "1 of 3: 33% small numbers", "1 of 3: 33% small numbers"),
        ("CIN", 16, "3 of 16: 19%", "10 of 16: 63%", "3 of 16: 19%"),
        ("CP", 9, "3 of 9: 33%", "4 of 9: 44%", "2 of 9: 22%"),
        ("CiC", 7, "3 of 7: 43%", "4 of 7: 57%", "0 of 7: 0%"),
        ("Care Leaver", 4, "0 of 4: 0% small numbers", "3 of 4: 75% small numbers", "1 of 4: 25% small numbers"),
        ("CWD", 2, "2 of 2: 100% small numbers", "0 of 2: 0% small numbers", "0 of 2: 0% small numbers"));

    [Theory]
    [MemberData(nameof(Months))]
    public void ThreeMonths(string source, string month, int completed, string good, string improving, string inadequate)
    {
        Grades(source, By.Month, "2019-06..2019-08", month, completed, good, improving, inadequate);
        Grades(source, By.Board, month, null, completed, good, improving, inadequate);
    }

    [Theory]
    [MemberData(nameof(LegalStatuses))]
    public void AugustByLegalStatus(string source, string status, int completed, string good, string improving, string inadequate) =>
        Grades(source, By.LegalStatus, "2019-08", status, completed, good, improving, inadequate);

    [Theory]
    [MemberData(nameof(Sources))]
    public void August(string source)
    {
        if (councils[source] is not { } council)
            return;
        var figures = council.Ask(Asked(By.Board, "2019-08")).Total;
        Assert.Equal("59", figures["audits-allocated"]!.Display);
        Assert.Equal("45 of 59: 76%", Read(figures["completion-rate"]));
        Assert.Equal("32 of 42: 76%", Read(figures["teams-audited"]));
        Assert.Equal("8 of 22: 36%", Read(figures["at-risk-of-inadequate"]));
        Assert.Equal("7 of 39: 18%", Read(figures["moderated-down"]));
        Assert.Equal("0 of 39: 0%", Read(figures["moderated-up"]));
        Assert.Equal("2 of 7: 29%", Read(figures["inadequate-by-moderation"]));
        Assert.Equal("36 of 41: 88%", Read(figures["views-manager"]));
        Assert.Equal("9 of 41: 22%", Read(figures["views-child"]));
        Assert.Equal("20 of 41: 49%", Read(figures["views-parent"]));
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void TeamsToLookAt(string source)
    {
        if (councils[source] is not { } council)
            return;
        Assert.Equal(6, council.List(ListKind.TeamsOfStrength, Asked(By.Board, "2019-08")).Table.Rows.Count);
        Assert.Equal(17, council.List(ListKind.TeamsOfConcern, Asked(By.Board, "2019-08")).Table.Rows.Count);
        Assert.Equal(5, council.List(ListKind.TeamsNotAudited, Asked(By.Board, "2019-08")).Table.Rows.Count);
    }

    private static TheoryData<string, string, int, string, string, string> Cross(params (string Key, int Completed, string Good, string Improving, string Inadequate)[] rows)
    {
        var data = new TheoryData<string, string, int, string, string, string>();
        foreach (var source in new[] { Rebuilt, Published })
        {
            foreach (var (key, completed, good, improving, inadequate) in rows)
                data.Add(source, key, completed, good, improving, inadequate);
        }

        return data;
    }

    private static ScorecardRequest Asked(By by, string period) => new(by, Period.Parse(period), AsOf);

    private static string Read(Figure? figure) => $"{figure!.Numerator:0} of {figure.Denominator:0}: {figure.Display} {figure.Caution}".TrimEnd();

    private void Grades(string source, By by, string period, string? row, int completed, string good, string improving, string inadequate)
    {
        if (councils[source] is not { } council)
            return;
        var scorecard = council.Ask(Asked(by, period));
        var figures = row is null ? scorecard.Total : scorecard.Rows.Single(r => r.Key == row);
        Assert.Equal(completed, figures["audits-completed"]!.Numerator);
        Assert.Equal((good, improving, inadequate), (Read(figures["grade-good"]), Read(figures["grade-requires-improvement"]), Read(figures["grade-inadequate"])));
    }

    /// <summary>Each imported once; the published one is null where its extracts are not at hand.</summary>
    public sealed class Councils : IDisposable
    {
        private readonly Dictionary<string, TestWarehouse?> warehouses = new() { [Rebuilt] = new TestWarehouse(), [Published] = Golden() is null ? null : new TestWarehouse() };

        public Councils()
        {
            CouncilCsv.Write(PublishedMonth.Make(), warehouses[Rebuilt]!.Inbox);
            Assert.Equal(0, warehouses[Rebuilt]!.Import(AsOf, warehouses[Rebuilt]!.Inbox).ExitCode);
            if (Golden() is { } golden)
                Assert.Equal(0, warehouses[Published]!.Import(AsOf, golden).ExitCode);
        }

        public TestWarehouse? this[string source] => warehouses[source];

        public void Dispose()
        {
            foreach (var warehouse in warehouses.Values)
                warehouse?.Dispose();
        }

        private static string? Golden()
        {
            for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            {
                var golden = Path.Combine(folder.FullName, "shared", "golden");
                if (Directory.Exists(golden))
                    return golden;
            }

            return null;
        }
    }
}
