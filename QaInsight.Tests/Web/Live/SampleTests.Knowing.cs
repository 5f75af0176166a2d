using System.Globalization;
using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using Xunit;

namespace QaInsight.Tests.Web.Live;

/// <summary>Auditing, actions, concerns and performance of the made-up council.</summary>
public sealed partial class SampleTests
{
    private const int MostBytes = 150_000;

    [Theory]
    [InlineData("/auditing", "Auditing")]
    [InlineData("/auditing?service=Safeguarding&period=FY2025-26", "Auditing")]
    [InlineData("/auditing?programme=Early%20Help", "Auditing")]
    [InlineData("/auditing?programme=all&period=2026-09", "Auditing")]
    [InlineData("/auditing?legalStatus=CIN&auditType=core", "Auditing")]
    [InlineData("/actions", "Actions")]
    [InlineData("/actions?service=Safeguarding", "Actions")]
    [InlineData("/actions?person=TM-16", "Actions of TM-16")]
    [InlineData("/actions?person=%3Cb%3ENobody", "Actions of <b>Nobody")]
    [InlineData("/actions?asOf=0001-01-01", "Actions")]
    [InlineData("/actions?asOf=9999-12-31&legalStatus=CP", "Actions")]
    [InlineData("/concerns", "Concerns")]
    [InlineData("/concerns?period=FY2025-26&programme=all", "Concerns")]
    [InlineData("/concerns?asOf=0001-01-01&period=1900-01", "Concerns")]
    [InlineData("/performance", "Performance")]
    [InlineData("/performance?service=Care%20Leavers&period=2026-06..2026-08", "Performance")]
    [InlineData("/performance?period=2200-12", "Performance")]
    public async Task A_page_answers_under_its_name_and_is_light(string address, string title)
    {
        var (answer, page) = await site.Get(address);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(title, page.QuerySelector("h1")!.TextContent);
        Assert.True((await answer.Content.ReadAsByteArrayAsync()).Length < MostBytes, $"{address} has {(await answer.Content.ReadAsByteArrayAsync()).Length} bytes");
        Assert.All(page.QuerySelectorAll("main section .card"), card => Assert.True(card.QuerySelector("table, .none") is not null, card.Id));
    }

    [Fact]
    public async Task Auditing_says_what_the_api_says()
    {
        var (_, page) = await site.Get("/auditing?period=2026-08");
        using var document = JsonDocument.Parse(await site.Api("service?period=2026-08"));

        Assert.Equal(
            document.RootElement.GetProperty("rows").EnumerateArray().Select(r => (r.GetProperty("key").GetString()!, Display(r.GetProperty("measures"), "moderated-up"), Display(r.GetProperty("measures"), "moderated-down"), Display(r.GetProperty("measures"), "own-line-moderation"))),
            Rows(page, "moderation-by-service").SkipLast(1).Select(r => (r[0], r[2], r[3], r[5])));
        Assert.Equal("27", Rows(page, "auditors").Count.ToString(CultureInfo.InvariantCulture));
        Assert.Equal(
            document.RootElement.GetProperty("total").GetProperty("measures").GetProperty("not-returned").GetProperty("numerator").GetDecimal(),
            Rows(page, "auditors").Sum(r => decimal.Parse(r[4], CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task From_an_owner_on_the_actions_page_to_that_owners_overdue_actions()
    {
        var (_, page) = await site.Get("/actions");
        var owner = page.QuerySelectorAll("#owners tbody tr")[1];
        var (_, own) = await site.Get(owner.QuerySelector("a")!.GetAttribute("href")!);

        Assert.Equal(owner.Children[3].TextContent, Rows(own, "of-owner").Count(r => r[6] == "Overdue").ToString(CultureInfo.InvariantCulture));
        Assert.StartsWith("/audit?of=QA-", own.QuerySelector("#of-owner tbody tr td:last-child a")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal("/actions", own.QuerySelector(".crumbs a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Concerns_are_as_many_one_by_one_as_the_tile_says()
    {
        var (_, page) = await site.Get("/concerns");

        Assert.Equal(page.QuerySelector(".tile .figure b")!.TextContent.Trim(), Rows(page, "open-concerns").Count.ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task A_comparator_names_its_year_and_where_it_was_published()
    {
        var (_, page) = await site.Get("/performance?period=2026-08");
        var row = page.QuerySelectorAll("#indicators tbody tr").Single(r => r.QuerySelector("th")!.TextContent == "Assessments within 45 working days");

        Assert.Equal(["90%", "85.7% 2024-25", "85.3% 2024-25", "DfE, Characteristics of children in need"], new[] { 2, 4, 5, 6 }.Select(at => Shown.Text(row.Children[at])));
    }

    private static List<string[]> Rows(IParentNode page, string block) => [.. page.QuerySelectorAll($"#{block} tbody tr").Select(r => r.Children.Select(First).ToArray())];

    // A figure without what was counted.
    private static string First(IElement cell)
    {
        var plain = (IElement)cell.Clone();
        foreach (var note in plain.QuerySelectorAll(".counted, .small, .note"))
            note.Remove();
        return Shown.Text(plain);
    }
}
