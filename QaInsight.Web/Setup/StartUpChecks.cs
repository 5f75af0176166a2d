using QaInsight.Warehouse;

namespace QaInsight.Web.Setup;

/// <summary>Whether the live build is still what was published: first what takes no time, then, while the site answers, every byte.</summary>
public static class StartUpChecks
{
    public static void CheckWarehouse(this WebApplication app) => Tell(app.Logger, LiveCheck.AtStart(app.Services.GetRequiredService<WarehouseFolder>()));

    internal static void Tell(ILogger logger, Damage? damage)
    {
        if (damage is not null)
            logger.LogCritical("{Damage}", damage.Words);
    }
}

internal sealed class WholeBuildCheck(WarehouseFolder folder, ILogger<WholeBuildCheck> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            var known = folder.Damage;
            if (LiveCheck.Thorough(folder, stoppingToken) is { } damage && damage != known)
                StartUpChecks.Tell(logger, damage);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // It is read at the next start.
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            logger.LogError(failure, "The live build could not be checked");
        }
    }
}
