using QaInsight.Scorecards.Pages;

namespace QaInsight.Outputs.Mail;

/// <summary>Bars as rows of coloured cells, each as wide as its share.</summary>
internal static class MailBars
{
    private const int MostBars = ShownTable.MostRows;

    // Under these shares of a bar a count, or a count with its meaning, has no room.
    private const double RoomForCount = 0.07;
    private const double RoomForWords = 0.22;

    // Beside the colour, so that it is told apart in grey where a client draws it.
    private static readonly Html Hatch = $"background-image:repeating-linear-gradient(45deg,rgba(70,10,6,.45) 0,rgba(70,10,6,.45) 1px,transparent 1px,transparent 6px);";

    public static Html Of(Block block, BarsChart chart, MailLinks links)
    {
        var isAlone = chart.Bars.Count == 1;
        var rows = chart.Bars.Take(MostBars).Select(bar => isAlone ? Alone(chart, bar) : Row(chart, bar, links));
        var bars = isAlone ? Html.Join(rows) : $"""

            <table width="100%" cellpadding="0" cellspacing="0" border="0" aria-label="{block.Title}" style="margin:10px 0 0;border-collapse:collapse;table-layout:fixed;font-size:14px;line-height:1.25;color:{MailColours.Ink};overflow-wrap:anywhere"><tr><td width="31%"></td><td width="47%"></td><th scope="col" width="22%" align="right" style="font-size:12px;font-weight:400;color:{MailColours.Soft}">{chart.Counted}</th></tr>{rows}
            </table>
            """;
        var left = chart.Bars.Count > MostBars ? MailHtml.Aside($"The first {InEnglish.Number(MostBars)} of {InEnglish.Number(chart.Bars.Count)}: all of them on the page.") : Html.None;
        return $"{Key(chart)}{bars}{left}";
    }

    private static Html Key(BarsChart chart)
    {
        var meanings = chart.Meanings.Select(m => (Html)$"""<span style="white-space:nowrap"><span style="background-color:{m.Fill};color:{m.Fill};{(m.IsHatched ? Hatch : Html.None)}font-size:11px" aria-hidden="true">&nbsp;&nbsp;&nbsp;&nbsp;</span>&nbsp;{m.Name}</span> &nbsp; """);
        return $"<p style=\"margin:8px 0 0;font-size:13px;line-height:1.7;color:{MailColours.Soft}\">{meanings}</p>";
    }

    private static Html Row(BarsChart chart, StackedBar bar, MailLinks links)
    {
        Html total = $"{InEnglish.Count(bar.Total)}{(bar.IsSmall ? $"<br><span style=\"font-size:11px\">small numbers</span>" : Html.None)}";
        Html label = $"{MailWords.Short(bar.Label)}";
        return $"""

            <tr><th scope="row" align="left" style="padding:5px 10px 5px 0;font-weight:400">{MailHtml.Link(links.To(bar.Place), label)}</th><td style="padding:5px 0">{Parts(chart, bar, isAlone: false)}</td><td align="right" style="padding:5px 0 5px 6px;font-size:13px;color:{MailColours.Soft}">{total}</td></tr>
            """;
    }

    private static Html Alone(BarsChart chart, StackedBar bar) => $"""

        <table {MailHtml.Layout} style="margin:10px 0 0"><tr><td>{Parts(chart, bar, isAlone: true)}</td></tr></table>
        {MailHtml.Aside($"{MailWords.Parts(chart, bar)}, of {InEnglish.Count(bar.Total)} {chart.Counted}{(bar.IsSmall ? ": small numbers" : "")}.")}
        """;

    private static Html Parts(BarsChart chart, StackedBar bar, bool isAlone)
    {
        var height = isAlone ? 30 : bar.IsSmall ? 14 : 22;
        var cells = chart.Meanings.Zip(bar.Parts).Where(p => p.Second.Count > 0).Select(p => Part(p.First, p.Second, bar.Total, height, isAlone)).ToList();
        return $"<table role=\"img\" aria-label=\"{MailWords.Short(bar.Label)}: {MailWords.Parts(chart, bar)}\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" style=\"table-layout:fixed;font-size:{(height < 20 ? 11 : 13)}px;line-height:{height}px;white-space:nowrap\"><tr>{cells}</tr></table>";
    }

    private static Html Part(Meaning meaning, BarPart part, decimal total, int height, bool isAlone)
    {
        var (share, count) = ((double)(part.Count / total), InEnglish.Count(part.Count));
        Html says = share < RoomForCount ? $"&nbsp;" : isAlone && share >= RoomForWords ? (Html)$"{count} {InEnglish.InText(meaning.Name)}" : $"{count}";
        return $"""<td width="{share * 100}%" height="{height}" bgcolor="{meaning.Fill}" align="center" style="background-color:{meaning.Fill};color:{meaning.Ink};{(meaning.IsHatched ? Hatch : Html.None)}border-right:2px solid #ffffff" title="{meaning.Name}: {count} of {InEnglish.Count(total)}">{says}</td>""";
    }
}
