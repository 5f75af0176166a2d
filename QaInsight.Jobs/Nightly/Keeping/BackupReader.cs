using System.IO.Compression;
using QaInsight.People;
using QaInsight.Warehouse;

namespace QaInsight.Nightly.Keeping;

/// <summary>A backup, unpacked entry by entry while each is held against the manifest; then its builds and <c>app.db</c> are looked into.</summary>
public sealed class BackupReader : IDisposable
{
    private readonly ZipArchive zip;

    /// <exception cref="BackupException">It is no backup; the message says why.</exception>
    public BackupReader(string file)
    {
        try
        {
            zip = ZipFile.OpenRead(file);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new BackupException(File.Exists(file) ? $"{file} cannot be read as a backup: it is none, or it was cut off. Use another one." : $"There is no file {file}.", e);
        }

        try
        {
            using var manifest = (zip.GetEntry(Manifest.FileName) ?? throw new BackupException($"{file} is no backup of QaInsight's: it has no {Manifest.FileName}.")).Open();
            Manifest = Manifest.Read(manifest);
        }
        catch (Exception e)
        {
            zip.Dispose();
            if (e is InvalidDataException or IOException)
                throw new BackupException($"{file} cannot be read as a backup: its manifest is damaged. Use another one.", e);
            throw;
        }
    }

    public Manifest Manifest { get; }

    /// <summary>Unpacks it into an empty folder.</summary>
    /// <param name="whole">False where only builds and <c>app.db</c> need lie there, to be looked into.</param>
    /// <returns>What is wrong with it, in plain words; where that is anything, the folder is of no use.</returns>
    public IReadOnlyList<string> Unpack(string folder, bool whole = true)
    {
        if (ListFaults().ToList() is { Count: > 0 } faults)
            return faults;
        faults = [.. Manifest.Entries.Select(e => Unpack(e, whole || LookedInto(e.Name) ? Path.Combine(folder, e.Name) : null)).OfType<string>()];
        return faults.Count > 0 ? faults : [.. Inside(folder)];
    }

    public void Dispose() => zip.Dispose();

    private IEnumerable<string> ListFaults()
    {
        foreach (var entry in Manifest.Entries.Where(e => !e.StaysWithin))
            yield return $"it holds '{SafeName.Of(entry.Name)}', which would lie outside of the warehouse";
        var named = Manifest.Entries.GroupBy(e => e.Name, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count());
        foreach (var (name, _) in named.Where(n => n.Value > 1))
            yield return $"it names {name} twice";
        foreach (var entry in zip.Entries.Where(e => e.FullName != Manifest.FileName && !named.Remove(e.FullName)))
            yield return $"it holds '{SafeName.Of(entry.FullName)}', which its manifest does not name, or names once only";
        foreach (var name in named.Keys)
            yield return $"it does not hold {name}, which its manifest names";
    }

    private static bool LookedInto(string name) => name == AppDatabase.FileName || name.StartsWith("builds/", StringComparison.Ordinal);

    private string? Unpack(ManifestEntry entry, string? path)
    {
        if (path is not null)
            OwnerOnly.MakeFolder(Path.GetDirectoryName(path)!);
        try
        {
            using var from = zip.GetEntry(entry.Name)!.Open();
            using var to = path is null ? null : OwnerOnly.Create(path);
            var (bytes, sha256) = Warehouse.Files.Copy(from, to ?? Stream.Null, entry.Bytes);
            to?.Flush(flushToDisk: true);
            return bytes == entry.Bytes && sha256 == entry.Sha256 ? null : $"{entry.Name} is not what was copied into it";
        }
        catch (InvalidDataException)
        {
            return $"{entry.Name} cannot be unpacked";
        }
    }

    private IEnumerable<string> Inside(string root)
    {
        var folder = new WarehouseFolder(root);
        if (folder.LiveId != Manifest.Live || !folder.HasBuild(Manifest.Live))
            return [$"its live build {SafeName.Of(Manifest.Live)} is not in it"];
        var people = Path.Combine(root, AppDatabase.FileName);
        return
        [
            .. folder.BuildIds().Select(id => LiveCheck.Fault(folder, id) is { } why ? $"build {id}: {why}" : null).OfType<string>(),
            .. LiveFaults(folder),
            .. File.Exists(people) ? AppDatabaseFile.Faults(people) : [],
        ];
    }

    private static IEnumerable<string> LiveFaults(WarehouseFolder folder)
    {
        using var build = folder.OpenLive(pooled: false);
        return BuildFaults.Of(build);
    }
}
