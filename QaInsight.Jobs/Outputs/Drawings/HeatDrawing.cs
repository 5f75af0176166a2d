using QaInsight.Measures;
using QaInsight.Scorecards.Pages;

namespace QaInsight.Outputs.Drawings;

/// <summary>A table whose cells are shaded by their shares; a class says each cell's shade.</summary>
public static class HeatDrawing
{
    public const string Rule = "The darker a cell, the higher its share. * small numbers: fewer than six were counted.";

    private const int Shades = 9;

    public static Html Table(HeatChart heat, Leads leads, string? caption = null) => $"""
        <table class="heat {(heat.IsBad ? "bad" : "well")}">{(caption is null ? null : (Html)$"<caption>{caption}</caption>")}<thead><tr><th scope="col">{heat.RowsAre}</th>{heat.Columns.Select((c, at) => (Html)$"<th scope=\"col\" class=\"r\">{Led(c, heat.ColumnPlaces.Count > 0 ? leads(heat.ColumnPlaces[at]) : null)}</th>")}</tr></thead><tbody>{heat.Rows.Select(r => (Html)$"<tr><th scope=\"row\">{Led(r.Label, leads.Of(r.Place))}</th>{r.Cells.Select(c => Cell(c, leads))}</tr>")}</tbody></table>
        """;

    /// <summary>A share's shade, 0 (none) to 9 (all).</summary>
    public static int Shade(Figure figure) => (int)Math.Clamp(Math.Round((figure.Value ?? 0) * Shades), 0, Shades);

    private static Html Led(string words, string? href) => href is null ? (Html)$"{words}" : (Html)$"<a href=\"{href}\">{words}</a>";

    private static Html Cell(HeatCell? cell, Leads leads)
    {
        if (cell is null)
            return $"<td>–</td>";
        var figure = cell.Figure;
        var says = $"{InPlainWords.Count(figure.Numerator ?? 0)} of {InPlainWords.Count(figure.Denominator ?? 0)}{(figure.IsSmall ? $", {figure.Caution}" : "")}";
        return leads.Of(cell.Place) is { } href
            ? (Html)$"<td class=\"shade-{Shade(figure)}{(figure.IsSmall ? " few" : "")}\"><a href=\"{href}\" title=\"{says}\">{figure.Display}</a></td>"
            : (Html)$"<td class=\"shade-{Shade(figure)}{(figure.IsSmall ? " few" : "")}\" title=\"{says}\">{figure.Display}<span class=\"sr\">, {says}</span></td>";
    }
}
