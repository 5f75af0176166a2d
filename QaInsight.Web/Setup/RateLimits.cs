using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using QaInsight.Web.SignIn;

namespace QaInsight.Web.Setup;

/// <summary>How often one address may try to sign in, and one person may take files away.</summary>
public static class RateLimits
{
    public const string SignIn = "sign-in";
    public const string Exports = "exports";

    public static void AddRateLimits(this WebApplicationBuilder builder)
    {
        var limits = SiteOptions.From(builder.Configuration).Limits;
        builder.Services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            // A partition keeps the limiter that it began with: what is not limited must not share one with an address that is not known.
            limiter.AddPolicy(SignIn, context => HttpMethods.IsPost(context.Request.Method) ? AMinute(context.Connection.RemoteIpAddress?.ToString() ?? "", limits.SignInsPerMinute) : RateLimitPartition.GetNoLimiter("not limited"));
            limiter.AddPolicy(Exports, context => AMinute(context.Reader().Id, limits.ExportsPerMinute));
        });
    }

    /// <summary>What comes back from the directory comes before anybody is known, and each answer makes the site ask the directory in turn.</summary>
    public static void UseDirectoryLimit(this WebApplication app)
    {
        var (directory, limits) = (app.Services.GetRequiredService<DirectoryOptions>(), app.Services.GetRequiredService<IOptions<SiteOptions>>().Value.Limits);
        if (!directory.IsOn)
            return;
        app.UseWhen(context => context.Request.Path == directory.CallbackPath, callback => callback.UseRateLimiter(new RateLimiterOptions
        {
            RejectionStatusCode = StatusCodes.Status429TooManyRequests,
            GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => AMinute(context.Connection.RemoteIpAddress?.ToString() ?? "", limits.SignInsPerMinute)),
        }));
    }

    private static RateLimitPartition<string> AMinute(string who, int most) => RateLimitPartition.GetSlidingWindowLimiter(
        who, _ => new SlidingWindowRateLimiterOptions { PermitLimit = most, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6, QueueLimit = 0 });
}
