using QaInsight.Extracts;

namespace QaInsight.Nightly;

/// <summary>Brings files into the warehouse.</summary>
public interface IImporter
{
    ImportOutcome Run(ImportRequest request, IProgress<string>? progress = null, CancellationToken stop = default);

    /// <summary>Publishes the same facts with actions and concerns judged on another day; null when nothing is published yet.</summary>
    string? Recount(DateOnly ownDay, CancellationToken stop = default);
}

/// <param name="Paths">Files and folders.</param>
/// <param name="Source">Who asked: command line, nightly, sample.</param>
/// <param name="Today">Rows more than a year ahead of it are not trusted.</param>
/// <param name="OwnDay">The day on which the build's cells judge actions and concerns.</param>
/// <param name="IsSample">Whether the council is made up.</param>
public sealed record ImportRequest(IReadOnlyList<string> Paths, string Source, DateOnly Today, DateOnly OwnDay, bool IsSample = false);

/// <param name="PublishedBuild">Null when nothing was changed.</param>
public sealed record ImportOutcome(IReadOnlyList<FileOutcome> Files, string? PublishedBuild)
{
    /// <summary>0 all in; 3 some rows or files set aside; 1 nothing could be done.</summary>
    public int ExitCode => Files.Count == 0 || Files.All(f => f.State == FileState.Quarantined) ? 1
        : Files.Any(f => f.State == FileState.Quarantined || f.Rejected > 0) ? 3
        : 0;

    internal static ImportOutcome Of(
        IReadOnlyList<(SourceFile File, FileCheck Check, bool Known)> files, Dictionary<SourceFile, string> quarantined, List<FileTally> tallies, string? build) => new(
        [
            .. files.SelectMany(f => quarantined.TryGetValue(f.File, out var reason) ? [new FileOutcome(f.File.Path, f.File.Name, f.Check.Sha256, FileState.Quarantined) { Reason = reason }]
                : f.Known ? [new FileOutcome(f.File.Path, f.File.Name, f.Check.Sha256, FileState.Unchanged)]
                : tallies.Where(t => t.Table.File == f.File).Select(t => FileOutcome.Of(t, f.Check))),
        ],
        build);
}

public enum FileState
{
    Loaded,

    /// <summary>The same bytes came in before: nothing of it was read again.</summary>
    Unchanged,
    Quarantined,
}

/// <summary>What came of a file, or of one sheet of a workbook.</summary>
public sealed record FileOutcome(string Path, string Name, string Sha256, FileState State)
{
    public string? Sheet { get; init; }

    public string? Extract { get; init; }

    /// <summary>Why it was quarantined, in plain words.</summary>
    public string? Reason { get; init; }

    public int Read { get; init; }

    public int New { get; init; }

    public int Changed { get; init; }

    public int Unchanged { get; init; }

    /// <summary>Lines that took the place of an earlier line of the same file.</summary>
    public int Superseded { get; init; }

    public int Rejected { get; init; }

    public IReadOnlyList<string> Warnings { get; init; } = [];

    internal static FileOutcome Of(FileTally tally, FileCheck check) => new(tally.Table.File.Path, tally.Table.File.Name, check.Sha256, FileState.Loaded)
    {
        Sheet = tally.Table.Sheet,
        Extract = tally.Table.Extract.Name,
        Read = tally.Read,
        New = tally.New,
        Changed = tally.Changed,
        Unchanged = tally.Unchanged,
        Superseded = tally.Superseded,
        Rejected = tally.Rejected,
        Warnings = [.. tally.Warnings.Select(w => w.Message)],
    };
}
