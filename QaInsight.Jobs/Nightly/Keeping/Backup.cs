using System.IO.Compression;
using QaInsight.People;
using QaInsight.Warehouse;

namespace QaInsight.Nightly.Keeping;

/// <param name="Live">The build that is live in it.</param>
/// <param name="Bytes">Of the backup's file.</param>
public sealed record BackupOutcome(string Live, int Builds, int Files, long Bytes);

/// <summary>
/// Copies a warehouse into one file while it is in use. What people wrote is copied first, then the pointer and its builds, then the
/// archive: as after a kill at that moment, <c>app.db</c> may know of a run that has not ended, and never of a build that is missing.
/// </summary>
public sealed class Backup(WarehouseFolder folder, TimeProvider time)
{
    private readonly List<ManifestEntry> entries = [];

    /// <param name="replace">Whether a file that is there already gives way.</param>
    /// <exception cref="BackupException">It could not be made; the message says why.</exception>
    /// <exception cref="NothingPublishedException">Nothing has been imported yet.</exception>
    public BackupOutcome Write(string file, bool replace)
    {
        var target = Path.GetFullPath(file);
        Refuse(target, replace);
        var (part, people) = (target + WarehouseFolder.Unfinished, target + ".people" + WarehouseFolder.Unfinished);
        try
        {
            var (live, builds) = WriteTo(part, people);
            File.Move(part, target, replace);
            DirectorySync.Flush(Path.GetDirectoryName(target)!);
            return new BackupOutcome(live, builds, entries.Count, new FileInfo(target).Length);
        }
        catch (Exception e) when (ImportFailure.IsDiskFull(e))
        {
            throw new BackupException($"There is no room for the backup in {Path.GetDirectoryName(target)}. Nothing was left there. Make room, or name another place.", e);
        }
        finally
        {
            File.Delete(part);
            File.Delete(people);
        }
    }

    private void Refuse(string target, bool replace)
    {
        if (!Directory.Exists(Path.GetDirectoryName(target)))
            throw new BackupException($"There is no folder {Path.GetDirectoryName(target)}. Make it, or name another place.");
        if (Directory.Exists(target))
            throw new BackupException($"{target} is a folder. Name a file in it.");
        if (File.Exists(target) && !replace)
            throw new BackupException($"{target} is there already. Name another file, or say --replace.");
        if (!Path.GetRelativePath(folder.Root, target).StartsWith("..", StringComparison.Ordinal) && !Path.IsPathRooted(Path.GetRelativePath(folder.Root, target)))
            throw new BackupException($"{target} lies in the warehouse itself, and would be lost with it. Name another place, best on another disk.");
    }

    private (string Live, int Builds) WriteTo(string part, string people)
    {
        // Made before SQLite opens it, so that it has these rights from the start.
        OwnerOnly.Create(people).Dispose();
        using var stream = OwnerOnly.Create(part);
        (string, int) written;
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            AddPeople(zip, people);
            using var builds = new BuildsAtOnce(folder);
            Add(zip, $"builds/{LivePointer.FileName}", new MemoryStream(LivePointer.Content(builds.Live)));
            foreach (var build in builds.Builds)
                Add(zip, build);
            foreach (var (path, name) in Kept.Files(folder))
                Add(zip, name, path);
            using var manifest = zip.CreateEntry(Manifest.FileName).Open();
            new Manifest(Manifest.Current, time.GetUtcNow(), builds.Live, entries).Write(manifest);
            written = (builds.Live, builds.Builds.Count);
        }

        stream.Flush(flushToDisk: true);
        return written;
    }

    private void AddPeople(ZipArchive zip, string copy)
    {
        var path = Path.Combine(folder.Root, AppDatabase.FileName);
        if (!File.Exists(path))
            return;
        AppDatabaseFile.Copy(path, copy);
        Add(zip, AppDatabase.FileName, copy);
    }

    private void Add(ZipArchive zip, HeldBuild build)
    {
        var added = Add(zip, $"builds/{Path.GetFileName(folder.PathOf(build.Id))}", build.File);
        if (build.Seal is not { } seal)
            return;
        if (seal.Sha256 != added.Sha256)
            throw new BackupException($"Build {build.Id} is not what was published, so that a backup of it would be worth nothing. Run 'verify'; it says what to do.");
        Add(zip, $"builds/{Path.GetFileName(folder.SealPathOf(build.Id))}", new MemoryStream(seal.Content()));
    }

    private void Add(ZipArchive zip, string name, string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, FileOptions.SequentialScan);
        Add(zip, name, file);
    }

    private ManifestEntry Add(ZipArchive zip, string name, Stream content)
    {
        var entry = new ManifestEntry(name, 0, "");
        if (!entry.StaysWithin)
            throw new BackupException($"'{SafeName.Of(name)}' has a name that not every system takes, and could not be put back. Rename it.");
        using var into = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
        var (bytes, sha256) = Warehouse.Files.Copy(content, into, long.MaxValue);
        entries.Add(entry with { Bytes = bytes, Sha256 = sha256 });
        return entries[^1];
    }
}
