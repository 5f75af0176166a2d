namespace QaInsight.Web.Setup;

public static class SecurityHeaders
{
    /// <summary>
    /// No inline script and no inline style. The hash is the empty string's: plotly makes one empty style element and fills it
    /// by script; without the hash its charts draw and do not answer the mouse. Pictures: the site's own icon.
    /// </summary>
    public const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; connect-src 'none'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
        + "style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

    // The engine's own dashboard writes styles and pictures inline, brings its icons' font and asks for its counts; no other page may.
    private static readonly string DashboardPolicy = ContentSecurityPolicy
        .Replace("connect-src 'none'", "connect-src 'self'", StringComparison.Ordinal)
        .Replace("img-src 'self'", "img-src 'self' data:", StringComparison.Ordinal)
        .Replace("'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='", "'unsafe-inline'", StringComparison.Ordinal)
        + "; font-src 'self'";

    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        // At the last moment: the error handler empties the headers of what it replaces.
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = IsDashboard(context) ? DashboardPolicy : ContentSecurityPolicy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            if (string.IsNullOrEmpty(headers.CacheControl))
                headers.CacheControl = "private, no-store";
            return Task.CompletedTask;
        });
        return next(context);
    });

    // Whoever is turned away from it is answered by the site.
    private static bool IsDashboard(HttpContext context) =>
        context.Response.StatusCode == StatusCodes.Status200OK && context.GetEndpoint()?.Metadata.GetMetadata<JobDashboard>() is not null;
}

/// <summary>Marks the job engine's dashboard among the site's endpoints.</summary>
public sealed record JobDashboard;
