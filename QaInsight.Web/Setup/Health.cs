using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using QaInsight.Warehouse;

namespace QaInsight.Web.Setup;

public static class Health
{
    /// <summary>Live: the process answers. Ready: there are figures to show; degraded where they are those of the last good build.</summary>
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        routes.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Name == PublishedBuildCheck.Name }).AllowAnonymous();
    }
}

public sealed class PublishedBuildCheck(IScorecards scorecards, WarehouseFolder folder) : IHealthCheck
{
    public const string Name = "published build";

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            // What else it throws makes the check fail; the answer never holds it.
            scorecards.Open();
        }
        catch (NothingPublishedException nothing)
        {
            return Task.FromResult(HealthCheckResult.Unhealthy(nothing.Message));
        }

        return Task.FromResult(folder.Damage is { } damage ? HealthCheckResult.Degraded(damage.Words) : HealthCheckResult.Healthy());
    }
}
