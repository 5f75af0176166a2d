using QaInsight.Extracts;

namespace QaInsight.Nightly;

/// <summary>An import run: the files' rows go into a new build, which is published. Takes the warehouse's import lock.</summary>
public interface IImporter
{
    /// <summary>
    /// Whether a night that brings nothing new still publishes a build, so that pages that count what is overdue need not
    /// count from facts.
    /// </summary>
    bool RecountWhenNothingCame { get; }

    ImportOutcome Run(ImportRequest request, IProgress<string>? progress = null, CancellationToken stop = default);

    /// <summary>Publishes the live build's facts again with cells of another day; gives the build, null when there is none to recount.</summary>
    string? Recount(DateOnly ownDay, CancellationToken stop = default);
}

/// <param name="Paths">Files and folders.</param>
/// <param name="Source">Where the files come from, in a word: <c>inbox</c>, <c>command line</c>, <c>upload</c>.</param>
/// <param name="OwnDay">The day on which the build judges actions and concerns.</param>
/// <param name="IsSample">Whether the council is made up.</param>
public sealed record ImportRequest(IReadOnlyList<string> Paths, string Source, DateOnly OwnDay, bool IsSample = false)
{
    /// <summary>Rows more than a year ahead of it are not trusted.</summary>
    public DateOnly Today { get; init; } = OwnDay;

    /// <summary>Whether copies of the files go to the archive; those of the inbox are moved there afterwards.</summary>
    public bool KeepCopies { get; init; }

    /// <summary>Who asked in person, where somebody did.</summary>
    public string? AskedBy { get; init; }

    /// <summary>How long it waits for another import to end; null for as long as that takes.</summary>
    public TimeSpan? WaitAtMost { get; init; }
}

/// <param name="ExitCode">As on the command line: 0 all in, 3 some rows or files set aside, 1 nothing could be done.</param>
/// <param name="PublishedBuild">Null when nothing has changed.</param>
public sealed record ImportOutcome(int ExitCode, IReadOnlyList<FileOutcome> Files, string? PublishedBuild)
{
    /// <summary>The run's id, by which it is remembered.</summary>
    public int Run { get; init; }

    internal static ImportOutcome Of(
        IReadOnlyList<(SourceFile File, FileCheck Check, bool Known)> files, Dictionary<SourceFile, string> quarantined, List<FileTally> tallies, string? build)
    {
        List<FileOutcome> outcomes =
        [
            .. files.SelectMany(f => quarantined.TryGetValue(f.File, out var reason) ? [new FileOutcome(f.File.Path, f.Check.Sha256, FileState.Quarantined, reason)]
                : f.Known ? [new FileOutcome(f.File.Path, f.Check.Sha256, FileState.Unchanged)]
                : tallies.Where(t => t.Table.File == f.File).Select(t => FileOutcome.Of(t, f.Check))),
        ];
        var code = outcomes.TrueForAll(f => f.State == FileState.Quarantined) ? 1
            : outcomes.Exists(f => f.State == FileState.Quarantined || f.Rejected > 0) ? 3
            : 0;
        return new ImportOutcome(code, outcomes, build);
    }
}

public enum FileState
{
    Loaded,

    /// <summary>The same bytes came in before.</summary>
    Unchanged,

    /// <summary>Set aside whole; nothing of it is counted.</summary>
    Quarantined,
}

/// <summary>What came of a file, or of one sheet of a workbook.</summary>
/// <param name="Path">As it was asked for.</param>
/// <param name="Sha256">Of the bytes that were read, in lower-case hexadecimal.</param>
/// <param name="Reason">Why it was set aside.</param>
public sealed record FileOutcome(string Path, string Sha256, FileState State, string? Reason = null)
{
    public string Name => System.IO.Path.GetFileName(Path);

    public string? Sheet { get; init; }

    /// <summary>The extract that its rows belong to; null where it was not read.</summary>
    public string? Extract { get; init; }

    /// <summary>The mapping profile that it was read through.</summary>
    public string? Profile { get; init; }

    public int Read { get; init; }

    public int New { get; init; }

    public int Changed { get; init; }

    public int Unchanged { get; init; }

    /// <summary>Lines that took the place of an earlier line of the same file.</summary>
    public int Superseded { get; init; }

    public int Rejected { get; init; }

    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>By which erased children's rows are taken out before it is filed; null where no child was erased.</summary>
    internal FileErasure? Erasure { get; init; }

    internal static FileOutcome Of(FileTally tally, FileCheck check) => new(tally.Table.File.Path, check.Sha256, FileState.Loaded)
    {
        Sheet = tally.Table.Sheet,
        Extract = tally.Table.Extract.Name,
        Profile = tally.Table.Profile?.Name,
        Read = tally.Read,
        New = tally.New,
        Changed = tally.Changed,
        Unchanged = tally.Unchanged,
        Superseded = tally.Superseded,
        Rejected = tally.Rejected,
        Warnings = [.. tally.Warnings.Select(w => w.Message)],
    };
}
