using System.Net;
using QaInsight.Nightly.Sending;
using QaInsight.Nightly.Sending.Transport;
using QaInsight.Scorecards.Outside;

namespace QaInsight.Web.Setup;

/// <summary>Settings with which the site would be open to others, and so does not start; each is told in words for its operator, with what to do.</summary>
public static class StartUp
{
    private const string Address = $"{SiteOptions.Section}:Address";
    private const int ShortestToken = 32;
    private const string Proxies = $"{SiteOptions.Section}:Proxies";

    /// <returns>Null where it may start.</returns>
    public static string? Refusal(IConfiguration configuration, IHostEnvironment environment) =>
        OutsideRules.Refusal(configuration[$"{SiteOptions.Section}:Outside:Threshold"], configuration[$"{SiteOptions.Section}:Outside:HideZero"])
        ?? MailOptions.Refusal(configuration)
        ?? (environment.IsDevelopment() ? LoopbackOnly.Refusal(configuration) : Reasons(configuration, SiteOptions.From(configuration)).FirstOrDefault(r => r is not null));

    private static IEnumerable<string?> Reasons(IConfiguration configuration, SiteOptions site)
    {
        yield return site.DemoSignIn == true
            ? $"QaInsight does not start with {SiteOptions.Section}:DemoSignIn on outside Development: anybody could come in without a password. Take the setting away. To look at the demonstration, use 'dotnet run --project QaInsight.Web' on your own machine."
            : null;
        yield return !Uri.TryCreate(site.Address, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps
            ? $"QaInsight does not start without {Address}: set it to the address that people type, such as https://qainsight.council.gov.uk. The site answers to that name alone, and only over TLS."
            : null;
        yield return site.Proxies.FirstOrDefault(p => Network(p) is null) is { } odd
            ? $"QaInsight does not start with '{odd}' in {Proxies}: name each proxy's own address, such as 10.1.2.3, or its network, such as 10.1.2.0/28."
            : null;
        yield return site.Proxies.FirstOrDefault(p => Network(p) is { PrefixLength: < 8 }) is { } wide
            ? $"QaInsight does not start with '{wide}' in {Proxies}: almost anybody could say where a request comes from. Name the proxy's own address."
            : null;
        yield return site.Proxies.Count == 0 && !LoopbackOnly.ConfiguredAddresses(configuration).Any(a => a.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
            ? $"QaInsight does not start without TLS: give it a certificate and an https address (urls, or Kestrel:Endpoints), or put it behind a proxy that has one and name that proxy's address in {Proxies}."
            : null;
        yield return configuration["detailedErrors"] is { } detailed && (detailed == "1" || detailed.Equals("true", StringComparison.OrdinalIgnoreCase))
            ? "QaInsight does not start with detailed errors on outside Development: pages would show what went wrong inside. Take ASPNETCORE_DETAILEDERRORS away."
            : null;
        yield return site.Sessions is { IdleMinutes: < 1 or > 8 * 60 } or { LongestHours: < 1 or > 24 }
            ? $"QaInsight does not start with these {SiteOptions.Section}:Sessions: IdleMinutes is from 1 to 480, LongestHours from 1 to 24. A browser that is left open would stay signed in."
            : null;
        yield return configuration[$"{SiteOptions.Section}:MetricsToken"] is { Length: > 0 and < ShortestToken }
            ? $"QaInsight does not start with so short a {SiteOptions.Section}:MetricsToken: it would be guessed. Make one of {ShortestToken} characters or more, as 'openssl rand -hex 32' does, or take it away."
            : null;
        yield return site.Limits is { SignInsPerMinute: < 1 } or { ExportsPerMinute: < 1 }
            ? $"QaInsight does not start with these {SiteOptions.Section}:Limits: each is one or more a minute."
            : null;
    }

    /// <summary>A proxy's address, or its network; null where it is neither.</summary>
    internal static IPNetwork? Network(string text) =>
        IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : null;
}
