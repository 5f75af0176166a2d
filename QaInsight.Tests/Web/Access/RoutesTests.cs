using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using QaInsight.Tests.Nightly;
using QaInsight.Web.Setup;
using Xunit;

namespace QaInsight.Tests.Web.Access;

/// <summary>Every address of the site, for everybody: one that is not listed here, with who may ask for it, fails.</summary>
[Trait("JobEngine", "each")]
public sealed class RoutesTests(WholeSite site) : IClassFixture<WholeSite>
{
    private const string Figures = "board service-manager team-manager quality-assurance";
    private const string Quality = "quality-assurance";
    private const string Administrators = "administrator";
    private const string Everybody = Figures + " " + Administrators;
    private const string Anybody = "anybody";

    /// <summary>A route's pattern, an address that it answers, and who may ask for it.</summary>
    private static readonly Dictionary<string, (string Address, string Who)> Routes = WithDashboard(new()
    {
        [""] = ("/", Figures),
        ["{name}"] = ("/teams", Figures),
        ["/{name}.csv"] = ("/teams.csv", Figures),
        ["/{name}.xlsx"] = ("/teams.xlsx", Figures),
        ["/{name}.pdf"] = ("/teams.pdf", Figures),
        ["/pack.pdf"] = ("/pack.pdf", Figures),
        ["pack"] = ("/pack", Figures),
        ["search"] = ("/search?q=team", Figures),
        ["views"] = ("/views", Figures),
        ["targets"] = ("/targets", Figures),
        ["target"] = ("/target?of=completion-rate", Figures),
        ["commentary"] = ("/commentary", Figures),
        ["/api/v1/scorecards/{by}"] = ("/api/v1/scorecards/board", Figures),
        ["subscriptions"] = ("/subscriptions", Figures),
        ["subscriptions/{id:int}"] = ("/subscriptions/999", Figures),
        ["subscriptions/terms/{id:int?}"] = ("/subscriptions/terms?address=teams", Figures),
        ["/subscriptions/{id:int}/preview"] = ("/subscriptions/999/preview", Figures),
        ["follow"] = ("/follow?of=completion-rate", Figures),
        ["outbox"] = ("/outbox", Everybody),
        ["/outbox/{id:int}"] = ("/outbox/999", Everybody),
        ["/outbox/{id:int}.eml"] = ("/outbox/999.eml", Everybody),
        ["stop/{secret}"] = ("/stop/no-such-secret", Anybody),
        ["imports"] = ("/imports", Quality),
        ["imports/{id:int}"] = ("/imports/1", Quality),
        ["imports/undo"] = ("/imports/undo", Quality),
        ["/imports/{run:int}/rejects.csv"] = ("/imports/1/rejects.csv", Quality),
        ["/imports/{run:int}/to-mend/{file:int}"] = ("/imports/1/to-mend/1", Quality),
        ["admin/people"] = ("/admin/people", Administrators),
        ["admin/people/{id}"] = ("/admin/people/nobody", Administrators),
        ["admin/mail"] = ("/admin/mail", Administrators),
        ["admin/log"] = ("/admin/log", Administrators),
        ["admin/erasure"] = ("/admin/erasure", Administrators),
        ["admin/check"] = ("/admin/check", Administrators),
        ["/metrics"] = ("/metrics", Administrators),
        ["account"] = ("/account", Everybody),
        ["account/sign-out"] = ("/account/sign-out", Everybody),
        ["account/sign-in"] = ("/account/sign-in", Anybody),
        ["account/directory"] = ("/account/directory", Anybody),
        ["account/code"] = ("/account/code", Anybody),
        ["account/second-step"] = ("/account/second-step", Anybody),
        ["account/password"] = ("/account/password", Anybody),
        ["problem/{status:int}"] = ("/problem/404", Anybody),
        ["/health/live"] = ("/health/live", Anybody),
        ["/health/ready"] = ("/health/ready", Anybody),
    });

    [Fact]
    public void Every_route_is_listed()
    {
        var found = site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(e => !IsStatic(e)).Select(e => e.RoutePattern.RawText!).Distinct().ToList();

        Assert.Empty(found.Except(Routes.Keys));
        Assert.Empty(Routes.Keys.Except(found));
    }

    [Fact]
    public void What_needs_no_sign_in_is_said_so_by_name()
    {
        var open = site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null && !IsStatic(e)).Select(e => e.RoutePattern.RawText!).Distinct();

        Assert.Equal(Routes.Where(r => r.Value.Who == Anybody).Select(r => r.Key).Order(StringComparer.Ordinal), open.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Whoever_has_not_signed_in_is_sent_to_do_so()
    {
        using var client = site.ClientOf(null);
        foreach (var (address, who) in Routes.Values)
        {
            using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
            if (who == Anybody)
                Assert.False(answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden, address);
            else if (address.StartsWith("/api", StringComparison.Ordinal))
                Assert.Equal((address, HttpStatusCode.Unauthorized), (address, answer.StatusCode));
            else
                Assert.Equal((address, HttpStatusCode.Redirect, $"/account/sign-in?to={Uri.EscapeDataString(address)}"), (address, answer.StatusCode, answer.Headers.Location!.OriginalString));
        }
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    public async Task A_role_opens_what_it_may_and_nothing_else_by_any_verb(string verb)
    {
        foreach (var who in PeopleSite.Everybody)
        {
            using var client = site.ClientOf(who);
            foreach (var (address, may) in Routes.Values)
            {
                using var request = new HttpRequestMessage(new HttpMethod(verb), address);
                using var answer = await client.SendAsync(request);
                var isIn = may == Anybody || may.Split(' ').Contains(who);
                if (!isIn && address == "/" && who == "administrator" && answer.StatusCode == HttpStatusCode.Redirect)
                    Assert.Equal("/admin/people", answer.Headers.Location!.OriginalString);
                else if (!isIn)
                    Assert.True(answer.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.MethodNotAllowed || (verb == "HEAD" && answer.StatusCode == HttpStatusCode.NotFound), $"{who} {verb} {address}: {answer.StatusCode}");
                else if (!IsCommand(verb, address))
                    Assert.False(answer.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized or HttpStatusCode.InternalServerError, $"{who} {verb} {address}: {answer.StatusCode}");
            }
        }
    }

    [Fact]
    public async Task A_write_without_the_pages_own_token_is_refused_everywhere()
    {
        foreach (var who in PeopleSite.Everybody)
        {
            using var client = site.ClientOf(who);
            foreach (var (address, may) in Routes.Values.Where(r => !r.Address.StartsWith("/api", StringComparison.Ordinal) && !r.Address.StartsWith("/health", StringComparison.Ordinal) && r.Address != "/metrics" && !r.Address.Contains('.', StringComparison.Ordinal)))
            {
                if ((may != Anybody && !may.Split(' ').Contains(who)) || IsReadAlone(address) || address.StartsWith("/problem", StringComparison.Ordinal))
                    continue;
                using var form = new FormUrlEncodedContent([new("person", "director"), new("name", "x"), new("live", "x")]);
                using var answer = await client.PostAsync(new Uri(address, UriKind.Relative), form);
                Assert.Equal((who, address, IsCommand("POST", address) ? HttpStatusCode.Forbidden : HttpStatusCode.BadRequest), (who, address, answer.StatusCode));
            }
        }
    }

    // Documents have no forms; what stops a mail goes by the secret in its own address, as mail programs send it.
    private static bool IsReadAlone(string address) => address is "/imports/1/to-mend/1" or "/subscriptions/999/preview" or "/outbox/999" or "/stop/no-such-secret";

    private static Dictionary<string, (string Address, string Who)> WithDashboard(Dictionary<string, (string Address, string Who)> routes)
    {
        if (EngineUnderTest.Dashboard is { } dashboard)
            routes.Add(dashboard.Pattern, (dashboard.Address, Administrators));
        return routes;
    }

    // What comes to the engine's dashboard without its token is forbidden there, not a bad request.
    private static bool IsCommand(string verb, string address) => verb is not ("GET" or "HEAD") && address == EngineUnderTest.Dashboard?.Address;

    // In Development files that are not published yet have a route of their own.
    private static bool IsStatic(RouteEndpoint endpoint) => endpoint.RoutePattern.RawText == "{**path:file}" || endpoint.Metadata.Any(m => m.GetType().Name.StartsWith("StaticAsset", StringComparison.Ordinal));
}

/// <summary>With the schedule in it, and so with the engine's dashboard where the engine has one.</summary>
public sealed class WholeSite : PeopleSite
{
    public WholeSite() => RunSchedule = true;
}
