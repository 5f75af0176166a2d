using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using QaInsight.People;
using QaInsight.People.Accounts;
using QaInsight.Tests.Web.Live;

namespace QaInsight.Tests.Web.Access;

/// <summary>The sample council, with somebody of every role; a request says whose it is.</summary>
public class PeopleSite : LiveSite
{
    public const string Service = "Safeguarding";
    public const string Team = "Kingsquay Assessment Team 1";

    private readonly Dictionary<string, string> ids = [];

    public PeopleSite() => SignedIn = null;

    public static IReadOnlyList<string> Everybody { get; } = ["board", "service-manager", "team-manager", "quality-assurance", "administrator"];

    public AccountBook Accounts => Services.GetRequiredService<AccountBook>();

    public Registrar Registrar => Services.GetRequiredService<Registrar>();

    public Account Account(string who) => Accounts.Find(Id(who))!;

    /// <param name="who">One of <see cref="Everybody"/>; null: nobody.</param>
    public HttpClient ClientOf(string? who)
    {
        var client = CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        if (who is not null)
            client.DefaultRequestHeaders.Add(SignedInAs.Header, Id(who));
        return client;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("QaInsight:Limits:SignInsPerMinute", "100000");
        builder.ConfigureTestServices(services => services.AddSignedInByHeader());
    }

    private string Id(string who)
    {
        lock (ids)
        {
            if (ids.TryGetValue(who, out var id))
                return id;
            var role = who == Role.Administrator.Key ? null : Role.Parse(who);
            var form = new AccountForm($"{who}@council.example", who, role, role is null, role == Role.ServiceManager ? [Service] : [], role == Role.TeamManager ? [Team] : []);
            var account = Registrar.Invite(form, Reader.Nobody).Account;
            Services.GetRequiredService<Sessions>().Begin(account);
            return ids[who] = account.Id;
        }
    }
}
