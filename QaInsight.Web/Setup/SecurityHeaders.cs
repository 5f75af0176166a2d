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

    /// <summary>A mail's own styles, and nothing else at all.</summary>
    private const string MailPolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        // At the last moment: the error handler empties the headers of what it replaces.
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = Is<JobDashboard>(context) ? DashboardPolicy : Is<MailDocument>(context) ? MailPolicy : ContentSecurityPolicy;
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
    private static bool Is<T>(HttpContext context)
        where T : class => context.Response.StatusCode == StatusCodes.Status200OK && context.GetEndpoint()?.Metadata.GetMetadata<T>() is not null;
}

/// <summary>Marks the job engine's dashboard among the site's endpoints.</summary>
public sealed record JobDashboard;

/// <summary>Marks what answers with a mail as a document of its own.</summary>
public sealed record MailDocument;
