using System.Globalization;
using Microsoft.Extensions.Hosting;
using QaInsight.Nightly;
using Xunit;

namespace QaInsight.Tests.Nightly;

/// <summary>What is asked of an engine, whichever is built in.</summary>
[Trait("JobEngine", "each")]
public sealed class JobEngineTests : IDisposable
{
    private readonly DataFolder folder = new();
    private readonly CountingJob job = new("import");
    private readonly DueLine line = EngineUnderTest.DueAtStart("import");

    private JobRunLog Log => folder.Log(line.Time);

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_line_that_comes_due_is_run_once_and_noted_at_its_own_time()
    {
        using var host = EngineHost.Of(folder, job, line);
        await host.RunUntil(() => Log.LastSuccess("import") is not null);

        Assert.Equal(1, job.Runs);
        var run = Assert.Single(Log.Recent(9));
        Assert.Equal((line.Due, JobOutcome.Succeeded, "Done."), (run.DueAt!.Value, run.Outcome!.Value, run.Message));
    }

    [Fact]
    public async Task A_run_that_fails_is_noted_with_its_reason_and_left_to_the_next_night()
    {
        job.Work = _ => throw new JobFailedException("The inbox cannot be read.");
        using var host = EngineHost.Of(folder, job, line);
        await host.RunUntil(() => Log.Recent(1) is [{ Outcome: not null }]);

        Assert.Equal(1, job.Runs);
        var run = Assert.Single(Log.Recent(9));
        Assert.Equal((line.Due, JobOutcome.Failed, "The inbox cannot be read."), (run.DueAt!.Value, run.Outcome!.Value, run.Message));
    }

    [Fact]
    public async Task Told_to_stop_it_tells_the_job_that_runs_and_waits_for_its_end()
    {
        job.Work = stop =>
        {
            stop.WaitHandle.WaitOne(TimeSpan.FromSeconds(30));
            Thread.Sleep(200);
            stop.ThrowIfCancellationRequested();
        };
        using var host = EngineHost.Of(folder, job, line);
        await host.RunUntil(() => job.Runs > 0);

        Assert.Equal((line.Due, JobOutcome.Abandoned), (Log.Recent(9).Single().DueAt!.Value, Log.Recent(9).Single().Outcome!.Value));
    }

    [Fact]
    public async Task A_site_and_a_worker_that_both_keep_the_schedule_run_a_line_once()
    {
        using var site = EngineHost.Of(folder, job, line);
        using var worker = EngineHost.Of(folder, job, line);
        await site.Begin();
        await worker.StartAsync();
        await EngineHost.Until(() => Log.LastSuccess("import") is not null);
        await Task.Delay(TimeSpan.FromSeconds(1));
        await Task.WhenAll(site.StopAsync(), worker.StopAsync());

        Assert.Equal(1, job.Runs);
        Assert.Single(Log.Recent(9));
    }

    [Theory]
    [InlineData("0 2 * * *")]
    [InlineData("30 1 * * *")]
    [InlineData("*/20 6-8 * * 1-5")]
    [InlineData("0 7 * * 7")]
    [InlineData("15 12 29 2 *")]
    public void Looking_back_agrees_with_what_the_engine_looks_forward_to(string cron)
    {
        var ours = Cron.Parse(cron);
        var next = EngineUnderTest.InLondon(cron);
        var at = Utc("2027-01-01T00:00:00Z");
        for (var times = 0; times < 400 && at < Utc("2029-01-01T00:00:00Z"); times++)
        {
            var due = next(at);
            Assert.Equal(due, ours.Previous(due, London.Zone));
            Assert.True(ours.Previous(due.AddMinutes(-1), London.Zone) <= at);
            at = due;
        }
    }

    private static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
