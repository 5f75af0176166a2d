using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace QaInsight.People;

/// <param name="KeptFrom">The first month of which children's rows were kept as they came, yyyymm.</param>
/// <param name="IsDone">Null while it is not finished.</param>
/// <param name="Proof">What was written over where, and what was searched for what is left.</param>
public sealed record RetentionRun(int Id, int KeptFrom, string AskedBy, DateTimeOffset BegunAt, DateTimeOffset? FinishedAt, bool? IsDone, string? Proof);

/// <summary>When children's rows were made anonymous, with what proof; and the rows that are, by hashes of their keys.</summary>
public sealed class RetentionBook(AppDatabase database, TimeProvider time)
{
    private const string Columns = "SELECT id, kept_from, asked_by, begun_at, finished_at, outcome, proof FROM retention_run";

    private const int KeyBytes = 32;

    /// <summary>Of rows that no import takes in again.</summary>
    public IReadOnlyList<string> Hashes()
    {
        using var connection = database.Open();
        return connection.Rows("SELECT hash FROM past_row", r => r.GetString(0));
    }

    /// <summary>Whether one was begun and cut short.</summary>
    public bool IsUnfinished
    {
        get
        {
            using var connection = database.Open();
            return connection.Scalar<long>("SELECT count(*) FROM retention_run WHERE finished_at IS NULL") > 0;
        }
    }

    /// <summary>From now on no import takes these rows in. One that was begun and not finished is gone on with, with its own key.</summary>
    public (int Id, byte[] Key) Begin(int keptFrom, Reader by)
    {
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction(deferred: false);
        var run = connection.Rows("SELECT id, key FROM retention_run WHERE finished_at IS NULL", r => (r.GetInt32(0), r.GetFieldValue<byte[]>(1))).SingleOrDefault();
        if (run.Item2 is null)
        {
            var key = RandomNumberGenerator.GetBytes(KeyBytes);
            run = ((int)connection.Scalar<long>(
                "INSERT INTO retention_run (kept_from, asked_by, begun_at, key) VALUES ($from, $by, $now, $key) RETURNING id",
                ("$from", keptFrom), ("$by", by.Name), ("$now", time.GetUtcNow().ToText()), ("$key", key)), key);
        }
        else
        {
            connection.Run("UPDATE retention_run SET kept_from = $from WHERE id = $id", ("$from", keptFrom), ("$id", run.Item1));
        }

        transaction.Commit();
        return run;
    }

    public void Know(IEnumerable<string> hashes)
    {
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction(deferred: false);
        foreach (var hash in hashes)
            connection.Run("INSERT OR IGNORE INTO past_row (hash) VALUES ($hash)", ("$hash", hash));
        transaction.Commit();
    }

    /// <summary>And forgets the key.</summary>
    public void Finish(int id, bool isDone, string proof)
    {
        using var connection = database.Open();
        connection.Run("PRAGMA secure_delete = ON");
        connection.Run(
            "UPDATE retention_run SET finished_at = $now, key = NULL, outcome = $outcome, proof = $proof WHERE id = $id",
            ("$now", time.GetUtcNow().ToText()), ("$outcome", isDone ? "done" : "failed"), ("$proof", proof), ("$id", id));
        AppDatabase.WriteBack(connection);
    }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<RetentionRun> All()
    {
        using var connection = database.Open();
        return connection.Rows(Columns + " ORDER BY id DESC", Read);
    }

    public RetentionRun? Find(int id) => All().SingleOrDefault(r => r.Id == id);

    private static RetentionRun Read(SqliteDataReader r) => new(
        r.GetInt32(0), r.GetInt32(1), r.GetString(2), r.Moment(3), r.MomentOrNull(4), r.TextOrNull(5) is { } outcome ? outcome == "done" : null, r.TextOrNull(6));
}
