using System.Net;
using QaInsight.People;
using QaInsight.People.Accounts;
using QaInsight.Scorecards;
using QaInsight.Warehouse;

namespace QaInsight.Web.SignIn;

/// <summary>One of the demonstration's ready people.</summary>
/// <param name="Key">As the sign-in form sends it.</param>
public sealed record DemoPerson(string Key, string Name, Role Role, bool IsAdministrator, string Says);

/// <summary>Ready people, without a password: in Development, on this very machine, and nowhere else.</summary>
public sealed class DemoSignIn(IHostEnvironment environment, DemoOptions options, AccountBook accounts, Registrar registrar, WarehouseFolder folder)
{
    public static readonly IReadOnlyList<DemoPerson> People =
    [
        new("director", "Dana Whitfield", Role.Board, IsAdministrator: false, "Director of children’s services: the authority’s figures, no child’s row"),
        new("service-manager", "Sam Okafor", Role.ServiceManager, IsAdministrator: false, "Service manager: one service’s teams, down to the audit"),
        new("team-manager", "Tess Murray", Role.TeamManager, IsAdministrator: false, "Team manager: one team"),
        new("head-of-quality", "Quinn Adeyemi", Role.QualityAssurance, IsAdministrator: true, "Head of quality: everything, imports and targets; an administrator too"),
    ];

    public bool IsOn => options.IsOn && environment.IsDevelopment();

    /// <summary>Whether the request comes from this very machine, and demo sign-in is on.</summary>
    public bool IsAllowed(HttpContext context) => IsOn && (context.Connection.RemoteIpAddress is null || IPAddress.IsLoopback(context.Connection.RemoteIpAddress));

    /// <summary>The account of one of them, made when it is first needed; their service and team are the live build's largest.</summary>
    public Account? Find(string? key)
    {
        if (People.FirstOrDefault(p => p.Key == key) is not { } person)
            return null;
        var (services, teams) = ScopeOf(person.Role);
        var form = new AccountForm($"{person.Key}@demo.example", person.Name, person.Role, person.IsAdministrator, services, teams);
        if (accounts.FindByEmail(form.Email) is not { } account)
            return registrar.Enter(form, AccountOrigin.Demo, subject: null);
        if (!account.IsDisabled)
            registrar.Change(account, form, account.ToReader());
        return account.IsDisabled ? null : account;
    }

    private (IReadOnlyList<string> Services, IReadOnlyList<string> Teams) ScopeOf(Role role)
    {
        if (role.SeesAuthority)
            return ([], []);
        if (folder.LiveId is null)
            return (["None yet"], []);
        using var build = folder.OpenLive();
        var largest = new BuildContext(build).Teams.All.GroupBy(t => t.Service).OrderByDescending(s => s.Count()).ThenBy(s => s.Key, StringComparer.Ordinal).First();
        return role == Role.ServiceManager ? ([largest.Key], []) : ([], [largest.Select(t => t.Name).Order(StringComparer.Ordinal).First()]);
    }
}

/// <param name="IsOn">As configured; on in Development where nothing is said.</param>
public sealed record DemoOptions(bool IsOn);
