using System.Net;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using QaInsight.Tests.Nightly;
using QaInsight.Web.SignIn;
using Xunit;

namespace QaInsight.Tests.Web.SignIn;

/// <summary>What lies between the site and the directory: whether it answers, how often it is asked, and what the site keeps in the browser meanwhile.</summary>
public sealed class DirectoryReachTests
{
    [Fact]
    public async Task A_directory_that_does_not_answer_is_said_in_plain_words()
    {
        await using var site = new DirectorySite { SampleOnFirstRun = false, SignedIn = null };
        site.StopDirectory();
        using var visitor = new DirectoryVisitor(site);
        var (address, status, page) = await visitor.Return("/account/directory?to=%2Fteams");

        Assert.Equal(("/account/sign-in?refused=unreachable&to=%2Fteams", HttpStatusCode.OK), (address, status));
        Assert.Contains("cannot be reached", page.QuerySelector(".notice.failed")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("input[type=password]"));
        Assert.Equal(DirectoryRefusal.Unreachable.Noted, site.Log.Find(new(), 1).Single().What);
    }

    [Theory]
    [InlineData(4, true)]
    [InlineData(7, false)]
    [InlineData(-32, false)]
    public async Task A_token_lasts_by_the_sites_own_clock(int minutesLater, bool lasts)
    {
        await using var site = new DirectorySite { SampleOnFirstRun = false, SignedIn = null, Clock = new ShiftedTime(TimeProvider.System.GetUtcNow().AddMinutes(minutesLater)) };
        using var visitor = new DirectoryVisitor(site);
        await visitor.SignIn(new DirectoryUser("dana", DirectorySite.Board));

        Assert.Equal(lasts, visitor.HasSession);
    }

    [Fact]
    public async Task A_secret_that_is_not_the_directorys_lets_nobody_in()
    {
        await using var site = new DirectorySite { SampleOnFirstRun = false, SignedIn = null, Secret = "vR7~pX2mQ9.kW4sLz8uU" };
        using var visitor = new DirectoryVisitor(site);

        Assert.StartsWith("/account/sign-in?refused=failed", (await visitor.SignIn(new DirectoryUser("dana", DirectorySite.Board))).Address, StringComparison.Ordinal);
        Assert.False(visitor.HasSession);
    }

    [Fact]
    public async Task Answers_from_one_address_are_taken_so_often_a_minute()
    {
        await using var site = new DirectorySite { SampleOnFirstRun = false, SignedIn = null, SignInsPerMinute = 2 };
        using var visitor = new DirectoryVisitor(site);
        var answers = new List<HttpStatusCode>();
        for (var n = 0; n < 3; n++)
            answers.Add((await visitor.Get("/account/directory/callback?code=1234")).Status);

        Assert.Equal([HttpStatusCode.Found, HttpStatusCode.Found, HttpStatusCode.TooManyRequests], answers);
        Assert.Equal(2, site.Log.Find(new(), 10).Count(l => l.What == DirectoryRefusal.Failed.Noted));
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get("/account/sign-in")).Status);
    }

    [Fact]
    public async Task Without_a_directory_there_is_no_way_to_one()
    {
        await using var site = new Site();
        Assert.Equal(HttpStatusCode.NotFound, (await site.Get("/account/directory")).Answer.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Get("/account/directory?handler=Arrived")).Answer.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Get("/account/directory/callback?code=1")).Answer.StatusCode);
    }

    [Fact]
    public async Task Beyond_a_developers_machine_what_the_way_needs_is_bound_to_the_host_and_to_tls()
    {
        var mapping = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(mapping, """{ "groups": [ { "group": "g", "role": "board" } ] }""");
            await using var site = new Site(environment: "Staging");
            await using var strict = site.WithWebHostBuilder(builder => builder
                .UseSetting("QaInsight:Address", "https://qainsight.council.example").UseSetting("QaInsight:Proxies:0", "127.0.0.1")
                .UseSetting("QaInsight:Directory:Authority", "https://directory.example").UseSetting("QaInsight:Directory:ClientId", "site")
                .UseSetting("QaInsight:Directory:ClientSecret", IdentityProvider.ClientSecret).UseSetting("QaInsight:Directory:MappingFile", mapping));
            var options = strict.Services.GetRequiredService<IOptionsMonitor<OpenIdConnectOptions>>().Get("Directory");
            var arrived = strict.Services.GetRequiredService<IOptionsMonitor<Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions>>().Get("Arrived");

            Assert.True(options.RequireHttpsMetadata);
            foreach (var cookie in new[] { options.CorrelationCookie, options.NonceCookie, arrived.Cookie })
            {
                Assert.StartsWith("__Host-QaInsight.", cookie.Name, StringComparison.Ordinal);
                Assert.Equal((CookieSecurePolicy.Always, SameSiteMode.Lax, true, "/", null), (cookie.SecurePolicy, cookie.SameSite, cookie.HttpOnly, cookie.Path, cookie.Domain));
            }

            Assert.False(options.SaveTokens);
            Assert.DoesNotContain(IdentityProvider.ClientSecret, strict.Services.GetRequiredService<DirectoryOptions>().ToString(), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(mapping);
        }
    }
}
