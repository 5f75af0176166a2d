using System.Reflection;
using Microsoft.Data.Sqlite;

namespace QaInsight.Warehouse;

/// <summary>What a build says of itself.</summary>
/// <param name="OwnDay">The day on which its cells judge actions and concerns: the day of the import.</param>
/// <param name="IsSample">Whether it holds a made-up council.</param>
public sealed record BuildInfo(string Id, string? Previous, DateTimeOffset CreatedAt, DateOnly OwnDay, bool IsSample);

/// <summary>A published build, open for reading. It never changes.</summary>
public sealed class PublishedBuild : IDisposable
{
    private const string InfoQuery = "SELECT id, previous, created_at, own_day, sample FROM build";

    public PublishedBuild(string path, bool pooled = true)
    {
        Path = path;
        Connection = Sqlite.OpenReadOnly(path, pooled);
        if (Connection.Scalar<long>("SELECT schema FROM build") is var schema && schema != BuildInProgress.Schema)
        {
            Connection.Dispose();
            throw new InvalidDataException(
                $"The build {path} was made by another version of QaInsight (schema {schema}, this is {BuildInProgress.Schema}). Put the builds folder aside and import the folders of the archive again, oldest first.");
        }

        Info = Connection.Rows(InfoQuery, Read).Single();
    }

    public string Path { get; }

    public SqliteConnection Connection { get; }

    public BuildInfo Info { get; }

    public void Dispose() => Connection.Dispose();

    private static BuildInfo Read(SqliteDataReader r) => new(
        r.GetString(0), r.TextOrNull(1), DateTimeOffset.Parse(r.GetString(2), System.Globalization.CultureInfo.InvariantCulture), Days.FromNumber(r.GetInt32(3)), r.GetInt32(4) == 1);
}

/// <summary>
/// A build that is being made: a copy of the live one (or a new one), invisible to readers until it is published, and thrown
/// away if it is not.
/// </summary>
public sealed class BuildInProgress : IDisposable
{
    public const string Suffix = ".building";

    /// <summary>Raised by one whenever schema.sql or a table of cells changes: an older build is then made anew from the archive.</summary>
    public const int Schema = 4;

    private readonly WarehouseFolder folder;
    private readonly string path;
    private readonly string? live;
    private readonly string? previous;
    private readonly string? madeFrom;
    private bool published;

    /// <param name="startAfresh">Whether nothing of the live build is taken over.</param>
    /// <param name="replacesLive">Whether it is the live build's facts counted anew, so that an undo takes away what the live one brought.</param>
    /// <exception cref="IOException">The disk has no room for the copy.</exception>
    public BuildInProgress(WarehouseFolder folder, bool startAfresh = false, bool replacesLive = false)
    {
        this.folder = folder;
        Directory.CreateDirectory(folder.Builds);
        folder.Sweep();
        live = madeFrom = folder.LiveId;
        previous = replacesLive && live is not null ? folder.PreviousOf(live) : live;
        Id = folder.NextId();
        path = folder.PathOf(Id) + Suffix;
        try
        {
            Connection = Begin(live is not null && !startAfresh);
        }
        catch
        {
            // A copy that the disk had no room for must not keep what room is left.
            File.Delete(path);
            throw;
        }
    }

    private BuildInProgress(WarehouseFolder folder, string id, string source, string? previous, string? madeFrom)
    {
        (this.folder, Id, live, this.previous, this.madeFrom) = (folder, id, source, previous, madeFrom);
        path = folder.PathOf(id) + Suffix;
        try
        {
            Connection = Begin(isCopy: true);
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    public string Id { get; }

    public SqliteConnection Connection { get; }

    /// <summary>A build that is to stand in another's place, under an id of its own: whoever has the other open reads on in it.</summary>
    /// <exception cref="IOException">The disk has no room for the copy.</exception>
    public static BuildInProgress InPlaceOf(WarehouseFolder folder, string source, string id, string? previous, string? madeFrom) => new(folder, id, source, previous, madeFrom);

    public static string Script(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"QaInsight.Warehouse.{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>Keeps what was written so far, so that <see cref="OpenFacts"/> finds it.</summary>
    public void Keep() => Connection.Run("COMMIT; BEGIN");

    /// <summary>
    /// Another connection, which reads the facts kept so far while this one writes cells. SQLite is told that the file does not
    /// change: true of every page of a fact, and of the schema, which is read here and once, before this one writes on.
    /// </summary>
    public SqliteConnection OpenFacts()
    {
        var facts = Sqlite.OpenReadOnly(path, pooled: false);
        facts.Run("PRAGMA cache_size = -12000; PRAGMA temp_store = FILE; BEGIN; SELECT count(*) FROM sqlite_schema;");
        return facts;
    }

    /// <summary>The index that cells are counted by, and the others, which may be made beside that.</summary>
    public void MakeIndexes(bool first)
    {
        // Sorting for an index takes as much memory again as the cache.
        Connection.Run("PRAGMA cache_size = -24000");
        Connection.Run(Script(first ? "index-by-month.sql" : "indexes.sql"));
    }

    public void Describe(DateOnly ownDay, bool isSample, DateTimeOffset now)
    {
        Connection.Run("DELETE FROM build");
        Connection.Run(
            "INSERT INTO build (id, previous, created_at, own_day, sample, schema) VALUES ($id, $previous, $created, $day, $sample, $schema)",
            ("$id", Id), ("$previous", previous), ("$created", now.ToString("O")), ("$day", ownDay.ToNumber()), ("$sample", isSample ? 1 : 0), ("$schema", Schema));
    }

    /// <summary>Makes the build the live one. Whatever happens before the pointer moves leaves the one before it live.</summary>
    public void Publish(int keep)
    {
        Connection.Run("COMMIT");
        Place();
        folder.Point(Id);
        folder.Prune(keep);
    }

    /// <summary>Gives the build its place, and leaves nothing in its file of what was deleted from it. What is live is for the caller to say.</summary>
    public void PlaceWithoutTraces()
    {
        Connection.Run("COMMIT");
        // Statistics of this kind hold samples of what stood in an index.
        if (Connection.Scalar<long>("SELECT count(*) FROM sqlite_schema WHERE name = 'sqlite_stat4'") > 0)
            Connection.Run("DELETE FROM sqlite_stat4");
        Connection.Run("VACUUM");
        Place();
    }

    private void Place()
    {
        Connection.Run("PRAGMA analysis_limit = 400; PRAGMA optimize;");
        Connection.Dispose();
        folder.Seal(Id, FlushAndSeal());
        File.Move(path, folder.PathOf(Id));
        DirectorySync.Flush(folder.Builds);
        published = true;
    }

    public void Dispose()
    {
        Connection.Dispose();
        if (!published && File.Exists(path))
            File.Delete(path);
    }

    // The disk writes while the processor reads what it is given.
    private BuildSeal FlushAndSeal()
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, FileOptions.SequentialScan);
        var flush = Task.Run(() => RandomAccess.FlushToDisk(file));
        var seal = BuildSeal.Of(file, previous, madeFrom);
        flush.GetAwaiter().GetResult();
        return seal;
    }

    private SqliteConnection Begin(bool isCopy)
    {
        if (isCopy)
            Files.Copy(folder.PathOf(live!), path);
        var connection = Sqlite.OpenWritable(path);
        try
        {
            // The file is nobody's until it is published, and thrown away on any failure: it needs no journal of its own.
            connection.Run("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -56000; PRAGMA foreign_keys = OFF; PRAGMA temp_store = FILE;");
            if (!isCopy)
                connection.Run("PRAGMA page_size = 8192;" + Script("schema.sql"));
            connection.Run("BEGIN");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
