using QaInsight.Warehouse.Model;

namespace QaInsight.Warehouse;

/// <summary>The last import that a build holds.</summary>
/// <param name="RowsSetAside">Rows that it could not trust.</param>
/// <param name="FilesQuarantined">Files of which it counted nothing.</param>
public sealed record LastImport(int Run, DateTimeOffset At, string Source, int FilesLoaded, int FilesQuarantined, int RowsRead, int RowsSetAside);

/// <summary>A row that was set aside; line and column are empty where the whole file was.</summary>
public sealed record SetAside(string File, string? Sheet, int? Line, string? Column, string? Value, string Reason);

/// <summary>What imports left in a build: the runs, their files, and what they could not trust.</summary>
public static class ImportLog
{
    /// <summary>Null before the first import.</summary>
    public static LastImport? LastRun(WarehouseContext context)
    {
        if (context.ImportRuns.OrderByDescending(r => r.Id).FirstOrDefault() is not { } run)
            return null;
        var files = FilesOf(context, run.Id);
        return new LastImport(
            run.Id,
            run.FinishedAt ?? run.StartedAt,
            run.Source,
            Distinct(files, ImportFile.Loaded),
            Distinct(files, ImportFile.Quarantined),
            files.Sum(f => f.Read),
            files.Sum(f => f.Rejected));
    }

    /// <summary>In the order in which they went in; a workbook has a row a sheet.</summary>
    public static IReadOnlyList<ImportFile> FilesOf(WarehouseContext context, int run) => [.. context.ImportFiles.Where(f => f.RunRef == run).OrderBy(f => f.Id)];

    /// <summary>Whether the build holds what a run brought.</summary>
    public static bool Holds(PublishedBuild build, int run) => build.Connection.Scalar<long>("SELECT EXISTS (SELECT 1 FROM import_run WHERE id = $run)", ("$run", run)) == 1;

    /// <summary>Files of runs that one build holds and another does not, in the order in which they went in.</summary>
    public static IReadOnlyList<ImportFile> FilesOnlyIn(WarehouseContext build, WarehouseContext other)
    {
        // A run's id and its time: builds from before runs were recorded may have given one id twice.
        var known = other.ImportRuns.Select(r => new { r.Id, r.StartedAt }).ToHashSet();
        return [.. build.ImportRuns.Select(r => new { r.Id, r.StartedAt }).AsEnumerable().Where(r => !known.Contains(r)).OrderBy(r => r.Id).SelectMany(r => FilesOf(build, r.Id))];
    }

    /// <summary>Every row that a run set aside, and every file.</summary>
    /// <param name="most">No more than so many rows; null for all.</param>
    public static IReadOnlyList<SetAside> SetAsideBy(WarehouseContext context, int run, int? most = null) =>
    [
        .. context.ImportFiles.Where(f => f.RunRef == run && f.State == ImportFile.Quarantined).OrderBy(f => f.Id)
            .Select(f => new SetAside(f.Name, f.Sheet, null, null, null, f.Reason ?? "")),
        .. RowsSetAsideBy(context, run).Take(most ?? int.MaxValue),
    ];

    /// <summary>Every row that a run set aside, in the order of its files and their lines.</summary>
    public static IQueryable<SetAside> RowsSetAsideBy(WarehouseContext context, int run) =>
        from row in context.RejectedRows
        join file in context.ImportFiles on row.FileRef equals file.Id
        where file.RunRef == run
        orderby file.Id, row.Line, row.Id
        select new SetAside(file.Name, file.Sheet, row.Line, row.Column, row.Value, row.Reason);

    /// <summary>What was odd about a run's files, and counted all the same.</summary>
    public static IQueryable<(string File, string Message)> WarningsOf(WarehouseContext context, int run) =>
        from warning in context.ImportWarnings
        join file in context.ImportFiles on warning.FileRef equals file.Id
        where file.RunRef == run
        orderby file.Id, warning.Id
        select ValueTuple.Create(file.Name, warning.Message);

    private static int Distinct(IEnumerable<ImportFile> files, string state) => files.Where(f => f.State == state).Select(f => f.Sha256).Distinct().Count();
}
