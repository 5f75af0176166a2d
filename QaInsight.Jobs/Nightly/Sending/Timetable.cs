using System.Globalization;
using QaInsight.People.Subscriptions;
using QaInsight.Scorecards;
using QaInsight.Warehouse;

namespace QaInsight.Nightly.Sending;

/// <summary>A time at which a subscription goes out.</summary>
/// <param name="Period">What it reports: a month (<c>2026-10</c>), a quarter (<c>FY2026-27-Q2</c>), or the week in which it goes out (<c>2026-W48</c>).</param>
public sealed record Occasion(string Period, DateTimeOffset DueAt)
{
    public DateOnly Day => London.Day(DueAt);
}

/// <summary>
/// When subscriptions go out, by the councils' own clock. A monthly one reports the month before, a quarterly one the financial
/// quarter before, a weekly one the latest month of which half or more of the audits are back.
/// </summary>
public static class Timetable
{
    private const int Quarter = 3;
    private const int DaysAhead = 130;

    // Whoever was away for longer gets one mail all the same.
    private const int DaysBack = 400;

    /// <summary>What was due after one moment and up to another, earliest first; none for what waits for an import.</summary>
    public static IReadOnlyList<Occasion> Between(Timing timing, DateTimeOffset after, DateTimeOffset upTo) =>
        [.. Days(Later(London.Day(after), London.Day(upTo).AddDays(-DaysBack)), London.Day(upTo)).Select(d => On(timing, d)).OfType<Occasion>().Where(o => o.DueAt > after && o.DueAt <= upTo)];

    /// <summary>The next that comes by the calendar; null for what waits for an import.</summary>
    public static Occasion? Next(Timing timing, DateTimeOffset now) =>
        Days(London.Day(now), London.Day(now).AddDays(DaysAhead)).Select(d => On(timing, d)).OfType<Occasion>().FirstOrDefault(o => o.DueAt > now);

    /// <summary>The latest period whose import has passed, for what waits for one: it is over, and half or more of its last month's audits are back.</summary>
    /// <returns>Null where there is none, and before its time of day.</returns>
    public static Occasion? Passed(Timing timing, Month? latest, DateTimeOffset now)
    {
        if (timing.Day is not null || latest is not { } month)
            return null;
        var today = London.Day(now);
        var over = month.LastDay < today ? month : Month.Of(today).Add(-1);
        var due = London.At(today, timing.At);
        return due > now ? null : new Occasion(UpTo(timing.Rhythm, over), due);
    }

    /// <summary>The latest whole period that ends no later than a month.</summary>
    public static string UpTo(Rhythm rhythm, Month month) =>
        rhythm != Rhythm.Quarterly ? month.ToString()
        // Of a month within a quarter, the quarter before is the latest that is whole.
        : (month.Add(1).Quarter == month.Quarter ? month.Add(-Quarter) : month).Quarter;

    /// <summary>The latest period that <see cref="Passed"/> would name, whatever the time of day: what a new subscription does not begin with.</summary>
    public static string SeenTo(Timing timing, Month? latest, DateTimeOffset now) => Passed(timing with { At = TimeOnly.MinValue }, latest, now)?.Period ?? "";

    /// <summary>Whether a period is later than one that has been seen to.</summary>
    public static bool IsLater(string period, string seen) => seen.Length == 0 || !Period.TryParse(seen, out var before) || Period.Parse(period).To > before.To;

    /// <summary>The months whose figures a period's mail holds.</summary>
    /// <param name="latest">The latest month of which half or more of the audits are back.</param>
    public static Period Figures(Terms terms, string period, Month latest) =>
        terms.Timing.Rhythm == Rhythm.Quarterly && Period.TryParse(period, out var quarter) ? quarter
        : Month.TryParse(period, out var month) ? Period.Ending(month, terms.Months)
        : Period.Ending(latest, terms.Months);

    /// <summary>The week of a day, as ISO 8601 counts weeks: <c>2026-W48</c>.</summary>
    public static string Week(DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(day.ToDateTime(default))}-W{ISOWeek.GetWeekOfYear(day.ToDateTime(default)):00}");

    /// <summary>What a period is called: <c>October 2026</c>, <c>July to September 2026</c>, <c>week 48 of 2026</c>.</summary>
    public static string Label(string period) => Period.TryParse(period, out var months) ? months.Label
        : period.Split("-W") is [var year, var week] ? $"week {week.TrimStart('0')} of {year}"
        : period;

    private static Occasion? On(Timing timing, DateOnly day)
    {
        if (timing.Day is not { } wanted)
            return null;
        var isOn = timing.Rhythm switch
        {
            Rhythm.Weekly => ((int)day.DayOfWeek + 6) % 7 == wanted - 1,
            Rhythm.Monthly => day.Day == InMonth(wanted, day),
            _ => (day.Month - 1) % Quarter == 0 && day.Day == InMonth(wanted, day),
        };
        return isOn ? new Occasion(Reported(timing.Rhythm, day), London.At(day, timing.At)) : null;
    }

    // The 31st of a shorter month is its last day.
    private static int InMonth(int day, DateOnly month) => Math.Min(day, DateTime.DaysInMonth(month.Year, month.Month));

    private static string Reported(Rhythm rhythm, DateOnly day) => rhythm switch
    {
        Rhythm.Weekly => Week(day),
        Rhythm.Monthly => Month.Of(day).Add(-1).ToString(),
        _ => Month.Of(day).Add(-1).Quarter,
    };

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private static IEnumerable<DateOnly> Days(DateOnly from, DateOnly to)
    {
        for (var day = from; day <= to; day = day.AddDays(1))
            yield return day;
    }
}
