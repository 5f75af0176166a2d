using QaInsight.Measures;
using QaInsight.Scorecards.Pages;

namespace QaInsight.Outputs.Mail;

/// <summary>A page's tables as a mail shows them.</summary>
internal static class MailTables
{
    private const string Dash = "–";

    // On the table and not on its cells: a mail has hundreds of those.
    private static readonly Html Letters = $"font-size:14px;line-height:1.35;color:{MailColours.Ink};overflow-wrap:break-word";
    private static readonly Html Broken = $"word-break:break-word;overflow-wrap:anywhere;";
    private static readonly Html Rule = $"border-bottom:1px solid {MailColours.Line};";
    private static readonly Html Total = $"border-top:2px solid {MailColours.Ink};";

    public static Html Of(Block block, MailLinks links)
    {
        var table = block.Table;
        if (table.Rows.Count == 0)
            return MailHtml.Aside($"{table.Empty}");
        var shown = ShownTable.Of(block);
        var rows = table.IsFacts ? Facts(table, links) : shown.IsStacked ? Stacked(shown, links) : Rows(block.Title, shown, links);
        return $"{rows}{(shown.Left is { } left && !table.IsFacts ? MailHtml.Aside($"{left}") : Html.None)}";
    }

    private static Html Rows(string title, ShownTable shown, MailLinks links)
    {
        var (table, drawn) = (shown.Table, shown.Drawn);
        var heads = shown.Columns.Select(at => (Html)$"""<th scope="col" align="{Side(table, at)}" style="padding:0 0 6px {Gap(at)}px;{Rule}font-size:12px;font-weight:600;color:{MailColours.Soft}">{table.Columns[at].Title}</th>""");
        var rows = shown.Rows.Select(row => (Html)$"\n<tr valign=\"top\">{shown.Columns.Select(at => Cell(row, at, Side(table, at), at == drawn, shown, links))}</tr>");
        return $"""

            <table width="100%" cellpadding="0" cellspacing="0" border="0" aria-label="{title}" style="margin:10px 0 0;border-collapse:collapse;{Letters}"><thead><tr valign="bottom">{heads}</tr></thead><tbody>{rows}
            </tbody></table>
            """;
    }

    private static Html Cell(Row row, int at, string side, bool isDrawn, ShownTable shown, MailLinks links)
    {
        var cell = row.Cells[at];
        var text = MailWords.Short(cell.Text);
        Html name = row.IsTotal || (cell.Figure is not null && cell.Text != Dash) ? $"<b>{text}</b>" : (Html)$"{text}";
        Html counted = MailWords.Counted(cell.Figure) is { } of ? $" <span style=\"font-size:12px;color:{MailColours.Soft};white-space:nowrap\">{of}</span>" : Html.None;
        var beside = string.Join(" · ", MailWords.Beside(cell, shown.SaysStatus).Skip(counted.IsNone ? 0 : 1));
        var strip = isDrawn && cell.Figure?.Value is { } value ? MailHtml.Strip((double)value) : Html.None;
        Html said = $"{(at == 0 ? MailHtml.Link(links.To(cell.Place), name) : name)}{counted}{(beside.Length == 0 ? Html.None : $"<br>{MailHtml.Soft(beside)}")}{strip}";
        Html style = $"padding:7px 0 7px {Gap(at)}px;{(row.IsTotal ? Total : Rule)}{(shown.IsBroken(cell.Text) ? Broken : Html.None)}";
        return at == 0
            ? $"<th scope=\"row\" align=\"left\" style=\"{style}font-weight:400\">{said}{Under(row, shown)}</th>"
            : side == "left" ? (Html)$"<td style=\"{style}\">{said}</td>" : $"<td align=\"right\" style=\"{style}\">{said}</td>";
    }

    private static Html Under(Row row, ShownTable shown) =>
        shown.Under.Where(at => row.Cells[at].Text is not Dash).Select(at => $"{shown.Table.Columns[at].Title}: {Whole(row.Cells[at])}").ToList() is { Count: > 0 } under
            ? $"<br>{MailHtml.Soft(MailWords.Short(string.Join(" · ", under), MailRemarks.Most))}"
            : Html.None;

    // Each row by itself: its name, and under it what the other columns say.
    private static Html Stacked(ShownTable shown, MailLinks links) => Html.Join(shown.Rows.Select(row =>
    {
        var first = row.Cells[0];
        var rest = shown.Columns.Skip(1).Where(at => row.Cells[at].Text is not Dash).Select(at => (Html)$"""<br><span style="color:{MailColours.Soft}">{shown.Table.Columns[at].Title}:</span> {MailHtml.Lines(MailWords.Short(Whole(row.Cells[at]), MailRemarks.Most))}""");
        return (Html)$"""<p style="margin:10px 0 0;padding:0 0 10px;border-bottom:1px solid {MailColours.Line};{Letters};{Broken}"><b>{MailHtml.Link(links.To(first.Place), $"{MailWords.Short(first.Text)}")}</b>{rest}</p>""";
    }));

    private static Html Facts(Table table, MailLinks links) => $"""

        <table width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:8px 0 0;border-collapse:collapse;{Letters}">{table.Rows.Take(ShownTable.MostRows * 2).Select(r => (Html)$"""
            <tr valign="top"><th scope="row" align="left" style="padding:5px 14px 5px 0;font-weight:400;color:{MailColours.Soft}">{r.Cells[0].Text}</th><td style="padding:5px 0;{Broken}">{MailHtml.Link(links.To(r.Cells[1].Place), $"{MailWords.Short(r.Cells[1].Text, MailRemarks.Most)}")}</td></tr>
            """)}</table>
        """;

    private static string Whole(Cell cell) => string.Join(", ", MailWords.Beside(cell, saysStatus: true).Prepend(cell.Text));

    private static string Side(Table table, int at) => at > 0 && table.Columns[at].Kind is ColumnKind.Figure or ColumnKind.Number ? "right" : "left";

    private static int Gap(int at) => at == 0 ? 0 : 10;
}
