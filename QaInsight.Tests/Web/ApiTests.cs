using System.Net;
using System.Text.Json;
using QaInsight.Web.Setup;
using Xunit;

namespace QaInsight.Tests.Web;

public sealed class ApiTests
{
    [Fact]
    public async Task A_scorecards_document_is_given_as_it_is()
    {
        var asked = new List<(string By, ScorecardQuery Query)>();
        await using var site = new Site(new FixedScorecards
        {
            Document = (by, query) =>
            {
                asked.Add((by, query));
                return """{"by":"team"}""";
            },
        });
        using var client = site.CreateClient();
        var answer = await client.GetAsync(new Uri(
            "/api/v1/scorecards/team?period=2019-08&asOf=2019-09-13&programme=all&team=A%26E&service=S&legalStatus=CIN&domain=Risk&auditType=core", UriKind.Relative));

        Assert.Equal("""{"by":"team"}""", await answer.Content.ReadAsStringAsync());
        Assert.Equal("application/json", answer.Content.Headers.ContentType!.MediaType);
        Assert.True(answer.Headers.CacheControl is { Private: true, NoStore: true });
        Assert.Equal([("team", new ScorecardQuery("2019-08", "2019-09-13", "all", "A&E", "S", "CIN", "Risk", "core"))], asked);
    }

    [Theory]
    [InlineData("board?perid=2019-08", HttpStatusCode.BadRequest, "'perid' is not a filter.")]
    [InlineData("board?period=2019-08&period=2019-07", HttpStatusCode.BadRequest, "'period' is given more than once.")]
    [InlineData("board?period=never", HttpStatusCode.BadRequest, "'never' is not a period.")]
    [InlineData("nothing", HttpStatusCode.NotFound, "There is no scorecard of that name.")]
    public async Task A_question_without_an_answer_is_told_why(string question, HttpStatusCode status, string says)
    {
        await using var site = new Site(new FixedScorecards
        {
            Document = (by, query) => query.Period == "never" ? throw new CannotAnswerException("'never' is not a period.") : by == "board" ? "{}" : null,
        });

        await Refused(site, question, status, says);
    }

    [Fact]
    public async Task Before_anything_is_imported_it_says_so()
    {
        await using var site = new Site(new FixedScorecards { LiveBuild = null });

        await Refused(site, "board", HttpStatusCode.ServiceUnavailable, "Nothing has been imported yet.");
    }

    [Theory]
    [InlineData("b000001", HttpStatusCode.OK)]
    [InlineData(null, HttpStatusCode.ServiceUnavailable)]
    public async Task It_is_live_at_once_and_ready_when_there_are_figures(string? build, HttpStatusCode ready)
    {
        await using var site = new Site(new FixedScorecards { LiveBuild = build });

        Assert.Equal(HttpStatusCode.OK, (await site.Get("/health/live")).Answer.StatusCode);
        Assert.Equal(ready, (await site.Get("/health/ready")).Answer.StatusCode);
    }

    private static async Task Refused(Site site, string question, HttpStatusCode status, string says)
    {
        using var client = site.CreateClient();
        var answer = await client.GetAsync(new Uri($"/api/v1/scorecards/{question}", UriKind.Relative));

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.True(answer.Headers.CacheControl is { Private: true, NoStore: true });
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.StartsWith(says, problem.RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }
}
