using System.Globalization;
using System.Reflection;
using Microsoft.Data.Sqlite;

namespace QaInsight.People;

/// <summary>
/// <c>app.db</c>: what people wrote and what the server did. Unlike the warehouse it cannot be made again, so its schema is
/// moved on in place, by numbered scripts, each in the same transaction as its mark of having been applied.
/// </summary>
public sealed class AppDatabase
{
    public const string FileName = "app.db";

    private const string ScriptPrefix = "QaInsight.People.Scripts.";

    private const int WriteBackTries = 40;
    private static readonly TimeSpan WriteBackPause = TimeSpan.FromMilliseconds(250);

    private static readonly Lock Creating = new();

    private readonly string settings;

    /// <exception cref="NewerDatabaseException">A newer QaInsight has moved the schema on already.</exception>
    public AppDatabase(string dataFolder, TimeProvider time)
    {
        Path = PathIn(dataFolder);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        KeepPrivate();
        SqliteLibrary.Prepare();
        settings = new SqliteConnectionStringBuilder { DataSource = Path, ForeignKeys = true }.ConnectionString;
        MoveOn(time);
    }

    public string Path { get; }

    /// <summary>The folder's own; null where there is none yet, and none is made.</summary>
    /// <exception cref="NewerDatabaseException">A newer QaInsight has moved the schema on already.</exception>
    public static AppDatabase? Find(string dataFolder, TimeProvider time) => File.Exists(PathIn(dataFolder)) ? new AppDatabase(dataFolder, time) : null;
    /// <summary>The schema that this version moves every file on to.</summary>
    public static int Schema => Scripts()[^1].Number;

    public SqliteConnection Open()
    {
        var connection = new SqliteConnection(settings);
        connection.Open();
        // A delivery marked as sent must still be so after the power fails.
        connection.Run("PRAGMA synchronous = FULL");
        return connection;
    }

    /// <summary>The log that is written ahead holds pages as they were, until nobody reads them any more: waits for that, ten seconds at most.</summary>
    public static void WriteBack(SqliteConnection connection)
    {
        for (var tries = 0; tries < WriteBackTries && connection.Scalar<long>("PRAGMA wal_checkpoint(TRUNCATE)") != 0; tries++)
            Thread.Sleep(WriteBackPause);
    }

    private static string PathIn(string dataFolder) => System.IO.Path.Combine(System.IO.Path.GetFullPath(dataFolder), FileName);

    // The file holds accounts. SQLite gives its journals the same rights as the file. One that is there is never opened here: on
    // Unix, closing it again would let go of every lock that this process's connections hold on it, and another process would
    // take their log away from under them.
    private void KeepPrivate()
    {
        using var one = Creating.EnterScope();
        if (File.Exists(Path))
            return;
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite | FileShare.Delete };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            using var file = new FileStream(Path, options);
        }
        catch (IOException) when (File.Exists(Path))
        {
            // Another process was quicker.
        }
    }

    private void MoveOn(TimeProvider time)
    {
        using var connection = Open();
        connection.Run("PRAGMA journal_mode = WAL");
        // Web server and worker may start together: the second waits here, and finds nothing left to do.
        using var transaction = connection.BeginTransaction(deferred: false);
        connection.Run("CREATE TABLE IF NOT EXISTS schema_script (number INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at TEXT NOT NULL)");
        var reached = connection.Scalar<long>("SELECT coalesce(max(number), 0) FROM schema_script");
        var scripts = Scripts();
        if (reached > scripts[^1].Number)
            throw new NewerDatabaseException(Path, reached, scripts[^1].Number);
        // By what was applied and not by how far: a script with a lower number may have come in later.
        var applied = connection.Rows("SELECT number FROM schema_script", r => r.GetInt32(0)).ToHashSet();
        foreach (var script in scripts.Where(s => !applied.Contains(s.Number)))
        {
            connection.Run(script.Text());
            connection.Run(
                "INSERT INTO schema_script (number, name, applied_at) VALUES ($number, $name, $now)",
                ("$number", script.Number), ("$name", script.Name), ("$now", time.GetUtcNow().ToText()));
        }

        transaction.Commit();
    }

    private static List<Script> Scripts() =>
    [
        .. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(n => n.StartsWith(ScriptPrefix, StringComparison.Ordinal))
            .Select(n => new Script(n))
            .OrderBy(s => s.Number),
    ];

    private sealed record Script(string Resource)
    {
        public string Name => Resource[ScriptPrefix.Length..];

        public int Number => int.Parse(Name.AsSpan(0, 4), CultureInfo.InvariantCulture);

        public string Text()
        {
            using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Resource)!;
            using var reader = new StreamReader(stream);
            return reader.ReadToEnd();
        }
    }
}

/// <summary>An older QaInsight was started on a newer one's data.</summary>
public sealed class NewerDatabaseException(string path, long found, long known) : InvalidOperationException(
    $"'{path}' was last opened by a newer QaInsight (its schema is {found}, this version knows {known}). Start the newer version again, or put back a copy of the file from before the upgrade.");
