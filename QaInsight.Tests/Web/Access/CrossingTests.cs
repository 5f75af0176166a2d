using QaInsight.People;
using QaInsight.People.Accounts;
using Xunit;

namespace QaInsight.Tests.Web.Access;

/// <summary>People of unlike scopes who ask for the same addresses at the same time, from the same caches.</summary>
public sealed class CrossingTests(PeopleSite site) : IClassFixture<PeopleSite>
{
    private static readonly string[] Addresses = ["/", "/teams", "/actions", "/teams.csv", "/api/v1/scorecards/service", "/domains", "/search?q=Team"];

    [Fact]
    public async Task A_thousand_requests_of_two_people_are_never_crossed()
    {
        using var service = site.ClientOf("service-manager");
        using var team = site.ClientOf("team-manager");
        var alone = new Dictionary<(HttpClient, string), string>();
        foreach (var client in new[] { service, team })
        {
            foreach (var address in Addresses)
                alone[(client, address)] = await Said(client, address);
        }

        Assert.All(Addresses, a => Assert.NotEqual(alone[(service, a)], alone[(team, a)]));
        var dice = new Random(20261127);
        var asked = Enumerable.Range(0, 1000).Select(_ => (Client: dice.Next(2) == 0 ? service : team, Address: Addresses[dice.Next(Addresses.Length)])).ToList();
        await Parallel.ForEachAsync(asked, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (one, _) => Assert.Equal(alone[(one.Client, one.Address)], await Said(one.Client, one.Address)));
    }

    [Fact]
    public async Task A_changed_scope_counts_on_the_very_next_request()
    {
        const string Mover = "mover@council.example";
        var (account, _) = site.Registrar.Invite(new AccountForm(Mover, "Mover", Role.ServiceManager, IsAdministrator: false, ["Safeguarding"], []), Reader.Nobody);
        using var client = site.ClientOf(null);
        client.DefaultRequestHeaders.Add(SignedInAs.Header, account.Id);
        Assert.Contains("Safeguarding", await client.GetStringAsync(new Uri("/teams", UriKind.Relative)), StringComparison.Ordinal);

        site.Registrar.Change(site.Accounts.Find(account.Id)!, new AccountForm(Mover, "Mover", Role.ServiceManager, IsAdministrator: false, ["Care Leavers"], []), Reader.Nobody);
        var after = await client.GetStringAsync(new Uri("/teams", UriKind.Relative));
        Assert.DoesNotContain("Safeguarding", after, StringComparison.Ordinal);
        Assert.Contains("Care Leavers", after, StringComparison.Ordinal);
    }

    // All but the forms' tokens, which are each person's and each answer's own.
    private static async Task<string> Said(HttpClient client, string address) =>
        System.Text.RegularExpressions.Regex.Replace(await client.GetStringAsync(new Uri(address, UriKind.Relative)), "value=\"[A-Za-z0-9_-]{80,}\"", "", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(10));
}
