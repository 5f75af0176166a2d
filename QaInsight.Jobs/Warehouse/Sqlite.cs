using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace QaInsight.Warehouse;

/// <summary>
/// Opens SQLite files. The system's own, patched <c>libsqlite3</c> is loaded in place of the one that the provider bundles,
/// where the system has one that is at least as new.
/// </summary>
public static class Sqlite
{
    private static readonly string[] SystemLibraries = ["libsqlite3.so.0", "libsqlite3.dylib", "winsqlite3.dll"];
    private static readonly Lock Gate = new();
    private static bool ready;

    /// <summary>Which library answers: <c>system</c> or <c>bundled</c>.</summary>
    public static string Source { get; private set; } = "bundled";

    public static string Version
    {
        get
        {
            Prepare();
            return SQLitePCL.raw.sqlite3_libversion().utf8_to_string();
        }
    }

    public static SqliteConnection OpenReadOnly(string path)
    {
        Prepare();
        // A published build never changes, so that SQLite need neither lock it nor look for a journal.
        var address = new Uri(Path.GetFullPath(path)).AbsoluteUri + "?immutable=1";
        return Open(new SqliteConnectionStringBuilder { DataSource = address, Mode = SqliteOpenMode.ReadOnly, Pooling = true });
    }

    public static SqliteConnection OpenWritable(string path)
    {
        Prepare();
        return Open(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWriteCreate, Pooling = false });
    }

    public static void Run(this SqliteConnection connection, string sql, params (string Name, object? Value)[] parameters)
    {
        using var command = connection.Ask(sql, parameters);
        command.ExecuteNonQuery();
    }

    public static T? Scalar<T>(this SqliteConnection connection, string sql, params (string Name, object? Value)[] parameters)
    {
        using var command = connection.Ask(sql, parameters);
        var value = command.ExecuteScalar();
        return value is null or DBNull ? default : (T)value;
    }

    /// <summary>The rows of a query, each made by <paramref name="make"/> while the reader stands on it.</summary>
    public static List<T> Rows<T>(
        this SqliteConnection connection, string sql, Func<SqliteDataReader, T> make, params (string Name, object? Value)[] parameters)
    {
        using var command = connection.Ask(sql, parameters);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(make(reader));
        return rows;
    }

    public static string? TextOrNull(this SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    public static int? NumberOrNull(this SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetInt32(column);

    private static SqliteCommand Ask(this SqliteConnection connection, string sql, (string Name, object? Value)[] parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }

    private static SqliteConnection Open(SqliteConnectionStringBuilder settings)
    {
        var connection = new SqliteConnection(settings.ConnectionString);
        connection.Open();
        return connection;
    }

    private static void Prepare()
    {
        lock (Gate)
        {
            if (ready)
                return;
            NativeLibrary.SetDllImportResolver(typeof(SQLitePCL.SQLite3Provider_e_sqlite3).Assembly, Resolve);
            SQLitePCL.Batteries_V2.Init();
            ready = true;
        }
    }

    private static IntPtr Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (name != "e_sqlite3")
            return IntPtr.Zero;
        foreach (var library in SystemLibraries)
        {
            if (!NativeLibrary.TryLoad(library, out var handle))
                continue;
            Source = "system";
            return handle;
        }

        return IntPtr.Zero;
    }
}
