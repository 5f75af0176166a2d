using QaInsight.Measures;
using QaInsight.Scorecards.Pages;
using QaInsight.Scorecards.Pages.Commentary;
using QaInsight.Warehouse;
using Table = QaInsight.Scorecards.Pages.Table;

namespace QaInsight.Outputs;

/// <summary>A page's tables as files hold them: the figures of its tiles, then each block's table, and at last what was written about them.</summary>
public static class PageTables
{
    public static IReadOnlyList<Block> Of(ScorecardPage page) =>
        [.. page.Body.Sections.SelectMany(s => s.Tiles.Count == 0 ? s.Blocks : s.Blocks.Prepend(Tiles(s))), .. RemarkTable.Of(page) is { } written ? [written] : Array.Empty<Block>()];

    /// <summary>What was written about the page's figures, a line each: what it is about, and its words with who is to do what.</summary>
    public static IEnumerable<(string About, string Says)> Written(ScorecardPage page) => page.Body.Conclusions.Select(r => (RemarkTable.Conclusions, r)).Concat(page.Remarks.OrderBy(r => r.Number).Select(r => (r.Name, r.Remark)))
        .Select(r => ($"{r.Item1}, {r.Item2.On.Period.Label}, {r.Item2.On.Whose}", Says(r.Item2)));

    /// <summary>What marks a file that may be shared outside, and every filter that narrows the page, beside its period.</summary>
    public static IEnumerable<(string Name, string Says)> Filters(PageHead head) => (head.Sharing is { } sharing ? [(ScorecardTable.Sharing, sharing)] : Array.Empty<(string, string)>())
        .Concat(head.Choices.Where(c => c.Filter != PageFilter.Period && c.Chosen is { Value.Length: > 0 }).Select(c => (c.Label, c.Chosen!.Label)).Concat(head.InForce.Select(f => (f.Name, f.Says))));

    /// <summary>The measure whose figure a cell shows; null where it shows none.</summary>
    public static Measure? Measure(Catalogue catalogue, Column column, Row row, Cell cell)
    {
        string?[] keys = [cell.Place is { Page: "rows" } rows ? rows.Of : null, row.Cells[0].Place is { Page: "measure" } about ? about.Of : null, column.Key.Replace('_', '-')];
        return keys.FirstOrDefault(k => k is not null && catalogue.Has(k)) is { } key ? catalogue[key] : null;
    }

    /// <summary>What a file holds of a cell: a number, a day, a month, a text; null where there is nothing.</summary>
    public static object? Value(Cell cell) => cell switch
    {
        { Figure: { } figure } => figure.Value,
        { Value: DateOnly day } when cell.Text == Month.Of(day).Label => Month.Of(day),
        { Value: not null } => cell.Value,
        _ => cell.Text == Cell.None.Text ? null : cell.Text,
    };

    /// <summary>The titles of the columns whose figures in the row are of small numbers.</summary>
    public static IEnumerable<Column> Small(Table table, Row row) => table.Columns.Zip(row.Cells).Where(c => c.Second.Figure is { IsSmall: true, Denominator: > 0 }).Select(c => c.First);

    private static string Says(Remark remark) => string.Join('\n', new[]
    {
        remark.Words, remark.Owner is { } owner ? $"Owner: {owner}" : null, remark.NextStep is { } step ? $"Next step: {step}" : null, remark.By is { } day ? $"By: {day.ToWords()}" : null,
        $"Written by {remark.Author}, {remark.Day.ToWords()}",
    }.OfType<string>());

    private static Block Tiles(Section section) => new($"{section.Key}-tiles", $"{section.Heading ?? "Figures"}", new Table(
        [Column.Text("measure", "Measure"), Column.Figure("figure", "Figure"), Column.Text("detail", "Detail"), Column.Text("reading", "Reading")],
        [.. section.Tiles.Select(t => Row.Of(Cell.Of(t.Title, t.About ?? t.Place?.ToMeasure(t.Measure)), Cell.Of(t.Figure, Unit(t), t.Place), Cell.Of(t.Detail), Cell.Of(t.Reading)))]));

    private static MeasureUnit Unit(Tile tile) => tile.Trend.IsShare ? MeasureUnit.Percent : tile.Figure.Denominator is null ? MeasureUnit.Count : MeasureUnit.Ratio;
}
