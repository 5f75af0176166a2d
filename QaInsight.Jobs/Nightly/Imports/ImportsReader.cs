using QaInsight.Outputs;
using QaInsight.Warehouse;
using QaInsight.Warehouse.Model;

namespace QaInsight.Nightly.Imports;

/// <summary>Where what a run brought stands now.</summary>
public enum Standing
{
    BroughtNothing,
    Counted,
    Undone,

    /// <summary>A made-up council, whose place a council's own files took.</summary>
    Replaced,
}

public sealed record PastRun(RecordedRun Run, Standing Standing);

/// <param name="IsKept">Whether a build still holds its rows that were set aside, and its warnings.</param>
/// <param name="Warnings">The first of them.</param>
/// <param name="SetAside">The first of the rows that were set aside.</param>
public sealed record RunDetail(
    PastRun Past, bool IsKept, IReadOnlyList<(string File, string Message)> Warnings, int WarningCount, IReadOnlyList<SetAside> SetAside, IReadOnlyList<FileToMend> ToMend);

/// <summary>What became of each import: from app.db, and from the live build for runs that are older than that record.</summary>
public sealed class ImportsReader(WarehouseFolder folder, ImportHistory history)
{
    /// <summary>Rows that were set aside, and warnings, that are read for a page; the files hold them all.</summary>
    public const int MostShown = 200;

    /// <summary>The newest runs of those before <paramref name="before"/>, newest first.</summary>
    public IReadOnlyList<PastRun> Recent(int before, int count)
    {
        var recorded = history.Recent(before, count);
        using var live = Live();
        if (live is null)
            return [.. recorded.Select(r => new PastRun(r, StandingOf(r, live: null)))];
        using var context = new WarehouseContext(live);
        var inLive = context.ImportRuns.Where(r => r.Id < before).OrderByDescending(r => r.Id).Take(count).ToList();
        var unrecorded = inLive.Where(r => recorded.FirstOrDefault(known => known.Id == r.Id) is null or { Outcome: null })
            .Select(r => RecordedRun.InBuild(r, ImportLog.FilesOf(context, r.Id), live.Info)).ToList();
        return [.. unrecorded.Concat(recorded).DistinctBy(r => r.Id).OrderByDescending(r => r.Id).Take(count).Select(r => new PastRun(r, StandingOf(r, live)))];
    }

    /// <summary>Null where there was no such run.</summary>
    public RunDetail? Read(int id)
    {
        if (Find(id) is not { } past)
            return null;
        using var build = Keeper(past.Run);
        if (build is null)
            return new RunDetail(past, IsKept: false, [], 0, [], []);
        using var context = new WarehouseContext(build);
        var files = ImportLog.FilesOf(context, id);
        var warnings = ImportLog.WarningsOf(context, id);
        return new RunDetail(
            past with { Run = past.Run with { Files = files } },
            IsKept: true,
            [.. warnings.Take(MostShown)],
            warnings.Count(),
            [.. ImportLog.RowsSetAsideBy(context, id).Take(MostShown)],
            [.. files.Where(f => f.Rejected > 0).Select(f => FileToMend.Of(folder, f))]);
    }

    /// <summary>What a run set aside, as <c>import --rejects</c> writes it; false where there was no such run.</summary>
    public bool WriteRejects(int id, TextWriter writer)
    {
        if (Find(id) is not { } past)
            return false;
        using var build = Keeper(past.Run);
        if (build is null)
        {
            RejectsCsv.Write(writer, past.Run.Files.Where(f => f.State == ImportFile.Quarantined).Select(f => new SetAside(f.Name, f.Sheet, null, null, null, f.Reason ?? "")));
            return true;
        }

        using var context = new WarehouseContext(build);
        RejectsCsv.Write(writer, ImportLog.SetAsideBy(context, id));
        return true;
    }

    /// <summary>The rows of a file that a run set aside, as the file had them; gives a name for them, null where they cannot be had.</summary>
    public string? WriteToMend(int id, int file, TextWriter writer)
    {
        if (Find(id) is not { } past)
            return null;
        using var build = Keeper(past.Run);
        if (build is null)
            return null;
        using var context = new WarehouseContext(build);
        if (context.ImportFiles.FirstOrDefault(f => f.RunRef == id && f.Id == file) is not { } found || FileToMend.Of(folder, found) is not { Archived: { } archived } mend)
            return null;
        FileToMend.Write(writer, archived, context.RejectedRows.Where(r => r.FileRef == file).Select(r => r.Line).ToHashSet());
        return mend.Name;
    }

    private PastRun? Find(int id)
    {
        var recorded = history.Find(id);
        using var live = Live();
        if (recorded is { Outcome: not null } || live is null || !ImportLog.Holds(live, id))
            return recorded is null ? null : new PastRun(recorded, StandingOf(recorded, live));
        using var context = new WarehouseContext(live);
        return new PastRun(RecordedRun.InBuild(context.ImportRuns.Single(r => r.Id == id), ImportLog.FilesOf(context, id), live.Info), Standing.Counted);
    }

    private PublishedBuild? Live() => folder.LiveId is null ? null : folder.OpenLive();

    private static Standing StandingOf(RecordedRun run, PublishedBuild? live) =>
        run.Build is null ? Standing.BroughtNothing
        : live is not null && ImportLog.Holds(live, run.Id) ? Standing.Counted
        : run.IsSample && live is { Info.IsSample: false } ? Standing.Replaced
        : Standing.Undone;

    // The live build holds every run that counts; one that was undone, its own build, for as long as that is kept.
    private PublishedBuild? Keeper(RecordedRun run)
    {
        foreach (var id in new[] { folder.LiveId, run.Build }.OfType<string>().Where(folder.HasBuild))
        {
            var build = folder.Open(id);
            if (ImportLog.Holds(build, run.Id))
                return build;
            build.Dispose();
        }

        return null;
    }
}
