using System.Globalization;
using Hangfire;
using Hangfire.Common;
using Hangfire.InMemory;
using Hangfire.Logging;
using Hangfire.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using QaInsight.Nightly;
using Xunit;

// Hangfire keeps its log in a static of the process: of two hosts at one moment, one could be left with the other's, put away already.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace QaInsight.Tests.Nightly;

[Trait("JobEngine", "each")]
public sealed class HangfireEngineTests : IDisposable
{
    private readonly DataFolder folder = new();
    private readonly CountingJob job = new("import");

    private JobRunLog Log => folder.Log(TimeProvider.System);

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("2019-09-13T00:59:58.8Z", "2019-09-13T01:00:00Z")]
    [InlineData("2027-03-28T00:59:58.8Z", "2027-03-28T01:00:00Z")]
    [InlineData("2027-10-31T01:59:58.8Z", "2027-10-31T02:00:00Z")]
    public async Task Waits_for_two_in_London(string start, string due)
    {
        var line = new DueLine(new ScheduleRow("Nightly import", "0 2 * * *", "import"), Utc(due), TimeProvider.System, EngineUnderTest.ClockAt(Utc(start)));
        using var host = EngineHost.Of(folder, job, line);
        // Its lines alone, and not what would fire those of the past.
        await host.Services.GetServices<IHostedService>().Single(s => s.GetType().DeclaringType == typeof(JobEngine)).StartAsync(CancellationToken.None);
        using var storage = host.Services.GetRequiredService<JobStorage>().GetConnection();

        Assert.Equal(line.Due.UtcDateTime, Assert.Single(storage.GetRecurringJobs()).NextExecution);
    }

    [Fact]
    public async Task Three_nights_that_it_slept_through_are_one_run_of_the_last()
    {
        var line = EngineUnderTest.DueAtStart("import", nightsAgo: 3);
        using var host = EngineHost.Of(folder, job, line);
        await host.RunUntil(() => Monitor(host).SucceededListCount() == 4);

        Assert.Equal(1, job.Runs);
        Assert.Equal(line.Due, Assert.Single(Log.Recent(9)).DueAt);
    }

    [Fact]
    public async Task What_somebody_starts_by_hand_is_no_nights_run()
    {
        var line = new DueLine(new ScheduleRow("Nightly import", "15 12 29 2 *", "import"), default, TimeProvider.System);
        using var host = EngineHost.Of(folder, job, line);
        var clicked = false;
        await host.RunUntil(() =>
        {
            if (!clicked)
                host.Services.GetRequiredService<IRecurringJobManager>().Trigger("Nightly import");
            clicked = true;
            return Log.LastSuccess("import") is not null;
        });

        Assert.Equal(1, job.Runs);
        Assert.Null(Assert.Single(Log.Recent(9)).DueAt);
    }

    [Fact]
    public async Task A_run_that_failed_is_shown_as_failed_and_not_put_down_to_be_tried_again()
    {
        job.Work = _ => throw new JobFailedException("The inbox cannot be read.");
        using var host = EngineHost.Of(folder, job, EngineUnderTest.DueAtStart("import"));
        await host.RunUntil(() => Monitor(host).FailedCount() > 0);

        Assert.Equal((1, 0), (Monitor(host).FailedCount(), Monitor(host).ScheduledCount()));
    }

    private static IMonitoringApi Monitor(IHost host) => host.Services.GetRequiredService<JobStorage>().GetMonitoringApi();

    private static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}

/// <summary>What the tests of every engine have to know of this one.</summary>
internal static class EngineUnderTest
{
    /// <summary>Its dashboard: the route's pattern, and the address.</summary>
    public static (string Pattern, string Address)? Dashboard => ("/jobs/{**path}", "/jobs");

    // It fires by the machine's clock. So this line was due with the minute that runs, and the engine finds it just gone by.
    public static DueLine DueAtStart(string job, int nightsAgo = 0)
    {
        var now = DateTimeOffset.UtcNow;
        var due = new DateTimeOffset(now.Year, now.Month, now.Day, now.Hour, now.Minute, 0, TimeSpan.Zero);
        var row = new ScheduleRow("Nightly import", string.Create(CultureInfo.InvariantCulture, $"{due.Minute} {due.Hour} * * *"), job, "Etc/UTC");
        return new DueLine(row, due, TimeProvider.System, ClockAt(due.AddDays(-nightsAgo).AddSeconds(-1)));
    }

    /// <summary>Puts the schedule down as if it were then.</summary>
    public static Action<IServiceCollection> ClockAt(DateTimeOffset moment) => services => services.AddSingleton<IRecurringJobManager>(
        host => At(host.GetRequiredService<JobStorage>(), () => moment));

    /// <summary>What comes due next after a moment, as the engine reads the line.</summary>
    public static Func<DateTimeOffset, DateTimeOffset> InLondon(string cron)
    {
        LogProvider.SetCurrentLogProvider(null);
        var storage = new InMemoryStorage();
        return after =>
        {
            // It looks from a second before.
            var manager = At(storage, () => after.AddSeconds(2));
            manager.RemoveIfExists(cron);
            manager.AddOrUpdate(cron, () => Console.WriteLine(), cron, new RecurringJobOptions { TimeZone = London.Zone });
            using var connection = storage.GetConnection();
            return new DateTimeOffset(connection.GetRecurringJobs().Single().NextExecution!.Value, TimeSpan.Zero);
        };
    }

    private static RecurringJobManager At(JobStorage storage, Func<DateTimeOffset> now) =>
        new(storage, JobFilterProviders.Providers, new DefaultTimeZoneResolver(), () => now().UtcDateTime);
}
