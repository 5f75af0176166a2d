using QaInsight.Measures;

namespace QaInsight.Scorecards.Pages;

/// <summary>A measure month by month, drawn and as a table.</summary>
internal static class TrendBlocks
{
    /// <summary>What the drawing shows.</summary>
    public const string Usual = "Grey: the usual range, with its average. Inside it, a rise or fall may be chance.";
    public const string Squares = "A square marks a month that was restated since it was reported.";

    /// <param name="title">What the block is headed: the measure's own name unless another is given.</param>
    public static Block Of(PageSource source, string measure, string? title = null) =>
        Of($"trend-{measure}", title ?? source.Catalogue[measure].Name, source.Column(measure), source.Catalogue[measure].Unit, source.Trends.Judge(measure).Trend);

    /// <summary>A share or a count that is judged already.</summary>
    public static Block Of(string key, string title, Trend trend) => Of(key, title, Column.Figure("figure", title), trend.IsShare ? MeasureUnit.Percent : MeasureUnit.Count, trend);

    private static Block Of(string key, string title, Column column, MeasureUnit unit, Trend trend)
    {
        var name = $"{title}, month by month";
        return new Block(key, name, Months(column, unit, trend))
        {
            Chart = new TrendChart(title, trend),
            Say = new SentenceMaker().Say(trend.Lower is null ? "There are too few months to say what is usual." : Usual)
                .Then(trend.Points.Any(p => p.Restated is not null) ? Squares : "").Sentence,
        };
    }

    /// <summary>Tiles of measures, each with its months; what no audit stands behind says so.</summary>
    /// <param name="counted">What the measures count: <c>audits</c>, <c>judgements</c>.</param>
    public static IReadOnlyList<Tile> Tiles(PageSource source, ScorecardRow now, string counted, params IReadOnlyList<string> measures) =>
    [
        .. measures.Select(m => MeasureBlocks.Tile(source, now, m, counted == "audits" ? null : $"no {counted} graded") with { Place = source.Address.ToRows(m, now[m]) }),
    ];

    private static Table Months(Column column, MeasureUnit unit, Trend trend)
    {
        var restated = trend.Points.Any(p => p.Restated is not null);
        return new Table(
            [Column.Text("month", "Month"), column, Column.Text("more_than_chance", "More than chance?"), .. restated ? new[] { Column.Text("restated", "Restated") } : []],
            [
                .. trend.Points.Reverse().Select(p => Row.Of(
                [
                    Cell.Of(p.Month),
                    // Whether a target is met is asked of the period alone.
                    Cell.Of(p.Figure with { Status = null }, unit, p.Place),
                    Cell.Of(p.Signal is null ? null : InEnglish.Capital(p.Signal)) with { Variation = p.Signal is null ? null : p.Variation },
                    .. restated ? new[] { Cell.Of(p.Restated is null ? null : InEnglish.Capital(p.Restated.InWords)) } : [],
                ])),
            ],
            "No month has a figure yet.");
    }
}
