using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;
using QaInsight.Web.Charts;
using Xunit;

namespace QaInsight.Tests.Web;

public sealed class SecurityTests
{
    public static TheoryData<string> Names => [.. Payloads.All];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Names_that_a_council_typed_are_shown_and_never_run(string name)
    {
        await using var site = new Site(new FixedScorecards { Answer = _ => FixedBoard.WithNames(name) });
        var (answer, page) = await site.Get("/");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        OnlyOwnScripts(page);
        Assert.Empty(page.QuerySelectorAll("main img, main style, main [onload], main [onerror], main a[href^=javascript]"));
        Assert.Equal(name.Trim(), page.QuerySelector("details.teams tbody th")!.TextContent.Trim());
        Assert.Equal(name, page.QuerySelector("#service option")!.GetAttribute("value"));
        var charts = page.QuerySelectorAll("[data-chart] script");
        Assert.NotEmpty(charts);
        foreach (var script in charts)
        {
            Assert.DoesNotContain('<', script.TextContent);
            using var figure = JsonDocument.Parse(script.TextContent);
            var hover = figure.RootElement.GetProperty("data").EnumerateArray().SelectMany(t => t.GetProperty("hovertext").EnumerateArray()).Select(h => h.GetString()!);
            Assert.All(hover, h => Assert.DoesNotContain('<', h.Replace("<br>", "", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void Plotly_is_given_names_as_text_and_never_as_its_own_tags() =>
        Assert.Equal("&lt;a href=x&gt;A &amp; E&lt;/a&gt;", PlotlyFigure.Plain("<a href=x>A & E</a>"));

    [Theory]
    [InlineData("/")]
    [InlineData("/?period=2019-08")]
    [InlineData("/nowhere")]
    [InlineData("/health/live")]
    [InlineData("/api/v1/scorecards/board")]
    [InlineData("/css/site.css")]
    public async Task Every_answer_carries_the_strict_policy(string address)
    {
        await using var site = new Site();
        var (answer, page) = await site.Get(address);

        Assert.Equal(
            "default-src 'none'; script-src 'self'; connect-src 'none'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
            + "style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
            answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        OnlyOwnScripts(page);
        Assert.Empty(page.QuerySelectorAll("[style], style"));
        Assert.DoesNotContain(page.All, e => e.Attributes.Any(a => a.Name.StartsWith("on", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_page_that_is_not_there_looks_like_the_rest()
    {
        await using var site = new Site();
        foreach (var address in new[] { "/nowhere", "/problem/500", "/problem/200", "/Index" })
        {
            var (answer, page) = await site.Get(address);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.Equal("Page not found", page.QuerySelector("main h1")!.TextContent);
            Assert.NotNull(page.QuerySelector("header nav a[href='/']"));
        }
    }

    [Fact]
    public async Task A_failure_tells_no_detail()
    {
        await using var site = new Site(new FixedScorecards { Answer = _ => throw new InvalidOperationException("secret detail"), Document = (_, _) => throw new InvalidOperationException("secret detail") });
        var (answer, page) = await site.Get("/");
        var (apiAnswer, api) = await site.Get("/api/v1/scorecards/board");

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Equal("Something went wrong", page.QuerySelector("main h1")!.TextContent);
        Assert.Equal(HttpStatusCode.InternalServerError, apiAnswer.StatusCode);
        Assert.DoesNotContain("secret", page.Source.Text + api.Source.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", page.Source.Text + api.Source.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("localhost", HttpStatusCode.OK)]
    [InlineData("127.0.0.1", HttpStatusCode.OK)]
    [InlineData("[::1]", HttpStatusCode.OK)]
    [InlineData("evil.example", HttpStatusCode.BadRequest)]
    [InlineData("localhost.evil.example", HttpStatusCode.BadRequest)]
    public async Task It_answers_to_loopbacks_names_alone(string host, HttpStatusCode expected)
    {
        await using var site = new Site();
        using var client = site.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health/live");
        request.Headers.Host = host;

        Assert.Equal(expected, (await client.SendAsync(request)).StatusCode);
    }

    private static void OnlyOwnScripts(IHtmlDocument page) => Assert.All(
        page.Scripts, s => Assert.True(s.Type == "application/json" || (s.Text.Length == 0 && s.Source!.StartsWith('/')), s.OuterHtml));
}
