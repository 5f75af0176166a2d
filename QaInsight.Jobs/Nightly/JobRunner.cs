using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace QaInsight.Nightly;

/// <summary>
/// Runs the jobs, one at a time, and notes each run. An engine only says that a line of the schedule has come due; whether
/// that has been seen to already is decided here, so that an engine may say so twice, late or from two processes.
/// </summary>
public sealed class JobRunner
{
    // Engines may fire a few milliseconds before the hour.
    private static readonly TimeSpan Early = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, INightlyJob> jobs;
    private readonly ScheduleOptions schedule;
    private readonly JobRunLog log;
    private readonly RunLock runLock;
    private readonly TimeProvider time;
    private readonly ILogger<JobRunner> logger;
    private readonly CancellationToken stopping;

    public JobRunner(
        IEnumerable<INightlyJob> jobs, ScheduleOptions schedule, JobRunLog log, RunLock runLock, TimeProvider time, ILogger<JobRunner> logger,
        IHostApplicationLifetime? lifetime = null)
    {
        this.jobs = jobs.ToDictionary(j => j.Name);
        this.schedule = schedule;
        this.log = log;
        this.runLock = runLock;
        this.time = time;
        this.logger = logger;
        stopping = lifetime?.ApplicationStopping ?? CancellationToken.None;
        if (schedule.Rows.FirstOrDefault(r => !this.jobs.ContainsKey(r.Job)) is { } lost)
            throw new FormatException($"{ScheduleOptions.Section}, '{lost.Name}': there is no job '{lost.Job}'. There are: {string.Join(", ", this.jobs.Keys)}.");
    }

    /// <summary>For an engine: a line has come due.</summary>
    /// <returns>Null when another run has seen to it.</returns>
    public async Task<JobRun?> RunDueAsync(string row, DateTimeOffset firedAt, CancellationToken stop)
    {
        var line = schedule[row];
        return line.PreviousDue(firedAt + Early) is { } due ? await RunAsync(line.Job, due, stop) : null;
    }

    /// <summary>For a person who does not want to wait for the night.</summary>
    public async Task<JobRun> RunByHandAsync(string job, CancellationToken stop) => (await RunAsync(job, due: null, stop))!;

    /// <summary>At start-up: runs, once each, the jobs whose last time went by while the server was down.</summary>
    public async Task RunMissedAsync(CancellationToken stop)
    {
        foreach (var lines in schedule.Rows.GroupBy(r => r.Job))
        {
            var now = time.GetUtcNow();
            var since = log.KnownSince(lines.Key, now);
            if (lines.Max(r => r.PreviousDue(now)) is { } due && due > since)
                await RunAsync(lines.Key, due, stop);
        }
    }

    private async Task<JobRun?> RunAsync(string job, DateTimeOffset? due, CancellationToken asked)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(asked, stopping);
        var stop = either.Token;
        using var turn = await runLock.TakeAsync(stop);
        var now = time.GetUtcNow();
        log.AbandonUnfinished(now);
        if (log.TryStart(job, due, now) is not { } id)
        {
            logger.LogDebug("{Job}, due at {Due}, has been seen to already", job, due);
            return null;
        }

        logger.LogInformation("{Job} starts, due at {Due}", job, due);
        var (outcome, message) = await TryAsync(jobs[job], stop);
        var run = log.Finish(id, outcome, message, time.GetUtcNow());
        logger.LogInformation("{Job} {Outcome}: {Message}", job, outcome, message);
        return run;
    }

    private async Task<(JobOutcome Outcome, string Message)> TryAsync(INightlyJob job, CancellationToken stop)
    {
        try
        {
            return (JobOutcome.Succeeded, await job.RunAsync(stop));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return (JobOutcome.Abandoned, "The server was stopped while it ran.");
        }
        catch (Exception failure)
        {
            logger.LogError(failure, "{Job} failed", job.Name);
            return (JobOutcome.Failed, failure.Message);
        }
    }
}
