using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using QaInsight.Nightly.Printing;
using QaInsight.Outputs;
using QaInsight.Outputs.Paper;
using QaInsight.People;
using QaInsight.Scorecards.Pages;
using QaInsight.Tests.Browser;
using QaInsight.Tests.Web.Access;
using QaInsight.Warehouse;
using QaInsight.Web;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Tokens;
using Xunit;

namespace QaInsight.Tests.Web.Live;

/// <summary>Pages of the sample council as PDFs, reopened.</summary>
public sealed partial class PaperTests(PeopleSite site) : IClassFixture<PeopleSite>
{
    private const string Who = "quality-assurance";

    [BrowserTheory]
    [InlineData("/board.pdf", "board")]
    [InlineData("/concerns.pdf?period=2026-07", "concerns?period=2026-07")]
    public async Task A_page_is_tagged_a4_vector_and_has_its_headings_as_bookmarks(string address, string page)
    {
        using var pdf = await Printed(Who, address);

        Is_tagged(pdf);
        var shown = site.Scorecards.Page(Addresses.Parse(page)!)!;
        Has_bookmarks(pdf, PaperDocument.Write(shown.Body.Title, [shown], new FileHead("", "", "", "")), shown.Body.Title);
        Assert.Contains("OFFICIAL–SENSITIVE", Words(pdf.GetPage(1)), StringComparison.Ordinal);
        Assert.All(pdf.GetPages(), p => Assert.Contains($"Page{p.Number}of{pdf.NumberOfPages}", Words(p), StringComparison.Ordinal));
        Assert.Contains(Close($"As at {shown.Head.Request.AsOf.ToWords()}"), Words(pdf.GetPage(1)), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task Every_figure_of_the_board_is_the_same_on_paper_as_on_the_page()
    {
        using var client = site.ClientOf(Who);
        var page = await new HtmlParser().ParseDocumentAsync(await client.GetStringAsync(new Uri("/", UriKind.Relative)));
        using var pdf = await Printed(Who, "/board.pdf");
        var paper = string.Concat(pdf.GetPages().Select(Words));

        Assert.All(page.QuerySelectorAll(".fresh span"), s => Assert.Contains(Close(s.TextContent), paper, StringComparison.Ordinal));
        var figures = page.QuerySelectorAll(".tile").Select(t => t.QuerySelector("h2, h3")!.TextContent + t.QuerySelector(".figure")!.TextContent)
            .Concat(page.QuerySelectorAll(".know tbody tr").Select(r => r.QuerySelector("th")!.TextContent + r.QuerySelector("b")!.TextContent + r.QuerySelector(".counted")!.TextContent))
            .Concat(page.QuerySelectorAll(".bars li").Select(b => b.QuerySelector(".label")!.TextContent + b.QuerySelector(".n")!.TextContent + Counts(b.QuerySelector("svg")!)))
            .Select(Close).ToList();
        Assert.True(figures.Count > 20, $"{figures.Count} figures alone");
        Assert.DoesNotContain(figures, f => !paper.Contains(f, StringComparison.Ordinal));
    }

    [BrowserFact]
    public async Task The_pack_holds_its_pages_in_order_and_for_a_service_manager_nothing_of_another_service()
    {
        using var pdf = await Printed("service-manager", "/pack.pdf");
        var text = string.Concat(pdf.GetPages().Select(Words));

        Is_tagged(pdf);
        Assert.Equal("Board pack", pdf.Information.Title);
        Assert.Equal(["Board pack", "Board scorecard", "Teams", "Legal status", "Practice domains", "Auditing", "Actions", "Concerns", "Performance"], Bookmarks(pdf).Where(b => b.Level == 0).Select(b => b.Title));
        using var build = site.Folder.OpenLive();
        var teams = build.Connection.Rows("SELECT t.team, s.name FROM dim_team t JOIN dim_service s ON s.id = t.service_ref", r => (Team: r.GetString(0), Service: r.GetString(1)));
        Assert.Contains(teams, t => t.Service == PeopleSite.Service && text.Contains(Close(t.Team), StringComparison.Ordinal));
        Assert.DoesNotContain(teams, t => t.Service != PeopleSite.Service && text.Contains(Close(t.Team), StringComparison.Ordinal));
    }

    [BrowserFact]
    public async Task The_boards_own_pack_names_no_child_and_no_audit()
    {
        using var pdf = await Printed("board", "/pack.pdf");

        Assert.DoesNotMatch(ChildOrAudit(), string.Concat(pdf.GetPages().Select(Words)));
    }

    // What is wider than its sheet makes Chromium print all of the document smaller.
    [BrowserFact]
    public async Task No_page_is_printed_smaller_for_a_table_that_is_too_wide()
    {
        using var pdf = await Printed(Who, "/pack.pdf");

        Assert.Matches(ChildOrAudit(), string.Concat(pdf.GetPages().Select(Words)));
        var largest = pdf.GetPages().Skip(1).Select(p => p.Letters.Max(l => Math.Round(l.PointSize, 1))).Where(size => size > 12.5).ToList();
        Assert.Equal(8, largest.Count);
        Assert.All(largest, size => Assert.Equal(20, size));
    }

    [BrowserFact]
    public async Task Each_is_an_export_in_the_log()
    {
        var log = site.Services.GetRequiredService<LookLog>();
        using var pdf = await Printed(Who, "/actions.pdf");

        var line = log.Find(new LookQuestion(Kind: LookKind.Export), 1).Single();
        Assert.Equal(("/actions.pdf", "Actions: Actions, as PDF, with rows of children"), (line.Address, line.What));
    }

    [BrowserTheory]
    [InlineData("/teams.pdf?perod=2026-08", HttpStatusCode.BadRequest, "'perod' is not a filter")]
    [InlineData("/teams.pdf?for=outside", HttpStatusCode.BadRequest, "'for' is not a filter")]
    [InlineData("/pack.pdf?team=x", HttpStatusCode.BadRequest, "'team' is not a filter")]
    [InlineData("/teams.pdf?service=Nowhere", HttpStatusCode.NotFound, "Nowhere")]
    [InlineData("/nothing.pdf", HttpStatusCode.NotFound, "")]
    public async Task What_cannot_be_answered_is_refused_in_words(string address, HttpStatusCode status, string says)
    {
        using var client = site.ClientOf(Who);
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));

        Assert.Equal(status, answer.StatusCode);
        Assert.Contains(says, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_no_chromium_is_installed_the_choice_is_greyed_with_the_reason()
    {
        await using var without = new LiveSite { Settings = { ["QaInsight:Pdf:Chromium"] = "/nowhere/chromium" } };
        var reason = without.Services.GetRequiredService<IPrinter>().WhyNot!;
        foreach (var address in new[] { "/", "/teams", "/pack" })
        {
            var (_, page) = await without.Get(address);
            var choice = page.QuerySelector(".out a[aria-disabled=true]")!;
            Assert.Equal(("PDF", "link", (string?)null), (choice.TextContent, choice.GetAttribute("role"), choice.GetAttribute("href")));
            Assert.Equal(reason, page.GetElementById(choice.GetAttribute("aria-describedby")!)!.TextContent);
            Assert.Empty(page.QuerySelectorAll("a[href*='.pdf']"));
        }

        foreach (var address in new[] { "/board.pdf", "/pack.pdf" })
        {
            var (answer, page) = await without.Get(address);
            Assert.Equal((HttpStatusCode.ServiceUnavailable, reason), (answer.StatusCode, page.Body!.TextContent));
        }
    }

    [BrowserFact]
    public async Task Where_there_is_one_pages_and_the_pack_offer_it_with_their_filters()
    {
        using var client = site.ClientOf(Who);
        foreach (var (address, file) in new[] { ("/?period=2026-07", "/board.pdf?period=2026-07"), ("/teams?period=2026-07", "/teams.pdf?period=2026-07"), ("/pack?period=2026-07", "/pack.pdf?period=2026-07") })
        {
            var page = await new HtmlParser().ParseDocumentAsync(await client.GetStringAsync(new Uri(address, UriKind.Relative)));
            Assert.Equal(file, page.QuerySelectorAll(".out a").Single(a => a.TextContent == "PDF").GetAttribute("href"));
        }
    }

    // What is too narrow for its count on a page may have room on paper: there the whole bar is compared with what it says.
    private static string Counts(IElement bar)
    {
        var counts = bar.QuerySelectorAll("text").Select(t => t.TextContent).ToList();
        return counts.Count == bar.GetAttribute("aria-label")!.Split(", ").Length ? string.Concat(counts) : "";
    }

    private async Task<PdfDocument> Printed(string who, string address)
    {
        using var client = site.ClientOf(who);
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
        Assert.True(answer.IsSuccessStatusCode, $"{address}: {answer.StatusCode} {(answer.IsSuccessStatusCode ? "" : await answer.Content.ReadAsStringAsync())}");
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.MediaType);
        return PdfDocument.Open(await answer.Content.ReadAsByteArrayAsync());
    }

    private static void Is_tagged(PdfDocument pdf)
    {
        var catalog = pdf.Structure.Catalog.CatalogDictionary;
        Assert.True(catalog.ContainsKey(NameToken.Create("StructTreeRoot")));
        Assert.Equal(BooleanToken.True, ((DictionaryToken)catalog.Data["MarkInfo"]).Data["Marked"]);
        Assert.Equal("en-GB", ((StringToken)catalog.Data["Lang"]).Data);
        Assert.All(pdf.GetPages(), p => Assert.True(Math.Abs(p.Width - 595) < 1 && Math.Abs(p.Height - 842) < 1, $"{p.Width} by {p.Height}"));
        Assert.All(pdf.GetPages(), p => Assert.Empty(p.GetImages()));
        Assert.All(pdf.GetPages(), p => Assert.NotEmpty(p.Paths));
    }

    private static void Has_bookmarks(PdfDocument pdf, string document, string title)
    {
        Assert.Equal(title, pdf.Information.Title);
        var headings = new HtmlParser().ParseDocument(document).QuerySelectorAll("h1, h2, h3").Select(h => h.TextContent).ToList();
        Assert.Equal(headings, Bookmarks(pdf).Select(b => b.Title));
    }

    private static List<(string Title, int Level)> Bookmarks(PdfDocument pdf) =>
        pdf.TryGetBookmarks(out var bookmarks) ? [.. bookmarks.GetNodes().Select(n => (n.Title, n.Level))] : [];

    [GeneratedRegex(@"QA-2\d{5}-\d{4}|C1\d{5}", RegexOptions.None, 10_000)]
    private static partial Regex ChildOrAudit();

    private static string Words(Page page) => Close(page.Text);

    // A line that is broken in another place reads the same.
    private static string Close(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
