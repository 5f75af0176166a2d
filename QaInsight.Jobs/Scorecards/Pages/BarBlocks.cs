using QaInsight.Measures;

namespace QaInsight.Scorecards.Pages;

/// <summary>Bars of one whole each, and the table of their counts.</summary>
internal static class BarBlocks
{
    private const int MostDrawn = 20;

    /// <param name="of">What a bar is: <c>Service</c>.</param>
    /// <param name="bars">Bars of nothing are left out, and so are meanings that no bar has a part of.</param>
    public static Block Of(string key, string title, string of, string counted, IReadOnlyList<Meaning> meanings, IEnumerable<StackedBar> bars, string? empty = null)
    {
        var counts = bars.Where(b => b.Total > 0).ToList();
        var parts = Enumerable.Range(0, meanings.Count).Where(at => counts.Exists(b => b.Parts[at].Count > 0)).ToList();
        var drawn = counts.Take(MostDrawn).Select(b => b with { Parts = [.. parts.Select(at => b.Parts[at])] }).ToList();
        var table = new Table(
            [Column.Text("key", of), .. parts.Select(at => Column.Number(meanings[at].Name.ToLowerInvariant().Replace(",", "", StringComparison.Ordinal).Replace(' ', '_'), meanings[at].Name)), Column.Number("all", InEnglish.Capital($"all {counted}"))],
            [
                .. counts.Select(b => Row.Of(
                    [Cell.Of(b.Label, b.Place), .. parts.Select(at => Cell.Count(b.Parts[at].Count, b.Parts[at].Place)), Cell.Count(b.Total, b.Rows) with { Note = b.IsSmall ? Figure.SmallNumbers : null }])),
            ]);
        return new Block(key, title, table with
        {
            Empty = empty ?? table.Empty,
            Note = counts.Count > MostDrawn ? $"The first {InEnglish.Number(MostDrawn)} are drawn; the table goes on." : null,
        })
        {
            Chart = new BarsChart(counted, [.. parts.Select(at => meanings[at])], drawn),
        };
    }

    /// <summary>A part counted by a measure of a row, which leads to the rows behind it.</summary>
    public static BarPart Part(ScorecardRow row, string measure, PageAddress at) => row[measure]?.Numerator is { } count and > 0 ? new(count, at.ToRows(measure)) : new BarPart(0);
}
