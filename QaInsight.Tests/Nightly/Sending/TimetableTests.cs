using System.Globalization;
using QaInsight.Nightly.Sending;
using QaInsight.People.Subscriptions;
using QaInsight.Scorecards;
using QaInsight.Warehouse;
using Xunit;

namespace QaInsight.Tests.Nightly.Sending;

/// <summary>When subscriptions go out, by London's clock: both nights on which clocks change, month ends, 29 February, days without a server.</summary>
public sealed class TimetableTests
{
    private static readonly TimeOnly Seven = new(7, 0);

    [Theory]
    [InlineData("2026-10-12T05:59:59Z", null)]
    [InlineData("2026-10-13T05:59:59Z", null)]
    [InlineData("2026-10-13T06:00:00Z", "2026-09")] // 07:00 in summer time
    [InlineData("2026-11-13T06:59:59Z", null)]
    [InlineData("2026-11-13T07:00:00Z", "2026-10")] // and in winter time
    public void A_monthly_one_is_of_the_month_before(string now, string? period)
    {
        var upTo = DateTimeOffset.Parse(now, CultureInfo.InvariantCulture);
        Assert.Equal(period is null ? [] : [period], Timetable.Between(Monthly(13), upTo.AddDays(-2), upTo).Select(o => o.Period));
    }

    [Fact]
    public void The_hour_that_the_clocks_leap_over_comes_when_they_have_leapt() =>
        Assert.Equal("2026-03-29T01:00:00Z", Due(new Timing(Rhythm.Weekly, 7, new TimeOnly(1, 30)), "2026-03-28T12:00:00Z", "2026-03-29T12:00:00Z"));

    [Fact]
    public void The_hour_that_comes_twice_counts_once_and_the_first_time() =>
        Assert.Equal("2026-10-25T00:30:00Z", Due(new Timing(Rhythm.Weekly, 7, new TimeOnly(1, 30)), "2026-10-24T12:00:00Z", "2026-10-25T12:00:00Z"));

    [Theory]
    [InlineData(31, "2026-02-28 2026-03-31 2026-04-30 2026-05-31")]
    [InlineData(30, "2026-02-28 2026-03-30 2026-04-30 2026-05-30")]
    [InlineData(29, "2026-02-28 2026-03-29 2026-04-29 2026-05-29")]
    public void A_day_that_a_month_has_not_is_its_last(int day, string days) =>
        Assert.Equal(days, string.Join(' ', Timetable.Between(Monthly(day), Noon(2026, 2, 1), Noon(2026, 5, 31)).Select(o => o.Day.ToString("O", CultureInfo.InvariantCulture))));

    [Fact]
    public void The_29th_of_February_comes_where_there_is_one() =>
        Assert.Equal([new DateOnly(2028, 2, 29), new DateOnly(2028, 3, 29)], Timetable.Between(Monthly(29), Noon(2028, 2, 1), Noon(2028, 3, 31)).Select(o => o.Day));

    [Fact]
    public void A_quarterly_one_is_of_the_financial_quarter_that_is_over() => Assert.Equal(
        ["FY2025-26-Q3 2026-01-15", "FY2025-26-Q4 2026-04-15", "FY2026-27-Q1 2026-07-15", "FY2026-27-Q2 2026-10-15"],
        Timetable.Between(new Timing(Rhythm.Quarterly, 15, Seven), Noon(2026, 1, 1), Noon(2026, 12, 31)).Select(o => $"{o.Period} {o.Day.ToIso()}"));

    [Fact]
    public void A_weekly_one_names_its_week_as_the_calendar_does_also_at_the_turn_of_the_year() => Assert.Equal(
        ["2026-W52", "2026-W53", "2027-W01"], Timetable.Between(new Timing(Rhythm.Weekly, 5, Seven), Noon(2026, 12, 20), Noon(2027, 1, 9)).Select(o => o.Period));

    // However long ago a server ran, each day is looked at once.
    [Fact]
    public void Every_occasion_between_two_moments_is_found_once_whatever_the_steps()
    {
        var (from, to, timing) = (Noon(2026, 1, 1), Noon(2027, 12, 31), new Timing(Rhythm.Weekly, 1, new TimeOnly(1, 30)));
        var whole = new List<Occasion>();
        for (var at = from; at < to; at += TimeSpan.FromMinutes(47 * 60))
            whole.AddRange(Timetable.Between(timing, at, at + TimeSpan.FromMinutes(47 * 60)));

        Assert.Equal(whole.Count, whole.Select(o => o.Period).Distinct().Count());
        Assert.Equal(104, whole.Count(o => o.DueAt <= to));
    }

    [Theory]
    [InlineData(202609, "2026-10-05T06:30:00Z", "2026-09")]
    [InlineData(202609, "2026-10-05T05:30:00Z", null)] // before its time of day
    [InlineData(202610, "2026-10-20T10:00:00Z", "2026-09")] // half of October may be back: it is not over
    [InlineData(202610, "2026-11-01T07:30:00Z", "2026-10")]
    [InlineData(null, "2026-11-01T07:30:00Z", null)]
    public void Once_its_import_has_passed_means_that_the_month_is_over_and_its_audits_are_back(int? latest, string now, string? period) =>
        Assert.Equal(period, Timetable.Passed(new Timing(Rhythm.Monthly, null, Seven), latest is { } m ? new Month(m) : null, DateTimeOffset.Parse(now, CultureInfo.InvariantCulture))?.Period);

    [Theory]
    [InlineData(202608, "FY2026-27-Q1")]
    [InlineData(202609, "FY2026-27-Q2")]
    [InlineData(202610, "FY2026-27-Q2")]
    public void A_quarter_has_passed_when_its_last_month_has(int latest, string period) =>
        Assert.Equal(period, Timetable.Passed(new Timing(Rhythm.Quarterly, null, Seven), new Month(latest), Noon(2026, 11, 20))?.Period);

    [Theory]
    [InlineData("2026-10", "2026-09", true)]
    [InlineData("2026-09", "2026-09", false)]
    [InlineData("2026-08", "2026-09", false)]
    [InlineData("FY2026-27-Q2", "FY2026-27-Q1", true)]
    [InlineData("FY2026-27-Q2", "", true)]
    [InlineData("2026-10", "FY2026-27-Q2", true)]
    [InlineData("2026-09", "FY2026-27-Q2", false)]
    public void What_was_seen_to_is_never_due_again(string period, string seen, bool isLater) => Assert.Equal(isLater, Timetable.IsLater(period, seen));

    [Fact]
    public void The_next_comes_after_now()
    {
        Assert.Equal("2026-10", Timetable.Next(Monthly(13), Noon(2026, 11, 12))!.Period);
        Assert.Equal("2026-11", Timetable.Next(Monthly(13), Noon(2026, 11, 13))!.Period);
        Assert.Equal(new DateOnly(2027, 1, 15), Timetable.Next(new Timing(Rhythm.Quarterly, 15, Seven), Noon(2026, 10, 16))!.Day);
        Assert.Null(Timetable.Next(new Timing(Rhythm.Monthly, null, Seven), Noon(2026, 11, 13)));
    }

    [Fact]
    public void A_mail_holds_the_months_up_to_the_one_that_it_reports()
    {
        Assert.Equal("2026-08..2026-10", Timetable.Figures(Of(Monthly(13), 3), "2026-10", new Month(202610)).ToString());
        Assert.Equal(Period.Parse("FY2026-27-Q2"), Timetable.Figures(Of(new Timing(Rhythm.Quarterly, 13, Seven), 1), "FY2026-27-Q2", new Month(202610)));
        Assert.Equal("2026-10", Timetable.Figures(Of(new Timing(Rhythm.Weekly, 1, Seven), 1), "2026-W48", new Month(202610)).ToString());
    }

    private static Timing Monthly(int day) => new(Rhythm.Monthly, day, Seven);

    private static Terms Of(Timing timing, int months) => new("", "teams", months, timing, null, [], WithWorkbook: false, WithPdf: false, SaysNothing: true, null);

    private static DateTimeOffset Noon(int year, int month, int day) => new(year, month, day, 12, 0, 0, TimeSpan.Zero);

    private static string Due(Timing timing, string after, string upTo) =>
        Assert.Single(Timetable.Between(timing, DateTimeOffset.Parse(after, CultureInfo.InvariantCulture), DateTimeOffset.Parse(upTo, CultureInfo.InvariantCulture)))
            .DueAt.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
