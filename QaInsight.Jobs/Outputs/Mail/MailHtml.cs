using QaInsight.Scorecards.Pages;

namespace QaInsight.Outputs.Mail;

/// <summary>The small pieces that mails are made of. Every colour stands on its element, since mail clients drop style sheets.</summary>
internal static class MailHtml
{
    public static readonly Html Layout = $"role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\"";

    private static readonly Html CardTitle = $"margin:0;font-size:15px;line-height:1.3;font-weight:700;color:{MailColours.Ink}";

    public static Html Link(string? to, Html says) => to is null ? says : $"<a href=\"{to}\" style=\"color:{MailColours.Link}\">{says}</a>";

    public static Html Button(string to, string says) =>
        $"""
        <a href="{to}" style="display:inline-block;padding:10px 18px;border-radius:4px;background-color:{MailColours.Brand};color:#ffffff;font-size:15px;font-weight:600;text-decoration:none">{says}</a>
        """;

    /// <summary>Of a card, whatever it stands under.</summary>
    public static Html CardHeading(int level, Html says) => level == 2
        ? $"<h2 style=\"{CardTitle}\">{says}</h2>"
        : (Html)$"<h3 style=\"{CardTitle}\">{says}</h3>";

    /// <summary>Of a section.</summary>
    public static Html Heading(Html says) => $"<h2 style=\"margin:0;font-size:20px;line-height:1.25;font-weight:700;color:{MailColours.Ink}\">{says}</h2>";

    public static Html Paragraph(Html says) => $"<p style=\"margin:6px 0 0;font-size:15px;line-height:1.5;color:{MailColours.Ink}\">{says}</p>";

    /// <summary>Something less, under what it is about.</summary>
    public static Html Aside(Html says) => $"<p style=\"margin:6px 0 0;font-size:13px;line-height:1.45;color:{MailColours.Soft}\">{says}</p>";

    public static Html Soft(string says) => $"<span style=\"font-size:12px;color:{MailColours.Soft}\">{says}</span>";

    public static Html Said(Sentence sentence) => Html.Join(sentence.Parts.Select(p => p.IsStrong ? $"<b>{p.Text}</b>" : (Html)$"{p.Text}"));

    /// <summary>Somebody's words, with their line breaks.</summary>
    public static Html Lines(string words) => Html.Join(words.ReplaceLineEndings("\n").Split('\n').Select((line, at) => at == 0 ? $"{line}" : (Html)$"<br>{line}"));

    public static Html Joined(IEnumerable<string> words) => Html.Join(words.Select((word, at) => at == 0 ? $"{word}" : (Html)$" &#183; {word}"));

    public static Html Card(Html says) =>
        $"""

        <table {Layout} bgcolor="{MailColours.Card}" style="margin:12px 0 0;background-color:{MailColours.Card};color:{MailColours.Ink};border:1px solid {MailColours.Line};border-radius:4px"><tr><td style="padding:14px 16px 16px">{says}</td></tr></table>
        """;

    /// <summary>What has to be known before anything is read.</summary>
    public static Html Notice(string strong, string says) =>
        $"""

        <table {Layout} bgcolor="#fdf3dc" style="margin:12px 0 0;background-color:#fdf3dc;color:#4d3800;border-left:4px solid #e3ac41"><tr><td style="padding:10px 14px;font-size:14px;line-height:1.45">{(strong.Length > 0 ? $"<b>{strong}</b> " : Html.None)}{says}</td></tr></table>
        """;

    /// <summary>How far a share goes, as a strip under its figure.</summary>
    public static Html Strip(double share)
    {
        var full = Math.Clamp(Math.Round(share * 100, 1), 0, 100);
        var (filled, rest) = (Cell(MailColours.Share, full), Cell(MailColours.Rest, 100 - full));
        return $"<div align=\"right\"><table role=\"presentation\" width=\"84\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" style=\"margin:4px 0 1px\"><tr>{filled}{rest}</tr></table></div>";

        static Html Cell(Html colour, double width) => width <= 0
            ? Html.None
            : $"<td width=\"{width}%\" bgcolor=\"{colour}\" style=\"background-color:{colour};color:{colour};font-size:1px;line-height:5px\">&nbsp;</td>";
    }
}
