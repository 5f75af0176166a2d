using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using QaInsight.People;
using QaInsight.People.Accounts;
using QaInsight.Tests.Web.Live;
using Xunit;

namespace QaInsight.Tests.Web.SignIn;

/// <summary>The site with a directory of the council's: an identity provider beside it, and a file of groups.</summary>
public class DirectorySite : LiveSite
{
    internal const string Quality = "g-quality";
    internal const string Board = "g-board";
    internal const string Administrators = "g-administrators";
    internal const string Safeguarding = "g-safeguarding";
    internal const string Assessment = "g-assessment";
    internal const string Thornsea = "g-thornsea";

    private const string Mapping =
        """
        {
          "about": "Groups of the made-up council",
          "groups": [
            { "group": "g-safeguarding", "role": "service-manager", "services": ["Safeguarding"] },
            { "group": "g-assessment", "role": "service-manager", "services": ["Assessment"], "teams": ["Thornsea Safeguarding Team 1"] },
            { "group": "g-thornsea", "name": "Thornsea’s managers", "role": "team-manager", "teams": ["Thornsea Assessment Team"] },
            { "group": "g-board", "role": "board" },
            { "group": "g-quality", "role": "quality-assurance" },
            { "group": "g-administrators", "administrator": true }
          ]
        }
        """;

    private readonly IdentityProvider provider = IdentityProvider.Start();

    public DirectorySite() => Clock = TimeProvider.System;

    internal string Secret { get; init; } = IdentityProvider.ClientSecret;

    internal int SignInsPerMinute { get; init; } = 100_000;

    internal AccountBook Accounts => Service<AccountBook>();

    internal LookLog Log => Service<LookLog>();

    internal Account? Account(DirectoryUser user) => Accounts.FindBySubject($"{provider.Address} {user.Subject}");

    internal T Service<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <summary>An access token that somebody made before.</summary>
    internal string Token(Account holder) => Service<AccessTokens>().Make(holder.ToReader(), "Report", 30, withRows: true, [], []);

    internal async Task<HttpStatusCode> Ask(string token)
    {
        using var client = CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/api/v1/scorecards/board?period=2026-08", UriKind.Relative)) { Headers = { Authorization = new("Bearer", token) } };
        using var answer = await client.SendAsync(request);
        return answer.StatusCode;
    }

    /// <summary>The directory is gone from one moment to the next.</summary>
    internal void StopDirectory() => provider.Stop();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        provider.Dispose();
        GC.SuppressFinalize(this);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("QaInsight:Directory:Name", "your Harbourshire account");
        builder.UseSetting("QaInsight:Directory:Authority", provider.Address);
        builder.UseSetting("QaInsight:Directory:ClientId", IdentityProvider.ClientId);
        builder.UseSetting("QaInsight:Directory:ClientSecretFile", Write("secret", Secret));
        builder.UseSetting("QaInsight:Directory:MappingFile", Write("directory-groups.json", Mapping));
        builder.UseSetting("QaInsight:Limits:SignInsPerMinute", SignInsPerMinute.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }
}

/// <summary>One site on the sample council for all tests of the directory; each brings people of its own.</summary>
[CollectionDefinition(Name)]
public sealed class DirectorySampleSite : ICollectionFixture<DirectorySampleSite.Started>
{
    public const string Name = "The sample council's site, with a directory";

    public sealed class Started : DirectorySite
    {
        public Started() => SignedIn = null;
    }
}
