using System.Net;
using QaInsight.People;
using QaInsight.People.Accounts;
using QaInsight.Web.SignIn;
using Xunit;

namespace QaInsight.Tests.Web.SignIn;

/// <summary>Nobody comes in by a token, a code or an answer that does not hold, nor as somebody else.</summary>
[Collection(DirectorySampleSite.Name)]
public sealed class DirectoryRefusalTests(DirectorySampleSite.Started site)
{
    public static TheoryData<string> Faults => [.. Enum.GetNames<Fault>().Where(f => f is not (nameof(Fault.None) or nameof(Fault.Declined)))];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_token_that_does_not_hold_lets_nobody_in(string fault)
    {
        var user = new DirectoryUser($"faulty-{fault}", DirectorySite.Quality);
        using var visitor = new DirectoryVisitor(site);
        await Refused(visitor, DirectoryRefusal.Failed, await visitor.Approve(await visitor.Leave("/teams"), user with { Fault = Enum.Parse<Fault>(fault) }));
        Assert.Null(site.Account(user));

        // The same way, with nothing wrong, leads in.
        Assert.Equal("/teams", (await visitor.SignIn(user, "/teams")).Address);
    }

    [Fact]
    public async Task Whoever_the_directory_turns_back_is_told_so_and_nothing_that_came_with_it()
    {
        using var visitor = new DirectoryVisitor(site);
        await Refused(visitor, DirectoryRefusal.Declined, await visitor.Approve(await visitor.Leave(), new DirectoryUser("declined") { Fault = Fault.Declined }));
    }

    [Theory]
    [InlineData("/account/directory/callback")]
    [InlineData("/account/directory/callback?code=1234")]
    [InlineData("/account/directory/callback?code=1234&state=forged")]
    [InlineData("/account/directory/callback?id_token=e30.e30.&state=forged")]
    [InlineData("/account/directory/callback?error=server_error&error_description=Ring+0800+666")]
    public async Task An_answer_that_nobody_asked_for_is_refused(string callback)
    {
        using var visitor = new DirectoryVisitor(site);
        await Refused(visitor, DirectoryRefusal.Failed, callback);
    }

    [Fact]
    public async Task An_answer_counts_in_the_browser_that_asked_alone()
    {
        var user = new DirectoryUser("elsewhere", DirectorySite.Board);
        using var asked = new DirectoryVisitor(site);
        using var another = new DirectoryVisitor(site);
        await Refused(another, DirectoryRefusal.Failed, await asked.Approve(await asked.Leave(), user));

        // Nor without either of its two cookies.
        foreach (var kind in new[] { "QaInsight.Directory.State.", "QaInsight.Directory.Nonce." })
        {
            using var visitor = new DirectoryVisitor(site);
            var callback = await visitor.Approve(await visitor.Leave(), user);
            Assert.True(visitor.Cookies.Remove(visitor.Cookies.Keys.Single(n => n.StartsWith(kind, StringComparison.Ordinal))));
            await Refused(visitor, DirectoryRefusal.Failed, callback);
        }

        Assert.Null(site.Account(user));
    }

    [Fact]
    public async Task An_answer_counts_once()
    {
        using var visitor = new DirectoryVisitor(site);
        var callback = await visitor.Approve(await visitor.Leave(), new DirectoryUser("once", DirectorySite.Board));
        using var copy = new DirectoryVisitor(site).WithCookies(visitor.Cookies);
        Assert.Equal("/", (await visitor.Return(callback)).Address);

        using var bare = new DirectoryVisitor(site);
        await Refused(bare, DirectoryRefusal.Failed, callback);
        await Refused(copy, DirectoryRefusal.Failed, callback);
    }

    [Fact]
    public async Task A_code_of_another_sign_in_does_not_fit()
    {
        using var attacker = new DirectoryVisitor(site);
        using var victim = new DirectoryVisitor(site);
        var stolen = Part(await attacker.Approve(await attacker.Leave(), new DirectoryUser("victim", DirectorySite.Quality)), "code");
        var own = await victim.Approve(await victim.Leave(), new DirectoryUser("attacker", DirectorySite.Board));

        await Refused(victim, DirectoryRefusal.Failed, own.Replace(Part(own, "code"), stolen, StringComparison.Ordinal));
        Assert.Null(site.Account(new DirectoryUser("victim")));
    }

    [Fact]
    public async Task The_site_proves_that_it_is_who_asked()
    {
        using var visitor = new DirectoryVisitor(site);
        var authorize = await visitor.Leave();
        var challenge = Part(authorize.Query, "code_challenge");
        var another = new Uri(authorize.AbsoluteUri.Replace(challenge, new string('A', challenge.Length), StringComparison.Ordinal));

        await Refused(visitor, DirectoryRefusal.Failed, await visitor.Approve(another, new DirectoryUser("unproved", DirectorySite.Board)));
    }

    [Fact]
    public async Task Somebody_in_no_mapped_group_gets_no_account()
    {
        var user = new DirectoryUser("stranger", "g-of-something-else", "G-BOARD");
        using var visitor = new DirectoryVisitor(site);
        await Refused(visitor, DirectoryRefusal.NoGroup, await visitor.Approve(await visitor.Leave(), user));

        Assert.Null(site.Account(user));
        Assert.Contains(site.Log.Find(new LookQuestion("stranger@council.example", LookKind.SignIn), 10), l => l.What == DirectoryRefusal.NoGroup.Noted);
    }

    [Theory]
    [InlineData("hasgroups")]
    [InlineData("_claim_names")]
    public async Task Groups_that_the_directory_left_out_are_asked_to_be_sent(string claim)
    {
        var user = new DirectoryUser($"many-{claim}").With("groups", null!).With(claim, claim == "hasgroups" ? "true" : new { groups = "src1" });
        using var visitor = new DirectoryVisitor(site);
        await Refused(visitor, DirectoryRefusal.TooManyGroups, await visitor.Approve(await visitor.Leave(), user));
        Assert.Null(site.Account(user));
    }

    [Fact]
    public async Task An_account_with_a_password_is_never_taken_over()
    {
        var registrar = site.Service<Registrar>();
        var (local, _) = registrar.Invite(new AccountForm("Ann.Lee@council.example", "Ann Lee", Role.QualityAssurance, IsAdministrator: true, [], []), Reader.Nobody);
        var user = new DirectoryUser("ann", DirectorySite.Board) { Email = "ann.lee@COUNCIL.example" };
        using var visitor = new DirectoryVisitor(site);
        await Refused(visitor, DirectoryRefusal.Taken, await visitor.Approve(await visitor.Leave(), user));

        Assert.Null(site.Account(user));
        var still = site.Accounts.Find(local.Id)!;
        Assert.Equal((AccountOrigin.Local, null, Role.QualityAssurance), (still.Origin, still.Subject, still.Role));
    }

    [Fact]
    public async Task An_address_that_changes_hands_takes_no_account_along()
    {
        var (old, young) = (new DirectoryUser("john-the-elder", DirectorySite.Board) { Email = "john.smith@council.example" }, new DirectoryUser("john-the-younger", DirectorySite.Quality) { Email = "john.smith@council.example" });
        using var visitor = new DirectoryVisitor(site);
        await visitor.SignIn(old);
        using var another = new DirectoryVisitor(site);
        await Refused(another, DirectoryRefusal.Taken, await another.Approve(await another.Leave(), young));
        Assert.Null(site.Account(young));

        // Known under another address before: that one stays, and the groups count all the same.
        var own = young with { Email = "j.smith@council.example" };
        await another.SignIn(own);
        Assert.Equal("/", (await another.SignIn(young with { Groups = [DirectorySite.Board] })).Address);
        Assert.Equal(("j.smith@council.example", Role.Board), (site.Account(young)!.Email, site.Account(young)!.Role));
    }

    [Fact]
    public async Task A_disabled_account_stays_out()
    {
        var user = new DirectoryUser("disabled", DirectorySite.Board);
        using var visitor = new DirectoryVisitor(site);
        await visitor.SignIn(user);
        site.Service<Registrar>().Disable(site.Account(user)!, Reader.Nobody);

        await Refused(visitor, DirectoryRefusal.Disabled, await visitor.Approve(await visitor.Leave(), user));
        Assert.True(site.Account(user)!.IsDisabled);
    }

    [Theory]
    [InlineData(null, null, null)]
    [InlineData("not an address", null, null)]
    [InlineData("unsure@elsewhere.example", false, null)]
    [InlineData("unsure@elsewhere.example", false, "sure@council.example")]
    [InlineData(null, null, "sure@council.example")]
    public async Task An_address_is_one_that_the_directory_stands_by(string? email, bool? verified, string? userName)
    {
        var user = new DirectoryUser($"mail-{email}-{userName}", DirectorySite.Board) { Email = email }.With("email_verified", verified!).With("preferred_username", userName!);
        using var visitor = new DirectoryVisitor(site);
        var callback = await visitor.Approve(await visitor.Leave(), user);
        if (userName is null)
        {
            await Refused(visitor, DirectoryRefusal.Unnamed, callback);
            return;
        }

        await visitor.Return(callback);
        Assert.Equal(userName, site.Account(user)!.Email);
        site.Service<Registrar>().Follow(site.Account(user)!, new AccountForm($"{Guid.NewGuid():N}@council.example", "Gone on", Role.Board, IsAdministrator: false, [], []));
    }

    private async Task Refused(DirectoryVisitor visitor, DirectoryRefusal why, string callback)
    {
        var before = site.Log.Find(new LookQuestion(), 1) is [var last] ? last.Id : 0;
        var (address, status, page) = await visitor.Return(callback);

        Assert.StartsWith($"/account/sign-in?refused={why.Key}", address, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal($"You are not signed in. {why.Says}", page.QuerySelector(".notice.failed")!.TextContent);
        Assert.False(visitor.HasSession);
        Assert.Equal(HttpStatusCode.Found, (await visitor.Get("/")).Status);
        Assert.DoesNotContain("Exception", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Contains(site.Log.Find(new LookQuestion(Kind: LookKind.SignIn), 50), l => l.Id > before && l.What == why.Noted);
    }

    private static string Part(string address, string name) => Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(address[address.IndexOf('?', StringComparison.Ordinal)..])[name].ToString();
}
