using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using QaInsight.Nightly.Retention;
using QaInsight.Nightly.Sending;
using QaInsight.Nightly.Sending.Transport;
using QaInsight.People;
using QaInsight.People.Accounts;
using QaInsight.People.Subscriptions;

namespace QaInsight.Nightly;

/// <summary>
/// Forgets what has been kept for as long as it is to be: the log of who looked, sessions and links that have ended, and who
/// children's rows past their retention are about.
/// </summary>
public sealed class HousekeepingJob(LookLog log, Sessions sessions, DeliveryLog mails, OutboxFolder outbox, JobRunLog runs, RetentionDesk desk, RetentionOptions retention, TimeProvider time, ILogger<HousekeepingJob> logger) : INightlyJob
{
    public const string JobName = "housekeeping";

    private static readonly Reader Itself = new("housekeeping", "the nightly housekeeping");

    // Long enough to be looked at after an incident.
    private const int DaysOfSessions = 90;

    // Runs that come every few minutes and had nothing to do are of no use for longer.
    private const int DaysOfMailRuns = 7;

    public string Name => JobName;

    public Task<string> RunAsync(CancellationToken stop)
    {
        var now = time.GetUtcNow();
        var lines = log.Forget(now.AddMonths(-retention.LookLogMonths));
        var ended = sessions.Forget(now.AddDays(-DaysOfSessions));
        runs.Forget(SendMailJob.JobName, now.AddDays(-DaysOfMailRuns));
        var kept = mails.Forget(now.AddMonths(-retention.LookLogMonths)) + outbox.Forget(now.AddDays(-retention.OutboxDays));
        return Task.FromResult($"{lines} lines of who looked, older than {retention.LookLogMonths} months, {ended} sessions and {kept} mails forgotten; {ChildrensRows(stop)}");
    }

    private string ChildrensRows(CancellationToken stop)
    {
        if (desk.KeptFrom is not { } from)
            return "children’s rows are kept without an end";
        try
        {
            if (desk.Run(Itself, new LoggedProgress(logger), stop) is not { } run)
                return $"no child’s rows are from before {from.Label} alone";
            return run.IsDone == true
                ? $"rows of children from before {from.Label} no longer say who they are about (run {run.Id})"
                : throw new JobFailedException($"Not all rows of children from before {from.Label} could be made anonymous: the proof of run {run.Id} says what is left ('retention --proof').");
        }
        catch (RetentionRefusedException e)
        {
            throw new JobFailedException(e.Message);
        }
    }
}

/// <param name="LookLogMonths">How long it is kept who looked, and what became of mails.</param>
/// <param name="ChildrensRowsMonths">How long children's rows are kept as they came; null: without an end.</param>
/// <param name="OutboxDays">How long mails lie in the outbox folder, where no server is configured.</param>
public sealed record RetentionOptions(int LookLogMonths, int? ChildrensRowsMonths = null, int OutboxDays = 90)
{
    private const string Outbox = $"{Section}:OutboxDays";

    public const string ChildrensRows = $"{Section}:ChildrensRowsMonths";

    private const string Section = "QaInsight:Retention";
    private const string LookLog = $"{Section}:LookLogMonths";

    private const int Default = 24;
    private const int Least = 6;

    // Windows of twelve months, and the same period last year, lead to their rows.
    private const int LeastOfRows = 24;

    /// <exception cref="FormatException">It is not a number of months, or fewer than would be of use.</exception>
    public static RetentionOptions From(IConfiguration configuration) => new(
        Months(configuration, LookLog, Least) ?? Default,
        Months(configuration, ChildrensRows, LeastOfRows),
        configuration.GetValue(Outbox, 90) is > 0 and var days ? days : throw new FormatException($"{Outbox} is '{configuration[Outbox]}': give a number of days, 1 or more."));

    private static int? Months(IConfiguration configuration, string setting, int least) =>
        configuration[setting] is not { Length: > 0 } text ? null
        : int.TryParse(text, CultureInfo.InvariantCulture, out var months) && months >= least ? months
        : throw new FormatException($"{setting} is '{text}': give a number of months, {least} or more.");
}
