using System.Net;
using QaInsight.People;
using QaInsight.People.Accounts;
using Xunit;

namespace QaInsight.Tests.Web.Access;

#pragma warning disable CA1001 // Put away by DisposeAsync.
/// <summary>A code of an authenticator app opens one door once, whatever else is written of the account meanwhile.</summary>
public sealed class CodeOnceTests : IAsyncLifetime
{
    private readonly SignInSite site = new();

    [Fact]
    public async Task The_code_that_set_the_app_up_does_not_sign_in()
    {
        var (account, _) = await site.Enrolled(Role.TeamManager);
        Assert.False(await Opens(account, site.CodeOf(account)));
    }

    [Fact]
    public async Task Nor_does_one_that_signed_in_after_a_wrong_password()
    {
        var (account, _) = await Settled();
        using (var visitor = new Caller(site))
            await visitor.SignIn(account.Email, "wrong");
        var code = site.CodeOf(account);
        Assert.True(await Opens(account, code));
        Assert.False(await Opens(account, code));
    }

    [Fact]
    public async Task Nor_one_that_made_new_recovery_codes()
    {
        var (account, codes) = await Settled();
        using var visitor = await site.Halfway(account);
        await visitor.Send("main form", ("code", codes[0]));
        var code = site.CodeOf(account);
        await visitor.Open("/account");
        var page = await visitor.Send("form:has([name=code])", ("code", code));
        var made = page.QuerySelectorAll(".codes li").Select(c => c.TextContent.Trim()).ToList();
        Assert.Equal(10, made.Distinct().Count());
        Assert.False(await Opens(account, code));
        Assert.False(await Opens(account, codes[1]));
        Assert.True(await Opens(account, made[1]));
    }

    [Fact]
    public async Task Nor_does_one_that_signed_in_make_recovery_codes_and_guessing_there_locks_too()
    {
        var (account, _) = await Settled();
        using var visitor = await site.Halfway(account);
        var code = site.CodeOf(account);
        await visitor.Send("main form", ("code", code));
        await visitor.Open("/account");
        foreach (var wrong in new[] { code, "000000", "000000", "000000", "000000" })
        {
            await visitor.Send("form:has([name=code])", ("code", wrong));
            Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);
        }

        site.Time.Move(TimeSpan.FromMinutes(2));
        await visitor.Send("form:has([name=code])", ("code", site.CodeOf(account)));
        Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await site.DisposeAsync();

    // Set up long enough ago for the next code to be another.
    private async Task<(Account Account, IReadOnlyList<string> Codes)> Settled()
    {
        var enrolled = await site.Enrolled(Role.TeamManager);
        site.Time.Move(TimeSpan.FromMinutes(2));
        return enrolled;
    }

    private async Task<bool> Opens(Account account, string code)
    {
        using var visitor = await site.Halfway(account);
        await visitor.Send("main form", ("code", code));
        return visitor.Address == "/";
    }
}
