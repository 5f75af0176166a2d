using Microsoft.Extensions.Configuration;
using QaInsight.Warehouse;

namespace QaInsight.Nightly;

/// <summary>What was reported for each month: cells alone, kept as they stood on the month's reporting day.</summary>
public interface IReportedCells
{
    bool IsKept(Month month);

    /// <param name="build">The build whose cells they are.</param>
    /// <param name="reportingDay">The day on which they should have been kept.</param>
    /// <param name="keptOn">The day on which they were: later, when the server was down.</param>
    void Keep(Month month, string build, DateOnly reportingDay, DateOnly keptOn);
}

/// <param name="Day">The day of the following month on which a month is reported.</param>
public sealed record ReportingDay(int Day)
{
    public const string Section = "QaInsight:ReportingDay";

    // February has no 29th in most years.
    private const int LastDay = 28;

    /// <exception cref="FormatException">It is not a day that every month has.</exception>
    public static ReportingDay From(IConfiguration configuration)
    {
        var day = configuration.GetValue(Section, 13);
        return day is >= 1 and <= LastDay ? new(day) : throw new FormatException($"{Section} is {day}; it must be a day from 1 to {LastDay}.");
    }

    public DateOnly Of(Month month) => month.Add(1).FirstDay.AddDays(Day - 1);

    /// <summary>The last month whose reporting day has come.</summary>
    public Month LastReported(DateOnly today) => Month.Of(today).Add(today.Day >= Day ? -1 : -2);
}

/// <summary>Decides when a month's cells are kept: on its reporting day, once; or late, when that night was missed.</summary>
public sealed class ReportedMonths(ReportingDay reportingDay, IReportedCells kept)
{
    private const int LookBack = 12;

    /// <returns>The months that were kept now, oldest first.</returns>
    public IReadOnlyList<Month> KeepDue(DateOnly today, BuildInfo? live)
    {
        // A made-up council reports nothing.
        if (live is null or { IsSample: true })
            return [];
        var due = Due(today).ToList();
        foreach (var month in due)
            kept.Keep(month, live.Id, reportingDay.Of(month), today);
        return due;
    }

    private IEnumerable<Month> Due(DateOnly today)
    {
        var last = reportingDay.LastReported(today);
        var lastKept = Enumerable.Range(0, LookBack).Select(back => last.Add(-back)).Where(kept.IsKept).Cast<Month?>().FirstOrDefault();
        // On a new server nobody knows what was reported for the months before: only the last one is kept.
        return (lastKept?.Add(1) ?? last).To(last);
    }
}
