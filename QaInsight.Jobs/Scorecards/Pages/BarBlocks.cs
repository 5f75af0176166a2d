using QaInsight.Measures;

namespace QaInsight.Scorecards.Pages;

/// <summary>Bars of one whole each, and the table of their counts. A part that is drawn leads to its rows by its mark: said again for each in the table, addresses would be a third of a page.</summary>
internal static class BarBlocks
{
    public const int MostDrawn = 20;

    /// <param name="of">What a bar is: <c>Service</c>.</param>
    /// <param name="mostDrawn">0 for a table alone.</param>
    /// <param name="bars">Bars of nothing are left out, and so are meanings that no bar has a part of.</param>
    public static Block Of(string key, string title, string of, string counted, IReadOnlyList<Meaning> meanings, IEnumerable<StackedBar> bars, string? empty = null, int mostDrawn = MostDrawn)
    {
        var counts = bars.Where(b => b.Total > 0).ToList();
        var parts = Enumerable.Range(0, meanings.Count).Where(at => counts.Exists(b => b.Parts[at].Count > 0)).ToList();
        var drawn = counts.Take(mostDrawn).Select(b => b with { Parts = [.. parts.Select(at => b.Parts[at])] }).ToList();
        var table = new Table(
            [Column.Text("key", of), .. parts.Select(at => Column.Number(meanings[at].Name.ToLowerInvariant().Replace(",", "", StringComparison.Ordinal).Replace(' ', '_'), meanings[at].Name)), Column.Number("all", InEnglish.Capital($"all {counted}"))],
            [
                .. counts.Select((b, row) => Row.Of(
                    [Cell.Of(b.Label, b.Place), .. parts.Select(at => Cell.Count(b.Parts[at].Count, row < mostDrawn ? null : b.Parts[at].Place)), Cell.Count(b.Total, b.Rows) with { Note = b.IsSmall ? Figure.SmallNumbers : null }])),
            ]);
        return new Block(key, title, table with
        {
            Empty = empty ?? table.Empty,
            Note = drawn.Count > 0 && counts.Count > drawn.Count ? $"The first {InEnglish.Number(drawn.Count)} are drawn; the table goes on." : null,
        })
        {
            Chart = mostDrawn == 0 ? null : new BarsChart(counted, [.. parts.Select(at => meanings[at])], drawn),
        };
    }

    /// <summary>A part counted by a measure of a row, which leads to the rows behind it.</summary>
    public static BarPart Part(ScorecardRow row, string measure, PageAddress at) => row[measure]?.Numerator is { } count and > 0 ? new(count, at.ToRows(measure)) : new BarPart(0);
}
