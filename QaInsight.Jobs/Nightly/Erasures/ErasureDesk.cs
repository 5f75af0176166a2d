using System.Globalization;
using QaInsight.Extracts;
using QaInsight.Nightly.Sending;
using QaInsight.Nightly.Sending.Transport;
using QaInsight.People;
using QaInsight.Warehouse;

namespace QaInsight.Nightly.Erasures;

/// <param name="Kinds">Rows by kind.</param>
public sealed record BuildTraces(string Build, IReadOnlyDictionary<string, long> Kinds)
{
    public string InWords => string.Join(", ", Kinds.Select(k => string.Create(CultureInfo.InvariantCulture, $"{k.Key} {k.Value}")));

    internal static IReadOnlyList<BuildTraces> Of(IReadOnlyList<(string Build, RowCounts Counts)> builds) => [.. builds.Select(b => new BuildTraces(b.Build, b.Counts.Kinds))];
}

/// <param name="Rows">The child's own.</param>
/// <param name="Texts">Rows of others that name the child.</param>
/// <param name="IsWhole">The file goes whole.</param>
public sealed record KeptFileTraces(string Name, int Rows, int Texts, bool IsWhole);

/// <summary>What an erasure takes out, or took out.</summary>
/// <param name="Texts">Lines of logs, saved views and the like that name the child.</param>
public sealed record ChildTraces(IReadOnlyList<BuildTraces> Builds, IReadOnlyList<KeptFileTraces> Files, long Texts)
{
    /// <summary>Mails of the outbox, which go all of them: what they say is packed in many ways, and everybody has the page.</summary>
    public int Mails { get; init; }

    public bool IsNone => Files.Count == 0 && Texts == 0 && Builds.All(b => b.Kinds.Values.All(c => c == 0));
}

/// <summary>Erases one child: from every build, from the files that are kept, from app.db; then looks for the id everywhere.</summary>
public sealed class ErasureDesk(WarehouseFolder folder, string referenceFolder, TimeProvider time)
{
    private const int LongestId = 200;
    private const int LongestReason = 500;

    /// <exception cref="ErasureRefusedException">It is no id.</exception>
    public ChildTraces Preview(string? childId, TimeSpan? patience = null, CancellationToken stop = default)
    {
        var id = Id(childId);
        // Builds must not go away while they are counted.
        using var held = Hold(patience, null, stop);
        var work = new ErasureWork(folder, referenceFolder, time, id);
        return new ChildTraces(
            BuildTraces.Of(work.Builds.Preview(work.Edit)), [.. work.Traces.Select(t => Told(work.Files, t.Path, t.Traces))], new AppErasure(work.Database).Preview(work.Mention));
    }

    /// <summary>Safe against a kill: asked for again, it goes on.</summary>
    /// <param name="patience">How long to wait for an import to end; null for as long as that takes.</param>
    /// <exception cref="ErasureRefusedException">Nothing was erased, or not all of it; the message says why and what to do.</exception>
    public Erasure Erase(string? childId, string? reason, Reader by, TimeSpan? patience = null, IProgress<string>? progress = null, CancellationToken stop = default)
    {
        try
        {
            return Begin(childId, reason, by, patience, progress, stop);
        }
        catch (DamagedBuildException e)
        {
            throw new ErasureRefusedException($"Nothing was erased. {e.Message}", e);
        }
        catch (Exception e) when (ImportFailure.IsDiskFull(e))
        {
            throw new ErasureRefusedException("There is no room on the disk to make the builds anew, and not all of the child's rows are gone. Make room, and erase the child again: it goes on.", e);
        }
    }

    private Erasure Begin(string? childId, string? reason, Reader by, TimeSpan? patience, IProgress<string>? progress, CancellationToken stop)
    {
        var id = Id(childId);
        var tidy = Reason(reason);
        using var held = Hold(patience, progress, stop);
        LiveCheck.Require(folder);
        var work = new ErasureWork(folder, referenceFolder, time, id, settle: true);
        var erasure = work.Book.Begin(work.Hash, work.Ids.Audits, work.Mention.Replace(tidy), by);
        var log = new LookLog(work.Database, time);
        log.Note(by, LookKind.Change, $"Began to erase a child's rows (erasure {erasure})");
        var builds = work.Builds.Run(work.Edit, progress, stop);
        var files = new List<KeptFileTraces>();
        foreach (var path in work.Files.All())
        {
            stop.ThrowIfCancellationRequested();
            var traces = KeptFiles.Clean(path, work.Erasure, work.Mention);
            if (!traces.IsNone)
                files.Add(Told(work.Files, path, traces) with { Name = work.Mention.Replace(work.Files.NameOf(path)) });
        }

        var mails = new OutboxFolder(Path.Combine(folder.Root, OutboxFolder.Name), new MailOptions(), time).Forget(DateTimeOffset.MaxValue);
        var texts = new AppErasure(work.Database).Run(work.Mention);
        progress?.Report("Looking for the id in every file");
        var searched = new TraceSearch(folder, work.Database, work.Erasure, work.Mention).Run();
        var proof = ErasureProof.Write(work.Book.Find(erasure)!, new ChildTraces(BuildTraces.Of(builds), files, texts) { Mails = mails }, searched, time.GetUtcNow());
        work.Book.Finish(erasure, searched.All(f => f.Found is null), proof);
        var told = work.Book.Find(erasure)!;
        log.Note(by, LookKind.Change, $"Erased a child's rows (erasure {erasure}): {(told.IsDone == true ? "done" : "failed")}");
        return told;
    }

    /// <summary>Those that were ever asked for, newest first.</summary>
    public IReadOnlyList<Erasure> All() => AppDatabase.Find(folder.Root, time) is { } database ? new ErasureBook(database, time).All() : [];

    private static KeptFileTraces Told(KeptFiles files, string path, FileTraces traces) => new(files.NameOf(path), traces.Lines.Count, traces.Texts, traces.IsWhole);

    private static string Id(string? text) => text?.Trim() is { Length: > 0 and <= LongestId } id ? id
        : throw new ErasureRefusedException($"Give the child's id: at most {LongestId} characters.");

    private static string Reason(string? text) => FreeText.Line(text) is { Length: > 0 and <= LongestReason } reason ? reason
        : throw new ErasureRefusedException($"Say why the child's rows are erased, in at most {LongestReason} characters.");

    private ImportLock Hold(TimeSpan? patience, IProgress<string>? progress, CancellationToken stop)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(stop);
        if (patience is { } most)
            limited.CancelAfter(most);
        try
        {
            return ImportLock.Take(folder, () => progress?.Report("An import is running; the erasure waits for it to end."), limited.Token);
        }
        catch (OperationCanceledException e) when (!stop.IsCancellationRequested)
        {
            throw new ErasureRefusedException("An import is running, and nothing was erased. Try again in a few minutes.", e);
        }
    }
}

/// <summary>Nothing was erased; the message says why in plain words.</summary>
public sealed class ErasureRefusedException(string message, Exception? inner = null) : Exception(message, inner);
