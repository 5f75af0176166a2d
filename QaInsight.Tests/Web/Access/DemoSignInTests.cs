using System.Net;
using Microsoft.Extensions.DependencyInjection;
using QaInsight.People.Accounts;
using QaInsight.Tests.Web.Live;
using Xunit;

namespace QaInsight.Tests.Web.Access;

/// <summary>The demonstration's ready people, and where they are led once they are in.</summary>
public sealed class DemoSignInTests(DemoSite site) : IClassFixture<DemoSite>
{
    public static TheoryData<string> Elsewhere =>
    [
        "https://evil.example", "//evil.example", "/\\evil.example", "\\\\evil.example", "http:evil.example", "javascript:alert(1)", "data:text/html,x", "/%09/evil.example", "\t//evil.example", " //evil.example",
        "https:/evil.example", "https:evil.example", "///evil.example", "////evil.example", "/\t/evil.example", "/\n/evil.example", "~//evil.example", "~/\\evil.example", "@evil.example", "evil.example", ".evil.example",
        "http://localhost@evil.example", "//localhost@evil.example", "%2F%2Fevil.example", "//%65vil.example", "\u0000//evil.example", "ftp://evil.example", "\\/evil.example", "/\\/evil.example", "//[::ffff:7f00:1]",
    ];

    [Fact]
    public void Thirty_addresses_elsewhere_are_tried() => Assert.Equal(30, Elsewhere.Count);

    [Theory]
    [MemberData(nameof(Elsewhere))]
    public async Task Whoever_signs_in_stays_on_this_site(string to)
    {
        using var visitor = new Caller(site);
        await visitor.Open("/account/sign-in?to=" + Uri.EscapeDataString(to));
        var answer = await visitor.SendOnce("form:has(button[name=person])", ("person", "director"));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var where = new Uri(site.ClientOptions.BaseAddress, answer.Headers.Location!);
        Assert.Equal(site.ClientOptions.BaseAddress.Host, where.Host);
        Assert.DoesNotContain("evil", where.Host, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_demonstrations_people_are_four_and_a_banner_says_so()
    {
        using var visitor = new Caller(site);
        var page = await visitor.Open("/");
        Assert.Equal(4, page.QuerySelectorAll("button[name=person]").Length);
        page = await visitor.Send("form:has(button[name=person])", ("person", "head-of-quality"));
        Assert.Contains("Demonstration.", page.QuerySelector(".demo")!.TextContent, StringComparison.Ordinal);
        await visitor.Open("/imports");
        Assert.Equal("/imports", visitor.Address);
    }

    [Fact]
    public async Task Where_the_demonstration_is_off_its_people_cannot_come_in_and_those_who_had_are_out()
    {
        await using var off = new LiveSite { SignedIn = null, SampleOnFirstRun = false, Settings = { ["QaInsight:DemoSignIn"] = "false" } };
        using var visitor = new Caller(off);
        var page = await visitor.Open("/");
        Assert.Empty(page.QuerySelectorAll("button[name=person]"));
        await visitor.Send("main form", ("person", "director"), ("handler", "Demo"));
        Assert.StartsWith("/account/sign-in", visitor.Address, StringComparison.Ordinal);
        Assert.Empty(off.Services.GetRequiredService<AccountBook>().All());
    }
}

/// <summary>Nothing imported, and nobody signed in beforehand.</summary>
public sealed class DemoSite : LiveSite
{
    public DemoSite()
    {
        (SignedIn, SampleOnFirstRun) = (null, false);
        Settings["QaInsight:Limits:SignInsPerMinute"] = "100000";
    }
}
