using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.HttpOverrides;

namespace QaInsight.Web.Setup;

/// <summary>Where requests may come from, over what, and how large they may be.</summary>
public static class Hardening
{
    // Whatever takes more raises it for itself.
    private const long MostBytes = 1024 * 1024;

    public static void AddHardening(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MostBytes;
        });
        if (builder.Environment.IsDevelopment())
        {
            builder.AddLoopbackOnly();
            return;
        }

        // One line of JSON an event, for whatever gathers them.
        builder.Logging.ClearProviders().AddJsonConsole(json => (json.UseUtcTimestamp, json.TimestampFormat) = (true, "O"));
        var site = SiteOptions.From(builder.Configuration);
        builder.Services.AddHsts(hsts => (hsts.MaxAge, hsts.IncludeSubDomains) = (TimeSpan.FromDays(365), false));
        builder.Services.PostConfigure<HostFilteringOptions>(hosts =>
        {
            // Its own name, and this machine's for whoever watches it from here.
            hosts.AllowedHosts = [new Uri(site.Address!).Host, .. LoopbackOnly.Hosts];
            hosts.AllowEmptyHosts = false;
            hosts.IncludeFailureMessage = false;
        });
        builder.Services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            forwarded.ForwardLimit = Math.Max(1, site.Proxies.Count);
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var network in site.Proxies.Select(StartUp.Network).OfType<System.Net.IPNetwork>())
                forwarded.KnownIPNetworks.Add(network);
        });
    }

    /// <summary>First of all, so that everything after sees whom a request really comes from.</summary>
    public static void UseHardening(this WebApplication app)
    {
        if (app.Environment.IsDevelopment())
            return;
        app.UseForwardedHeaders();
        app.UseHsts();
        app.Use(TlsAlone);
    }

    /// <summary>
    /// A form that is too large is not read, and so its token is missing: without this it would be refused as one of a page that
    /// was open for too long.
    /// </summary>
    public static void UseFormLimit(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        await next(context);
        var most = context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize;
        if (context.Response is { HasStarted: false, StatusCode: StatusCodes.Status400BadRequest } && context.Request.ContentLength > most)
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
    });

    private static Task TlsAlone(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        if (request.IsHttps || request.Path.StartsWithSegments("/health"))
            return next(context);
        if (HttpMethods.IsGet(request.Method))
            context.Response.Redirect($"https://{request.Host.Host}{request.PathBase}{request.Path}{request.QueryString}", permanent: true, preserveMethod: true);
        else
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    }
}
