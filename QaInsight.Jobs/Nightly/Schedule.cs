using Microsoft.Extensions.Configuration;
using QaInsight.Nightly.Sending;

namespace QaInsight.Nightly;

/// <summary>A line of the schedule: when which job runs.</summary>
/// <param name="Cron">Five fields as in a crontab; see <see cref="Nightly.Cron"/>.</param>
/// <param name="Job">The name of an <see cref="INightlyJob"/>.</param>
public sealed record ScheduleRow(string Name, string Cron, string Job, string TimeZone = London.ZoneId)
{
    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

    public DateTimeOffset? PreviousDue(DateTimeOffset moment) => Nightly.Cron.Parse(Cron).Previous(moment, Zone);

    public DateTimeOffset? NextDue(DateTimeOffset moment) => Nightly.Cron.Parse(Cron).Next(moment, Zone);
}

/// <summary>The schedule, checked: names are unique, and every line can be read.</summary>
public sealed class ScheduleOptions
{
    public const string Section = "QaInsight:Schedule";

    private static readonly ScheduleRow[] Default =
    [
        new("Nightly import", "0 2 * * *", NightlyImportJob.JobName), new("Housekeeping", "30 4 * * *", HousekeepingJob.JobName), new("Mails", "*/5 * * * *", SendMailJob.JobName),
    ];

    /// <exception cref="FormatException">A line cannot be read; the message names it.</exception>
    public ScheduleOptions(params IReadOnlyList<ScheduleRow> rows)
    {
        foreach (var row in rows)
            Check(row);
        if (rows.GroupBy(r => r.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new FormatException($"{Section} has two lines called '{twice.Key}'.");
        Rows = rows;
    }

    public IReadOnlyList<ScheduleRow> Rows { get; }

    public ScheduleRow this[string name] => Rows.Single(r => r.Name == name);

    /// <summary>What the configuration says, whole; the default where it says nothing.</summary>
    public static ScheduleOptions From(IConfiguration configuration)
    {
        var lines = configuration.GetSection(Section).GetChildren()
            .Select(s => new ScheduleRow(s["Name"] ?? "", s["Cron"] ?? "", s["Job"] ?? "", s["TimeZone"] ?? London.ZoneId))
            .ToList();
        return new ScheduleOptions(lines.Count == 0 ? Default : lines);
    }

    private static void Check(ScheduleRow row)
    {
        if (row.Name.Length == 0 || row.Job.Length == 0)
            throw new FormatException($"A line of {Section} has no Name or no Job.");
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(row.TimeZone, out _))
            throw new FormatException($"{Section}, '{row.Name}': '{row.TimeZone}' is not a time zone that this system knows.");
        try
        {
            _ = Cron.Parse(row.Cron);
        }
        catch (FormatException wrong)
        {
            throw new FormatException($"{Section}, '{row.Name}': {wrong.Message}", wrong);
        }
    }
}
