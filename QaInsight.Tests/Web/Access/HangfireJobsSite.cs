using Microsoft.Extensions.DependencyInjection;
using OtpNet;
using QaInsight.People;
using QaInsight.People.Accounts;
using QaInsight.Tests.Web.Live;
using Xunit;

namespace QaInsight.Tests.Web.Access;

/// <summary>The sample council with the schedule in its site, on a real port of this machine; whoever reads it signs in as people do.</summary>
public sealed class JobsSite : LiveSite
{
    private const string Password = "Otter bridge lantern 7";

    public JobsSite()
    {
        (SignedIn, RunSchedule) = (null, true);
        Settings["QaInsight:Limits:SignInsPerMinute"] = "100000";
        UseKestrel(0);
        StartServer();
    }

    /// <param name="who">A role's key, or <c>head-of-quality</c>: quality assurance, and an administrator too.</param>
    public (Account Account, string Link) Invite(string who)
    {
        var (isHead, isAdministrator) = (who == "head-of-quality", who == Role.Administrator.Key);
        var role = isHead ? Role.QualityAssurance : isAdministrator ? null : Role.Parse(who);
        return Services.GetRequiredService<Registrar>().Invite(
            new AccountForm(
                $"{Guid.NewGuid():N}@council.example", "Robin Field", role, isHead || isAdministrator, role == Role.ServiceManager ? [PeopleSite.Service] : [], role == Role.TeamManager ? [PeopleSite.Team] : []),
            Reader.Nobody);
    }

    internal async Task<Caller> SignedInAs(string who)
    {
        var (account, link) = Invite(who);
        return await Enter(account, link);
    }

    internal async Task<Caller> Enter(Account account, string link)
    {
        var caller = Caller.OnPort(this);
        await caller.Open("/account/password?key=" + link);
        await caller.Send("main form", ("password", Password), ("again", Password));
        if (caller.Address == "/account/second-step")
            await caller.Send("main form", ("code", CodeOf(account.Id)));
        Assert.NotNull(caller.Cookie);
        return caller;
    }

    private string CodeOf(string id) => new Totp(Base32Encoding.ToBytes(Services.GetRequiredService<AccountBook>().Find(id)!.SecondStepKey!)).ComputeTotp(Clock.GetUtcNow().UtcDateTime);
}
