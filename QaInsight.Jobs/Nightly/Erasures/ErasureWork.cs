using Microsoft.Data.Sqlite;
using QaInsight.Extracts;
using QaInsight.People;
using QaInsight.Warehouse;

namespace QaInsight.Nightly.Erasures;

/// <summary>What is known of one child, gathered before anything is changed.</summary>
internal sealed class ErasureWork
{
    public ErasureWork(WarehouseFolder folder, string referenceFolder, TimeProvider time, string id, bool settle = false)
    {
        Database = new AppDatabase(folder.Root, time);
        Book = new ErasureBook(Database, time);
        Builds = new BuildsMadeAnew(folder, Book, time);
        Files = new KeptFiles(folder, time);
        if (settle)
        {
            Directory.CreateDirectory(folder.Builds);
            Builds.Settle();
            Files.Sweep();
        }

        var profiles = Reference.Load(referenceFolder).Profiles;
        Hash = new ErasedIds(Book.Key(), [], [], []).HashOf(id);
        Ids = Arrivals.Known(Book, past: [], Hash);
        var known = new KnownIds(folder);
        known.GatherAudits(Ids);
        // Files first tell of audits, and then, by those, of judgements that came before them.
        foreach (var path in Files.All())
            new FileErasure(profiles, Ids, mention: null).Clean(path, null);
        known.ReleaseOthers(Ids);
        Mention = new Mention(id, known.OthersThatHold(id, Ids));
        Erasure = new FileErasure(profiles, Ids, Mention);
        Traces = [.. Files.All().Select(path => (path, Erasure.Clean(path, null))).Where(t => !t.Item2.IsNone)];
        Lines = Traces.Where(t => t.Traces.Lines.Count > 0 && Path.GetFileName(t.Path).Length > SourceFile.FingerprintLength)
            .GroupBy(t => Path.GetFileName(t.Path)[..SourceFile.FingerprintLength])
            .ToDictionary(g => g.Key, g => (IReadOnlySet<(string? Sheet, int Line)>)g.SelectMany(t => t.Traces.Lines).ToHashSet());
    }

    public IBuildEdit Edit(SqliteConnection build) => new BuildErasure(build, Ids, Mention, Lines);

    public AppDatabase Database { get; }

    public ErasureBook Book { get; }

    public BuildsMadeAnew Builds { get; }

    public KeptFiles Files { get; }

    public string Hash { get; }

    public ErasedIds Ids { get; }

    public Mention Mention { get; }

    public FileErasure Erasure { get; }

    public IReadOnlyList<(string Path, FileTraces Traces)> Traces { get; }

    public IReadOnlyDictionary<string, IReadOnlySet<(string? Sheet, int Line)>> Lines { get; }
}
