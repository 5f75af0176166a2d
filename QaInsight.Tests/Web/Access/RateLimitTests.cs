using System.Net;
using AngleSharp.Html.Parser;
using QaInsight.Tests.Web.Live;
using Xunit;

namespace QaInsight.Tests.Web.Access;

/// <summary>What is asked for too often is answered so, in plain words, by the limits that hold where nothing is set.</summary>
public sealed class RateLimitTests
{
    [Fact]
    public async Task The_thirty_first_try_of_a_minute_to_sign_in_is_refused()
    {
        await using var site = new SignInSite();
        site.Settings.Remove("QaInsight:Limits:SignInsPerMinute");
        using var visitor = new Caller(site);
        for (var attempt = 1; attempt <= 30; attempt++)
        {
            await visitor.SignIn($"nobody{attempt}@council.example", "wrong");
            Assert.Equal((attempt, HttpStatusCode.BadRequest), (attempt, visitor.Status));
        }

        await visitor.SignIn("nobody@council.example", "wrong");
        Assert.Equal(HttpStatusCode.TooManyRequests, visitor.Status);
        Assert.Equal("That was too often", visitor.Page.QuerySelector("h1")!.TextContent);
        Assert.Contains("Wait for one, and try again", visitor.Page.Body!.TextContent, StringComparison.Ordinal);
        await visitor.Open("/account/sign-in");
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
    }

    [Fact]
    public async Task So_is_the_sixty_first_file()
    {
        await using var site = new LiveSite();
        site.Settings["QaInsight:Limits:ExportsPerMinute"] = "60";
        using var client = site.CreateClient();
        for (var file = 1; file <= 60; file++)
        {
            using var answer = await client.GetAsync(new Uri("/measures.csv", UriKind.Relative));
            Assert.Equal((file, HttpStatusCode.OK), (file, answer.StatusCode));
        }

        using var last = await client.GetAsync(new Uri("/measures.csv", UriKind.Relative));
        Assert.Equal(HttpStatusCode.TooManyRequests, last.StatusCode);
        var page = await new HtmlParser().ParseDocumentAsync(await last.Content.ReadAsStringAsync());
        Assert.Equal("That was too often", page.QuerySelector("h1")!.TextContent);
    }
}
