using Microsoft.Data.Sqlite;
using QaInsight.Extracts;
using QaInsight.People;

namespace QaInsight.Nightly.Erasures;

/// <summary>
/// Takes a child's id out of what people and the server wrote into app.db. Logs that are never changed are changed here, and
/// here alone: their lines stay, with the id written over. Their triggers are away for one transaction, which nobody sees half of.
/// </summary>
internal sealed class AppErasure(AppDatabase database)
{
    public long Preview(Mention mention)
    {
        using var connection = database.Open();
        return TextSweep.Count(connection, mention);
    }

    /// <returns>Texts that named the child.</returns>
    public long Run(Mention mention)
    {
        using var connection = database.Open();
        connection.Run("PRAGMA secure_delete = ON");
        var texts = Replace(connection, mention);
        connection.Run("VACUUM");
        AppDatabase.WriteBack(connection);
        return texts;
    }

    private static long Replace(SqliteConnection connection, Mention mention)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        var triggers = connection.Rows("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'", r => (Name: r.GetString(0), Sql: r.GetString(1)));
        foreach (var (name, _) in triggers)
            connection.Run($"DROP TRIGGER \"{name}\"");
        var texts = TextSweep.Replace(connection, mention);
        foreach (var (_, sql) in triggers)
            connection.Run(sql);
        transaction.Commit();
        return texts;
    }
}
