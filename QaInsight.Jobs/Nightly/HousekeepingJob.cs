using Microsoft.Extensions.Configuration;
using QaInsight.People;
using QaInsight.People.Accounts;

namespace QaInsight.Nightly;

/// <summary>Forgets what has been kept for as long as it is to be: the log of who looked, sessions and links that have ended.</summary>
public sealed class HousekeepingJob(LookLog log, Sessions sessions, RetentionOptions retention, TimeProvider time) : INightlyJob
{
    public const string JobName = "housekeeping";

    // Long enough to be looked at after an incident.
    private const int DaysOfSessions = 90;

    public string Name => JobName;

    public Task<string> RunAsync(CancellationToken stop)
    {
        var now = time.GetUtcNow();
        var lines = log.Forget(now.AddMonths(-retention.LookLogMonths));
        var ended = sessions.Forget(now.AddDays(-DaysOfSessions));
        return Task.FromResult($"{lines} lines of who looked, older than {retention.LookLogMonths} months, and {ended} sessions forgotten");
    }
}

/// <param name="LookLogMonths">How long it is kept who looked.</param>
public sealed record RetentionOptions(int LookLogMonths)
{
    public const string Section = "QaInsight:Retention";

    private const int Default = 24;
    private const int Least = 6;

    /// <exception cref="FormatException">It is not a number of months, or fewer than would be of use after an incident.</exception>
    public static RetentionOptions From(IConfiguration configuration) =>
        configuration[$"{Section}:LookLogMonths"] is not { Length: > 0 } text ? new(Default)
        : int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var months) && months >= Least ? new(months)
        : throw new FormatException($"{Section}:LookLogMonths is '{text}': give a number of months, {Least} or more.");
}
