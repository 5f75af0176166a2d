using Microsoft.Extensions.Configuration;
using QaInsight.Nightly;
using Xunit;

namespace QaInsight.Tests.Nightly;

public class ScheduleTests
{
    [Fact]
    public void Without_configuration_the_import_runs_at_two_in_London()
    {
        var row = Read([])["Nightly import"];
        Assert.Equal(("0 2 * * *", "Europe/London", NightlyImportJob.JobName), (row.Cron, row.TimeZone, row.Job));
    }

    [Fact]
    public void Configured_lines_take_the_place_of_the_default()
    {
        var schedule = Read(Line(0, "Early import", "30 23 * * 1-5"), Line(1, "Late import", "0 5 * * *", "Europe/Paris"));
        Assert.Equal(["Early import", "Late import"], schedule.Rows.Select(r => r.Name));
        Assert.Equal(["Europe/London", "Europe/Paris"], schedule.Rows.Select(r => r.Zone.Id));
    }

    [Theory]
    [InlineData("Import", "0 99 * * *", "Europe/London", "'Import': '0 99 * * *' is not a schedule")]
    [InlineData("Import", "0 2 * * *", "Mars/Olympus", "'Mars/Olympus' is not a time zone")]
    [InlineData("", "0 2 * * *", "Europe/London", "no Name")]
    public void A_line_that_cannot_be_read_is_named(string name, string cron, string zone, string expected) =>
        Assert.Contains(expected, Assert.Throws<FormatException>(() => Read(Line(0, name, cron, zone))).Message, StringComparison.Ordinal);

    [Fact]
    public void Two_lines_of_one_name_are_refused() =>
        Assert.Throws<FormatException>(() => Read(Line(0, "Import", "0 2 * * *"), Line(1, "import", "0 3 * * *")));

    private static ScheduleOptions Read(params IEnumerable<KeyValuePair<string, string?>>[] lines) =>
        ScheduleOptions.From(new ConfigurationBuilder().AddInMemoryCollection(lines.SelectMany(l => l)).Build());

    private static Dictionary<string, string?> Line(int at, string name, string cron, string? zone = null) => new()
    {
        [$"QaInsight:Schedule:{at}:Name"] = name,
        [$"QaInsight:Schedule:{at}:Cron"] = cron,
        [$"QaInsight:Schedule:{at}:Job"] = NightlyImportJob.JobName,
        [$"QaInsight:Schedule:{at}:TimeZone"] = zone,
    };
}
