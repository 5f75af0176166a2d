using Microsoft.Extensions.DependencyInjection;
using QaInsight.People;
using QaInsight.People.Accounts;
using Xunit;

namespace QaInsight.Tests.Web.Access;

#pragma warning disable CA1001 // Put away by DisposeAsync.
/// <summary>Tries that are judged while others are, or while an administrator acts.</summary>
public sealed class TriesInFlightTests : IAsyncLifetime
{
    private const int Many = 20;
    private const string Wrong = "wrong";

    private readonly SignInSite site = new();

    public TriesInFlightTests() => ThreadPool.SetMinThreads(2 * Many, 2 * Many);

    [Fact]
    public async Task Wrong_passwords_at_once_are_all_counted()
    {
        var account = await site.Board();
        using var together = new Barrier(Many);
        site.Hasher.WhileJudging = password => Assert.True(password != Wrong || together.SignalAndWait(TimeSpan.FromSeconds(30)));
        await AtOnce(() => Task.FromResult(new Caller(site)), v => v.Open("/account/sign-in"), v => v.Send("form:has(#password)", ("email", account.Email), ("password", Wrong)));
        await IsLocked(account);
    }

    [Fact]
    public async Task Wrong_codes_at_once_are_too()
    {
        var (account, _) = await site.Enrolled(Role.TeamManager);
        site.Time.Move(TimeSpan.FromMinutes(2));
        await AtOnce(() => site.Halfway(account), _ => Task.CompletedTask, v => v.Send("main form", ("code", "000000")));
        await IsLocked(account);
    }

    [Fact]
    public async Task A_right_password_that_was_given_before_the_lock_does_not_open_it()
    {
        var account = await site.Board();
        using var visitor = new Caller(site);
        using var others = new Caller(site);
        site.Hasher.WhileJudging = password =>
        {
            for (var attempt = 0; attempt < 5 && password != Wrong; attempt++)
                others.SignIn(account.Email, Wrong).GetAwaiter().GetResult();
        };
        await visitor.SignIn(account.Email, SignInSite.Password);
        Assert.Equal("/account/sign-in", visitor.Address);
        site.Hasher.WhileJudging = _ => { };
        await IsLocked(account);
    }

    [Fact]
    public async Task Nor_does_a_right_code_and_a_recovery_code_is_not_used_up_by_it()
    {
        var (account, codes) = await site.Enrolled(Role.TeamManager);
        var (book, loaded) = (site.Services.GetRequiredService<SignInBook>(), site.Again(account));
        for (var attempt = 0; attempt < 5; attempt++)
            book.Refuse(loaded, "Refused: wrong code", origin: null);
        Assert.False(book.UseStep(loaded, long.MaxValue));
        Assert.False(book.UseRecoveryCode(loaded, codes[0]));
        site.Time.Move(TimeSpan.FromMinutes(15));
        Assert.True(book.UseRecoveryCode(loaded, codes[0]));
        Assert.True(book.UseStep(loaded, long.MaxValue));
    }

    [Theory]
    [InlineData(Wrong)]
    [InlineData(SignInSite.Password)]
    public async Task A_reset_stays_whatever_password_was_being_judged(string password)
    {
        var (account, _) = await site.Enrolled(Role.TeamManager);
        using var visitor = new Caller(site);
        site.Hasher.WhileJudging = _ => site.Registrar.Reset(site.Again(account), Reader.Nobody);
        await visitor.SignIn(account.Email, password);
        Assert.Equal("/account/sign-in", visitor.Address);
        var left = site.Again(account);
        Assert.Equal((null, null, false), (left.PasswordHash, left.SecondStepKey, left.HasSecondStep));
        Assert.NotEqual(account.SecurityStamp, left.SecurityStamp);
    }

    [Fact]
    public async Task A_right_password_that_was_given_before_a_reset_opens_nothing()
    {
        var account = await site.Board();
        using var visitor = new Caller(site);
        site.Hasher.WhileJudging = _ => site.Registrar.Reset(site.Again(account), Reader.Nobody);
        await visitor.SignIn(account.Email, SignInSite.Password);
        Assert.Equal("/account/sign-in", visitor.Address);
        Assert.Null(visitor.Cookie);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await site.DisposeAsync();

    private static async Task AtOnce(Func<Task<Caller>> come, Func<Caller, Task> prepare, Func<Caller, Task> act)
    {
        var visitors = new List<Caller>();
        for (var i = 0; i < Many; i++)
        {
            visitors.Add(await come());
            await prepare(visitors[^1]);
        }

        await Task.WhenAll(visitors.Select(v => Task.Run(() => act(v))));
        visitors.ForEach(v => v.Dispose());
    }

    private async Task IsLocked(Account account)
    {
        using var visitor = new Caller(site);
        await visitor.SignIn(account.Email, SignInSite.Password);
        Assert.Equal("/account/sign-in", visitor.Address);
        site.Time.Move(TimeSpan.FromMinutes(15) + TimeSpan.FromSeconds(1));
        await visitor.SignIn(account.Email, SignInSite.Password);
        Assert.NotEqual("/account/sign-in", visitor.Address);
    }
}
