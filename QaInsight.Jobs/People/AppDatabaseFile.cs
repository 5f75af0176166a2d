using System.Globalization;
using Microsoft.Data.Sqlite;

namespace QaInsight.People;

/// <summary><c>app.db</c> as a file: copied while others write to it, and checked without moving its schema on.</summary>
public static class AppDatabaseFile
{
    /// <summary>Copies it as it stands at one moment, by SQLite's own online backup; nobody who writes waits for that.</summary>
    public static void Copy(string from, string to)
    {
        using var source = Open(from, SqliteOpenMode.ReadWrite);
        using var target = Open(to, SqliteOpenMode.ReadWriteCreate);
        source.BackupDatabase(target);
        // Whole in one file, with no log beside it.
        target.Run("PRAGMA journal_mode = DELETE");
    }

    /// <summary>
    /// In a copy that is put back: nobody knows what was sent since it was taken, so that no mail that was open then goes out by itself, and
    /// what was due by now counts as seen to.
    /// </summary>
    public static void PutBack(string folder, TimeProvider time)
    {
        var path = Path.Combine(folder, AppDatabase.FileName);
        if (!File.Exists(path))
            return;
        using var connection = Open(path, SqliteOpenMode.ReadWrite);
        // One that is from before there were any has none.
        if (connection.Scalar<long>("SELECT count(*) FROM sqlite_schema WHERE name IN ('delivery', 'subscription')") < 2)
            return;
        using var transaction = connection.BeginTransaction(deferred: false);
        var now = time.GetUtcNow().ToText();
        connection.Run(
            "UPDATE delivery SET state = 'uncertain', why = 'A backup was put back: it may have been sent since that was taken.', changed_at = $now WHERE state IN ('waiting', 'held', 'sending')", ("$now", now));
        connection.Run("UPDATE subscription SET planned_to = $now, last_period = $unknown WHERE ended_at IS NULL", ("$now", now), ("$unknown", Subscriptions.Subscription.Unknown));
        transaction.Commit();
    }

    /// <summary>What is wrong with it, in plain words.</summary>
    public static IEnumerable<string> Faults(string path)
    {
        try
        {
            // What a kill left in the log has to be brought into order before anybody can read.
            using var connection = Open(path, SqliteOpenMode.ReadWrite);
            var said = connection.Rows("PRAGMA integrity_check(20)", r => r.GetString(0)).Where(l => l != "ok");
            var references = connection.Rows("SELECT \"table\", parent FROM pragma_foreign_key_check LIMIT 20", r => $"a row of {r.GetString(0)} names a row of {r.GetString(1)} that is not there");
            var schema = connection.Scalar<long>("SELECT coalesce(max(number), 0) FROM schema_script");
            string[] unknown = schema <= AppDatabase.Schema
                ? []
                : [string.Create(CultureInfo.InvariantCulture, $"its schema is {schema}, and this version of QaInsight knows {AppDatabase.Schema}: use the newer version")];
            return [.. said.Concat(references).Concat(unknown).Select(f => $"{AppDatabase.FileName}: {f}")];
        }
        catch (SqliteException e)
        {
            return [$"{AppDatabase.FileName} cannot be read: {e.Message}"];
        }
    }

    private static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        SqliteLibrary.Prepare();
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ConnectionString);
        connection.Open();
        return connection;
    }
}
