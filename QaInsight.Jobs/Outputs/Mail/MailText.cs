using QaInsight.Scorecards.Pages;
using QaInsight.Scorecards.Pages.Commentary;

namespace QaInsight.Outputs.Mail;

/// <summary>The same mail without any markup, for those who read it so.</summary>
internal static class MailText
{
    private const int Gap = 2;

    // So that the text is no longer than what stands beside it.
    private const int Most = 60_000;

    public static string Write(IReadOnlyList<ScorecardPage> pages, MailHead head, string subject)
    {
        var first = pages[0];
        var links = new MailLinks(head.Site, first);
        var text = new TextLines().Marked(head).Title(first.Body.Title);
        Head(text, first, links);
        if (head.Note is { } note)
            text.Paragraph(note);
        if (first.Body.Conclusions.Count > 0)
            Remarks(text.Heading(RemarkTable.Conclusions), first.Body.Conclusions.Select(r => ($"{r.On.Period.Label}, {r.On.Whose}", r)));
        foreach (var section in first.Body.Sections)
            Section(text, section);
        foreach (var page in pages.Skip(1))
            InShort(text, page, new MailLinks(head.Site, page));
        return text.Foot(head).ToString() is { Length: <= Most } all ? all : Cut(text.ToString(), head, subject, links);
    }

    private static string Cut(string text, MailHead head, string subject, MailLinks links)
    {
        var cut = new TextLines().Line(text[..text.LastIndexOf('\n', Most - 4_000)]).Paragraph($"{subject} goes on: the rest is on the page.");
        if (links.Page is { } to)
            cut.Line(to);
        return cut.Foot(head).ToString();
    }

    private static void Head(TextLines text, ScorecardPage page, MailLinks links)
    {
        text.Said(string.Join(" · ", (page.Kind.IsOfPeriod ? [page.Head.Request.Period.Label] : Array.Empty<string>()).Concat(MailWords.Filters(page.Head))));
        text.Said(string.Join(" · ", MailWords.Standing(page.Head)));
        if (links.Page is { } to)
            text.Blank().Line("The page, which asks you to sign in:").Line(to);
        foreach (var (strong, says) in MailWords.Notices(page))
            text.Paragraph($"{strong} {says}");
    }

    private static void InShort(TextLines text, ScorecardPage page, MailLinks links)
    {
        text.Heading($"{page.Body.Title}{(page.Kind.IsOfPeriod ? $" – {page.Head.Request.Period.Label}" : "")}");
        foreach (var lead in page.Body.Sections.Select(s => s.Lead).OfType<Sentence>())
            text.Paragraph(lead.ToString());
        if (links.Page is { } to)
            text.Blank().Line(to);
    }

    private static void Section(TextLines text, Section section)
    {
        if (section.Heading is not null)
            text.Heading(section.Heading);
        if (section.Lead is not null)
            text.Paragraph(section.Lead.ToString());
        if (section.Tiles.Count > 0)
            text.Blank();
        foreach (var tile in section.Tiles)
            text.Item(Tile(tile));
        foreach (var block in section.Blocks)
            Block(text, block, section.Heading);
        if (section.Remarks.Count > 0)
            Remarks(text.SubHeading("What is behind it"), section.Remarks.Select(r => ($"{r.Number}. {r.Name}, {r.Remark.On.Period.Label}, {r.Remark.On.Whose}", r.Remark)));
    }

    private static string Tile(Tile tile)
    {
        var small = tile.Figure is { IsSmall: true, Denominator: > 0 } ? $", {tile.Figure.Caution}" : "";
        var months = tile.Trend.Points.Count > 1 ? $" {MailWords.Months(tile.Trend.Points.TakeLast(MailTiles.MonthsSaid))}." : "";
        return $"{tile.Title}: {tile.Figure.Display} ({tile.Detail}{small}). {tile.Reading}.{months}{string.Concat(tile.Remarks.Select(r => $" See {r.Number} below."))}";
    }

    private static void Block(TextLines text, Block block, string? under)
    {
        text.SubHeading(block.Title, isSaid: block.Title == under);
        if (MailWords.Say(block) is { } say)
            text.Said(say.ToString());
        if (block.Table.Rows.Count == 0)
        {
            text.Said(block.Table.Empty);
            return;
        }

        if (block.Chart is BarsChart { Bars.Count: > 0 } bars)
        {
            Bars(text, bars);
            return;
        }

        var shown = ShownTable.Of(block);
        if (block.Table.IsFacts || shown.IsStacked || shown.Under.Count > 0 || !Aligned(text, shown))
            Stacked(text, shown);
        foreach (var says in new[] { shown.Left, block.Table.Note }.OfType<string>())
            text.Said(says);
    }

    private static void Bars(TextLines text, BarsChart chart)
    {
        foreach (var bar in chart.Bars.Take(ShownTable.MostRows))
            text.Item($"{MailWords.OneLine(bar.Label)}: {MailWords.Parts(chart, bar)}; {InEnglish.Count(bar.Total)} {chart.Counted}{(bar.IsSmall ? ", small numbers" : "")}");
        if (chart.Bars.Count > ShownTable.MostRows)
            text.Said($"The first {InEnglish.Number(ShownTable.MostRows)} of {InEnglish.Number(chart.Bars.Count)}: all of them on the page.");
    }

    /// <returns>Whether the columns have room beside each other.</returns>
    private static bool Aligned(TextLines text, ShownTable shown)
    {
        var lines = shown.Rows.Select(r => shown.Columns.Select(at => Says(r.Cells[at], shown)).ToList()).Prepend([.. shown.Columns.Select(at => shown.Table.Columns[at].Title)]).ToList();
        var widths = shown.Columns.Select((_, at) => lines.Max(l => l[at].Length)).ToList();
        if (widths.Sum() + (Gap * (widths.Count - 1)) > TextLines.Width)
            return false;
        foreach (var line in lines)
            text.Line(string.Join(new string(' ', Gap), line.Select((words, at) => shown.Table.Columns[shown.Columns[at]].Kind is ColumnKind.Figure or ColumnKind.Number ? words.PadLeft(widths[at]) : words.PadRight(widths[at]))));
        return true;
    }

    private static void Stacked(TextLines text, ShownTable shown)
    {
        foreach (var row in shown.Rows)
        {
            var rest = shown.Under.Concat(shown.Columns.Skip(1)).Order().Where(at => row.Cells[at].Text != Cell.None.Text).Select(at => shown.Table.IsFacts ? Says(row.Cells[at], shown) : $"{shown.Table.Columns[at].Title}: {Says(row.Cells[at], shown)}");
            text.Item($"{MailWords.OneLine(row.Cells[0].Text)}: {string.Join("; ", rest)}");
        }
    }

    private static string Says(Cell cell, ShownTable shown) => MailWords.Beside(cell, shown.SaysStatus).ToList() is { Count: > 0 } beside
        ? $"{MailWords.Short(MailWords.OneLine(cell.Text), MailRemarks.Most)} ({string.Join(", ", beside.Select(MailWords.OneLine))})"
        : MailWords.Short(MailWords.OneLine(cell.Text), MailRemarks.Most);

    private static void Remarks(TextLines text, IEnumerable<(string About, Remark Remark)> remarks)
    {
        foreach (var (about, remark) in remarks)
        {
            text.Blank().Said(about).Said(MailWords.Short(remark.Words ?? "", MailRemarks.Most));
            foreach (var line in MailRemarks.Under(remark))
                text.Item(line);
        }
    }
}
