using System.Net;
using Microsoft.AspNetCore.HostFiltering;

namespace QaInsight.Web.Setup;

/// <summary>
/// In Development, where the demonstration's people come in without a password, only the person at this very machine may read:
/// the site listens on loopback, and answers to loopback's names alone (a page elsewhere could point its own name here).
/// </summary>
public static class LoopbackOnly
{
    internal static readonly string[] Hosts = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>Why the site does not start, in words for its operator; null when it may.</summary>
    public static string? Refusal(IConfiguration configuration)
    {
        var ports = new[] { "http_ports", "https_ports" }.Where(key => !string.IsNullOrWhiteSpace(configuration[key])).ToList();
        return ports.Count > 0
            ? $"QaInsight does not start with {string.Join(" or ", ports)} set: it would listen to the whole network. Use urls, such as http://localhost:5080."
            : Refusal(ConfiguredAddresses(configuration));
    }

    public static string? Refusal(IEnumerable<string> addresses)
    {
        var open = addresses.Where(a => !IsLoopback(a)).ToList();
        return open.Count == 0
            ? null
            : $"QaInsight does not listen on {string.Join(", ", open)}: in Development it listens on this machine alone. Use an address such as http://localhost:5080.";
    }

    public static void AddLoopbackOnly(this WebApplicationBuilder builder)
    {
        builder.Services.PostConfigure<HostFilteringOptions>(options =>
        {
            options.AllowedHosts = Hosts;
            options.AllowEmptyHosts = false;
            options.IncludeFailureMessage = false;
        });
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            // Addresses given in any other way (in code, by a start-up hook) come by here before anything listens.
            kestrel.ConfigureEndpointDefaults(endpoint =>
            {
                if (endpoint.IPEndPoint is not { } ip || !IPAddress.IsLoopback(ip.Address))
                    throw new InvalidOperationException(Refusal([endpoint.ToString() ?? "an unknown address"]));
            });
        });
    }

    internal static IEnumerable<string> ConfiguredAddresses(IConfiguration configuration)
    {
        var urls = (configuration[WebHostDefaults.ServerUrlsKey] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(e => e["Url"]).OfType<string>();
        return urls.Concat(endpoints);
    }

    private static bool IsLoopback(string address)
    {
        // '*' and '+' stand for every address and are no host that a Uri can read.
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri))
            return false;
        return string.Equals(uri.Host, "localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
    }
}
