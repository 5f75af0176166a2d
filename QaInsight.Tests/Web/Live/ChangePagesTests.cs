using System.Net;
using AngleSharp.Dom;
using QaInsight.Nightly;
using QaInsight.Warehouse;
using Xunit;

namespace QaInsight.Tests.Web.Live;

/// <summary>Legal status, practice domains and what changed, as the site shows them.</summary>
public sealed class ChangePagesTests(LiveSite site) : IClassFixture<LiveSite>
{
    private const int MostBytes = 150_000;

    [Theory]
    [InlineData("/legal-status", "Legal status")]
    [InlineData("/status?legalStatus=CIN", "Child in need")]
    [InlineData("/status?legalStatus=CIN&service=Safeguarding", "Child in need")]
    [InlineData("/domains", "Practice domains")]
    [InlineData("/domain?domain=Oversight", "Oversight")]
    [InlineData("/domain?domain=Oversight&period=FY2025-26&service=Safeguarding", "Oversight")]
    [InlineData("/domain?domain=Relational+Intervention+%26+Review&period=2025-09..2026-08", "Relational Intervention & Review")]
    [InlineData("/changes", "What changed")]
    [InlineData("/changes?period=FY2025-26", "What changed")]
    public async Task A_page_says_what_it_is_and_is_light(string address, string title)
    {
        var (answer, page) = await site.Get(address);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(title, page.QuerySelector("h1")!.TextContent);
        Assert.StartsWith(title, page.Title!, StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelector(".lead")!.TextContent.Trim());
        Assert.InRange((await answer.Content.ReadAsByteArrayAsync()).Length, 1, MostBytes);
    }

    [Fact]
    public async Task From_all_statuses_to_one_to_its_months_rows_and_back_with_the_filters_kept()
    {
        var (_, all) = await site.Get("/legal-status?period=2026-07");
        var own = all.QuerySelectorAll("#compared tbody th a").Single(a => a.TextContent == "Child in need").GetAttribute("href")!;
        Assert.Equal("/status?period=2026-07&legalStatus=CIN", own);

        var (_, one) = await site.Get(own);
        Assert.Contains("/rows?of=grade-inadequate&period=2026-06&legalStatus=CIN", one.QuerySelectorAll("#trend-grade-inadequate svg a").Select(a => a.GetAttribute("href")));
        Assert.Equal("/legal-status?period=2026-07", one.QuerySelector(".crumbs a")!.GetAttribute("href"));
        Assert.Contains(one.QuerySelectorAll("#audits tbody th a"), a => a.GetAttribute("href")!.StartsWith("/audit?of=QA-202607-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_domain_of_a_year_has_its_questions_worst_first_and_words_of_both_kinds()
    {
        var (_, page) = await site.Get("/domain?domain=Assessment&period=2025-09..2026-08");

        var shares = page.QuerySelectorAll("#questions-asked tbody td").Select(t => decimal.Parse(t.GetAttribute("data-value")!, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.True(shares.Count >= 2);
        Assert.Equal(shares.OrderDescending(), shares);
        foreach (var words in new[] { "#words-below-good", "#words-good" })
            Assert.All(page.QuerySelectorAll($"{words} tbody tr"), r => Assert.NotEmpty(r.QuerySelector("td.prose")!.TextContent.Trim()));
        Assert.Equal(20, page.QuerySelectorAll("#words-below-good tbody tr").Length);
    }

    [Fact]
    public async Task A_month_whose_grade_was_mended_after_its_reporting_day_is_marked_with_then_and_now()
    {
        await using var council = new LiveSite { SampleOnFirstRun = false };
        const string Audits = "audit_id,child_id,audit_month,team,legal_status,return_status,auditor_grade";
        var day = new DateOnly(2026, 6, 13);
        council.Import(day, council.Write("teams.csv", "team,service", "North,Assessment"), council.Write("audits.csv", [Audits, .. Enumerable.Range(1, 10).Select(n => $"Q{n},C{n},2026-05,North,CIN,completed,{(n <= 4 ? "Good" : "Inadequate")}")]));
        new ReportedCells(council.Folder).Keep(new Month(2026, 5), council.Folder.LiveId!, day, day);
        Assert.Empty((await council.Get("/changes?period=2026-05")).Page.QuerySelectorAll("#restated-figures tbody tr"));

        council.Import(day, council.Write("audits-mended.csv", Audits, "Q7,C7,2026-05,North,CIN,completed,Good"));
        var rows = (await council.Get("/changes?period=2026-05")).Page.QuerySelectorAll("#restated-figures tbody tr").Select(Shown.Text).ToList();

        Assert.Contains("May 2026 Good or better 40% 4 of 10 50% 5 of 10 13 June 2026", rows);
        var (_, board) = await council.Get("/?period=2026-05");
        Assert.Contains("reported as 40% on 13 June 2026", board.QuerySelector(".tile")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await council.Get("/status?legalStatus=CIN&period=2026-05")).Page.QuerySelector("#trend-grade-inadequate svg rect"));
    }
}

/// <summary>What auditors write is never markup, and neither is what they are asked.</summary>
public sealed class HostileWordsTests(HostileSite site) : IClassFixture<HostileSite>
{
    [Theory]
    [InlineData(HostileCouncil.Script)]
    [InlineData(HostileCouncil.Markup)]
    [InlineData(HostileCouncil.Formula)]
    public async Task On_the_page_of_a_domain(string domain)
    {
        var (answer, page) = await site.Get($"/domain?period=2026-05&domain={Uri.EscapeDataString(domain)}");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(domain, page.QuerySelector("h1")!.TextContent);
        Assert.Empty(page.QuerySelectorAll("img, [onerror]"));
        Assert.All(page.QuerySelectorAll("script"), s => Assert.True(s.HasAttribute("src") || s.GetAttribute("type") == "application/json"));
        Assert.Equal(HostileCouncil.Names.Order(StringComparer.Ordinal), page.QuerySelectorAll("#questions-asked tbody th").Select(t => t.TextContent).Order(StringComparer.Ordinal));
        Assert.Subset(HostileCouncil.Names.ToHashSet(), page.QuerySelectorAll("td.prose").Select(t => t.TextContent).ToHashSet());
    }
}
