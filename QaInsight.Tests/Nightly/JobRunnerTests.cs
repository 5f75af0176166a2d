using System.Globalization;
using QaInsight.Nightly;
using Xunit;

namespace QaInsight.Tests.Nightly;

public sealed class JobRunnerTests : IDisposable
{
    private static readonly ScheduleOptions Nightly = new(new ScheduleRow("Nightly import", "0 2 * * *", "import"));

    private readonly DataFolder folder = new();
    private readonly FakeTime time = new(Utc("2019-09-12T09:00:00Z"));
    private readonly CountingJob job = new("import");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_new_server_has_missed_nothing()
    {
        await StartAsync();
        Assert.Equal(0, job.Runs);
    }

    [Fact]
    public async Task A_night_missed_while_down_runs_once_at_start_up_and_not_twice()
    {
        await StartAsync();
        time.Set(Utc("2019-09-13T07:00:00Z"));
        await StartAsync();
        await StartAsync();

        Assert.Equal(1, job.Runs);
        var run = Assert.Single(folder.Log(time).Recent(9));
        Assert.Equal((Utc("2019-09-13T01:00:00Z"), Utc("2019-09-13T07:00:00Z"), JobOutcome.Succeeded), (run.DueAt, run.StartedAt, run.Outcome));
    }

    [Fact]
    public async Task Three_days_down_are_one_run()
    {
        await StartAsync();
        time.Set(Utc("2019-09-15T12:00:00Z"));
        await StartAsync();
        Assert.Equal(1, job.Runs);
        Assert.Equal(Utc("2019-09-15T01:00:00Z"), folder.Log(time).Recent(1)[0].DueAt);
    }

    [Fact]
    public async Task A_night_that_ran_is_not_missed()
    {
        await StartAsync();
        time.Set(Utc("2019-09-13T01:00:00.004Z"));
        await Runner().RunDueAsync("Nightly import", time.GetUtcNow(), CancellationToken.None);
        time.Set(Utc("2019-09-13T08:00:00Z"));
        await StartAsync();
        Assert.Equal(1, job.Runs);
    }

    [Fact]
    public async Task Two_lines_for_one_job_missed_together_are_one_run()
    {
        var twice = new ScheduleOptions(new ScheduleRow("Night", "0 2 * * *", "import"), new ScheduleRow("Noon", "0 12 * * *", "import"));
        await folder.Runner(time, twice, job).RunMissedAsync(CancellationToken.None);
        time.Set(Utc("2019-09-13T13:00:00Z"));
        await folder.Runner(time, twice, job).RunMissedAsync(CancellationToken.None);
        Assert.Equal(1, job.Runs);
    }

    [Theory]
    [InlineData("2027-03-27T12:00:00Z", "2027-03-28T05:00:00Z", "2027-03-28T01:00:00Z")]
    [InlineData("2027-10-30T12:00:00Z", "2027-10-31T05:00:00Z", "2027-10-31T02:00:00Z")]
    public async Task A_missed_night_on_which_the_clocks_change(string before, string after, string due)
    {
        time.Set(Utc(before));
        await StartAsync();
        time.Set(Utc(after));
        await StartAsync();
        await StartAsync();
        Assert.Equal(Utc(due), Assert.Single(folder.Log(time).Recent(9)).DueAt);
    }

    [Fact]
    public async Task A_failed_run_is_noted_with_its_reason_and_left_for_the_next_night()
    {
        await StartAsync();
        time.Set(Utc("2019-09-13T07:00:00Z"));
        job.Work = _ => throw new JobFailedException("The disk is full.");
        await StartAsync();
        await StartAsync();

        Assert.Equal(1, job.Runs);
        var run = Assert.Single(folder.Log(time).Recent(9));
        Assert.Equal((JobOutcome.Failed, "The disk is full."), (run.Outcome, run.Message));
        Assert.Null(folder.Log(time).LastSuccess("import"));
    }

    [Fact]
    public async Task A_run_cut_short_by_a_kill_is_tried_once_more_and_not_for_ever()
    {
        await StartAsync();
        time.Set(Utc("2019-09-13T01:00:00Z"));
        folder.Log(time).TryStart("import", time.GetUtcNow(), time.GetUtcNow());
        time.Set(Utc("2019-09-13T01:05:00Z"));
        job.Work = _ => throw new OperationCanceledException();
        using var stopped = new CancellationTokenSource();
        job.Work = stop =>
        {
            stopped.Cancel();
            stop.ThrowIfCancellationRequested();
        };
        await Runner().RunMissedAsync(stopped.Token);
        Assert.Equal([JobOutcome.Abandoned, JobOutcome.Abandoned], folder.Log(time).Recent(9).Select(r => r.Outcome!.Value));

        await StartAsync();
        Assert.Equal(1, job.Runs);
        time.Set(Utc("2019-09-14T02:00:00Z"));
        job.Work = _ => { };
        await StartAsync();
        Assert.Equal(JobOutcome.Succeeded, folder.Log(time).Recent(1)[0].Outcome);
    }

    [Fact]
    public async Task Never_two_at_once_in_one_process_or_in_two()
    {
        var (running, most) = (0, 0);
        job.Work = _ =>
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            Thread.Sleep(30);
            Interlocked.Decrement(ref running);
        };
        var (web, worker) = (Runner(), Runner());
        await Task.WhenAll(Enumerable.Range(0, 6).Select(n => Task.Run(() => (n % 2 == 0 ? web : worker).RunByHandAsync("import", CancellationToken.None))));
        Assert.Equal((6, 1), (job.Runs, most));
    }

    [Fact]
    public async Task What_two_processes_find_due_runs_once()
    {
        await StartAsync();
        time.Set(Utc("2019-09-13T01:00:00Z"));
        var (web, worker) = (Runner(), Runner());
        var runs = await Task.WhenAll(
            Task.Run(() => web.RunDueAsync("Nightly import", time.GetUtcNow(), CancellationToken.None)),
            Task.Run(() => worker.RunDueAsync("Nightly import", time.GetUtcNow(), CancellationToken.None)));
        Assert.Single(runs, r => r is not null);
        Assert.Equal(1, job.Runs);
    }

    [Fact]
    public async Task An_engine_may_fire_a_moment_early()
    {
        await StartAsync();
        time.Set(Utc("2019-09-13T00:59:59.998Z"));
        var run = await Runner().RunDueAsync("Nightly import", time.GetUtcNow(), CancellationToken.None);
        Assert.Equal(Utc("2019-09-13T01:00:00Z"), run!.DueAt);
    }

    [Fact]
    public void A_line_for_a_job_that_does_not_exist_keeps_the_server_from_starting() =>
        Assert.Contains("there is no job 'import'", Assert.Throws<FormatException>(() => folder.Runner(time, Nightly)).Message, StringComparison.Ordinal);

    private Task StartAsync() => Runner().RunMissedAsync(CancellationToken.None);

    private JobRunner Runner() => folder.Runner(time, Nightly, job);

    private static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}

internal sealed class CountingJob(string name) : INightlyJob
{
    private int runs;

    public string Name => name;

    public int Runs => runs;

    public Action<CancellationToken> Work { get; set; } = _ => { };

    public Task<string> RunAsync(CancellationToken stop)
    {
        Interlocked.Increment(ref runs);
        Work(stop);
        return Task.FromResult("Done.");
    }
}
