using System.Net;
using AngleSharp.Html.Dom;
using QaInsight.People;
using QaInsight.People.Accounts;
using Xunit;

namespace QaInsight.Tests.Web.Access;

#pragma warning disable CA1001 // Put away by DisposeAsync.
/// <summary>How people sign in, and stop being signed in: the site as it stands, with nobody signed in beforehand.</summary>
public sealed class SignInTests : IAsyncLifetime
{
    private const string Password = SignInSite.Password;

    private readonly SignInSite site = new();

    private Registrar Registrar => site.Registrar;

    [Fact]
    public async Task An_invitation_leads_to_a_password_and_a_second_step_and_works_once()
    {
        var (account, link) = site.Invite(Role.ServiceManager);
        using var visitor = new Caller(site);

        var page = await visitor.Open("/account/password?key=" + link);
        Assert.Contains(account.Name, page.Body!.TextContent, StringComparison.Ordinal);
        page = await visitor.Send("main form", ("password", "short"), ("again", "short"));
        Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);
        page = await visitor.Send("main form", ("password", "Password1234"), ("again", "Password1234"));
        Assert.Contains("soon guessed", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        await visitor.Send("main form", ("password", Password), ("again", Password));
        Assert.Equal("/account/second-step", visitor.Address);
        await visitor.Send("main form", ("code", "000000"));
        Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);
        page = await visitor.Send("main form", ("code", site.CodeOf(account)));
        Assert.Equal(10, page.QuerySelectorAll(".codes li").Length);
        await visitor.Open("/");
        Assert.Equal((HttpStatusCode.OK, "/"), (visitor.Status, visitor.Address));

        using var thief = new Caller(site);
        await thief.Open("/account/password?key=" + link);
        Assert.Equal(HttpStatusCode.NotFound, thief.Status);
    }

    [Fact]
    public async Task A_link_works_for_three_days_and_until_another_is_made()
    {
        var (account, link) = site.Invite(Role.Board);
        using var visitor = new Caller(site);
        site.Time.Move(TimeSpan.FromDays(3));
        await visitor.Open("/account/password?key=" + link);
        Assert.Equal(HttpStatusCode.NotFound, visitor.Status);

        var (second, third) = (Registrar.Reset(account, Reader.Nobody), Registrar.Reset(account, Reader.Nobody));
        await visitor.Open("/account/password?key=" + second);
        Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
        await visitor.Open("/account/password?key=" + third);
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
    }

    [Fact]
    public async Task A_code_works_once_and_a_recovery_code_in_its_place_once()
    {
        var (account, codes) = await site.Enrolled(Role.TeamManager);
        site.Time.Move(TimeSpan.FromMinutes(2));
        var code = site.CodeOf(account);
        using var visitor = new Caller(site);
        await visitor.SignIn(account.Email, Password);
        Assert.Equal("/account/code", visitor.Address);
        await visitor.Send("main form", ("code", code));
        Assert.Equal("/", visitor.Address);

        using var replay = new Caller(site);
        await replay.SignIn(account.Email, Password);
        await replay.Send("main form", ("code", code));
        Assert.Equal((HttpStatusCode.BadRequest, "/account/code"), (replay.Status, replay.Address));
        await replay.Send("main form", ("code", codes[0]));
        Assert.Equal("/", replay.Address);

        using var again = new Caller(site);
        await again.SignIn(account.Email, Password);
        await again.Send("main form", ("code", codes[0]));
        Assert.Equal((HttpStatusCode.BadRequest, "/account/code"), (again.Status, again.Address));
    }

    [Fact]
    public async Task Without_the_code_the_password_opens_nothing()
    {
        var (account, _) = await site.Enrolled(Role.QualityAssurance);
        using var visitor = new Caller(site);
        await visitor.SignIn(account.Email, Password);
        foreach (var address in new[] { "/", "/teams", "/account", "/imports" })
        {
            await visitor.Open(address);
            Assert.StartsWith("/account/sign-in", visitor.Address, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_an_account_for_fifteen_minutes_and_nobody_is_told()
    {
        var account = await site.Board();
        using var visitor = new Caller(site);
        var texts = new HashSet<string>();
        for (var attempt = 0; attempt < 5; attempt++)
            texts.Add(Alert(await visitor.SignIn(account.Email, "wrong " + attempt)));
        texts.Add(Alert(await visitor.SignIn(account.Email, Password)));
        texts.Add(Alert(await visitor.SignIn("nobody@council.example", Password)));
        Assert.Single(texts);

        site.Time.Move(TimeSpan.FromMinutes(15) + TimeSpan.FromSeconds(1));
        await visitor.SignIn(account.Email, Password);
        Assert.Equal("/", visitor.Address);
    }

    [Fact]
    public async Task Failures_that_are_far_apart_do_not_add_up()
    {
        var account = await site.Board();
        using var visitor = new Caller(site);
        for (var attempt = 0; attempt < 8; attempt++)
        {
            await visitor.SignIn(account.Email, "wrong");
            site.Time.Move(TimeSpan.FromMinutes(15));
        }

        await visitor.SignIn(account.Email, Password);
        Assert.Equal("/", visitor.Address);
    }

    [Fact]
    public async Task Signing_in_gives_a_new_cookie_and_signing_out_ends_it()
    {
        var account = await site.Board();
        using var visitor = new Caller(site);
        await visitor.SignIn(account.Email, Password);
        var first = visitor.Cookie;
        await visitor.SignIn(account.Email, Password, already: true);
        Assert.NotEqual(first, visitor.Cookie);
        Assert.Equal(HttpStatusCode.Redirect, await visitor.StatusWith(first!));

        var second = visitor.Cookie!;
        Assert.Equal(HttpStatusCode.OK, await visitor.StatusWith(second));
        await visitor.Open("/account");
        await visitor.Send("header form.out-form");
        Assert.Equal(HttpStatusCode.Redirect, await visitor.StatusWith(second));
    }

    [Fact]
    public async Task A_session_ends_when_it_is_idle_and_when_it_is_old()
    {
        var account = await site.Board();
        using var visitor = new Caller(site);
        await visitor.SignIn(account.Email, Password);
        for (var hour = 0; hour < 23; hour++)
        {
            site.Time.Move(TimeSpan.FromMinutes(29));
            await visitor.Open("/");
            Assert.Equal("/", visitor.Address);
        }

        // Eleven hours and seven minutes by now, and never idle.
        site.Time.Move(TimeSpan.FromMinutes(29));
        await visitor.Open("/");
        Assert.Equal("/", visitor.Address);
        site.Time.Move(TimeSpan.FromMinutes(29));
        await visitor.Open("/");
        Assert.StartsWith("/account/sign-in", visitor.Address, StringComparison.Ordinal);

        await visitor.SignIn(account.Email, Password);
        site.Time.Move(TimeSpan.FromMinutes(30));
        await visitor.Open("/");
        Assert.StartsWith("/account/sign-in", visitor.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_role_or_scope_and_a_disabled_account_end_every_session_at_once()
    {
        var account = await site.Board();
        using var visitor = new Caller(site);
        foreach (var change in new[]
        {
            new AccountForm(account.Email, account.Name, Role.ServiceManager, IsAdministrator: false, ["Safeguarding"], []),
            new AccountForm(account.Email, "Another name", Role.Board, IsAdministrator: false, [], []),
        })
        {
            await visitor.SignIn(account.Email, Password);
            await visitor.Open("/account");
            Assert.Equal("/account", visitor.Address);
            Registrar.Change(site.Again(account), change, Reader.Nobody);
            await visitor.Open("/account");
            Assert.StartsWith("/account/sign-in", visitor.Address, StringComparison.Ordinal);
            Registrar.Change(site.Again(account), new AccountForm(account.Email, account.Name, Role.Board, IsAdministrator: false, [], []), Reader.Nobody);
        }

        await visitor.SignIn(account.Email, Password);
        Registrar.Disable(site.Again(account), Reader.Nobody);
        await visitor.Open("/account");
        Assert.StartsWith("/account/sign-in", visitor.Address, StringComparison.Ordinal);
        await visitor.SignIn(account.Email, Password);
        Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);
    }

    [Fact]
    public async Task So_does_another_service_or_team_under_the_same_role()
    {
        var (account, codes) = await site.Enrolled(Role.ServiceManager);
        foreach (var (code, services, teams) in new (string, string[], string[])[] { (codes[0], ["Care Leavers"], []), (codes[1], ["Care Leavers"], ["Thornsea Assessment Team"]), (codes[2], [], ["Thornsea Assessment Team"]) })
        {
            using var visitor = await site.Halfway(account);
            await visitor.Send("main form", ("code", code));
            await visitor.Open("/account");
            Assert.Equal("/account", visitor.Address);
            Registrar.Change(site.Again(account), new AccountForm(account.Email, account.Name, Role.ServiceManager, IsAdministrator: false, services, teams), Reader.Nobody);
            await visitor.Open("/account");
            Assert.StartsWith("/account/sign-in", visitor.Address, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_last_administrator_stays_one()
    {
        var (one, other) = (site.Invite(Role.Board, administrator: true).Account, site.Invite(Role.Board, administrator: true).Account);
        Registrar.Disable(one, Reader.Nobody);
        Assert.Throws<AccountException>(() => Registrar.Disable(site.Again(other), Reader.Nobody));
        Assert.Throws<AccountException>(() => Registrar.Change(site.Again(other), new AccountForm(other.Email, other.Name, Role.Board, IsAdministrator: false, [], []), Reader.Nobody));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await site.DisposeAsync();

    private static string Alert(IHtmlDocument page) => page.QuerySelector("[role=alert]")!.TextContent;
}
