using QaInsight.Warehouse;

namespace QaInsight.Scorecards;

/// <summary>The period that is shown when none is asked for.</summary>
public static class DefaultPeriod
{
    private const int Year = 12;

    /// <exception cref="ArgumentException">There are no audits.</exception>
    public static Period For(BuildContext context, By by)
    {
        var latest = LatestReturned(context);
        return by switch
        {
            By.Month => Period.Ending(latest, Year),
            // Whole quarters: the one that the month stands in, and the three before.
            By.Quarter => new Period(QuarterStart(latest).Add(-9), latest),
            _ => Period.Of(latest),
        };
    }

    /// <summary>Rows that were set aside can be asked for before there are any audits.</summary>
    public static Period ForLists(BuildContext context, DateOnly today) => context.Months.Count == 0 ? Period.Of(Month.Of(today)) : Period.Of(LatestReturned(context));

    /// <summary>The latest month of which half or more of what was allocated has come back; else the latest with any audits.</summary>
    public static Month LatestReturned(BuildContext context) => context.LatestReturned
        ?? (context.Months.Count > 0 ? context.Months[^1] : throw new ArgumentException("There are no audits yet: import a council's audits first."));

    private static Month QuarterStart(Month month) => month.Add(-((month.Index + 9) % 3));
}

/// <summary>The day on which actions and concerns are judged when none is asked for.</summary>
public static class DefaultDay
{
    /// <summary>Today; the made-up council is always shown as at its own day, so that it does not age.</summary>
    public static DateOnly For(BuildContext context, DateOnly today) => context.Info.IsSample ? context.Info.OwnDay : today;
}
