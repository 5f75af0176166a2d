namespace QaInsight.Outputs.Mail;

/// <summary>A line of a notice: what it is of, and what is said of it.</summary>
/// <param name="Place">Where it leads; null: nowhere.</param>
public sealed record NoticeLine(string Name, string Says, Uri? Place = null);

/// <summary>Where a notice leads.</summary>
public sealed record NoticeLink(Uri Place, string Says);

/// <summary>Writes a mail that tells something in words, in the look of those with figures: what failed, what is held back.</summary>
public static class NoticeMail
{
    private const int MostLines = 60;
    private const int LongestText = 4_000;

    /// <param name="subject">Without the marking, which is put before it.</param>
    /// <param name="paragraphs">The first stands for the mail where mails are listed.</param>
    public static MailBody Write(string subject, IReadOnlyList<string> paragraphs, IReadOnlyList<NoticeLine> lines, NoticeLink? link, MailHead head)
    {
        var (title, whole) = (MailWords.OneLine(subject), MailWords.Subject(subject, head.Marking));
        var room = new MailRoom();
        var said = paragraphs.Select(p => room.Fit("words", MailHtml.Paragraph(MailHtml.Lines(MailWords.Short(p, LongestText))))).ToList();
        var rows = lines.Take(MostLines).Select(l => room.Fit("lines", Row(l))).ToList();
        Html table = rows.Count == 0 ? Html.None : MailHtml.Card($"<table width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" style=\"border-collapse:collapse\">{rows}</table>");
        var isCut = lines.Count > MostLines || room.Left.Count > 0;
        Html says = $"""
            <h1 style="margin:0 0 10px;font-size:24px;line-height:1.2;font-weight:700;color:{MailColours.Ink};overflow-wrap:anywhere">{MailWords.Short(title)}</h1>{said}{table}{(isCut ? MailHtml.Aside($"{Cut(lines.Count)}") : Html.None)}{(head.Note is { } note ? MailHtml.Notice("", note) : Html.None)}{(link is null ? Html.None : $"\n<p style=\"margin:18px 0 0\">{MailHtml.Button(link.Place.AbsoluteUri, link.Says)}</p>")}
            """;
        return new MailBody(whole, MailFrame.Write(whole, MailWords.Short(paragraphs.Count > 0 ? paragraphs[0] : title, 140), head, says), Text(title, paragraphs, lines, link, head));
    }

    private static Html Row(NoticeLine line)
    {
        Html name = $"{MailWords.Short(line.Name)}";
        return $"""

            <tr><th scope="row" align="left" width="38%" style="width:38%;padding:7px 12px 7px 0;border-bottom:1px solid {MailColours.Line};vertical-align:top;text-align:left;font-size:14px;line-height:1.4;font-weight:600;color:{MailColours.Ink};overflow-wrap:anywhere">{MailHtml.Link(line.Place?.AbsoluteUri, name)}</th><td style="padding:7px 0;border-bottom:1px solid {MailColours.Line};vertical-align:top;font-size:14px;line-height:1.4;color:{MailColours.Ink};overflow-wrap:anywhere">{MailHtml.Lines(MailWords.Short(line.Says, LongestText))}</td></tr>
            """;
    }

    private static string Cut(int lines) => $"There are more than a mail holds ({lines} in all): the rest is on the site.";

    private static string Text(string title, IReadOnlyList<string> paragraphs, IReadOnlyList<NoticeLine> lines, NoticeLink? link, MailHead head)
    {
        var text = new TextLines().Marked(head).Title(title);
        foreach (var paragraph in paragraphs)
            text.Paragraph(MailWords.Short(paragraph, LongestText));
        text.Blank();
        foreach (var line in lines.Take(MostLines))
            text.Item($"{MailWords.Short(line.Name)}: {MailWords.Short(line.Says, LongestText)}");
        if (lines.Count > MostLines)
            text.Paragraph(Cut(lines.Count));
        if (head.Note is { } note)
            text.Paragraph(note);
        if (link is not null)
            text.Paragraph($"{link.Says}:").Line(link.Place.AbsoluteUri);
        return text.Foot(head).ToString();
    }
}
