using QaInsight.Outputs.Drawings;
using QaInsight.Scorecards.Pages;

namespace QaInsight.Outputs.Paper;

/// <summary>
/// Pages of figures as one document to be printed: everything that it shows is in it. No script runs in it and nothing is fetched,
/// which its own policy says too. Headings become the PDF's bookmarks.
/// </summary>
public static class PaperDocument
{
    /// <param name="title">Of the document; where there are several pages, that of its front page as well.</param>
    /// <param name="pages">One at least. With several there is a front page that lists them.</param>
    /// <exception cref="ArgumentException">There are no pages.</exception>
    public static string Write(string title, IReadOnlyList<ScorecardPage> pages, FileHead head)
    {
        if (pages.Count == 0)
            throw new ArgumentException("There are no pages to print.", nameof(pages));
        var papers = pages.Select((page, at) => new PaperPage(page, at + 1, head)).ToList();
        var isPack = pages.Count > 1;
        Html document = $"""
            <!doctype html>
            <html lang="en-GB"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>{title}</title><style>{PaperStyle.Sheet}{PaperStyle.Running(head, pages[0].Head.Request.AsOf, title, papers)}</style></head>
            <body>{Marks.Definitions}{(isPack ? Front(title, papers, head) : null)}{papers.Select(p => p.Write())}{(isPack ? null : Reading)}</body></html>
            """;
        return document.ToString();
    }

    private static Html Front(string title, IReadOnlyList<PaperPage> papers, FileHead head)
    {
        var first = papers[0].Page;
        return $"""
            <header class="front">
            <div class="band"><p class="org">{head.Council}</p><h1>{title}</h1><p class="when">{first.Head.Request.Period.Label}</p><p class="whose">{string.Join(" · ", PageTables.Filters(first.Head).Select(f => f.Says))}</p></div>
            {PaperPage.Fresh(first.Head, head)}{PaperPage.Notices(first.Head, null)}
            <nav class="contents" aria-labelledby="contents"><h2 id="contents">In this pack</h2><ol>{papers.Select(p => (Html)$"<li><a href=\"#{p.Id}\">{p.Page.Body.Title}</a>{Headings(p.Page)}</li>")}</ol></nav>
            {Reading}
            <p class="from">{head.Address}</p>
            </header>
            """;
    }

    private static Html? Headings(ScorecardPage page) =>
        page.Body.Sections.Select(s => s.Heading).OfType<string>().ToList() is { Count: > 0 } headings ? (Html)$"<span>{string.Join(" · ", headings)}</span>" : null;

    private static Html Reading => $"""
        <aside class="reading" aria-label="How to read the marks"><p><b>How to read it.</b> Against a target: {Marks.Of(Measures.TargetStatus.Met)}met {Marks.Of(Measures.TargetStatus.Near)}near {Marks.Of(Measures.TargetStatus.Missed)}missed. A change month by month: {Marks.Drawn(Measures.Variation.Improving)}improving {Marks.Drawn(Measures.Variation.Concerning)}concerning {Marks.Drawn(Measures.Variation.Neither)}neither better nor worse {Marks.Drawn(Measures.Variation.Common)}no more than chance, or too few months to judge. <i>Small numbers</i>: fewer than six were counted, and one more or fewer moves the figure a long way.</p></aside>
        """;
}
