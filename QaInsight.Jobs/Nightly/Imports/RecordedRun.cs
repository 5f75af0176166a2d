using QaInsight.Warehouse;
using QaInsight.Warehouse.Model;

namespace QaInsight.Nightly.Imports;

public enum RunOutcome
{
    AllIn,
    SomeSetAside,

    /// <summary>Every file had come in before.</summary>
    NothingNew,

    /// <summary>Every file was set aside whole.</summary>
    Refused,

    /// <summary>It ended before anything was published; its message says why.</summary>
    Failed,

    /// <summary>The server stopped while it ran.</summary>
    Abandoned,
}

/// <summary>An import run, as app.db remembers it.</summary>
/// <param name="AskedBy">Null where nobody asked in person.</param>
/// <param name="Outcome">Null while it runs.</param>
/// <param name="Build">The build that it published; null where it published none.</param>
public sealed record RecordedRun(
    int Id, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt, string Source, string? AskedBy, bool IsSample, RunOutcome? Outcome, string? Message, string? Build)
{
    /// <summary>A workbook has one a sheet. Their ids are those of the build only where they were read from it.</summary>
    public IReadOnlyList<ImportFile> Files { get; init; } = [];

    public int FilesIn => Count(ImportFile.Loaded);

    public int FilesQuarantined => Count(ImportFile.Quarantined);

    public int Read => Files.Sum(f => f.Read);

    public int New => Files.Sum(f => f.New);

    public int Changed => Files.Sum(f => f.Changed);

    /// <summary>Rows that say what was known already.</summary>
    public int Unchanged => Files.Sum(f => f.Unchanged);

    public int SetAside => Files.Sum(f => f.Rejected);

    /// <summary>What a build holds of a run: for those that ran before they were recorded.</summary>
    public static RecordedRun InBuild(Warehouse.Model.ImportRun run, IReadOnlyList<ImportFile> files, BuildInfo build) =>
        new(run.Id, run.StartedAt, run.FinishedAt, run.Source, null, build.IsSample, OutcomeOf(files, build.Id), null, build.Id) { Files = files };

    public static RunOutcome OutcomeOf(IReadOnlyList<ImportFile> files, string? build) =>
        files.All(f => f.State == ImportFile.Quarantined) ? RunOutcome.Refused
        : files.Any(f => f.State == ImportFile.Quarantined || f.Rejected > 0) ? RunOutcome.SomeSetAside
        : build is null ? RunOutcome.NothingNew
        : RunOutcome.AllIn;

    private int Count(string state) => Files.Where(f => f.State == state).Select(f => (f.Name, f.Sha256)).Distinct().Count();
}
