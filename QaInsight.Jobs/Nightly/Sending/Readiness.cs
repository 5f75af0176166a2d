using QaInsight.Nightly.Imports;
using QaInsight.People.Subscriptions;
using QaInsight.Scorecards;
using QaInsight.Warehouse;

namespace QaInsight.Nightly.Sending;

/// <summary>Whether the figures are there that a mail is to hold. Where they are not it waits, and its owner is told.</summary>
public sealed class Readiness(WarehouseFolder folder, ImportHistory imports, JobRunLog runs, TimeProvider time)
{
    private static readonly RunOutcome[] Bad = [RunOutcome.Failed, RunOutcome.Abandoned, RunOutcome.Refused];

    /// <summary>Why nothing at all can be sent; null where it can.</summary>
    public string? WhyNothing => folder.Damage?.Words ?? (folder.LiveId is null ? "Nothing has been imported yet." : null);

    /// <summary>In words; null where all is there.</summary>
    /// <param name="context">Of the live build.</param>
    public string? WhyNot(BuildContext context, Terms terms, string period) =>
        FailedImport() ?? (context.Info.IsSample ? null : Stale(context, terms, period));

    private string? FailedImport()
    {
        if (imports.Recent(int.MaxValue, 1) is [{ Outcome: { } outcome } run] && Bad.Contains(outcome))
            return $"The last import, of {London.Day(run.StartedAt).ToWords()}, {(outcome == RunOutcome.Refused ? "had every file set aside" : "failed")}: figures may be missing. It goes out once one has passed.";
        return runs.Last(NightlyImportJob.JobName) is { Outcome: JobOutcome.Failed } night
            ? $"The nightly import of {London.Day(night.StartedAt).ToWords()} failed: figures may be missing. It goes out once one has passed."
            : null;
    }

    private string? Stale(BuildContext context, Terms terms, string period)
    {
        if (context.LatestReturned is not { } latest)
            return "No month’s audits are back yet.";
        if (Timetable.Figures(terms, period, latest).To is var wanted && wanted > latest)
            return $"The audits of {wanted.Label} are not back yet: the latest month with half or more of them back is {latest.Label}. It goes out once they are.";
        var days = London.Today(time).DayNumber - London.Day(context.Freshness.LastImport).DayNumber;
        return days > DataAge.DaysUntilStale ? $"No rows have come in for {days} days: the figures are too old to be sent. It goes out once there are new ones." : null;
    }
}
