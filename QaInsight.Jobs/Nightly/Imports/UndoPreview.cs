using QaInsight.Measures;
using QaInsight.Nightly.Quality;
using QaInsight.Scorecards;
using QaInsight.Warehouse;
using QaInsight.Warehouse.Model;

namespace QaInsight.Nightly.Imports;

/// <summary>What an undo takes away, before it does.</summary>
/// <param name="Live">The build that goes.</param>
/// <param name="Before">The build that comes back.</param>
/// <param name="Files">Files that go with their rows: those that were loaded.</param>
/// <param name="Month">The month whose figures are compared; null where there are no audits.</param>
public sealed record TakenAway(BuildInfo Live, BuildInfo Before, IReadOnlyList<ImportFile> Files, NowAndThen<long> Audits, NowAndThen<Month?> Latest, Month? Month, IReadOnlyList<(Measure Measure, NowAndThen<Figure?> Figure)> Figures)
{
    /// <summary>By extract: rows that go, and rows that say again what they said before.</summary>
    public IReadOnlyList<(string Extract, int Go, int ChangeBack)> Rows =>
        [.. Files.GroupBy(f => f.Extract!).Select(g => (g.Key, g.Sum(f => f.New), g.Sum(f => f.Changed)))];

    /// <summary>The made-up council comes back.</summary>
    public bool BringsSampleBack => Before.IsSample && !Live.IsSample;
}

/// <param name="Then">As it will be after the undo.</param>
public sealed record NowAndThen<T>(T Now, T Then);

/// <summary>Holds the live build against the one that an undo would publish again.</summary>
public sealed class UndoPreview(WarehouseFolder folder, string referenceFolder, TimeProvider time)
{
    private static readonly string[] Shown = ["grade-good-or-better", "grade-inadequate", "completion-rate"];

    /// <summary>Null where there is no build to go back to.</summary>
    public TakenAway? Read()
    {
        if (folder.Damage is not null || folder.LiveId is not { } liveId || folder.PreviousOf(liveId) is not { } previous)
            return null;
        using var live = folder.Open(liveId);
        using var before = folder.Open(previous);
        using var now = new WarehouseContext(live);
        using var then = new WarehouseContext(before);
        var (nowContext, thenContext) = (new BuildContext(live), new BuildContext(before));
        var month = nowContext.Months.Count == 0 ? (Month?)null : DefaultPeriod.LatestReturned(nowContext);
        return new TakenAway(
            live.Info,
            before.Info,
            [.. ImportLog.FilesOnlyIn(now, then).Where(f => f.State == ImportFile.Loaded)],
            new(Audits(live), Audits(before)),
            new(Latest(nowContext), Latest(thenContext)),
            month,
            month is { } shown ? Figures(live, nowContext, before, thenContext, shown) : []);
    }

    private IReadOnlyList<(Measure, NowAndThen<Figure?>)> Figures(PublishedBuild live, BuildContext now, PublishedBuild before, BuildContext then, Month month)
    {
        var (catalogue, figures) = (Catalogue.Load(referenceFolder), SetByPeople.In(folder, referenceFolder, time).Figures);
        var (one, other) = (Ask(live, now), Ask(before, then));
        return [.. Shown.Select(key => (catalogue[key], new NowAndThen<Figure?>(one[key], other[key])))];

        ScorecardRow Ask(PublishedBuild build, BuildContext context) => new ScorecardReader(build.Connection, context, Scope.All, catalogue, figures)
            .Read(new ScorecardRequest(By.Board, Period.Of(month), DefaultDay.For(context, London.Today(time)))).Total;
    }

    private static long Audits(PublishedBuild build) => build.Connection.Scalar<long>("SELECT count(*) FROM fct_audit");

    private static Month? Latest(BuildContext context) => context.Months.Count == 0 ? null : context.Months[^1];
}
