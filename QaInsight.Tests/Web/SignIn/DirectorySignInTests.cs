using System.Net;
using AngleSharp.Dom;
using QaInsight.People;
using QaInsight.People.Accounts;
using Xunit;

namespace QaInsight.Tests.Web.SignIn;

/// <summary>Through the directory and in, with what one's groups give.</summary>
[Collection(DirectorySampleSite.Name)]
public sealed class DirectorySignInTests(DirectorySampleSite.Started site)
{
    [Fact]
    public async Task The_sign_in_page_leads_to_the_directory_and_the_directory_to_the_page_that_was_asked_for()
    {
        using var visitor = new DirectoryVisitor(site);
        var (asked, _, page) = await visitor.Return("/teams?period=2026-07");
        var link = page.QuerySelector("main a.button")!;

        Assert.StartsWith("/account/sign-in?to=", asked, StringComparison.Ordinal);
        Assert.Equal(("Sign in with your Harbourshire account", "/account/directory?to=%2Fteams%3Fperiod%3D2026-07"), (link.TextContent, link.GetAttribute("href")));
        var authorize = (await visitor.Get(link.GetAttribute("href")!)).Leads!;
        var (address, status, teams) = await visitor.Return(await visitor.Approve(authorize, new DirectoryUser("dana", DirectorySite.Board) { Name = "Dana Whitfield" }));

        Assert.Equal(("/teams?period=2026-07", HttpStatusCode.OK), (address, status));
        Assert.Equal("Dana Whitfield", teams.QuerySelector("header .me a")!.TextContent);
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get("/")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.Get("/imports")).Status);
        Assert.DoesNotContain(visitor.Cookies.Keys, name => name.StartsWith("QaInsight.Directory", StringComparison.Ordinal) || name == "QaInsight.Arrived");
        var noted = site.Log.Find(new LookQuestion("Dana Whitfield", LookKind.SignIn), 10);
        Assert.Equal(["Signed in by the council’s directory"], noted.Select(l => l.What));
    }

    [Fact]
    public async Task A_service_manager_sees_the_teams_of_their_groups_and_no_other()
    {
        using var visitor = new DirectoryVisitor(site);
        await visitor.SignIn(new DirectoryUser("sam", DirectorySite.Assessment));
        var services = (await visitor.Get("/teams?period=2026-08")).Page;

        Assert.Contains("Wrackford Assessment Team", services.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Wrackford Safeguarding Team 1", services.Body.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get("/team?team=Thornsea%20Safeguarding%20Team%201&period=2026-08")).Status);
        Assert.NotEqual(HttpStatusCode.OK, (await visitor.Get("/team?team=Thornsea%20Safeguarding%20Team%202&period=2026-08")).Status);
    }

    [Fact]
    public async Task Groups_of_one_role_add_up_and_of_several_roles_the_first_in_the_file_decides()
    {
        using var visitor = new DirectoryVisitor(site);
        var both = new DirectoryUser("both", DirectorySite.Board, DirectorySite.Assessment, DirectorySite.Safeguarding, DirectorySite.Thornsea, DirectorySite.Administrators, "g-of-something-else");
        await visitor.SignIn(both);

        var account = site.Account(both)!;
        Assert.Equal((Role.ServiceManager, true, AccountOrigin.Directory), (account.Role, account.IsAdministrator, account.Origin));
        Assert.Equal(["Assessment", "Safeguarding"], account.Services);
        Assert.Equal(["Thornsea Safeguarding Team 1"], account.Teams);
    }

    [Fact]
    public async Task Changed_groups_count_from_the_next_sign_in_and_end_the_sessions_from_before()
    {
        var user = new DirectoryUser("mover", DirectorySite.Safeguarding);
        using var before = new DirectoryVisitor(site);
        await before.SignIn(user);
        using var same = new DirectoryVisitor(site);
        await same.SignIn(user);
        Assert.Equal(HttpStatusCode.OK, (await before.Get("/account")).Status);

        using var after = new DirectoryVisitor(site);
        await after.SignIn(user with { Groups = [DirectorySite.Thornsea], Name = "Mo Ver", Email = "mo.ver@council.example" });

        Assert.Equal(HttpStatusCode.Found, (await before.Get("/account")).Status);
        Assert.Equal(HttpStatusCode.Found, (await same.Get("/account")).Status);
        Assert.Equal(HttpStatusCode.OK, (await after.Get("/account")).Status);
        var account = site.Account(user)!;
        Assert.Equal((Role.TeamManager, "Mo Ver", "mo.ver@council.example"), (account.Role, account.Name, account.Email));
        Assert.Equal((0, "Thornsea Assessment Team"), (account.Services.Count, account.Teams.Single()));
        var noted = site.Log.Find(new LookQuestion("mo.ver@council.example", LookKind.Change), 1).Single();
        Assert.Equal(("the council’s directory", null), (noted.Name, noted.Account));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whoever_leaves_their_groups_loses_what_they_had_and_has_it_again_when_they_come_back(bool tooMany)
    {
        var user = new DirectoryUser($"leaver-{tooMany}", DirectorySite.Quality);
        using var before = new DirectoryVisitor(site);
        await before.SignIn(user);
        var token = site.Token(site.Account(user)!);
        Assert.Equal(HttpStatusCode.OK, await site.Ask(token));

        using var after = new DirectoryVisitor(site);
        var gone = tooMany ? (user with { Groups = [] }).With("_claim_names", new { groups = "src1" }) : user with { Groups = ["g-of-something-else"] };
        var (address, _, page) = await after.SignIn(gone);

        Assert.StartsWith("/account/sign-in?refused=" + (tooMany ? "too-many-groups" : "no-group"), address, StringComparison.Ordinal);
        Assert.Contains(tooMany ? "Groups assigned to the application" : "none of your groups", page.QuerySelector(".notice.failed")!.TextContent, StringComparison.Ordinal);
        Assert.False(after.HasSession);
        Assert.Equal(HttpStatusCode.Found, (await before.Get("/account")).Status);
        Assert.NotEqual(HttpStatusCode.OK, await site.Ask(token));
        Assert.Empty(site.Account(user)!.Roles);
        Assert.False(site.Account(user)!.IsDisabled);

        await after.SignIn(user);
        Assert.Equal(HttpStatusCode.OK, (await after.Get("/imports")).Status);
    }

    [Fact]
    public async Task The_directory_may_take_the_last_administrators_rights()
    {
        await using var fresh = new DirectorySite { SampleOnFirstRun = false, SignedIn = null };
        var user = new DirectoryUser("only", DirectorySite.Administrators);
        using var visitor = new DirectoryVisitor(fresh);
        var (first, _, _) = await visitor.SignIn(user);
        Assert.Equal("/admin/people", first);

        await visitor.SignIn(user with { Groups = [DirectorySite.Board] });

        Assert.Equal((Role.Board, false), (fresh.Account(user)!.Role, fresh.Account(user)!.IsAdministrator));
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.Get("/admin/people")).Status);
    }

    [Theory]
    [InlineData("/teams", "/teams")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("\\\\evil.example", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData("/\t/evil.example", "/")]
    [InlineData("", "/")]
    public async Task Nobody_is_led_on_to_another_site(string to, string ends)
    {
        using var visitor = new DirectoryVisitor(site);
        var callback = await visitor.Approve(await visitor.Leave(to), new DirectoryUser("wanderer", DirectorySite.Board));
        var arrived = (await visitor.Get(callback)).Leads!.OriginalString;
        Assert.DoesNotContain("evil", arrived, StringComparison.Ordinal);
        var arrivedCookies = new Dictionary<string, string>(visitor.Cookies);
        Assert.Equal(ends, (await visitor.Get(arrived)).Leads!.OriginalString);

        // Nor where the address was put in on the way.
        var forged = await visitor.WithCookies(arrivedCookies).Get($"/account/directory?handler=Arrived&to={Uri.EscapeDataString(to)}");
        Assert.Equal(ends, forged.Leads!.OriginalString);
    }

    [Fact]
    public async Task A_session_from_before_in_the_same_browser_ends()
    {
        using var visitor = new DirectoryVisitor(site);
        await visitor.SignIn(new DirectoryUser("first", DirectorySite.Board));
        using var copy = new DirectoryVisitor(site).WithCookies(visitor.Cookies);
        await visitor.SignIn(new DirectoryUser("second", DirectorySite.Board));

        Assert.Equal("second", (await visitor.Get("/account")).Page.QuerySelector("main h1")!.TextContent);
        Assert.Equal(HttpStatusCode.Found, (await copy.Get("/account")).Status);
    }
}
