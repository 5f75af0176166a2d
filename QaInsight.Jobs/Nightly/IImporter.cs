namespace QaInsight.Nightly;

public enum FileState
{
    Loaded,

    /// <summary>The same bytes came in before.</summary>
    Unchanged,

    /// <summary>Set aside whole; nothing of it is counted.</summary>
    Quarantined,
}

/// <param name="Source">Where the files come from, in a word: <c>inbox</c>, <c>command line</c>.</param>
/// <param name="OwnDay">The day on which the build judges actions and concerns.</param>
public sealed record ImportRequest(IReadOnlyList<string> Paths, string Source, DateOnly OwnDay, bool IsSample);

/// <param name="Path">As it was asked for.</param>
/// <param name="Sha256">Of the bytes that were read, in lower-case hexadecimal.</param>
/// <param name="Reason">Why it was set aside.</param>
public sealed record FileOutcome(
    string Path, string Sha256, FileState State, string? Reason, int Read = 0, int New = 0, int Changed = 0, int Unchanged = 0, int Rejected = 0);

/// <param name="ExitCode">As on the command line: 0 all in, 3 some rows or files set aside, 1 nothing could be done.</param>
/// <param name="PublishedBuild">Null when nothing has changed.</param>
public sealed record ImportOutcome(int ExitCode, IReadOnlyList<FileOutcome> Files, string? PublishedBuild);

/// <summary>An import run: the files' rows go into a new build, which is published. Takes the warehouse's import lock.</summary>
public interface IImporter
{
    /// <summary>
    /// Whether a night that brings nothing new still publishes a build, so that pages that count what is overdue need not
    /// count from facts.
    /// </summary>
    bool RecountWhenNothingCame { get; }

    ImportOutcome Run(ImportRequest request, IProgress<string> progress, CancellationToken stop);

    /// <summary>Publishes the live build's facts again with cells of another day; gives the build, null when there is none to recount.</summary>
    string? Recount(DateOnly ownDay, CancellationToken stop);
}
