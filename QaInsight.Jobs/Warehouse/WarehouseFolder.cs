using System.Globalization;
using System.Text.Json;

namespace QaInsight.Warehouse;

/// <summary>
/// The folder that holds the builds, the pointer to the live one, and the archive of what came in. A build is a whole SQLite
/// file that never changes once it is published; the pointer is moved in one step, so that a kill at any moment leaves the
/// build before it or the new one.
/// </summary>
public sealed class WarehouseFolder(string root)
{
    private const string Extension = ".db";

    public string Root { get; } = Path.GetFullPath(root);

    public string Builds => Path.Combine(Root, "builds");

    public string Archive => Path.Combine(Root, "archive");

    /// <summary>What was reported on each month's reporting day.</summary>
    public string Reported => Path.Combine(Root, "reported");

    public string ReportedOf(Month month) => Path.Combine(Reported, $"{month}.json");

    /// <summary>Months that were reported, oldest first.</summary>
    public IReadOnlyList<Month> ReportedMonths() => !Directory.Exists(Reported)
        ? []
        : [.. Directory.EnumerateFiles(Reported, "*.json").Select(f => Month.TryParse(Path.GetFileNameWithoutExtension(f), out var month) ? month : (Month?)null).OfType<Month>().Order()];

    private string Pointer => Path.Combine(Builds, "current.json");

    public string PathOf(string build) => Path.Combine(Builds, build + Extension);

    /// <summary>The id of the live build, or null when nothing has been published yet.</summary>
    public string? LiveId
    {
        get
        {
            if (!File.Exists(Pointer))
                return null;
            using var document = JsonDocument.Parse(File.ReadAllBytes(Pointer));
            return document.RootElement.GetProperty("build").GetString();
        }
    }

    /// <summary>When the live build was published; changes whenever another one is.</summary>
    public DateTime PublishedAt => File.GetLastWriteTimeUtc(Pointer);

    public bool HasBuild(string id) => File.Exists(PathOf(id));

    /// <summary>The folder in which a build lies.</summary>
    public static WarehouseFolder Of(PublishedBuild build) => new(Path.Combine(Path.GetDirectoryName(build.Path)!, ".."));

    /// <exception cref="NothingPublishedException">Nothing has been imported yet.</exception>
    public PublishedBuild OpenLive() => new(PathOf(LiveId ?? throw new NothingPublishedException()));

    public PublishedBuild Open(string id) => new(PathOf(id));

    /// <summary>All builds on disk, oldest first.</summary>
    public IReadOnlyList<string> BuildIds() => !Directory.Exists(Builds)
        ? []
        : [.. Directory.EnumerateFiles(Builds, "b*" + Extension).Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    internal string NextId()
    {
        var last = BuildIds().Append(LiveId ?? "b000000").Max(StringComparer.Ordinal)!;
        return string.Create(CultureInfo.InvariantCulture, $"b{int.Parse(last.AsSpan(1), CultureInfo.InvariantCulture) + 1:000000}");
    }

    internal void Point(string build)
    {
        var next = Pointer + ".next";
        using (var stream = new FileStream(next, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            JsonSerializer.Serialize(stream, new { build });
            stream.Flush(flushToDisk: true);
        }

        File.Move(next, Pointer, overwrite: true);
        DirectorySync.Flush(Builds);
    }

    /// <summary>Removes what killed imports left behind. Only the holder of the import lock may call it.</summary>
    internal void Sweep()
    {
        foreach (var left in Directory.EnumerateFiles(Builds, "*" + BuildInProgress.Suffix + "*"))
            File.Delete(left);
    }

    /// <summary>Keeps the live build, those before it that <c>undo</c> goes back to, and then the newest of the others: <paramref name="keep"/> in all.</summary>
    internal void Prune(int keep)
    {
        var line = new List<string>();
        for (var at = LiveId; at is not null && line.Count < keep; at = PreviousOf(at))
            line.Add(at);
        foreach (var build in line.Concat(BuildIds().Reverse().Except(line)).Skip(keep))
            DeleteUnlessOpen(PathOf(build));
    }

    // Windows keeps a file that somebody reads: the next import tries again.
    private static void DeleteUnlessOpen(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }

    /// <summary>The build that an undo of this one goes back to, where it is kept still; null when there is none.</summary>
    public string? PreviousOf(string id)
    {
        using var build = Open(id);
        return build.Info.Previous is { } previous && HasBuild(previous) ? previous : null;
    }

    /// <summary>
    /// Publishes the build before the live one again; gives the ids of what was live and what is. Null when there is none, or
    /// when the live build is not the one that was to be taken away.
    /// </summary>
    /// <exception cref="OperationCanceledException">An import ran for longer than the caller would wait.</exception>
    public (string TakenAway, string Live)? Undo(string? only = null, CancellationToken stop = default)
    {
        using var held = ImportLock.Take(this, null, stop);
        if (LiveId is not { } live || (only ?? live) != live || PreviousOf(live) is not { } previous)
            return null;
        Point(previous);
        return (live, previous);
    }
}

/// <summary>Nothing has been imported into the warehouse yet.</summary>
public sealed class NothingPublishedException() : InvalidOperationException("Nothing has been imported yet: bring a council's extracts in with 'import FOLDER'.");
