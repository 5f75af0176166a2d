using QaInsight.Extracts;
using QaInsight.People;
using QaInsight.Warehouse;

namespace QaInsight.Nightly.Keeping;

/// <param name="Kept">What was there already and stays as it was: the backup's own is not put in its place.</param>
public sealed record RestoreOutcome(Manifest Manifest, IReadOnlyList<string> Kept);

/// <summary>Puts a backup into an empty warehouse, whole or not at all.</summary>
public static class Restore
{
    /// <summary>What comes with the program, or is made as soon as it runs: a folder that holds nothing else is empty still.</summary>
    private static readonly string[] NoWarehouses = ["README.md", "measures.md", "sample", "reference", "inbox", Within];

    // The end keeps it out of backups, should it ever be left behind.
    private const string Within = "restoring.tmp";

    /// <exception cref="BackupException">Nothing was put back; the message says why and what to do.</exception>
    /// <remarks>What was sent since the backup was taken stands nowhere: no mail of before goes out by itself.</remarks>
    public static RestoreOutcome Run(string file, WarehouseFolder into, TimeProvider time)
    {
        Refuse(into);
        using var backup = new BackupReader(file);
        var place = Place(into);
        try
        {
            if (backup.Unpack(place) is { Count: > 0 } faults)
                throw new BackupException($"The backup is damaged, and nothing was restored: {string.Join("; ", faults)}. Use another one.");
            AppDatabaseFile.PutBack(place, time);
            return new RestoreOutcome(backup.Manifest, Move(place, into));
        }
        catch (Exception e) when (ImportFailure.IsDiskFull(e))
        {
            throw new BackupException($"There is no room in {Path.GetDirectoryName(place)} for what the backup holds. Nothing was restored. Make room, or restore into another place with --warehouse.", e);
        }
        finally
        {
            if (Directory.Exists(place))
                Directory.Delete(place, recursive: true);
        }
    }

    /// <summary>
    /// Where it is unpacked: beside the folder, so that all of it appears at once; within it where nothing may be made beside, as in
    /// <c>/var/lib</c>, which is root's, or where a volume is mounted.
    /// </summary>
    private static string Place(WarehouseFolder into)
    {
        var (beside, within) = (into.Root.TrimEnd(Path.DirectorySeparatorChar) + ".restoring", Path.Combine(into.Root, Within));
        foreach (var left in new[] { beside, within }.Where(Directory.Exists))
            Directory.Delete(left, recursive: true);
        try
        {
            return OwnerOnly.MakeFolder(beside);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            return Directory.Exists(into.Root)
                ? OwnerOnly.MakeFolder(within)
                : throw new BackupException($"This account cannot make {into.Root}, so nothing was restored. Make it as an administrator, empty and this account's own, and restore once more.", e);
        }
    }

    private static void Refuse(WarehouseFolder into)
    {
        if (!Directory.Exists(into.Root))
            return;
        var found = new DirectoryInfo(into.Root).EnumerateFileSystemInfos().Select(e => e.Name).Except(NoWarehouses, StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal).ToList();
        if (found.Count > 0)
            throw new BackupException($"{into.Root} is not empty: it holds {string.Join(", ", found.Take(5))}{(found.Count > 5 ? ", …" : "")}. A backup is restored into an empty folder only: put these aside, or name another folder with --warehouse.");
        if (Directory.Exists(Path.Combine(into.Root, "inbox")) && Directory.EnumerateFileSystemEntries(Path.Combine(into.Root, "inbox")).FirstOrDefault(SourceFile.IsRead) is not null)
            throw new BackupException($"Files wait in {Path.Combine(into.Root, "inbox")}. Put them aside until the backup is restored.");
    }

    private static List<string> Move(string from, WarehouseFolder into)
    {
        if (!Directory.Exists(into.Root) || !Directory.EnumerateFileSystemEntries(into.Root).Any())
        {
            if (Directory.Exists(into.Root))
                Directory.Delete(into.Root);
            Directory.Move(from, into.Root);
            DirectorySync.Flush(Path.GetDirectoryName(into.Root)!);
            return [];
        }

        var kept = new List<string>();
        // The builds last: until they are there, nothing is live.
        foreach (var entry in new DirectoryInfo(from).EnumerateFileSystemInfos().OrderBy(e => e.FullName == Path.Combine(from, "builds")).ThenBy(e => e.Name, StringComparer.Ordinal))
        {
            var target = Path.Combine(into.Root, entry.Name);
            if (Path.Exists(target))
                kept.Add(entry.Name);
            else if (entry is DirectoryInfo folder)
                folder.MoveTo(target);
            else
                File.Move(entry.FullName, target);
        }

        DirectorySync.Flush(into.Root);
        return kept;
    }
}
