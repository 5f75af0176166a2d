using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OtpNet;
using QaInsight.People;
using QaInsight.People.Accounts;
using QaInsight.Tests.Nightly;
using QaInsight.Tests.Web.Live;

namespace QaInsight.Tests.Web.Access;

/// <summary>The site as it stands, with nobody signed in beforehand, a clock to be moved, and hashes that take no time.</summary>
internal sealed class SignInSite : LiveSite
{
    public const string Password = "Otter bridge lantern 7";

    public SignInSite()
    {
        SignedIn = null;
        SampleOnFirstRun = false;
        Clock = Time;
        Settings["QaInsight:Limits:SignInsPerMinute"] = "100000";
    }

    public MovableTime Time { get; } = new();

    public WatchedHasher Hasher { get; } = new();

    public AccountBook Accounts => Services.GetRequiredService<AccountBook>();

    public Registrar Registrar => Services.GetRequiredService<Registrar>();

    public LookLog Log => Services.GetRequiredService<LookLog>();

    public (Account Account, string Secret) Invite(Role role, bool administrator = false) => Registrar.Invite(
        new AccountForm($"{Guid.NewGuid():N}@council.example", "Robin Field", role, administrator, role.SeesAuthority ? [] : ["Safeguarding"], []), Reader.Nobody);

    /// <summary>Somebody who signs in with a password alone.</summary>
    public async Task<Account> Board()
    {
        var (account, link) = Invite(Role.Board);
        using var visitor = new Caller(this);
        await visitor.Open("/account/password?key=" + link);
        await visitor.Send("main form", ("password", Password), ("again", Password));
        return account;
    }

    /// <summary>Somebody who needs a second step, and has set it up with the code of that moment.</summary>
    public async Task<(Account Account, IReadOnlyList<string> Codes)> Enrolled(Role role)
    {
        var (account, link) = Invite(role);
        using var visitor = new Caller(this);
        await visitor.Open("/account/password?key=" + link);
        await visitor.Send("main form", ("password", Password), ("again", Password));
        var page = await visitor.Send("main form", ("code", CodeOf(account)));
        return (account, [.. page.QuerySelectorAll(".codes li").Select(c => c.TextContent.Trim())]);
    }

    public Account Again(Account account) => Accounts.Find(account.Id)!;

    public string CodeOf(Account account) => new Totp(Base32Encoding.ToBytes(Again(account).SecondStepKey!)).ComputeTotp(Time.GetUtcNow().UtcDateTime);

    /// <summary>Somebody who has given the password, and is asked for a code.</summary>
    public async Task<Caller> Halfway(Account account)
    {
        var visitor = new Caller(this);
        await visitor.SignIn(account.Email, Password);
        return visitor;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services => services.AddSingleton<IPasswordHasher<Account>>(Hasher));
    }
}

/// <summary>Tells a test of each password while it is judged.</summary>
internal sealed class WatchedHasher() : PasswordHasher<Account>(Options.Create(new PasswordHasherOptions { IterationCount = 1 }))
{
    private int judged;

    public int Judged => judged;

    public Action<string> WhileJudging { get; set; } = _ => { };

    public override PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
    {
        Interlocked.Increment(ref judged);
        WhileJudging(providedPassword);
        return base.VerifyHashedPassword(user, hashedPassword, providedPassword);
    }
}
