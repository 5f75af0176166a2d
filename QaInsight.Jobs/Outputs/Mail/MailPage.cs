using QaInsight.Scorecards.Pages;

namespace QaInsight.Outputs.Mail;

/// <summary>A page of figures in a mail: the first whole, as far as there is room, the others by what they say.</summary>
internal sealed class MailPage(ScorecardPage page, MailLinks links, MailRoom room)
{
    private const string Figures = "figures";

    public Html Whole(string? note)
    {
        // What is said first, in words, is never left out for a table before it.
        var head = room.Fit("the page’s head", Head(1, note));
        var leads = page.Body.Sections.Select(s => room.Fit(Title(s), Lead(s))).ToList();
        var conclusions = room.Fit(Scorecards.Pages.Commentary.RemarkTable.Conclusions, MailRemarks.Conclusions(page.Body.Conclusions));
        var bodies = page.Body.Sections.Select(Body).ToList();
        return $"{head}{conclusions}{leads.Zip(bodies, (lead, body) => (Html)$"{lead}{body}")}";
    }

    /// <summary>Heading, sentences and link.</summary>
    public Html InShort()
    {
        Html open = links.Page is { } to ? $"<p style=\"margin:14px 0 0\">{MailHtml.Link(to, $"<b>Open {page.Body.Title}</b>")}</p>" : Html.None;
        var leads = page.Body.Sections.Where(s => s.Lead is not null).Select(s => MailHtml.Paragraph(s.Heading is null ? MailHtml.Said(s.Lead!) : (Html)$"<b>{s.Heading}</b> {MailHtml.Said(s.Lead!)}"));
        return room.Fit(page.Body.Title, $"""

            <table {MailHtml.Layout} style="margin:30px 0 0"><tr><td style="padding:14px 0 0;border-top:2px solid {MailColours.Ink}">{Head(2, null)}{leads}{open}</td></tr></table>
            """);
    }

    private Html Head(int level, string? note)
    {
        var (head, title) = (page.Head, MailWords.Short(page.Body.Title));
        Html heading = level == 1 ? $"<h1 style=\"margin:0;font-size:27px;line-height:1.2;font-weight:700;color:{MailColours.Ink};overflow-wrap:anywhere\">{title}</h1>" : MailHtml.Heading($"{title}");
        Html period = page.Kind.IsOfPeriod ? $"<b>{head.Request.Period.Label}</b>" : Html.None;
        var filters = MailWords.Filters(head).Select(f => (Html)$" &nbsp;{f}");
        Html open = level == 1 && links.Page is { } to ? $"\n<p style=\"margin:16px 0 0\">{MailHtml.Button(to, "Open this page")} &nbsp;{MailHtml.Soft("asks you to sign in")}</p>" : Html.None;
        var standing = level == 1 ? MailHtml.Aside(MailHtml.Joined(MailWords.Standing(head))) : MailHtml.Aside($"{MailWords.Standing(head).First()}");
        var notices = MailWords.Notices(page).Where(n => level == 1 || n.Strong != "A made-up council.").Select(n => MailHtml.Notice(n.Strong, n.Says));
        return $"{heading}{MailHtml.Paragraph($"{period}{filters}")}{standing}{(note is null ? Html.None : MailHtml.Notice("", note))}{notices}{open}";
    }

    private string Title(Section section) => section.Heading ?? page.Body.Title;

    private static Html Lead(Section section)
    {
        if (section.Heading is null && section.Lead is null)
            return Html.None;
        Html lead = section.Lead is null ? Html.None : $"<p style=\"margin:8px 0 0;font-size:17px;line-height:1.5;color:{MailColours.Ink}\">{MailHtml.Said(section.Lead)}</p>";
        return section.Heading is null
            ? (Html)$"<div style=\"padding:18px 0 0\">{lead}</div>"
            : $"""

            <table {MailHtml.Layout} style="margin:30px 0 0"><tr><td style="padding:14px 0 0;border-top:2px solid {MailColours.Ink}">{MailHtml.Heading($"{section.Heading}")}{lead}</td></tr></table>
            """;
    }

    private Html Body(Section section)
    {
        var level = section.Heading is null ? 2 : 3;
        var tiles = section.Tiles.Chunk(2).Select(pair => room.Fit($"{Title(section)}: {Figures}", MailTiles.Pair(pair, level, links))).ToList();
        // Beside tiles, and at a page's head, what was written is read before the tables; else it follows what refers to it.
        var isFirst = section.Tiles.Count > 0 || section.Heading is null;
        var first = isFirst ? Remarks() : Html.None;
        var blocks = section.Blocks.Select(b => room.Fit(b.Title, Block(b, level, section.Heading))).ToList();
        return $"{tiles}{first}{blocks}{(isFirst ? Html.None : Remarks())}";

        Html Remarks() => room.Fit($"{Title(section)}: commentary", MailRemarks.Of(section.Remarks, level));
    }

    private Html Block(Block block, int level, string? under)
    {
        Html say = MailWords.Say(block) is { } said ? MailHtml.Aside(MailHtml.Said(said)) : Html.None;
        var body = block is { Chart: BarsChart { Bars.Count: > 0 } bars, Table.Rows.Count: > 0 } ? MailBars.Of(block, bars, links) : MailTables.Of(block, links);
        var note = block.Table is { Note: { } rule, Rows.Count: > 0 } && block.Chart is not BarsChart ? MailHtml.Aside($"{rule}") : Html.None;
        var more = block.More is { } all && links.To(all.Place) is { } to ? MailHtml.Aside(MailHtml.Link(to, $"{all.Label}")) : Html.None;
        Html title = block.Title == under ? Html.None : MailHtml.CardHeading(level, $"{block.Title}");
        return MailHtml.Card($"{title}{say}{body}{note}{more}");
    }
}
