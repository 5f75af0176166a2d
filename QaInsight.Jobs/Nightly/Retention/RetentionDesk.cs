using QaInsight.Extracts;
using QaInsight.Nightly.Erasures;
using QaInsight.People;
using QaInsight.Warehouse;

namespace QaInsight.Nightly.Retention;

/// <param name="Name">Below the warehouse's folder.</param>
/// <param name="IsWhole">It was set aside before the first month that is kept, and goes whole.</param>
public sealed record PastFile(string Name, FilePast Past, bool IsWhole);

/// <summary>What is past its retention, or was.</summary>
/// <param name="KeptFrom">The first month of which children's rows are kept as they came.</param>
/// <param name="Children">Children whose rows are all past.</param>
public sealed record PastTraces(Month KeptFrom, int Children, IReadOnlyList<BuildTraces> Builds, IReadOnlyList<PastFile> Files)
{
    public bool IsNone => Files.Count == 0 && Builds.All(b => b.Kinds.Values.All(c => c == 0));
}

/// <summary>
/// Takes who they are about out of children's rows that have been kept for as long as they are to be: in every build, its
/// history, and the files that builds are made again from. Figures stay, to the last one.
/// </summary>
public sealed class RetentionDesk(WarehouseFolder folder, string referenceFolder, RetentionOptions options, TimeProvider time)
{
    /// <summary>The first month of which children's rows are kept as they came; null where they are kept for ever.</summary>
    public Month? KeptFrom => options.ChildrensRowsMonths is { } months ? Month.Of(London.Today(time)).Add(-months) : null;

    /// <exception cref="RetentionRefusedException">No time is set after which rows are past.</exception>
    public PastTraces Preview(CancellationToken stop = default)
    {
        var keptFrom = Required();
        using var held = ImportLock.Take(folder, null, stop);
        var past = new PastSearch(folder, keptFrom).Find([]);
        var work = new RetentionWork(folder, referenceFolder, past, keptFrom, time);
        return new PastTraces(keptFrom, past.Children, BuildTraces.Of(work.Builds.Preview(work.Edit)), work.Files(isPreview: true, progress: null, stop));
    }

    /// <summary>Safe against a kill: asked for again, it goes on. Null where nothing is past.</summary>
    /// <exception cref="RetentionRefusedException">No time is set after which rows are past, there is no room, or the live build is damaged; the message says what to do.</exception>
    public RetentionRun? Run(Reader by, IProgress<string>? progress = null, CancellationToken stop = default)
    {
        var keptFrom = Required();
        if (folder.IsEmpty)
            return null;
        using var held = ImportLock.Take(folder, () => progress?.Report("An import is running; this waits for it to end."), stop);
        var database = new AppDatabase(folder.Root, time);
        var book = new RetentionBook(database, time);
        var search = new PastSearch(folder, keptFrom);
        if (folder.Damage is { IsOfPointerAlone: false } damage)
            throw new RetentionRefusedException($"Nothing was made anonymous. {damage.Words}");
        if (!book.IsUnfinished && !search.IsAny && !RetentionWork.HasOld(folder, keptFrom, time))
            return null;
        try
        {
            var (run, key) = book.Begin(keptFrom.Number, by);
            var past = search.Find(key);
            var ids = Arrivals.Known(new ErasureBook(database, time), past: []);
            book.Know(past.Keys.Select(ids.HashOf));
            var work = new RetentionWork(folder, referenceFolder, past, keptFrom, time);
            work.Settle();
            // Files first: whose rows are past is told by builds, for as long as they hold the ids.
            var files = work.Files(isPreview: false, progress, stop);
            var builds = work.Builds.Run(work.Edit, progress, stop);
            progress?.Report("Looking for what is left");
            var left = work.Left(search);
            book.Finish(run, left.Count == 0, RetentionProof.Write(book.Find(run)!, new PastTraces(keptFrom, past.Children, BuildTraces.Of(builds), files), left, work.Fingerprints(), time.GetUtcNow()));
            new LookLog(database, time).Note(by, LookKind.Change, $"Made children’s rows from before {keptFrom.Label} alone anonymous (run {run}): {(left.Count == 0 ? "done" : "failed")}");
            return book.Find(run);
        }
        catch (Exception e) when (ImportFailure.IsDiskFull(e))
        {
            throw new RetentionRefusedException("There is no room on the disk to make the builds anew, and rows past their retention are still as they came. Make room: the next night goes on.", e);
        }
    }

    /// <summary>Those that there ever were, newest first.</summary>
    public IReadOnlyList<RetentionRun> All() => AppDatabase.Find(folder.Root, time) is { } database ? new RetentionBook(database, time).All() : [];

    /// <summary>Children of whom older rows are kept as they came, since an action, a concern or an escalation of theirs is open.</summary>
    public int KeptForWhatIsOpen() => KeptFrom is { } from ? new PastSearch(folder, from).KeptForWhatIsOpen() : 0;

    private Month Required() => KeptFrom ?? throw new RetentionRefusedException($"No time is set after which children's rows are past their retention: set {RetentionOptions.ChildrensRows} to a number of months.");
}

/// <summary>Nothing was done, or not all of it; the message says why in plain words.</summary>
public sealed class RetentionRefusedException(string message, Exception? inner = null) : Exception(message, inner);
