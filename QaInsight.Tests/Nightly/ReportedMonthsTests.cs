using System.Globalization;
using Microsoft.Extensions.Configuration;
using QaInsight.Nightly;
using QaInsight.Warehouse;
using Xunit;

namespace QaInsight.Tests.Nightly;

public class ReportedMonthsTests
{
    private readonly FakeReported kept = new();

    [Fact]
    public void A_month_is_kept_on_its_reporting_day_and_once()
    {
        kept.Months["2019-07"] = "";
        Assert.Empty(Keep("2019-09-12"));
        Assert.Equal(["2019-08"], Keep("2019-09-13"));
        Assert.Empty(Keep("2019-09-13"));
        Assert.Empty(Keep("2019-10-12"));
        Assert.Equal("b000007, due 2019-09-13, kept 2019-09-13", kept.Months["2019-08"]);
    }

    [Fact]
    public void Missed_days_are_made_up_for_and_say_when_they_were_kept()
    {
        kept.Months["2019-05"] = "";
        Assert.Equal(["2019-06", "2019-07", "2019-08"], Keep("2019-10-02"));
        Assert.Equal("b000007, due 2019-07-13, kept 2019-10-02", kept.Months["2019-06"]);
    }

    [Fact]
    public void A_new_server_keeps_the_last_reported_month_alone() => Assert.Equal(["2019-11"], Keep("2020-01-05"));

    [Fact]
    public void Neither_a_made_up_council_nor_an_empty_warehouse_is_kept()
    {
        var months = new ReportedMonths(new ReportingDay(13), kept);
        Assert.Empty(months.KeepDue(new DateOnly(2019, 9, 13), null));
        Assert.Empty(months.KeepDue(new DateOnly(2019, 9, 13), Live(isSample: true)));
    }

    [Theory]
    [InlineData("29")]
    [InlineData("0")]
    public void A_day_that_not_every_month_has_is_refused(string day)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("QaInsight:ReportingDay", day)]).Build();
        Assert.Throws<FormatException>(() => ReportingDay.From(configuration));
    }

    private IEnumerable<string> Keep(string today) =>
        new ReportedMonths(new ReportingDay(13), kept).KeepDue(DateOnly.Parse(today, CultureInfo.InvariantCulture), Live(isSample: false)).Select(m => m.ToString());

    private static BuildInfo Live(bool isSample) => new("b000007", null, default, new DateOnly(2019, 9, 13), isSample);
}

internal sealed class FakeReported : IReportedCells
{
    public Dictionary<string, string> Months { get; } = [];

    public bool IsKept(Month month) => Months.ContainsKey(month.ToString());

    public void Keep(Month month, string build, DateOnly reportingDay, DateOnly keptOn) =>
        Months[month.ToString()] = $"{build}, due {reportingDay.ToIso()}, kept {keptOn.ToIso()}";
}
