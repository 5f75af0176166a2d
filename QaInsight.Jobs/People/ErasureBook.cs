using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace QaInsight.People;

/// <param name="Child">The hash of the child's id.</param>
/// <param name="IsDone">Null while it is not finished.</param>
/// <param name="Proof">What was removed where, and what was searched for what is left.</param>
public sealed record Erasure(int Id, string Child, string Reason, string AskedBy, DateTimeOffset BegunAt, DateTimeOffset? FinishedAt, bool? IsDone, string? Proof);

/// <summary>Erasures of children's rows: by whom, when, why, with what proof. The id itself is never written.</summary>
public sealed class ErasureBook(AppDatabase database, TimeProvider time)
{
    private const string Columns = "SELECT id, child, reason, asked_by_name, begun_at, finished_at, outcome, proof FROM erasure";

    private const int KeyBytes = 32;

    /// <summary>What ids are hashed with here, and nowhere else.</summary>
    public byte[] Key()
    {
        using var connection = database.Open();
        connection.Run("INSERT OR IGNORE INTO erasure_key (one, key) VALUES (1, $key)", ("$key", RandomNumberGenerator.GetBytes(KeyBytes)));
        return connection.Scalar<byte[]>("SELECT key FROM erasure_key")!;
    }

    /// <summary>Hashes of the ids that no import takes in.</summary>
    public (IReadOnlyList<string> Children, IReadOnlyList<string> Audits) Hashes()
    {
        using var connection = database.Open();
        var all = connection.Rows("SELECT kind, hash FROM erased_id", r => (Kind: r.GetString(0), Hash: r.GetString(1)));
        return ([.. all.Where(e => e.Kind == "child").Select(e => e.Hash)], [.. all.Where(e => e.Kind == "audit").Select(e => e.Hash)]);
    }

    /// <summary>From now on no import takes the child in. One that was begun and not finished is gone on with.</summary>
    public int Begin(string child, IEnumerable<string> audits, string reason, Reader by)
    {
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction(deferred: false);
        connection.Run("INSERT OR IGNORE INTO erased_id (kind, hash) VALUES ('child', $hash)", ("$hash", child));
        Know(connection, audits);
        var id = connection.Scalar<long?>("SELECT id FROM erasure WHERE child = $child AND finished_at IS NULL", ("$child", child)) ?? connection.Scalar<long>(
            "INSERT INTO erasure (child, reason, asked_by, asked_by_name, begun_at) VALUES ($child, $reason, $by, $name, $now) RETURNING id",
            ("$child", child), ("$reason", reason), ("$by", by.Id), ("$name", by.Name), ("$now", time.GetUtcNow().ToText()));
        transaction.Commit();
        return (int)id;
    }

    /// <summary>Audits of erased children that came with a later import, and those that turned out to be other children's.</summary>
    public void Know(IEnumerable<string> audits, IEnumerable<string> released)
    {
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction(deferred: false);
        Know(connection, audits);
        foreach (var hash in released)
            connection.Run("DELETE FROM erased_id WHERE kind = 'audit' AND hash = $hash", ("$hash", hash));
        transaction.Commit();
    }

    public void Finish(int id, bool isDone, string proof)
    {
        using var connection = database.Open();
        connection.Run(
            "UPDATE erasure SET finished_at = $now, outcome = $outcome, proof = $proof WHERE id = $id",
            ("$now", time.GetUtcNow().ToText()), ("$outcome", isDone ? "done" : "failed"), ("$proof", proof), ("$id", id));
    }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<Erasure> All()
    {
        using var connection = database.Open();
        return connection.Rows(Columns + " ORDER BY id DESC", Read);
    }

    public Erasure? Find(int id)
    {
        using var connection = database.Open();
        return connection.Rows(Columns + " WHERE id = $id", Read, ("$id", id)).SingleOrDefault();
    }

    /// <summary>Builds that are being put in others' places, by the id of the other; null where that was not begun.</summary>
    public IReadOnlyDictionary<string, string> Replacements()
    {
        using var connection = database.Open();
        return connection.Rows("SELECT old, new FROM erasure_build", r => (r.GetString(0), r.GetString(1))).ToDictionary(r => r.Item1, r => r.Item2);
    }

    public void Replacing(IReadOnlyDictionary<string, string> builds)
    {
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction(deferred: false);
        connection.Run("DELETE FROM erasure_build");
        foreach (var (old, next) in builds)
            connection.Run("INSERT INTO erasure_build (old, new) VALUES ($old, $new)", ("$old", old), ("$new", next));
        transaction.Commit();
    }

    /// <summary>The record of imports names the builds that stand now.</summary>
    public void Replaced()
    {
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction(deferred: false);
        connection.Run("UPDATE import_run SET build = (SELECT new FROM erasure_build WHERE old = build) WHERE build IN (SELECT old FROM erasure_build)");
        connection.Run("DELETE FROM erasure_build");
        transaction.Commit();
    }

    private static void Know(SqliteConnection connection, IEnumerable<string> audits)
    {
        foreach (var hash in audits)
            connection.Run("INSERT OR IGNORE INTO erased_id (kind, hash) VALUES ('audit', $hash)", ("$hash", hash));
    }

    private static Erasure Read(SqliteDataReader r) => new(
        r.GetInt32(0), r.GetString(1), r.GetString(2), r.GetString(3), r.Moment(4), r.MomentOrNull(5), r.TextOrNull(6) is { } outcome ? outcome == "done" : null, r.TextOrNull(7));
}
