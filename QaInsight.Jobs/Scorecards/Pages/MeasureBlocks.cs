using QaInsight.Measures;
using QaInsight.Scorecards.Board;

namespace QaInsight.Scorecards.Pages;

/// <summary>Measures on a page: as a tile, month by month, and side by side in a table.</summary>
internal static class MeasureBlocks
{
    /// <param name="none">What is said where nothing was counted; null: what the tile says by itself.</param>
    public static Tile Tile(PageSource source, ScorecardRow now, string measure, string? none = "none to count")
    {
        var tile = BoardRows.Tile(source.Catalogue[measure], now, source.Figures.Targets, source.Period.LastDay, source.Trends.Judge(measure));
        return tile with
        {
            Detail = tile.Figure.Denominator == 0 ? none ?? tile.Detail : tile.Detail,
            Place = source.Address.ToRows(measure),
            About = source.Address.ToMeasure(measure),
        };
    }

    // Months lead to their rows by the drawing alone: a page has many links.
    public static Block Trend(string key, string title, Judged judged, MeasureUnit unit, ExpectedBand? expected = null)
    {
        var trend = judged.Trend;
        return new Block(key, $"{title}, month by month", new Table(
            [Column.Text("month", "Month"), Column.Figure("figure", title)],
            [.. trend.Points.Reverse().Select(p => Row.Of(Cell.Of(p.Month), Cell.Of(p.Figure with { Status = null }, unit) with { Note = p.Signal }))],
            "No month has a figure yet."))
        {
            Say = new SentenceMaker().Say(judged.Reading + ".").Sentence,
            Chart = new TrendChart(title, trend) { Expected = expected },
        };
    }

    /// <summary>A measure month by month; each month leads to its rows.</summary>
    public static Block Trend(PageSource source, string measure) => Trend(
        measure, source.Catalogue[measure].Name, source.Trends.Judge(measure), source.Catalogue[measure].Unit);

    /// <summary>A row each of a scorecard, and their total.</summary>
    /// <param name="of">What a row is: <c>Service</c>.</param>
    /// <param name="narrowed">The page's address narrowed to a row's key.</param>
    /// <param name="place">Where a row's name leads.</param>
    public static Block Beside(
        PageSource source, string key, string title, string of, Scorecard card, IReadOnlyList<(string Measure, string Title)> measures, Func<string, PageAddress> narrowed, Func<string, PageAddress>? place = null) =>
        new(key, title, new Table(
            [Column.Text("key", of), .. measures.Select(m => source.Column(m.Measure, m.Title))],
            card.Rows.Count == 0 ? [] :
            [
                .. card.Rows.Select(r => Row.Of([Cell.Of(r.Label, place?.Invoke(r.Key)), .. measures.Select(m => source.Cell(m.Measure, r, narrowed(r.Key)))])),
                Row.Of([Cell.Of(card.Total.Label), .. measures.Select(m => source.Cell(m.Measure, card.Total, source.Address))]) with { IsTotal = true },
            ]));
}
