using QaInsight.People;
using QaInsight.People.Accounts;
using Xunit;

namespace QaInsight.Tests.Web.Access;

/// <summary>Each event of somebody's sign-in, and each thing that they change of it, is in the log of who looked.</summary>
public sealed class LoggedSignInTests
{
    private static readonly Dictionary<string, (LookKind Kind, Func<SignInSite, Account, IReadOnlyList<string>, Task> Do)> Events = new()
    {
        ["Refused: wrong password"] = (LookKind.SignIn, (site, account, _) => Try(site, account.Email, "wrong")),
        ["Refused: no such account"] = (LookKind.SignIn, (site, _, _) => Try(site, "nobody@council.example", "wrong")),
        ["Refused: locked for a while"] = (LookKind.SignIn, async (site, account, _) =>
        {
            for (var attempt = 0; attempt < 6; attempt++)
                await Try(site, account.Email, "wrong");
        }
        ),
        ["Refused: disabled"] = (LookKind.SignIn, (site, account, _) =>
        {
            site.Registrar.Disable(site.Again(account), Reader.Nobody);
            return Try(site, account.Email, SignInSite.Password);
        }
        ),
        ["Refused: wrong code"] = (LookKind.SignIn, (site, account, _) => Code(site, account, "000000")),
        ["Signed in with a code"] = (LookKind.SignIn, (site, account, _) => Code(site, account, site.CodeOf(account))),
        ["Signed in with a recovery code"] = (LookKind.SignIn, (site, account, codes) => Code(site, account, codes[0])),
        ["Signed in"] = (LookKind.SignIn, async (site, _, _) => await Try(site, (await site.Board()).Email, SignInSite.Password)),
        ["Signed out"] = (LookKind.SignIn, (site, account, _) => AsHolder(site, account, v => v.Send("header form.out-form"))),
        ["Chose a password by a one-time link"] = (LookKind.Change, (site, _, _) => site.Board()),
        ["Set up a second step"] = (LookKind.Change, (site, _, _) => site.Enrolled(Role.TeamManager)),
        ["Ended every other session"] = (LookKind.Change, (site, account, _) => AsHolder(site, account, v => v.Send("form[action*=End]"))),
        ["Made the access token ‘Report’ for 30 days"] = (LookKind.Change, (site, account, _) => AsHolder(site, account, Make)),
        ["Revoked the access token ‘Report’"] = (LookKind.Change, (site, account, _) => AsHolder(site, account, async v =>
        {
            await Make(v);
            await v.Send("form[action*=Revoke]");
        })),
        ["Made new recovery codes"] = (LookKind.Change, (site, account, _) => AsHolder(site, account, v => v.Send("form[action*=Codes]", ("code", site.CodeOf(account))))),
    };

    public static TheoryData<string> Whats => [.. Events.Keys];

    [Theory]
    [MemberData(nameof(Whats))]
    public async Task Is_noted_with_whoever_did_it(string what)
    {
        await using var site = new SignInSite();
        var (account, codes) = await site.Enrolled(Role.TeamManager);
        site.Time.Move(TimeSpan.FromMinutes(2));
        var from = site.Time.GetUtcNow();
        var (kind, act) = Events[what];

        await act(site, account, codes);

        var line = site.Log.Find(new LookQuestion(Kind: kind, From: from), int.MaxValue).First(l => l.What == what);
        Assert.Equal(what.EndsWith("no such account", StringComparison.Ordinal) ? "nobody" : "Robin Field", line.Name);
    }

    private static async Task Try(SignInSite site, string email, string password)
    {
        using var visitor = new Caller(site);
        await visitor.SignIn(email, password);
    }

    private static async Task Code(SignInSite site, Account account, string code)
    {
        using var visitor = await site.Halfway(account);
        await visitor.Send("main form", ("code", code));
    }

    private static async Task AsHolder(SignInSite site, Account account, Func<Caller, Task> act)
    {
        using var visitor = await site.Halfway(account);
        await visitor.Send("main form", ("code", site.CodeOf(account)));
        // The code that follows has to be another one.
        site.Time.Move(TimeSpan.FromMinutes(2));
        await visitor.Open("/account");
        await act(visitor);
    }

    private static Task Make(Caller visitor) => visitor.Send("form[action*=Token]", ("name", "Report"), ("days", "30"));
}
