using QaInsight.Outputs.Drawings;
using QaInsight.Scorecards.Pages;

namespace QaInsight.Outputs.Paper;

/// <summary>A section's tables and charts, two beside each other where both have room.</summary>
/// <param name="Id">Of the page that they stand on.</param>
internal sealed record PaperBlocks(Section Section, string Id)
{
    private const int TrendHeight = 125;
    private const int FunnelHeight = 180;
    private const int MostColumnsInHalf = 3;
    private const int MostRowsInHalf = 14;
    private const int MostRowsTogether = 18;

    public Html Write()
    {
        var (rows, blocks) = (new List<Html>(), Section.Blocks.ToList());
        for (; blocks.Count > 0; blocks.RemoveAt(0))
        {
            if (Beside(blocks) is not { } beside)
            {
                rows.Add(Card(blocks[0]));
                continue;
            }

            rows.Add($"<div class=\"cols\">{Card(blocks[0])}{Card(beside)}</div>");
            blocks.Remove(beside);
        }

        return Html.Join(rows);
    }

    // A small table stands beside the next small one, though a long one is between them.
    private static Block? Beside(IReadOnlyList<Block> blocks) =>
        !IsHalf(blocks[0]) || blocks.Count == 1 ? null : IsHalf(blocks[1]) ? blocks[1] : blocks[0].Chart is null ? blocks.Skip(2).FirstOrDefault(b => b.Chart is null && IsHalf(b)) : null;

    private static bool IsHalf(Block block) => !block.IsWide && block.Chart is not HeatChart
        && (block.Table.Rows.Count == 0 || block.Chart is TrendChart or FunnelChart || (block.Chart is BarsChart bars && bars.Bars.Count <= MostRowsInHalf) || block.Table.IsFacts
            || (block.Chart is null && block.Table.Columns.Count <= MostColumnsInHalf && block.Table.Rows.Count <= MostRowsInHalf));

    // What is long breaks between its rows; all else stays together.
    private static bool BreaksInside(Block block) => block.Table.Rows.Count > MostRowsTogether && !PaperTable.IsInTwo(block) && block.Chart is not (TrendChart or FunnelChart or BarsChart);

    private Html Card(Block block)
    {
        // A table that is all there is to a section is headed by it.
        var title = block.Title == Section.Heading ? Html.None : PaperWords.Heading(Section.Heading is null ? 2 : 3, block.Title);
        return $"""
            <div class="{(BreaksInside(block) ? "card long" : "card")}">{title}{(block.Say is { } say ? (Html)$"<p class=\"say\">{PaperWords.Of(say)}</p>" : null)}{Body(block)}{(block.Table.Note is { } note ? (Html)$"<p class=\"rule\">{note}</p>" : null)}</div>
            """;
    }

    private Html Body(Block block) => block switch
    {
        { Table.Rows.Count: 0 } => $"<p class=\"none\">{block.Table.Empty}</p>",
        { Chart: HeatChart heat } => $"{HeatDrawing.Table(heat, Leading.Nowhere, block.Title)}<p class=\"rule\">{HeatDrawing.Rule}</p>",
        { Chart: BarsChart bars } => Bars(StackedBars.Of(block.Title, bars, StackedBars.Sizes.OnPaper)),
        { Chart: TrendChart trend } => Line(TrendLine.FromZero(trend.Title, trend.Trend, trend.Expected)),
        { Chart: FunnelChart funnel } => Funnel(FunnelPlot.Of(funnel)),
        { Table.IsFacts: true } => $"<dl class=\"facts\">{block.Table.Rows.Select(r => (Html)$"<div><dt>{r.Cells[0].Text}</dt><dd>{r.Cells[1].Text}</dd></div>")}</dl>",
        _ => PaperTable.Write(block, Id),
    };

    private static Html Bars(StackedBars bars) => $"{BarsDrawing.Key(bars.Meanings)}<div class=\"chart\">{BarsDrawing.List(bars, Leading.Nowhere)}</div>{Unlabelled(bars)}";

    // Nothing can be pointed at on paper: what has no room in its stretch is said below.
    private static Html Unlabelled(StackedBars bars) =>
        bars.Bars.SelectMany(b => b.Stretches.Where(s => s is { Count: > 0, Label.Length: 0 }).Select(s => $"{b.Label}: {InPlainWords.Count(s.Count)} {s.Meaning.Name.ToLowerInvariant()}")).ToList() is { Count: > 0 } left
            ? $"<p class=\"rule\">Too narrow for their count: {string.Join("; ", left)}.</p>" : Html.None;

    private static Html Line(TrendLine line) =>
        $"<div class=\"chart trend\">{TrendDrawing.Large(line, Leading.Nowhere, TrendHeight)}</div>{(line.Dots is [.., var latest] ? (Html)$"<p class=\"rule\">{latest.Says}.</p>" : null)}";

    private static Html Funnel(FunnelPlot plot) =>
        $"<div class=\"chart funnel\">{FunnelDrawing.Draw(plot, Leading.Nowhere, FunnelHeight)}</div><p class=\"rule\">Across: how many {plot.Chart.Counted}. {FunnelDrawing.Rule} {plot.InWords}.</p>";
}
