using QaInsight.Measures;
using QaInsight.Scorecards.Pages;

namespace QaInsight.Outputs.Mail;

/// <summary>Figures with their months, two beside each other.</summary>
internal static class MailTiles
{
    /// <summary>How many months are said, and how many drawn.</summary>
    public const int MonthsSaid = 3;

    private const int MonthsDrawn = 12;
    private const int Tallest = 30;

    public static Html Pair(IReadOnlyList<Tile> pair, int level, MailLinks links)
    {
        var second = pair.Count > 1 ? (Html)$"<td width=\"12\" style=\"width:12px;font-size:1px\">&nbsp;</td>{Cell(pair[1], level, links)}" : Html.None;
        return $"""

            <table {MailHtml.Layout} style="margin:12px 0 0;table-layout:fixed"><tr>{Cell(pair[0], level, links)}{second}</tr></table>
            """;
    }

    private static Html Cell(Tile tile, int level, MailLinks links)
    {
        var figure = tile.Figure;
        var small = figure is { IsSmall: true, Denominator: > 0 } ? $" · {figure.Caution}" : "";
        var restated = tile.Trend.Points is [.., { Restated: { } told } last] && last.Figure == figure ? $" · {told.InWords}" : "";
        var marks = string.Concat(tile.Remarks.Select(r => $" (see {InEnglish.Count(r.Number)})"));
        Html name = $"{tile.Title}";
        return $"""
            <td valign="top" bgcolor="{MailColours.Card}" style="padding:14px 14px 12px;background-color:{MailColours.Card};color:{MailColours.Ink};border:1px solid {MailColours.Line};border-radius:4px;vertical-align:top;overflow-wrap:anywhere">{Heading(level, Named(links.To(tile.About), name))}
            <p style="margin:4px 0 0;font-size:30px;line-height:1.15;font-weight:700;color:{MailColours.Ink}">{figure.Display}</p>
            <p style="margin:2px 0 0;font-size:13px;line-height:1.4;color:{MailColours.Soft}">{tile.Detail}{small}{restated}</p>{Months(tile)}
            <p style="margin:8px 0 0;font-size:13px;line-height:1.4;color:{MailColours.Soft}"><span style="color:{MailColours.Of(tile.Trend.Variation)}" aria-hidden="true">{(tile.Trend.Variation is Variation.TooFew or Variation.Common ? "○" : "●")}</span> {tile.Reading}{marks}</p></td>
            """;
    }

    private static Html Named(string? to, Html name) => to is null ? name : $"<a href=\"{to}\" style=\"color:{MailColours.Link};text-decoration:none\">{name}</a>";

    private static Html Heading(int level, Html says) => level == 2
        ? $"<h2 style=\"margin:0;font-size:13px;line-height:1.3;font-weight:600;color:{MailColours.Soft}\">{says}</h2>"
        : (Html)$"<h3 style=\"margin:0;font-size:13px;line-height:1.3;font-weight:600;color:{MailColours.Soft}\">{says}</h3>";

    // Columns from nothing upwards, for a mail has no lines; the latest is the figure's own.
    private static Html Months(Tile tile)
    {
        var points = tile.Trend.Points.TakeLast(MonthsDrawn).ToList();
        var most = points.Max(p => p.Figure.Value) ?? 0;
        if (most <= 0 || points.Count(p => p.Figure.Value is not null) < 2)
            return Html.None;
        var columns = points.Select((p, at) => Month(p, (double)((p.Figure.Value ?? 0) / most), at == points.Count - 1 ? MailColours.Of(tile.Trend.Variation) : MailColours.Earlier));
        return $"""

            <table role="img" aria-label="{tile.Title}, month by month: {MailWords.Months(points)}" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:200px;margin:10px 0 0;table-layout:fixed;font-size:1px;line-height:1px"><tr valign="bottom">{columns}</tr></table>
            """;
    }

    private static Html Month(TrendPoint point, double share, Html colour)
    {
        var height = Math.Max(1, (int)Math.Round(share * Tallest));
        return point.Figure.Value is null
            ? $"<td height=\"{Tallest}\">&nbsp;</td>"
            : (Html)$"""<td height="{Tallest}"><div style="width:82%;height:{height}px;background-color:{colour};color:{colour};line-height:{height}px;mso-line-height-rule:exactly">&nbsp;</div></td>""";
    }
}
