using QaInsight.Nightly.Imports;
using QaInsight.People.Subscriptions;
using QaInsight.Scorecards;
using QaInsight.Warehouse;

namespace QaInsight.Nightly.Sending;

/// <summary>Whether the figures are there that a mail is to hold. Where they are not it waits, and its owner is told.</summary>
public sealed class Readiness(WarehouseFolder folder, ImportHistory imports, JobRunLog runs, TimeProvider time)
{
    private const int MostLookedAt = 50;
    private const string FromInbox = "inbox";

    /// <summary>Why nothing at all can be sent; null where it can.</summary>
    public string? WhyNothing => folder.Damage?.Words ?? (folder.LiveId is null ? "Nothing has been imported yet." : null);

    /// <summary>In words; null where all is there.</summary>
    /// <param name="context">Of the live build.</param>
    public string? WhyNot(BuildContext context, Terms terms, string period) =>
        FailedImport() ?? (context.Info.IsSample ? null : Stale(context, terms, period));

    private string? FailedImport()
    {
        // Files that were known already say nothing of those that failed before.
        var run = imports.Recent(int.MaxValue, MostLookedAt).FirstOrDefault(r => r.Outcome is not null and not RunOutcome.NothingNew);
        if (run is { } last && IsBad(last))
            return $"The last import, of {London.Day(last.StartedAt).ToWords()}, {(last.Outcome == RunOutcome.Refused ? "had every file set aside" : "failed")}: figures may be missing. It goes out once one has passed.";
        return runs.Last(NightlyImportJob.JobName) is { Outcome: JobOutcome.Failed } night && !(run?.FinishedAt > night.StartedAt)
            ? $"The nightly import of {London.Day(night.StartedAt).ToWords()} failed: figures may be missing. It goes out once one has passed."
            : null;
    }

    // A wrong file that somebody uploads is theirs to mend, and no reason to hold the council's mails.
    private static bool IsBad(RecordedRun run) => run.Outcome is RunOutcome.Failed or RunOutcome.Abandoned || (run.Outcome == RunOutcome.Refused && run.Source == FromInbox);

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
