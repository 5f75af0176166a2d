using Microsoft.Data.Sqlite;

namespace QaInsight.Warehouse;

/// <summary>Opens the builds' files.</summary>
public static class Sqlite
{
    public static SqliteConnection OpenReadOnly(string path, bool pooled = true)
    {
        // A published build never changes, so that SQLite need neither lock it nor look for a journal.
        var address = new Uri(Path.GetFullPath(path)).AbsoluteUri + "?immutable=1";
        return Open(new SqliteConnectionStringBuilder { DataSource = address, Mode = SqliteOpenMode.ReadOnly, Pooling = pooled });
    }

    public static SqliteConnection OpenWritable(string path) =>
        Open(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWriteCreate, Pooling = false });

    private static SqliteConnection Open(SqliteConnectionStringBuilder settings)
    {
        SqliteLibrary.Prepare();
        var connection = new SqliteConnection(settings.ConnectionString);
        connection.Open();
        return connection;
    }
}
