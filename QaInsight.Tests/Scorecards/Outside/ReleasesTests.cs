using System.Globalization;
using QaInsight.Measures;
using QaInsight.Nightly.Quality;
using QaInsight.People;
using QaInsight.Scorecards;
using QaInsight.Scorecards.Outside;
using QaInsight.Tests.Nightly;
using QaInsight.Tests.Oracle;
using QaInsight.Warehouse;
using Xunit;
using Figures = QaInsight.Measures.Figures;

namespace QaInsight.Tests.Scorecards.Outside;

/// <summary>A quarter that is shared twice, with something changed in between: one is not to be taken from the other.</summary>
public sealed class ReleasesTests : IDisposable
{
    private readonly TestWarehouse warehouse = new();
    private readonly Remembered remembered = new();

    [Fact]
    public void Shared_again_unchanged_it_is_the_same_and_nothing_new()
    {
        Import(40);
        var first = Share();
        Import(40, "judged again on another day");
        var again = Share();

        Assert.Single(remembered.Times);
        Assert.Equal(first.Counts.OrderBy(c => c.Place, StringComparer.Ordinal), again.Counts.OrderBy(c => c.Place, StringComparer.Ordinal));
        Assert.Contains(first.Counts, c => c.Shown > 0);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(6)]
    public void How_few_audits_came_late_is_not_to_be_had(int late)
    {
        Import(40);
        Assert.Equal(40, Completed(Share()));
        Import(40 + late);

        // Six are no small number, and may be known.
        Assert.Equal(late < 6 ? null : 40m + late, Completed(Share()));
    }

    [Fact]
    public void What_was_withheld_stays_withheld()
    {
        warehouse.Teams("A");
        warehouse.Write("teams.csv", "team,service", "A,One", "B,Two", "C,Three");
        warehouse.Write("audits.csv", [Imported.Audits, .. Audits("A", 20), .. Audits("B", 3), .. Audits("C", 9)]);
        warehouse.Import(warehouse.Inbox);
        var first = Share();
        warehouse.Import(warehouse.Write("audits-b.csv", [Imported.Audits, .. Audits("A", 40)]));
        var second = Share();

        string[] withheld = [.. first.Counts.Where(c => c.Shown is null).Select(c => c.Place)];
        Assert.Contains(withheld, p => p.Contains("Three", StringComparison.Ordinal) && p.EndsWith("completed", StringComparison.Ordinal));
        Assert.All(second.Counts.Where(c => withheld.Contains(c.Place)), c => Assert.Null(c.Shown));
        Assert.Equal(52, Completed(second));
    }

    [Theory]
    [InlineData(1, 6, false)]
    [InlineData(2, 6, true)]
    [InlineData(3, 10, false)]
    [InlineData(4, 5, true)]
    [InlineData(11, 6, false)]
    public void No_two_outputs_of_a_random_council_give_a_small_number_by_subtraction(int seed, int threshold, bool hideZero)
    {
        var (council, rules) = (RandomCouncil.Make(seed), new OutsideRules(threshold, hideZero));
        var quarter = council.Audits.CountBy(a => new Month(a.AuditMonth.Year, a.AuditMonth.Month).Quarter).MaxBy(q => q.Value).Key;
        var random = new Random(seed);
        foreach (var share in new[] { 0.9, 0.95, 1 })
        {
            var folder = Directory.CreateDirectory(Path.Combine(warehouse.Inbox, share.ToString(CultureInfo.InvariantCulture))).FullName;
            CouncilCsv.Write(council with { Audits = [.. council.Audits.Where(_ => random.NextDouble() < share)], Judgements = [], Actions = [.. council.Actions.Where(_ => random.NextDouble() < share)] }, folder, seed);
            warehouse.Import(folder);
            var shared = Share(quarter, rules);
            if (share == 1)
                Assert.Empty(Attack.Determined(shared.Decided.Ledger, shared.Decided.IsHidden));
        }

        // Where nought is withheld too, a later time may add nothing.
        Assert.InRange(remembered.Times.Count, hideZero ? 1 : 2, 3);
        foreach (var place in remembered.Times.SelectMany(t => t).Where(c => c.Shown is not null).GroupBy(c => c.Place, c => c.Shown!.Value))
        {
            foreach (var (one, other) in place.Distinct().SelectMany(_ => place.Distinct(), (a, b) => (a, b)).Where(p => p.a > p.b))
                Assert.False(one - other < threshold, $"{place.Key}: {one} and {other}");
        }
    }

    [Fact]
    public void It_is_remembered_in_app_db_and_whoever_was_quicker_is_reckoned_with()
    {
        var database = new AppDatabase(warehouse.Folder.Root, TimeProvider.System);
        var kept = new KeptReleases(new SharedReleases(database, TimeProvider.System));
        Assert.True(kept.Keep("Early Help", "FY2026-27-Q1", 0, [new("a", 12.5m), new("b", null)]));
        Assert.False(kept.Keep("Early Help", "FY2026-27-Q1", 0, [new("a", 13m)]));
        var (last, counts) = new KeptReleases(new SharedReleases(new AppDatabase(warehouse.Folder.Root, TimeProvider.System), TimeProvider.System)).Of("early help", "FY2026-27-Q1");
        Assert.Equal([new("a", 12.5m), new("b", null)], counts.OrderBy(c => c.Place));
        Assert.True(kept.Keep("Early Help", "FY2026-27-Q1", last, [new("a", 20m)]));
        Assert.Empty(kept.Of("Youth Support", "FY2026-27-Q1").Counts);
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        warehouse.Dispose();
    }

    private static IEnumerable<string> Audits(string team, int count) =>
        Enumerable.Range(1, count).Select(n => string.Create(CultureInfo.InvariantCulture, $"{team}{n},c{n},2026-05,{team},CIN,completed"));

    private static decimal? Completed(SharedFigures shared) => shared.Card(By.Service).Total["audits-completed"]!.Numerator;

    private void Import(int audits, string? again = null)
    {
        warehouse.Teams("A");
        warehouse.Write("audits.csv", [Imported.Audits, .. Audits("A", audits), .. again is null ? Array.Empty<string>() : [""]]);
        warehouse.Import(warehouse.Inbox);
    }

    private SharedFigures Share(string quarter = "FY2026-27-Q1", OutsideRules? rules = null)
    {
        using var build = warehouse.Folder.OpenLive();
        var figures = new Figures(Targets.Load(TestWarehouse.ReferenceFolder));
        return new OutsideReader(build, new BuildContext(build), Scope.All, Catalogue.Load(TestWarehouse.ReferenceFolder), figures, new Sharing(rules ?? new OutsideRules(), remembered), new DateOnly(2030, 1, 1))
            .Read(new ScorecardRequest(By.Board, Period.Parse(quarter), Period.Parse(quarter).LastDay));
    }
}
