using System.Security.Cryptography;
using System.Text;
using Prometheus;
using QaInsight.People;
using QaInsight.Web.SignIn;

namespace QaInsight.Web.Setup;

/// <summary>Counts and times in Prometheus's text format: routes and status codes, and nothing of who asked for what.</summary>
public static class SiteMetrics
{
    private const string Bearer = "Bearer ";

    /// <summary>At /metrics, for administrators, and for whatever sends the configured token.</summary>
    public static void MapSiteMetrics(this WebApplication app)
    {
        var token = app.Configuration[$"{SiteOptions.Section}:MetricsToken"];
        app.MapMetrics("/metrics").RequireAuthorization(policy => policy.RequireAssertion(a => a.Resource is HttpContext http && (http.Reader().May(Rights.Administration) || IsToken(http.Request, token))));
    }

    public static void UseSiteMetrics(this WebApplication app) => app.UseHttpMetrics(metrics => metrics.ReduceStatusCodeCardinality());

    private static bool IsToken(HttpRequest request, string? token) =>
        !string.IsNullOrEmpty(token) && request.Headers.Authorization.ToString() is var sent && sent.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(sent[Bearer.Length..].Trim()), Encoding.UTF8.GetBytes(token));
}
