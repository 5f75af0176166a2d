using Microsoft.Data.Sqlite;
using QaInsight.People;

namespace QaInsight.Nightly;

public enum JobOutcome
{
    Succeeded,
    Failed,

    /// <summary>The server stopped while it ran.</summary>
    Abandoned,
}

/// <param name="DueAt">Null when somebody started it by hand.</param>
/// <param name="Outcome">Null while it runs.</param>
public sealed record JobRun(
    long Id, string Job, DateTimeOffset? DueAt, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt, JobOutcome? Outcome, string? Message);

/// <summary>What ran, when, and how it went: in app.db, since the job engines forget it when they stop.</summary>
public sealed class JobRunLog(AppDatabase database)
{
    private const string Columns = "SELECT id, job, due_at, started_at, finished_at, outcome, message FROM job_run";

    // A night that a restart cut short is tried again; one that takes the server down with it is not tried for ever.
    private const int MostTries = 2;

    private const int LongestMessage = 1000;

    public IReadOnlyList<JobRun> Recent(int count)
    {
        using var connection = database.Open();
        return connection.Rows(Columns + " ORDER BY id DESC LIMIT $count", Read, ("$count", count));
    }

    /// <summary>The last of each job that has run, whether or not it has ended.</summary>
    public IReadOnlyList<JobRun> LastOfEach()
    {
        using var connection = database.Open();
        return connection.Rows(Columns + " WHERE id IN (SELECT max(id) FROM job_run GROUP BY job) ORDER BY job", Read);
    }

    /// <summary>The last that has ended.</summary>
    public JobRun? Last(string job)
    {
        using var connection = database.Open();
        return connection.Rows(Columns + " WHERE job = $job AND outcome IS NOT NULL ORDER BY id DESC LIMIT 1", Read, ("$job", job)).SingleOrDefault();
    }

    /// <summary>Those that failed after a moment, oldest first.</summary>
    public IReadOnlyList<JobRun> FailedSince(DateTimeOffset moment)
    {
        using var connection = database.Open();
        return connection.Rows(Columns + " WHERE outcome = 'failed' AND finished_at > $moment ORDER BY id", Read, ("$moment", moment.ToText()));
    }

    public JobRun? LastSuccess(string job)
    {
        using var connection = database.Open();
        return connection.Rows(Columns + " WHERE job = $job AND outcome = 'succeeded' ORDER BY id DESC LIMIT 1", Read, ("$job", job)).SingleOrDefault();
    }

    /// <summary>Since when the job is known here; from now on when it was not.</summary>
    public DateTimeOffset KnownSince(string job, DateTimeOffset now)
    {
        using var connection = database.Open();
        connection.Run("INSERT INTO job_known (job, since) VALUES ($job, $now) ON CONFLICT DO NOTHING", ("$job", job), ("$now", now.ToText()));
        return connection.Rows("SELECT since FROM job_known WHERE job = $job", r => r.Moment(0), ("$job", job)).Single();
    }

    /// <summary>Marks what a stopped server left unfinished. Only the holder of the run lock may call it.</summary>
    public void AbandonUnfinished(DateTimeOffset now)
    {
        using var connection = database.Open();
        connection.Run(
            "UPDATE job_run SET outcome = 'abandoned', finished_at = $now, message = 'The server stopped while it ran.' WHERE outcome IS NULL",
            ("$now", now.ToText()));
    }

    /// <summary>
    /// Notes the start of a run; null when what was due has been seen to already. Only the holder of the run lock may call it.
    /// </summary>
    public long? TryStart(string job, DateTimeOffset? due, DateTimeOffset now)
    {
        using var connection = database.Open();
        if (due is { } at && IsDone(connection, job, at.ToText()))
            return null;
        return connection.Scalar<long>(
            "INSERT INTO job_run (job, due_at, started_at) VALUES ($job, $due, $now) RETURNING id",
            ("$job", job), ("$due", due?.ToText()), ("$now", now.ToText()));
    }

    /// <summary>Runs of a job that comes every few minutes would fill the log.</summary>
    public int Forget(string job, DateTimeOffset before)
    {
        using var connection = database.Open();
        return connection.Run("DELETE FROM job_run WHERE job = $job AND outcome = 'succeeded' AND started_at < $before AND id < (SELECT max(id) FROM job_run WHERE job = $job)", ("$job", job), ("$before", before.ToText()));
    }

    public JobRun Finish(long id, JobOutcome outcome, string message, DateTimeOffset now)
    {
        using var connection = database.Open();
        connection.Run(
            "UPDATE job_run SET outcome = $outcome, finished_at = $now, message = $message WHERE id = $id",
            ("$outcome", Text(outcome)), ("$now", now.ToText()), ("$message", message.Length > LongestMessage ? message[..LongestMessage] : message), ("$id", id));
        return connection.Rows(Columns + " WHERE id = $id", Read, ("$id", id)).Single();
    }

    private static bool IsDone(SqliteConnection connection, string job, string due) => connection.Scalar<long>(
        """
        SELECT EXISTS (SELECT 1 FROM job_run WHERE job = $job AND due_at >= $due AND outcome IN ('succeeded', 'failed'))
            OR (SELECT count(*) FROM job_run WHERE job = $job AND due_at = $due) >= $most
        """,
        ("$job", job), ("$due", due), ("$most", MostTries)) == 1;

    private static JobRun Read(SqliteDataReader r) => new(
        r.GetInt64(0), r.GetString(1), r.MomentOrNull(2), r.Moment(3), r.MomentOrNull(4),
        r.TextOrNull(5) is { } outcome ? Enum.Parse<JobOutcome>(outcome, ignoreCase: true) : null, r.TextOrNull(6));

    private static string Text(JobOutcome outcome) => outcome.ToString().ToLowerInvariant();
}
