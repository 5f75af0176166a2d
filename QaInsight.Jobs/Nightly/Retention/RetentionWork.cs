using Microsoft.Data.Sqlite;
using QaInsight.Extracts;
using QaInsight.Nightly.Erasures;
using QaInsight.People;
using QaInsight.Warehouse;

namespace QaInsight.Nightly.Retention;

/// <summary>One pass over builds and files, by what was found to be past.</summary>
internal sealed class RetentionWork(WarehouseFolder folder, string referenceFolder, PastRows past, Month keptFrom, TimeProvider time)
{
    private readonly FileRetention retention = new(Reference.Load(referenceFolder).Profiles, past);
    private readonly IReadOnlySet<string> loaded = new PastSearch(folder, keptFrom).Loaded();
    private readonly KeptFiles kept = new(folder, time);

    public BuildsMadeAnew Builds { get; } = new(folder, new ErasureBook(new AppDatabase(folder.Root, time), time), time);

    public IBuildEdit Edit(SqliteConnection build) => new BuildRetention(build, past, keptFrom);

    /// <summary>Whether something was set aside before the first month that is kept.</summary>
    public static bool HasOld(WarehouseFolder folder, Month keptFrom, TimeProvider time) =>
        new KeptFiles(folder, time).Filed().Any(f => f.IsQuarantined && f.Day < keptFrom.FirstDay)
        || folder.BuildIds().Any(build =>
        {
            using var connection = Sqlite.OpenReadOnly(folder.PathOf(build), pooled: false);
            return connection.Scalar<long>(BuildRetention.HasOld, ("$first", keptFrom.FirstDay.ToIso())) == 1;
        });

    /// <summary>Ends what a kill cut short.</summary>
    public void Settle()
    {
        Directory.CreateDirectory(folder.Builds);
        Builds.Settle();
        kept.Sweep();
    }

    /// <summary>Files in which something is past; written anew unless it is a preview.</summary>
    public IReadOnlyList<PastFile> Files(bool isPreview, IProgress<string>? progress = null, CancellationToken stop = default)
    {
        var files = new List<PastFile>();
        foreach (var (path, day, isQuarantined) in kept.Filed())
        {
            stop.ThrowIfCancellationRequested();
            progress?.Report($"Looking through {kept.NameOf(path)}");
            var isBefore = day < keptFrom.FirstDay;
            if (isQuarantined && isBefore)
            {
                files.Add(new PastFile(kept.NameOf(path), FilePast.Nothing, IsWhole: true));
                if (!isPreview)
                    File.Delete(path);
            }
            else if (!isQuarantined && Clean(path, isBefore && IsLoaded(path), isPreview) is { IsNone: false } found)
            {
                files.Add(new PastFile(kept.NameOf(path), found, IsWhole: false));
            }
        }

        return files;
    }

    private FilePast Clean(string path, bool isOld, bool isPreview) =>
        isPreview ? retention.Clean(path, isOld, null) : KeptFiles.Put(path, part => retention.Clean(path, isOld, part));

    // Where a warehouse is being made again from the archive, a file of which no row is known may only not have had its turn yet.
    private bool IsLoaded(string path) =>
        (Path.GetFileName(path) is { Length: > SourceFile.FingerprintLength } name && loaded.Any(l => l.StartsWith(name[..SourceFile.FingerprintLength], StringComparison.Ordinal))) || loaded.Contains(Warehouse.Files.Sha256(path));

    /// <summary>What is left that should not be, in words.</summary>
    public IReadOnlyList<string> Left(PastSearch search) =>
    [
        .. search.IsAny ? ["a build holds rows past their retention as they came"] : Array.Empty<string>(),
        .. HasOld(folder, keptFrom, time) ? ["something is left that was set aside before"] : Array.Empty<string>(),
        .. Files(isPreview: true).Select(f => f.Past.Fault is { } fault ? $"{f.Name} could not be looked through: {fault}" : $"{f.Name} holds rows past their retention as they came"),
    ];

    /// <summary>Each build and archived file with its SHA-256, as it stands now.</summary>
    public IReadOnlyList<(string Name, string Sha256)> Fingerprints() =>
    [
        .. folder.BuildIds().Select(folder.PathOf).Concat(kept.Filed().Where(f => !f.IsQuarantined).Select(f => f.Path)).Select(path => (kept.NameOf(path), Warehouse.Files.Sha256(path))),
    ];
}
