using QaInsight.Measures;

namespace QaInsight.Scorecards.Pages.Teams;

/// <summary>Teams by their size and share, within the limits of chance.</summary>
internal static class TeamFunnel
{
    // Limits bend most where there are few audits: the sizes at which they are drawn lie closest there.
    private const double Growth = 1.25;

    // Every team stands in the table below: here those outside the limits come first, and then the highest.
    private const int MostShown = 12;

    public static IEnumerable<Block> Both(Comparison comparison, IReadOnlyList<TeamLine> teams) =>
        new[] { Of(comparison, teams, Comparison.GoodOrBetter, "Good or better"), Of(comparison, teams, Comparison.Inadequate, "Inadequate") }.OfType<Block>();

    // On a scale without the grade, or without two teams to compare, there is nothing to draw; of too many, nothing to tell apart.
    private static Block? Of(Comparison comparison, IReadOnlyList<TeamLine> teams, string measure, string name)
    {
        var shown = teams.Select(t => (Line: t, Standing: comparison.Of(measure, t.Row))).Where(t => t.Standing.Range is not null).ToList();
        if (comparison.Whole[measure] is not { Value: { } all, IsSmall: false } || shown.Count is < 2 or > TeamsPage.MostBeside)
            return null;
        var size = shown.Max(t => (int)t.Standing.Figure.Denominator!);
        return new Block(measure, name, new Table(
            [Column.Text("team", "Team"), Column.Figure(measure.Replace('-', '_'), name), Column.Text("within", "Against the limits")],
            [.. shown.OrderByDescending(t => t.Standing.IsBeyond).ThenByDescending(t => t.Standing.IsCompared).ThenByDescending(t => t.Standing.Figure.Value).Select(t => Row.Of(Cell.Of(t.Line.Team.Name), Cell.Of(t.Standing.Figure with { Status = null }, MeasureUnit.Percent, comparison.Of(t.Line.Team).ToRows(measure)), Cell.Of(Against(t.Standing))))])
        {
            MostShown = MostShown,
        })
        {
            Say = TeamsWords.Funnel(comparison, measure, [.. shown.Select(t => t.Standing)]),
            Chart = new FunnelChart(
                $"{name} by team",
                comparison.Counted,
                (double)all,
                [.. Sizes(size).Select(n => Limit((double)all, n))],
                [.. shown.Select(t => new FunnelPoint(t.Line.Team.Name, t.Standing.Figure, t.Standing.Variation, comparison.Of(t.Line.Team).ToRows(measure)) { IsFarOut = t.Standing.IsFarOut })]),
        };
    }

    private static string Against(Standing standing) => !standing.IsCompared ? "Too few to compare"
        : !standing.IsBeyond ? "Within"
        : $"{(standing.Side == SpcSide.Above ? "Above" : "Below")} the {(standing.IsFarOut ? "99.8%" : "95%")} limit";

    private static FunnelLimit Limit(double all, int size)
    {
        var (inner, outer) = (Funnel.Within95(all, size), Funnel.Within998(all, size));
        return new FunnelLimit(size, inner.Low, inner.High, outer.Low, outer.High);
    }

    private static IEnumerable<int> Sizes(int most)
    {
        for (double size = 1; size < most; size = Math.Max(size + 1, Math.Floor(size * Growth)))
            yield return (int)size;
        yield return most;
    }
}
