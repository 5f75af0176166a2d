using System.Net;
using Microsoft.AspNetCore.Mvc.Testing;
using Xunit;

namespace QaInsight.Tests.Web.Live;

public sealed class SearchPageTests(LiveSite site) : IClassFixture<LiveSite>
{
    [Theory]
    [InlineData("qa-202608-1393", "/audit?of=QA-202608-1393")]
    [InlineData("wrackford safeguarding team 2", "/team?team=Wrackford%20Safeguarding%20Team%202")]
    public async Task A_whole_name_leads_straight_there(string asked, string place)
    {
        using var client = site.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        var answer = await client.GetAsync(new Uri($"/search?q={Uri.EscapeDataString(asked)}", UriKind.Relative));

        Assert.Equal((HttpStatusCode.Redirect, place), (answer.StatusCode, answer.Headers.Location!.OriginalString));
    }

    [Fact]
    public async Task What_is_found_stands_by_what_it_is_and_leads_there()
    {
        var (_, page) = await site.Get("/search?q=SW21");

        Assert.Equal("Search: SW21", Shown.Text(page.QuerySelector("h1")!));
        Assert.Equal("SW21", page.QuerySelector("header input[name=q]")!.GetAttribute("value"));
        Assert.Contains("/practitioner?person=SW210", page.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")));
        Assert.Equal(["Practitioners"], page.QuerySelectorAll("main h2").Select(h => h.TextContent));
    }

    [Theory]
    [InlineData("", "Search")]
    [InlineData("?q=", "Search")]
    [InlineData("?q=zzz", "Nothing found for “zzz”")]
    [InlineData("?q=%3Cscript%3Ealert(1)%3C/script%3E", "Nothing found for “<script>alert(1)</script>”")]
    public async Task Where_there_is_nothing_it_says_what_can_be_looked_for(string query, string heading)
    {
        var (answer, page) = await site.Get("/search" + query);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(heading, Shown.Text(page.QuerySelector("h1")!));
        Assert.Contains("found by how they begin", page.QuerySelector(".message")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main script"));
    }

    [Fact]
    public async Task Every_page_has_the_search_with_its_label()
    {
        foreach (var address in new[] { "/", "/measures", "/search", "/nowhere" })
        {
            var (_, page) = await site.Get(address);
            var input = page.QuerySelector("header form[role=search][action='/search'] input[name=q]")!;
            Assert.StartsWith("Search for a team", page.QuerySelector($"label[for={input.Id}]")!.TextContent, StringComparison.Ordinal);
        }
    }
}
