using QaInsight.Measures;

namespace QaInsight.Scorecards.Pages;

/// <summary>A measure month by month, with what is more than chance.</summary>
internal static class TrendBlocks
{
    public static Block Of(string key, string measure, Trend trend) => new(key, $"{measure}, month by month", new Table(
        [Column.Text("month", "Month"), Column.Figure("figure", measure), Column.Text("signal", "More than chance?")],
        [.. trend.Points.Select(p => Row.Of(Cell.Of(p.Month), Cell.Of(p.Figure, trend.IsShare ? MeasureUnit.Percent : MeasureUnit.Count, p.Place), Cell.Of(p.Signal)))]))
    {
        Say = new SentenceMaker().Say(trend.Mean is null
            ? "There are too few months to say what is usual."
            : "Grey: the usual range, with its average. Inside it, a rise or fall may be chance.").Sentence,
        Chart = new TrendChart(measure, trend),
    };
}
