using System.Globalization;
using QaInsight.Measures;
using QaInsight.Scorecards.Pages;

namespace QaInsight.Tests.Scorecards.Pages;

/// <summary>A figure that counts something, where it stands and where it leads.</summary>
/// <param name="Block">Its table's or chart's key, or its section's.</param>
/// <param name="Row">What names its row, its bar or its month.</param>
/// <param name="Column">Its column's key, or what its mark means.</param>
internal sealed record PageFigure(string Block, string Row, string Column, decimal Count, PageAddress? Place)
{
    public string Where => $"{Block}: {Row}, {Column}";

    public Figure? Figure { get; init; }

    /// <summary>What its column is headed.</summary>
    public string Title { get; init; } = "";

    /// <summary>Where the names of its row and its column lead.</summary>
    public IReadOnlyList<PageAddress> Names { get; init; } = [];
}

/// <summary>Every figure of a page that counts anything: in tiles, in tables and in the marks of charts.</summary>
internal static class PageFigures
{
    public static IEnumerable<PageFigure> Of(ScorecardPage page) =>
        page.Body.Sections.SelectMany(s => s.Tiles.Select(t => new PageFigure(s.Key, "tile", t.Measure, t.Figure.Numerator ?? 0, t.Place) { Figure = t.Figure }))
            .Concat(page.Blocks.SelectMany(b => InTable(b).Concat(InChart(b)))).Where(f => f.Count > 0);

    /// <summary>How many rows a page of rows shows; of ready-counted rows, what they add up to.</summary>
    public static decimal RowsOf(ScorecardPage page)
    {
        var table = page.Blocks.Single(b => b.Key == "rows").Table;
        var counted = table.Columns.ToList().FindIndex(c => c is { Key: "numerator", Title: "Counted" });
        return counted < 0 ? table.Rows.Count : table.Rows.Sum(r => Convert.ToDecimal(r.Cells[counted].Value, CultureInfo.InvariantCulture));
    }

    private static IEnumerable<PageFigure> InTable(Block block) =>
        from row in block.Table.Rows
        from at in Enumerable.Range(1, row.Cells.Count - 1)
        let cell = row.Cells[at]
        let column = block.Table.Columns[at]
        where column.Kind is ColumnKind.Figure or ColumnKind.Number
        select new PageFigure(block.Key, row.Cells[0].Text, column.Key, cell.Figure is { } figure ? figure.Numerator ?? 0 : cell.Value as decimal? ?? 0, cell.Place)
        {
            Figure = cell.Figure,
            Title = column.Title,
            Names = [.. new[] { row.Cells[0].Place, (block.Chart as HeatChart)?.ColumnPlaces.ElementAtOrDefault(at - 1) }.OfType<PageAddress>()],
        };

    private static IEnumerable<PageFigure> InChart(Block block) => block.Chart switch
    {
        BarsChart bars => from bar in bars.Bars from part in bar.Parts.Zip(bars.Meanings) select new PageFigure(block.Key, bar.Label, part.Second.Name, part.First.Count, part.First.Place) { Title = part.Second.Name, Names = [.. new[] { bar.Place }.OfType<PageAddress>()] },
        TrendChart trend => trend.Trend.Points.Select(p => new PageFigure(block.Key, p.Month.Label, "mark", p.Figure.Numerator ?? 0, p.Place) { Figure = p.Figure }),
        FunnelChart funnel => funnel.Points.Select(p => new PageFigure(block.Key, p.Label, "mark", p.Figure.Numerator ?? 0, p.Place) { Figure = p.Figure }),
        _ => [],
    };
}
