using System.Net;
using AngleSharp.Dom;
using OfficeOpenXml;
using QaInsight.Scorecards.Pages;
using Xunit;

namespace QaInsight.Tests.Web.Live;

/// <summary>What leaves the site, on the sample council: files, the board pack, and the board's own links.</summary>
[Collection(SampleSite.Name)]
public sealed class OutTests(LiveSite site)
{
    public static TheoryData<string> Words => [.. PageKind.All.Where(k => k.InNavigation).Select(k => k.Word).Prepend("board")];

    [Theory]
    [MemberData(nameof(Words))]
    public async Task A_page_is_a_csv_and_a_workbook_under_a_plain_name(string word)
    {
        using var client = site.CreateClient();
        foreach (var (format, type) in new[] { ("csv", "text/csv"), ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") })
        {
            var answer = await client.GetAsync(new Uri($"/{word}.{format}?period=2026-08", UriKind.Relative));

            Assert.Equal((HttpStatusCode.OK, type), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
            Assert.Equal(("attachment", $"QaInsight {word} 2026-08.{format}"), (answer.Content.Headers.ContentDisposition!.DispositionType, answer.Content.Headers.ContentDisposition.FileName!.Trim('"')));
            Assert.True(answer.Headers.CacheControl!.NoStore);
        }
    }

    [Fact]
    public async Task Each_table_that_a_page_offers_is_a_file()
    {
        var (_, page) = await site.Get("/?period=2026-08");
        // What is printed is offered where there is a Chromium alone, and has tests of its own.
        var offered = page.QuerySelectorAll("main a[download]").Select(a => a.GetAttribute("href")!).Where(a => !a.Contains(".pdf", StringComparison.Ordinal)).ToList();

        Assert.Equal(["/board.xlsx?period=2026-08", "/board.csv?period=2026-08"], offered.Take(2));
        Assert.Equal(["/board.xlsx?period=FY2026-27-Q1&for=outside", "/board.csv?period=FY2026-27-Q1&for=outside"], offered.Skip(2).Take(2));
        Assert.Equal(11, offered.Count);
        using var client = site.CreateClient();
        foreach (var address in offered)
            Assert.Equal((address, HttpStatusCode.OK), (address, (await client.GetAsync(new Uri(address, UriKind.Relative))).StatusCode));
        var statuses = (await client.GetStringAsync(new Uri("/board.csv?period=2026-08&table=legal-status", UriKind.Relative))).Split("\r\n");
        Assert.Equal(["\uFEFFkey,good,requires_improvement,inadequate,graded,graded_note", "Assessment,2,2,0,4,small numbers", "Child in need,4,5,3,12,"], statuses.Take(3));
    }

    [Theory]
    [InlineData("nothing.csv", HttpStatusCode.NotFound, "Page not found")]
    [InlineData("board.docx", HttpStatusCode.NotFound, "Page not found")]
    [InlineData("board.csv?table=nothing", HttpStatusCode.NotFound, "Page not found")]
    [InlineData("board.xlsx?period=never", HttpStatusCode.BadRequest, "'never' is not a period.")]
    [InlineData("board.csv?team=Thornsea+Assessment+Team", HttpStatusCode.BadRequest, "'team' is not a filter of this page.")]
    [InlineData("legal-status.csv?perid=2026-08", HttpStatusCode.BadRequest, "'perid' is not a filter of this page.")]
    [InlineData("legal-status.csv?team=Nobody", HttpStatusCode.NotFound, "There is no team 'Nobody'.")]
    [InlineData("legal-status.csv?period=2026-08&period=2026-07", HttpStatusCode.BadRequest, "'period' is given more than once.")]
    public async Task A_file_that_makes_no_sense_is_answered_in_words(string address, HttpStatusCode status, string says)
    {
        var (answer, page) = await site.Get("/" + address);

        Assert.Equal(status, answer.StatusCode);
        Assert.Contains(says, page.DocumentElement.TextContent, StringComparison.Ordinal);
        Assert.Null(answer.Content.Headers.ContentDisposition);
    }

    [Fact]
    public async Task A_workbook_says_whose_figures_it_holds_and_where_its_page_stands()
    {
        using var client = site.CreateClient();
        using var package = new ExcelPackage(new MemoryStream(await client.GetByteArrayAsync(new Uri("/board.xlsx?period=2026-07&service=Care+Leavers", UriKind.Relative))));
        var notes = package.Workbook.Worksheets["Notes"];
        var said = Enumerable.Range(1, 9).ToDictionary(r => notes.Cells[r, 1].Text, r => notes.Cells[r, 2].Text);

        Assert.Equal("Harbourshire Children’s Services", said["Council"]);
        Assert.Equal("OFFICIAL–SENSITIVE", said["Protective marking"]);
        Assert.Equal("http://localhost/?period=2026-07&service=Care%20Leavers", said["Address"]);
        Assert.Equal(("July 2026", "Care Leavers", "13 September 2026"), (said["Period"], said["Service"], said["As at"]));
    }

    [Fact]
    public async Task From_the_board_every_figure_and_mark_leads_on_with_the_filters_kept()
    {
        var (_, page) = await site.Get("/?period=2026-07&service=Safeguarding");
        string?[] Hrefs(string selector) => [.. page.QuerySelectorAll(selector).Select(a => a.GetAttribute("href"))];
        const string kept = "period=2026-07&service=Safeguarding";

        Assert.Equal("/measure?of=grade-good-or-better&" + kept, Hrefs(".tile h3 a")[0]);
        Assert.Equal("/rows?of=grade-good-or-better&" + kept, Hrefs(".tile .figure a")[0]);
        Assert.Equal(4, Hrefs(".tile h3 a").Length);
        Assert.Contains($"/status?{kept}&legalStatus=CIN", Hrefs("#legal-status .bars .label a"));
        Assert.Contains($"/rows?of=grade-requires-improvement&{kept}&legalStatus=CIN", Hrefs("#legal-status svg a"));
        Assert.All(Hrefs("#domains .bars .label a"), a => Assert.StartsWith($"/domain?{kept}&domain=", a, StringComparison.Ordinal));
        Assert.Contains("/rows?of=grade-good-or-better&period=2025-09&service=Safeguarding", Hrefs("#grade-good-or-better-by-month svg a"));
        Assert.Equal("/measure?of=completion-rate&" + kept, Hrefs(".know th a")[0]);
        Assert.Equal(["/rows?of=completion-rate&" + kept, "/rows?of=completion-rate&period=2026-06&service=Safeguarding"], Hrefs(".know td a").Take(2));
        Assert.Contains("/rows?of=actions-overdue&period=2026-05..2026-07&service=Safeguarding", Hrefs(".card .chart svg a"));
        Assert.All(page.QuerySelectorAll("details.teams tbody a"), a => Assert.Equal($"/team?{kept}&team={Uri.EscapeDataString(a.TextContent)}", a.GetAttribute("href")));
        Assert.Contains("/rows?of=teams-of-strength&" + kept, Hrefs("details.teams .files a"));
    }

    [Fact]
    public async Task A_mark_of_a_chart_names_its_link_in_the_drawing()
    {
        var (_, page) = await site.Get("/?period=2026-08");
        foreach (var chart in page.QuerySelectorAll("[data-chart]"))
        {
            using var figure = System.Text.Json.JsonDocument.Parse(chart.QuerySelector("script")!.TextContent);
            var links = chart.QuerySelectorAll(".stand-in a").Select(a => a.GetAttribute("aria-label")!).ToList();
            var marks = figure.RootElement.GetProperty("data").EnumerateArray().Where(t => t.TryGetProperty("customdata", out _)).SelectMany(t => t.GetProperty("customdata").EnumerateArray()
                .Zip(t.GetProperty("hovertext").EnumerateArray(), (link, says) => (Link: link, Says: says.GetString()!))).Where(m => m.Link.ValueKind != System.Text.Json.JsonValueKind.Null).ToList();

            Assert.Equal(links.Count, marks.Count);
            Assert.All(marks, m => Assert.Contains(WebUtility.HtmlDecode(m.Says.Split("<br>")[^1].Split(',')[0]), links[m.Link.GetInt32()], StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public async Task The_board_pack_holds_the_board_and_the_chief_pages_with_their_figures()
    {
        var (answer, pack) = await site.Get("/pack?period=2026-07");
        var (_, board) = await site.Get("/?period=2026-07");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("Board pack: July 2026 – QaInsight", pack.Title);
        Assert.Equal("As at 13 September 2026", pack.QuerySelector(".running span:last-child")!.TextContent);
        var contents = pack.QuerySelectorAll(".contents a").ToList();
        Assert.True(contents.Count > 1);
        Assert.Equal(contents.Select(a => a.TextContent), pack.QuerySelectorAll(".pack-page > h1").Select(h => h.TextContent));
        Assert.All(contents, a => Assert.NotNull(pack.GetElementById(a.GetAttribute("href")![1..])));
        Assert.Equal(Shown.OnPage(board), Shown.OnPage(pack.QuerySelector(".pack-page")!));
        var ids = pack.QuerySelectorAll("[id]").Select(e => e.Id).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.Empty(pack.QuerySelectorAll("main script, main a[download]:not([href^='/pack.pdf']), main form"));
        Assert.Equal("/pack?period=2026-07", board.QuerySelectorAll(".out a")[^1].GetAttribute("href"));
    }

    [Theory]
    [InlineData("/board?period=2026-07&service=Care+Leavers", "/?period=2026-07&service=Care%20Leavers")]
    [InlineData("/Board", "/")]
    public async Task The_board_asked_for_by_its_word_is_the_first_page(string asked, string leads)
    {
        using var client = site.CreateClient(new() { AllowAutoRedirect = false });

        Assert.Equal(leads, (await client.GetAsync(new Uri(asked, UriKind.Relative))).Headers.Location!.ToString());
    }
}
