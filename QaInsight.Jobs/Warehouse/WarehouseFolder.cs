using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;

namespace QaInsight.Warehouse;

/// <summary>
/// The folder that holds the builds, the pointer to the live one, and the archive of what came in. A build is a whole SQLite
/// file that never changes once it is published; the pointer is moved in one step, so that a kill at any moment leaves the
/// build before it or the new one.
/// </summary>
public sealed class WarehouseFolder(string root)
{
    /// <summary>What a name ends in until its file is whole.</summary>
    internal const string Unfinished = ".part";

    private const string Extension = ".db";
    private const string SealExtension = ".seal";
    private const string MarkExtension = ".damaged";

    public string Root { get; } = Path.GetFullPath(root);

    public string Builds => Path.Combine(Root, "builds");

    public string Archive => Path.Combine(Root, "archive");

    /// <summary>Copies on their way into the archive.</summary>
    internal string Arriving => Path.Combine(Archive, "arriving" + Unfinished);

    /// <summary>What was reported on each month's reporting day.</summary>
    public string Reported => Path.Combine(Root, "reported");

    public string ReportedOf(Month month) => Path.Combine(Reported, $"{month}.json");

    /// <summary>Months that were reported, oldest first.</summary>
    public IReadOnlyList<Month> ReportedMonths() => !Directory.Exists(Reported)
        ? []
        : [.. Directory.EnumerateFiles(Reported, "*.json").Select(f => Month.TryParse(Path.GetFileNameWithoutExtension(f), out var month) ? month : (Month?)null).OfType<Month>().Order()];

    private LivePointer Pointer => new(Builds);

    public string PathOf(string build) => Path.Combine(Builds, build + Extension);

    /// <summary>The id of the build that is shown, or null when nothing has been published yet.</summary>
    public string? LiveId => Look().Shown;

    /// <summary>Nothing was ever published in it.</summary>
    public bool IsEmpty => LiveId is null && Damage is null;

    /// <summary>What is wrong with the build that should be shown; null where nothing is known to be.</summary>
    public Damage? Damage => Look().Damage;

    internal string SealPathOf(string build) => Path.Combine(Builds, build + SealExtension);

    /// <summary>What a build was when it was published; null for those from before they were sealed.</summary>
    public BuildSeal? SealOf(string build) => BuildSeal.Read(SealPathOf(build));

    public bool HasBuild(string id) => File.Exists(PathOf(id));

    /// <summary>The folder in which a build lies.</summary>
    public static WarehouseFolder Of(PublishedBuild build) => new(Path.Combine(Path.GetDirectoryName(build.Path)!, ".."));

    /// <exception cref="NothingPublishedException">Nothing has been imported yet.</exception>
    public PublishedBuild OpenLive(bool pooled = true) => new(PathOf(LiveId ?? throw new NothingPublishedException()), pooled);

    public PublishedBuild Open(string id) => new(PathOf(id));

    /// <summary>All builds on disk, oldest first.</summary>
    public IReadOnlyList<string> BuildIds() => !Directory.Exists(Builds)
        ? []
        : [.. Directory.EnumerateFiles(Builds, "b*" + Extension).Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    internal string NextId()
    {
        // A build whose file was lost has left its seal behind: its number is not given to another.
        var last = Known().Append("b000000").Max(StringComparer.Ordinal)!;
        return string.Create(CultureInfo.InvariantCulture, $"b{int.Parse(last.AsSpan(1), CultureInfo.InvariantCulture) + 1:000000}");
    }

    internal void Point(string build) => Pointer.Move(build);

    internal void Seal(string build, BuildSeal seal) => Files.Put(SealPathOf(build), seal.Content());

    /// <summary>From now on the last good build is shown in its place.</summary>
    internal void MarkDamaged(string build, string why) => Files.Put(Path.Combine(Builds, build + MarkExtension), Encoding.UTF8.GetBytes(why));

    internal IReadOnlyList<string> Marked() => !Directory.Exists(Builds)
        ? []
        : [.. Directory.EnumerateFiles(Builds, "b*" + MarkExtension).Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    /// <summary>The build was put right.</summary>
    internal void ClearMark(string build) => File.Delete(Path.Combine(Builds, build + MarkExtension));

    /// <summary>Removes what killed imports left behind. Only the holder of the import lock may call it.</summary>
    internal void Sweep()
    {
        foreach (var left in Directory.EnumerateFiles(Builds, "*" + BuildInProgress.Suffix + "*"))
            File.Delete(left);
        ClearArriving();
    }

    internal void ClearArriving()
    {
        if (Directory.Exists(Arriving))
            Directory.Delete(Arriving, recursive: true);
    }

    // An import that runs meanwhile has swept already.
    internal void SweepUnlessBusy()
    {
        if (!Directory.Exists(Builds) || ImportLock.TryTake(this) is not { } held)
            return;
        using (held)
            Sweep();
    }

    /// <summary>
    /// Keeps the live build, the one that it was made from, those before it that <c>undo</c> goes back to, and then the newest of
    /// the others: <paramref name="keep"/> in all.
    /// </summary>
    internal void Prune(int keep)
    {
        if (LiveId is not { } live)
            return;
        var line = new List<string>();
        for (string? at = live; at is not null && line.Count < keep; at = PreviousOf(at))
            line.Add(at);
        var kept = new[] { live, SealOf(live)?.MadeFrom }.OfType<string>().Concat(line).Concat(BuildIds().Reverse()).Where(HasBuild).Distinct().Take(keep).ToHashSet();
        foreach (var file in Directory.EnumerateFiles(Builds, "b*").Where(f => IdOf(f) is { } id && !kept.Contains(id)))
            DeleteUnlessOpen(file);
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
        var previous = Before(id);
        while (previous is not null && MarkOf(previous) is not null)
            previous = Before(previous);
        return previous is not null && HasBuild(previous) ? previous : null;
    }

    /// <summary>
    /// Publishes the build before the live one again; gives the ids of what was live and what is. Null when there is none, or
    /// when the live build is not the one that was to be taken away.
    /// </summary>
    /// <exception cref="OperationCanceledException">An import ran for longer than the caller would wait.</exception>
    public (string TakenAway, string Live)? Undo(string? only = null, CancellationToken stop = default)
    {
        using var held = ImportLock.Take(this, null, stop);
        if (Damage is not null || LiveId is not { } live || (only ?? live) != live || SoundBefore(live) is not { } previous)
            return null;
        Point(previous);
        return (live, previous);
    }

    /// <summary>Makes the build that is shown in a damaged one's place the live one; gives the damage, null where there is none or no other build.</summary>
    public Damage? Settle(CancellationToken stop = default)
    {
        using var held = ImportLock.Take(this, null, stop);
        if (Damage is not { Served: { } served } damage)
            return null;
        Point(served);
        return damage;
    }

    /// <summary>The builds that were live after the one that is shown: what they brought is counted no more.</summary>
    public IReadOnlyList<string> LostTo(Damage damage)
    {
        var lost = new List<string>();
        for (var at = damage.Build; at is not null && at != damage.Served && !lost.Contains(at); at = SealOf(at)?.MadeFrom)
            lost.Add(at);
        return lost;
    }

    private (string? Shown, Damage? Damage) Look()
    {
        var (pointed, fault) = Pointer.Read();
        if ((fault ?? (pointed is null ? null : MarkOf(pointed))) is not { } why)
            return (pointed, null);
        var shown = pointed is not null && MarkOf(pointed) is null ? pointed : LastGood(pointed);
        return (shown, new Damage(pointed, why, shown));
    }

    // What was live before it; where nothing says what was, the newest that is older.
    private string? LastGood(string? than)
    {
        var seen = new HashSet<string>();
        for (var at = than; at is not null && seen.Add(at); at = SealOf(at)?.MadeFrom)
        {
            if (HasBuild(at) && MarkOf(at) is null)
                return at;
        }

        return BuildIds().LastOrDefault(id => MarkOf(id) is null && (than is null || string.CompareOrdinal(id, than) < 0));
    }

    private string? MarkOf(string build)
    {
        var path = Path.Combine(Builds, build + MarkExtension);
        return File.Exists(path) ? File.ReadAllText(path) : null;
    }

    private string? SoundBefore(string live)
    {
        while (PreviousOf(live) is { } previous)
        {
            if (LiveCheck.Fault(this, previous) is not { } why)
                return previous;
            MarkDamaged(previous, why);
        }

        return null;
    }

    private string? Before(string id)
    {
        if (SealOf(id) is { } seal)
            return seal.Previous;
        try
        {
            using var build = Open(id);
            return build.Info.Previous;
        }
        catch (SqliteException)
        {
            return null;
        }
    }

    private static string? IdOf(string path) => Path.GetFileName(path).Split('.')[0] is var id && LivePointer.IsId(id) ? id : null;

    private IEnumerable<string> Known() => Directory.Exists(Builds) ? Directory.EnumerateFiles(Builds, "b*").Select(IdOf).OfType<string>() : [];
}

/// <summary>Nothing has been imported into the warehouse yet.</summary>
public sealed class NothingPublishedException() : InvalidOperationException("Nothing has been imported yet: bring a council's extracts in with 'import FOLDER'.");
