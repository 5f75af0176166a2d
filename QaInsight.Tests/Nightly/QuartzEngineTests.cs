using System.Globalization;
using QaInsight.Nightly;
using Quartz;
using Xunit;

namespace QaInsight.Tests.Nightly;

public sealed class QuartzEngineTests
{
    [Theory]
    [InlineData("2019-09-13T00:59:58Z", "2019-09-13T01:00:00Z")]
    [InlineData("2027-03-28T00:59:58Z", "2027-03-28T01:00:00Z")]
    [InlineData("2027-10-31T01:59:58Z", "2027-10-31T02:00:00Z")]
    public async Task Starts_the_job_when_two_in_London_comes(string start, string due)
    {
        using var folder = new DataFolder();
        var job = new CountingJob("import");
        var line = EngineUnderTest.AtTwo("import", start, due);
        using var host = EngineHost.Of(folder, job, line);
        await host.RunUntil(() => folder.Log(line.Time).LastSuccess("import") is not null);

        Assert.Equal(1, job.Runs);
        Assert.Equal(line.Due, Assert.Single(folder.Log(line.Time).Recent(9)).DueAt);
    }
}

/// <summary>What the tests of every engine have to know of this one.</summary>
internal static class EngineUnderTest
{
    /// <summary>Its dashboard: the route's pattern, and the address. It has none.</summary>
    public static (string Pattern, string Address)? Dashboard => null;

    public static DueLine DueAtStart(string job) => AtTwo(job, "2019-09-13T00:59:58Z", "2019-09-13T01:00:00Z");

    // It goes by the host's clock.
    public static DueLine AtTwo(string job, string start, string due) =>
        new(new ScheduleRow("Nightly import", "0 2 * * *", job), Utc(due), new ShiftedTime(Utc(start)));

    /// <summary>What comes due next after a moment, as the engine reads the line.</summary>
    public static Func<DateTimeOffset, DateTimeOffset> InLondon(string cron)
    {
        var read = CronExpression.Parse(cron, CronFormat.Unix).WithTimeZone(London.Zone);
        return after => read.GetNextValidTimeAfter(after)!.Value;
    }

    private static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
