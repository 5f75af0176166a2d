using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;
using Xunit;

namespace QaInsight.Tests.Web.Live;

/// <summary>The made-up council, read on the site: what a page says, every other way of asking says too.</summary>
public sealed partial class SampleTests(LiveSite site) : IClassFixture<LiveSite>
{
    private const string AsOf = "2026-09-13";

    public static TheoryData<string, string, string[]> Questions => new()
    {
        { "", "", [] },
        { "?period=2026-07", "?period=2026-07", ["--period", "2026-07"] },
        { "?period=2026-09", "?period=2026-09", ["--period", "2026-09"] },
        { "?period=FY2025-26", "?period=FY2025-26", ["--period", "FY2025-26"] },
        { "?period=FY2026-27-Q1&programme=all", "?period=FY2026-27-Q1&programme=all", ["--period", "FY2026-27-Q1", "--programme", "all"] },
        { "?period=2026-07&programme=Early+Help", "?period=2026-07&programme=Early+Help", ["--period", "2026-07", "--programme", "Early Help"] },
        { "?period=2026-06&service=Care+Leavers", "?period=2026-06&service=Care+Leavers", ["--period", "2026-06", "--service", "Care Leavers"] },
        { "?period=2026-06&asOf=2026-07-01", "?period=2026-06&asOf=2026-07-01", ["--period", "2026-06", "--as-of", "2026-07-01"] },
    };

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task A_figure_is_the_same_on_the_page_in_the_api_on_the_command_line_and_in_a_workbook(string page, string api, string[] arguments)
    {
        var day = arguments.Contains("--as-of") ? arguments : [.. arguments, "--as-of", AsOf];
        var onPage = Shown.OnPage((await site.Get("/" + page)).Page);
        Assert.Equal(13, onPage.Count);

        Assert.Equal(onPage, Shown.InJson(await site.Api("board" + api), onPage.Keys));
        Assert.Equal(onPage, Shown.InJson(site.Run(["scorecard", "board", "--format", "json", .. day]), onPage.Keys));
        var workbook = Path.Combine(site.Warehouse, $"{Guid.NewGuid()}.xlsx");
        site.Run(["scorecard", "board", "--format", "xlsx", "--output", workbook, .. day]);
        Assert.Equal(onPage, Shown.InWorkbook(workbook, onPage.Keys));
    }

    [Theory]
    [InlineData("board", "2026-08", AsOf)]
    [InlineData("month", "FY2025-26", AsOf)]
    [InlineData("quarter", "2025-04..2026-03", AsOf)]
    [InlineData("service", "2026-07", "2026-08-01")]
    [InlineData("team", "FY2026-27-Q1", "2026-07-13")]
    [InlineData("legal-status", "2026-08", AsOf)]
    [InlineData("domain", "2026-08", AsOf)]
    [InlineData("programme", "FY2025-26", AsOf)]
    [InlineData("auditor", "2026-08", AsOf)]
    public async Task The_api_answers_with_the_command_lines_document_byte_for_byte(string by, string period, string day)
    {
        var printed = site.Run("scorecard", by, "--period", period, "--as-of", day, "--format", "json");

        Assert.Equal(printed, await site.Api($"{by}?period={period}&asOf={day}") + "\n");
    }

    [Fact]
    public async Task The_sample_fills_an_empty_warehouse_and_stands_at_its_own_day_whatever_the_clock_says()
    {
        var (answer, page) = await site.Get("/");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("August 2026", page.QuerySelector(".about b")!.TextContent);
        Assert.Contains("Figures as at 13 September 2026", Shown.Text(page.QuerySelector(".fresh")!), StringComparison.Ordinal);
        Assert.Contains("made-up council", page.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(AsOf, await site.Api("board"), StringComparison.Ordinal);
        Assert.Single(site.Folder.BuildIds());
    }

    [Fact]
    public async Task Actions_and_teams_on_the_page_are_those_of_their_months()
    {
        var (_, page) = await site.Get("/?period=2026-08");
        using var document = JsonDocument.Parse(await site.Api("board?period=2026-06..2026-08"));
        var measures = document.RootElement.GetProperty("total").GetProperty("measures");

        Assert.Equal(
            new[] { "on-time", "late", "overdue", "not-due" }.Select(k => measures.GetProperty("actions-" + k)).Select(m => $"{m.GetProperty("numerator").GetDecimal():0} {m.GetProperty("display").GetString()}"),
            page.QuerySelectorAll(".parts tbody tr").Select(r => $"{r.Children[1].TextContent} {r.Children[2].TextContent}"));
        Assert.All(page.QuerySelectorAll("details.teams"), d => Assert.Equal(d.QuerySelector("summary b")!.TextContent, d.QuerySelectorAll("tbody tr").Length.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(3, page.QuerySelectorAll("details.teams").Length);
    }

    [Fact]
    public async Task On_a_scale_without_inadequate_the_page_has_no_such_figure()
    {
        var (_, page) = await site.Get("/?programme=Early+Help&period=2026-07");
        var tile = page.QuerySelectorAll(".tile").Single(t => t.QuerySelector("h3")!.TextContent == "Inadequate");

        Assert.Equal("– not available on this scale", Shown.Text(tile.QuerySelector(".figure")!));
        Assert.DoesNotContain("nadequate", page.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("– teams with inadequate practice not available on this scale", Shown.Text(page.QuerySelectorAll(".teams-none")[0]));
        Assert.DoesNotContain(page.QuerySelectorAll(".key li, .card thead th"), h => h.TextContent.Trim() is "Inadequate" or "Requires improvement");
        Assert.DoesNotContain("Inadequate, month by month", page.QuerySelectorAll("h3").Select(h => h.TextContent));
    }

    [Fact]
    public async Task Beside_another_scale_a_status_without_inadequate_has_none_in_its_row()
    {
        var (_, page) = await site.Get("/?programme=all&period=2026-07");
        var table = page.QuerySelectorAll(".card").Single(c => c.QuerySelector("h3")?.TextContent == "By legal status").QuerySelector("table")!;

        Assert.Equal(["Legal status", "Outstanding", "Good", "Requires improvement", "Below good", "Inadequate", "All audits"], table.QuerySelectorAll("thead th").Select(h => h.TextContent));
        Assert.Equal(["Early help", "0", "0", "–", "3", "–", "3 small numbers"], table.QuerySelectorAll("tbody tr").Single(r => r.Children[0].TextContent == "Early help").Children.Select(Shown.Text));
    }

    [Fact]
    public async Task A_month_still_coming_back_is_marked_in_the_list_and_on_its_page()
    {
        var (_, page) = await site.Get("/?period=2026-09");

        Assert.Contains("September 2026 (part returned)", page.QuerySelectorAll("#period option").Select(o => o.TextContent));
        Assert.Equal("2026-09", ((IHtmlSelectElement)page.GetElementById("period")!).Value);
        Assert.Single(page.QuerySelectorAll(".notice.waiting"));
        Assert.Equal("So far", Shown.Text(page.QuerySelector(".know tbody tr")!.Children[4]));
        Assert.Contains("have come back so far", page.QuerySelectorAll(".lead")[1].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_period_that_the_list_does_not_offer_is_shown_as_chosen_all_the_same()
    {
        var (_, page) = await site.Get("/?period=2026-03..2026-04");

        Assert.Equal("2026-03..2026-04", ((IHtmlSelectElement)page.GetElementById("period")!).Value);
        Assert.Equal("March to April 2026", page.QuerySelector(".about b")!.TextContent);
    }

    [Fact]
    public async Task What_the_filters_offer_can_be_asked_for()
    {
        var (_, page) = await site.Get("/");
        var offered = new[] { "period", "programme", "service" }
            .SelectMany(name => page.QuerySelectorAll($"#{name} option").Select(o => $"/?{name}={Uri.EscapeDataString(o.GetAttribute("value")!)}")).ToList();

        Assert.True(offered.Count > 40);
        foreach (var address in offered)
            Assert.Equal((address, HttpStatusCode.OK), (address, (await site.Get(address)).Answer.StatusCode));
    }

    [Theory]
    [InlineData("period=never", "'never' is not a period.", HttpStatusCode.BadRequest)]
    [InlineData("period=0001-01", "'0001-01' is not a period.", HttpStatusCode.BadRequest)]
    [InlineData("period=9999-12", "'9999-12' is not a period.", HttpStatusCode.BadRequest)]
    [InlineData("asOf=13/09/2026", "'13/09/2026' is not a day such as 2019-09-13.", HttpStatusCode.BadRequest)]
    [InlineData("service=Nobody%27s", "There is no service 'Nobody's'.", HttpStatusCode.NotFound)]
    [InlineData("programme=%3Cb%3ENone", "There is no programme '<b>None'.", HttpStatusCode.BadRequest)]
    public async Task A_filter_that_makes_no_sense_is_answered_in_plain_words(string filter, string says, HttpStatusCode status)
    {
        var (answer, page) = await site.Get("/?" + filter);

        Assert.Equal(status, answer.StatusCode);
        Assert.StartsWith(says, page.QuerySelectorAll(".message p")[0].TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("board?service=Nobody", HttpStatusCode.NotFound)]
    [InlineData("board?team=Nobody", HttpStatusCode.NotFound)]
    [InlineData("board?period=9999-12", HttpStatusCode.BadRequest)]
    [InlineData("board?asOf=0001-01-01", HttpStatusCode.OK)]
    [InlineData("nothing", HttpStatusCode.NotFound)]
    public async Task So_does_the_api(string question, HttpStatusCode status) => Assert.Equal(status, (await site.Get("/api/v1/scorecards/" + question)).Answer.StatusCode);

    [Theory]
    [InlineData("/?asOf=0001-01-01")]
    [InlineData("/?asOf=9999-12-31")]
    [InlineData("/?period=1900-01")]
    [InlineData("/?period=2200-12")]
    [InlineData("/?period=1900-01..2200-12")]
    [InlineData("/?programme=Early+Help&service=Safeguarding")]
    [InlineData("/?period=&programme=&service=&asOf=")]
    public async Task However_odd_the_question_it_is_answered(string address) => Assert.Equal(HttpStatusCode.OK, (await site.Get(address)).Answer.StatusCode);
}
