using System.Globalization;
using QaInsight.Measures;
using QaInsight.Outputs.Drawings;
using QaInsight.Scorecards.Pages;
using QaInsight.Warehouse;
using Table = QaInsight.Scorecards.Pages.Table;

namespace QaInsight.Outputs.Paper;

/// <summary>A table on paper: no more rows than a page shows, every figure with what it is out of.</summary>
internal static class PaperTable
{
    private const int FewColumns = 3;
    private const int ManyColumns = 7;
    private const int MoreColumns = 9;
    private const int LongList = 15;
    private const int LongestInTwo = 60;
    private const int Wordy = 45;
    private const int Short = 9;
    private const int LongestId = 18;
    private const int Sentence = 24;

    /// <summary>Whether it is a long list of few words, whose second half stands beside its first.</summary>
    public static bool IsInTwo(Block block) =>
        block.Chart is null && block.Table is { IsFacts: false, Columns.Count: <= FewColumns, Rows.Count: >= LongList and <= LongestInTwo } table && table.Rows.All(r => !r.IsTotal && r.Cells.All(c => c.Figure is null && c.Text.Length < Wordy));

    /// <param name="id">Of the page that it stands on.</param>
    public static Html Write(Block block, string id)
    {
        var table = block.Table;
        var shown = table.Rows.Count > table.MostShown ? [.. table.Rows.Where(r => !r.IsTotal).Take(table.MostShown), .. table.Rows.Where(r => r.IsTotal)] : table.Rows;
        if (IsInTwo(block) && shown.Count == table.Rows.Count)
        {
            var half = (shown.Count + 1) / 2;
            return $"<div class=\"in-two\">{Rows(block, block.Title, shown.Take(half), id)}{Rows(block, $"{block.Title}, the rest", shown.Skip(half), id)}</div>";
        }

        var (most, all) = (shown.Count(r => !r.IsTotal), table.Of ?? table.Rows.Count(r => !r.IsTotal));
        return $"{Rows(block, block.Title, shown, id)}{(most < all ? (Html)$"<p class=\"rule\">The first {InPlainWords.Count(most)} of {InPlainWords.Count(all)}; the site’s files hold them all.</p>" : null)}";
    }

    private static Html Rows(Block block, string caption, IEnumerable<Row> rows, string id)
    {
        var columns = block.Table.Columns;
        var right = columns.Select(c => c.Kind is ColumnKind.Number or ColumnKind.Figure).ToList();
        return $"""
            <table{(columns.Count > ManyColumns ? (Html)$" class=\"{(columns.Count > MoreColumns ? "many more" : "many")}\"" : null)}><caption>{caption}</caption><thead><tr>{columns.Select((c, at) => (Html)$"<th scope=\"col\"{(right[at] ? Right : null)}>{c.Title}</th>")}</tr></thead><tbody>{rows.Select(r => Row(block.Table, r, right, id))}</tbody></table>
            """;
    }

    // What would be hard to read on two lines: an id, a month, a word or two.
    private static bool KeepsTogether(Column column, Cell cell) => column.KeepsTogether || cell.Text.Length <= Short || (cell.Text.Length <= LongestId && !cell.Text.Contains(' ', StringComparison.Ordinal));

    private static Html Right => $" class=\"r\"";

    private static Html Row(Table table, Row row, List<bool> right, string id)
    {
        var isTight = table.Columns.Count > ManyColumns;
        return $"<tr{(row.IsTotal ? (Html)$" class=\"total\"" : null)}><th scope=\"row\"{(KeepsTogether(table.Columns[0], row.Cells[0]) ? (Html)$" class=\"one-line\"" : null)}>{Words(row.Cells[0], isTight, id)}</th>{row.Cells.Skip(1).Select((c, at) => (Html)$"<td class=\"{(right[at + 1] ? "r" : c.IsProse ? "prose" : KeepsTogether(table.Columns[at + 1], c) ? "one-line" : c.Text.Length > Sentence ? "wordy" : "")}\">{Words(c, isTight, id)}</td>")}</tr>";
    }

    private static Html Words(Cell cell, bool isTight, string id)
    {
        var figure = cell.Figure;
        var text = isTight && cell.Value is DateOnly day && cell.Text == day.ToWords() ? day.ToString("d MMM yyyy", CultureInfo.InvariantCulture) : cell.Text;
        Html variation = cell.Variation is { } v ? Marks.Of(v) : Html.None;
        Html counted = figure is { Denominator: > 0 } ? (Html)$"<span class=\"counted\"> {InPlainWords.Count(figure.Numerator ?? 0)} of {InPlainWords.Count(figure.Denominator.Value)}</span>" : Html.None;
        Html caution = figure is { Denominator: > 0, IsSmall: true } ? (Html)$"<span class=\"small\"> {figure.Caution}</span>" : Html.None;
        Html status = figure is { Status: { } s, IsSmall: false } ? (Html)$"<span class=\"status\"> {Marks.Of(s)}{Told(s)}</span>" : Html.None;
        Html note = cell.Note is { } n ? (Html)$"<span class=\"note\"> {n}</span>" : Html.None;
        return $"{variation}{(figure is null ? (Html)$"{text}" : (Html)$"<b>{cell.Text}</b>")}{counted}{caution}{status}{note}{PaperWords.Marks(cell.Remarks, id)}";
    }

    private static string Told(TargetStatus status) => status.ToString().ToLowerInvariant();
}
