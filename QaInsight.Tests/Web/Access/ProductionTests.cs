using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using QaInsight.People;
using QaInsight.People.Accounts;
using Xunit;

namespace QaInsight.Tests.Web.Access;

public sealed class ProductionTests(ProductionSite site) : IClassFixture<ProductionSite>
{
    [Fact]
    public async Task Cookies_are_bound_to_the_host_and_to_tls_and_closed_to_scripts()
    {
        using var client = site.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false, BaseAddress = site.ClientOptions.BaseAddress });
        var (email, secret) = Invited(Role.Board);
        using var page = await client.GetAsync(new Uri("/account/password?key=" + secret, UriKind.Relative));
        var antiforgery = page.Headers.GetValues("Set-Cookie").Single();
        var token = TokenIn(await page.Content.ReadAsStringAsync());
        using var form = new HttpRequestMessage(HttpMethod.Post, "/account/password?key=" + secret)
        {
            Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("key", secret), new("password", "Otter bridge lantern 7"), new("again", "Otter bridge lantern 7")]),
        };
        form.Headers.Add("Cookie", antiforgery.Split(';')[0]);
        using var answer = await client.SendAsync(form);

        var cookies = answer.Headers.GetValues("Set-Cookie").Append(antiforgery).Where(c => !c.Contains("expires=Thu, 01 Jan 1970", StringComparison.Ordinal)).ToList();
        Assert.Contains(cookies, c => c.StartsWith("__Host-QaInsight=", StringComparison.Ordinal));
        Assert.All(cookies, c =>
        {
            Assert.StartsWith("__Host-", c, StringComparison.Ordinal);
            foreach (var word in new[] { "secure", "httponly", "samesite=lax", "path=/" })
                Assert.Contains(word, c, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("domain=", c, StringComparison.OrdinalIgnoreCase);
        });
        Assert.DoesNotContain(email, string.Concat(cookies), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_comes_in_without_a_password_and_no_ready_person_is_there()
    {
        using var client = site.CreateClient(new() { BaseAddress = site.ClientOptions.BaseAddress });
        var page = await client.GetStringAsync(new Uri("/account/sign-in", UriKind.Relative));
        Assert.DoesNotContain("name=\"person\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Look round", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_one_of_the_ready_people_was_given_in_a_demonstration_opens_nothing()
    {
        var ready = site.Services.GetRequiredService<Registrar>().Enter(new AccountForm("ready@demo.example", "Ready", Role.QualityAssurance, IsAdministrator: true, [], []), AccountOrigin.Demo, subject: null);
        var token = site.Services.GetRequiredService<AccessTokens>().Make(ready.ToReader(), "x", 1, withRows: true, [], []);
        using var client = site.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = site.ClientOptions.BaseAddress });
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "Bearer " + token);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync(new Uri("/api/v1/scorecards/board", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task Browsers_are_told_to_come_over_tls_alone()
    {
        using var client = site.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = site.ClientOptions.BaseAddress });
        using var secure = await client.GetAsync(new Uri("/account/sign-in", UriKind.Relative));
        Assert.Equal("max-age=31536000", secure.Headers.GetValues("Strict-Transport-Security").Single());

        using var plain = await client.GetAsync(new Uri($"http://{ProductionSite.Host}/teams?period=2026-08"));
        Assert.Equal((HttpStatusCode.PermanentRedirect, $"https://{ProductionSite.Host}/teams?period=2026-08"), (plain.StatusCode, plain.Headers.Location!.OriginalString));
        using var form = await client.PostAsync(new Uri($"http://{ProductionSite.Host}/account/sign-in"), new FormUrlEncodedContent([new("password", "x")]));
        Assert.Equal(HttpStatusCode.BadRequest, form.StatusCode);
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("qainsight.council.example.evil.example")]
    [InlineData("10.9.8.7")]
    public async Task It_answers_to_its_own_name_alone(string host)
    {
        using var client = site.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = site.ClientOptions.BaseAddress });
        using var request = new HttpRequestMessage(HttpMethod.Get, "/account/sign-in");
        request.Headers.Host = host;
        Assert.Equal(HttpStatusCode.BadRequest, (await client.SendAsync(request)).StatusCode);
    }

    [Theory]
    [InlineData("10.9.8.7", "203.0.113.5")]
    [InlineData("203.0.113.77", "203.0.113.77")]
    public async Task A_forwarded_address_is_believed_of_the_named_proxy_alone(string from, string noted)
    {
        site.From = IPAddress.Parse(from);
        using var client = site.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = site.ClientOptions.BaseAddress });
        var page = await client.GetStringAsync(new Uri("/account/sign-in", UriKind.Relative));
        var token = TokenIn(page);
        using var form = new HttpRequestMessage(HttpMethod.Post, "/account/sign-in")
        {
            Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("email", "x@council.example"), new("password", "x")]),
        };
        form.Headers.Add("X-Forwarded-For", "203.0.113.5");
        form.Headers.Add("X-Forwarded-Proto", "https");
        using var answer = await client.SendAsync(form);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(noted, site.Services.GetRequiredService<LookLog>().Find(new LookQuestion(Kind: LookKind.SignIn), 1).Single().Origin);
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Redirect)]
    [InlineData("Bearer wrong", HttpStatusCode.Redirect)]
    [InlineData("Bearer " + ProductionSite.Token, HttpStatusCode.OK)]
    public async Task Metrics_are_for_whoever_has_their_token(string? header, HttpStatusCode expected)
    {
        site.From = IPAddress.Loopback;
        using var client = site.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = site.ClientOptions.BaseAddress });
        if (header is not null)
            client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", header);
        using var answer = await client.GetAsync(new Uri("/metrics", UriKind.Relative));

        Assert.Equal(expected, answer.StatusCode);
        if (expected == HttpStatusCode.OK)
            Assert.Contains("http_request_duration_seconds", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_log_holds_no_name_no_address_of_mail_and_no_secret()
    {
        var (email, secret) = Invited(Role.Board);
        using var visitor = new Caller(site);
        await visitor.Open("/account/password?key=" + secret);
        await visitor.Send("main form", ("password", "Otter bridge lantern 7"), ("again", "Otter bridge lantern 7"));
        await visitor.Open("/search?q=Robin");
        await visitor.Open("/teams");

        Assert.NotEmpty(site.Logged);
        foreach (var word in new[] { email, secret, "Robin Field", "Otter bridge", visitor.Cookie ?? "none" })
            Assert.DoesNotContain(site.Logged, line => line.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    private static string TokenIn(string page) => new HtmlParser().ParseDocument(page).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

    private (string Email, string Secret) Invited(Role role)
    {
        var email = $"{Guid.NewGuid():N}@council.example";
        return (email, site.Services.GetRequiredService<Registrar>().Invite(new AccountForm(email, "Robin Field", role, IsAdministrator: false, [], []), Reader.Nobody).Secret);
    }
}
