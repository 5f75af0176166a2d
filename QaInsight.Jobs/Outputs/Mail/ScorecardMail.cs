using QaInsight.Scorecards.Pages;

namespace QaInsight.Outputs.Mail;

/// <summary>Writes pages of figures as a mail: tables and inline styles alone, nothing that is fetched, no picture that the words do not stand for.</summary>
public static class ScorecardMail
{
    private const int MostNamed = 8;
    private const int LongestPreview = 140;

    /// <summary>The first page is written out, as far as a mail has room; of the others what they say, and where they are.</summary>
    /// <exception cref="ArgumentException">There is no page.</exception>
    public static MailBody Write(IReadOnlyList<ScorecardPage> pages, MailHead head)
    {
        if (pages.Count == 0)
            throw new ArgumentException("A mail is of one page at least.", nameof(pages));
        var first = pages[0];
        var (subject, room) = (Subject(first, head), new MailRoom());
        // Further pages are short, and what they say is not left out for the first one's tables.
        var others = pages.Skip(1).Select(p => new MailPage(p, new MailLinks(head.Site, p), room).InShort()).ToList();
        var whole = new MailPage(first, new MailLinks(head.Site, first), room).Whole(head.Note);
        var left = Left(room.Left);
        var preview = MailWords.Short(first.Body.Sections.Select(s => s.Lead).FirstOrDefault(l => l is not null)?.ToString() ?? $"{first.Body.Title}, {first.Head.Request.Period.Label}", LongestPreview);
        Html says = $"{whole}{(left is null ? Html.None : MailHtml.Notice("Left to the page:", left))}{others}";
        return new MailBody(subject, MailFrame.Write(subject, preview, head, says), MailText.Write(pages, head, subject));
    }

    /// <summary>Marking, title, whose figures, period and day: <c>OFFICIAL–SENSITIVE: Teams, Safeguarding – August 2026 (as at 13 September 2026)</c>.</summary>
    public static string Subject(ScorecardPage page, MailHead head) => MailWords.Subject(page, head);

    private static string? Left(IReadOnlyList<string> names)
    {
        var all = names.Distinct(StringComparer.Ordinal).Select(n => MailWords.Short(MailWords.OneLine(n), 60)).ToList();
        return all.Count == 0 ? null
            : all.Count <= MostNamed ? $"{InEnglish.Listed(all)}. A mail that held them would be cut."
            : $"{string.Join(", ", all.Take(MostNamed))} and {InEnglish.Number(all.Count - MostNamed)} more. A mail that held them would be cut.";
    }
}
