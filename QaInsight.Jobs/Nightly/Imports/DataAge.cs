using QaInsight.Warehouse;

namespace QaInsight.Nightly.Imports;

/// <summary>How fresh the figures are.</summary>
/// <param name="Last">The last import that the live build holds; null where it holds none.</param>
/// <param name="DaysSince">Whole days in London since rows last came in.</param>
/// <param name="Newest">The newest month with audits.</param>
/// <param name="Awaited">The month that was to be reported by now, and of which nothing has come in; null where nothing is overdue.</param>
/// <param name="ReportingDay">The day on which that month was to be reported.</param>
/// <param name="NextRun">When the inbox is next looked into; null where this server does not know.</param>
public sealed record DataAge(BuildInfo Live, LastImport? Last, int? DaysSince, Month? Newest, Month? Awaited, DateOnly? ReportingDay, DateTimeOffset? NextRun, DateOnly Today)
{
    /// <summary>After how many days without new rows somebody should look: a month's extracts come once a month.</summary>
    public const int DaysUntilStale = 40;

    /// <summary>The day on which actions and concerns are judged when nobody asks for another.</summary>
    public DateOnly AsAt => Live.IsSample ? Live.OwnDay : Today;
}

/// <param name="schedule">Null where a worker beside the site keeps it.</param>
public sealed class DataAgeReader(WarehouseFolder folder, ReportingDay reporting, ScheduleOptions? schedule, TimeProvider time)
{
    /// <summary>Null before the first import.</summary>
    public DataAge? Read()
    {
        if (folder.LiveId is null)
            return null;
        using var live = folder.OpenLive();
        using var context = new WarehouseContext(live);
        var (now, last) = (time.GetUtcNow(), ImportLog.LastRun(context));
        var today = London.Day(now);
        var newest = live.Connection.Scalar<long?>("SELECT max(audit_month) FROM fct_audit") is { } number ? new Month((int)number) : (Month?)null;
        // A made-up council stays at its own day.
        var awaited = live.Info.IsSample || newest >= reporting.LastReported(today) ? (Month?)null : reporting.LastReported(today);
        return new DataAge(
            live.Info,
            last,
            last is null ? null : today.DayNumber - London.Day(last.At).DayNumber,
            newest,
            awaited,
            awaited is { } month ? reporting.Of(month) : null,
            schedule?.Rows.Where(r => r.Job == NightlyImportJob.JobName).Min(r => r.NextDue(now)),
            today);
    }
}
