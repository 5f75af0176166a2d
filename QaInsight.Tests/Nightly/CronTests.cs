using System.Globalization;
using QaInsight.Nightly;
using Xunit;

namespace QaInsight.Tests.Nightly;

public class CronTests
{
    [Theory]
    [InlineData("0 2 * * *", "2019-09-13T00:59:59Z", "2019-09-12T01:00:00Z")]
    [InlineData("0 2 * * *", "2019-09-13T01:00:00Z", "2019-09-13T01:00:00Z")]
    [InlineData("0 2 * * *", "2019-12-13T02:30:00Z", "2019-12-13T02:00:00Z")]
    [InlineData("*/15 8-18/2 * * 1-5", "2019-12-15T12:00:00Z", "2019-12-13T18:45:00Z")]
    [InlineData("30 6 13 * *", "2019-12-12T12:00:00Z", "2019-11-13T06:30:00Z")]
    [InlineData("0 7 * * 7", "2019-12-13T12:00:00Z", "2019-12-08T07:00:00Z")]
    [InlineData("0 7 29 2 *", "2019-12-13T12:00:00Z", "2016-02-29T07:00:00Z")]
    [InlineData("0 3 28,29 2 *", "2020-03-01T00:00:00Z", "2020-02-29T03:00:00Z")]
    public void Finds_what_was_due_last(string cron, string moment, string due) =>
        Assert.Equal(Utc(due), Previous(cron, moment));

    [Fact]
    public void A_day_that_never_comes_is_never_due() => Assert.Null(Previous("0 2 31 2 *", "2019-09-13T00:00:00Z"));

    // On 28 March 2027 the clocks go from 01:00 to 02:00; on 31 October 2027 from 02:00 back to 01:00.
    [Theory]
    [InlineData("0 2 * * *", "2027-03-28T00:59:59Z", "2027-03-27T02:00:00Z")]
    [InlineData("0 2 * * *", "2027-03-28T01:00:00Z", "2027-03-28T01:00:00Z")]
    [InlineData("0 2 * * *", "2027-03-28T12:00:00Z", "2027-03-28T01:00:00Z")]
    [InlineData("0 2 * * *", "2027-10-31T01:59:59Z", "2027-10-30T01:00:00Z")]
    [InlineData("0 2 * * *", "2027-10-31T02:00:00Z", "2027-10-31T02:00:00Z")]
    [InlineData("30 1 * * *", "2027-03-28T12:00:00Z", "2027-03-28T01:00:00Z")]
    [InlineData("30 1 * * *", "2027-10-31T00:29:59Z", "2027-10-30T00:30:00Z")]
    [InlineData("30 1 * * *", "2027-10-31T00:30:00Z", "2027-10-31T00:30:00Z")]
    [InlineData("30 1 * * *", "2027-10-31T12:00:00Z", "2027-10-31T00:30:00Z")]
    public void Both_nights_on_which_the_clocks_change(string cron, string moment, string due) =>
        Assert.Equal(Utc(due), Previous(cron, moment));

    [Theory]
    [InlineData("0 2 * * *", "2019-09-13T00:59:59Z", "2019-09-13T01:00:00Z")]
    [InlineData("0 2 * * *", "2019-09-13T01:00:00Z", "2019-09-14T01:00:00Z")]
    [InlineData("30 6 13 * *", "2019-12-13T06:30:00Z", "2020-01-13T06:30:00Z")]
    [InlineData("0 7 29 2 *", "2019-12-13T12:00:00Z", "2020-02-29T07:00:00Z")]
    [InlineData("0 2 * * *", "2027-03-27T12:00:00Z", "2027-03-28T01:00:00Z")]
    [InlineData("30 1 * * *", "2027-03-27T12:00:00Z", "2027-03-28T01:00:00Z")]
    [InlineData("30 1 * * *", "2027-10-31T00:30:00Z", "2027-11-01T01:30:00Z")]
    public void Finds_what_is_due_next(string cron, string moment, string due) =>
        Assert.Equal(Utc(due), Cron.Parse(cron).Next(Utc(moment), London.Zone));

    [Fact]
    public void A_day_that_never_comes_is_not_due_next_either() => Assert.Null(Cron.Parse("0 2 31 2 *").Next(Utc("2019-09-13T00:00:00Z"), London.Zone));

    [Theory]
    [InlineData("0 0 2 * * ?", "five fields")]
    [InlineData("0 24 * * *", "hour")]
    [InlineData("x 2 * * *", "minute")]
    [InlineData("0 2 1 * 1", "write * for one of them")]
    [InlineData("0 2 * 0 *", "month")]
    [InlineData("*/0 2 * * *", "minute")]
    [InlineData("9-5 2 * * *", "minute")]
    [InlineData("5/2 2 * * *", "minute")]
    [InlineData("", "five fields")]
    public void Says_what_is_wrong(string cron, string expected) =>
        Assert.Contains(expected, Assert.Throws<FormatException>(() => Cron.Parse(cron)).Message, StringComparison.Ordinal);

    private static DateTimeOffset? Previous(string cron, string moment) => Cron.Parse(cron).Previous(Utc(moment), London.Zone);

    private static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
