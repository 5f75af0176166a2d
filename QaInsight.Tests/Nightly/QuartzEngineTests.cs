using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using QaInsight.Nightly;
using QaInsight.People;
using Quartz;
using Xunit;

namespace QaInsight.Tests.Nightly;

public class QuartzEngineTests
{
    [Theory]
    [InlineData("2019-09-13T00:59:58.8Z", "2019-09-13T01:00:00Z")]
    [InlineData("2027-03-28T00:59:58.8Z", "2027-03-28T01:00:00Z")]
    [InlineData("2027-10-31T01:59:58.8Z", "2027-10-31T02:00:00Z")]
    public async Task Starts_the_job_when_two_in_London_comes(string start, string due)
    {
        using var folder = new DataFolder();
        var job = new CountingJob("import");
        var time = new ShiftedTime(Utc(start));
        var schedule = new ScheduleOptions(new ScheduleRow("Nightly import", "0 2 * * *", "import"));
        using var host = Hosted(folder, time, schedule, job);

        await host.StartAsync();
        for (var waited = 0; waited < 100 && folder.Log(time).LastSuccess("import") is null; waited++)
            await Task.Delay(100);
        await host.StopAsync();

        Assert.Equal(1, job.Runs);
        Assert.Equal(Utc(due), Assert.Single(folder.Log(time).Recent(9)).DueAt);
    }

    [Theory]
    [InlineData("0 2 * * *")]
    [InlineData("30 1 * * *")]
    [InlineData("*/20 6-8 * * 1-5")]
    [InlineData("0 7 * * 7")]
    [InlineData("15 12 29 2 *")]
    public void Looking_back_agrees_with_what_Quartz_looks_forward_to(string cron)
    {
        var ours = QaInsight.Nightly.Cron.Parse(cron);
        var quartz = CronExpression.Parse(cron, CronFormat.Unix).WithTimeZone(London.Zone);
        var at = Utc("2027-01-01T00:00:00Z");
        for (var times = 0; times < 400 && at < Utc("2029-01-01T00:00:00Z"); times++)
        {
            var next = quartz.GetNextValidTimeAfter(at)!.Value;
            Assert.Equal(next, ours.Previous(next, London.Zone));
            Assert.True(ours.Previous(next.AddMinutes(-1), London.Zone) <= at);
            at = next;
        }
    }

    private static IHost Hosted(DataFolder folder, TimeProvider time, ScheduleOptions schedule, INightlyJob job)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(time);
        builder.Services.AddSingleton(new AppDatabase(folder.Path, time));
        builder.Services.AddSingleton(schedule);
        builder.Services.AddSingleton(job);
        builder.Services.AddSingleton<JobRunLog>();
        builder.Services.AddSingleton(_ => new RunLock(folder.Path));
        builder.Services.AddSingleton<JobRunner>();
        builder.Services.AddJobEngine(schedule);
        return builder.Build();
    }

    private static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
