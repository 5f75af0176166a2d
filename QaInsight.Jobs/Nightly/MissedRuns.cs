using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace QaInsight.Nightly;

/// <summary>At start-up, runs what was missed while the server was down, without keeping the server from starting.</summary>
internal sealed class MissedRuns(JobRunner runner, Inbox inbox, ILogger<MissedRuns> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            // Whoever wants to drop a file finds where.
            Directory.CreateDirectory(inbox.Folder);
            await runner.RunMissedAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Whatever is left is found missing again at the next start.
        }
        catch (Exception failure)
        {
            // The pages must stay up when the nights cannot be looked after.
            logger.LogError(failure, "What was missed while the server was down could not be run");
        }
    }
}
