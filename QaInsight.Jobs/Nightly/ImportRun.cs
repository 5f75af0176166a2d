using Microsoft.Data.Sqlite;
using QaInsight.Extracts;
using QaInsight.Extracts.Sources;
using QaInsight.Measures;
using QaInsight.Nightly.Erasures;
using QaInsight.Nightly.Imports;
using QaInsight.People;
using QaInsight.Warehouse;

namespace QaInsight.Nightly;

/// <summary>
/// One import, from files to a published build: take the lock, copy the live build, load into the copy, count its cells, check
/// it, move the pointer. Whatever goes wrong before the last step leaves the live build as it was.
/// </summary>
public sealed class ImportRun(WarehouseFolder folder, string referenceFolder, TimeProvider time) : IImporter
{
    /// <summary>More than one in this many rows of a file set aside quarantines the file.</summary>
    private const int BadShare = 2;

    // Of the run that holds the import lock.
    private Arrivals arrivals = Arrivals.Unchecked;

    /// <summary>Published builds that are kept, the live one among them.</summary>
    public int KeepBuilds { get; init; } = 5;

    /// <summary>Told what a person is to know even where no progress is shown.</summary>
    public Action<string>? Notice { get; init; }

    public bool RecountWhenNothingCame => true;

    /// <exception cref="ReferenceException">A reference file cannot be used.</exception>
    /// <exception cref="FileNotFoundException">A path is neither file nor folder.</exception>
    /// <exception cref="ImportFailedException">Nothing was changed; the message says why, in plain words.</exception>
    public ImportOutcome Run(ImportRequest request, IProgress<string>? progress = null, CancellationToken stop = default)
    {
        var reference = Reference.Load(referenceFolder);
        var files = SourceFile.Find(request.Paths);
        using var held = Hold(request, progress, stop);
        ImportHistory? history = null;
        var run = 0;
        try
        {
            LiveCheck.Thorough(folder, stop);
            (history, run) = Begin(request);
            LiveCheck.Require(folder);
            arrivals = new Arrivals(new AppDatabase(folder.Root, time), reference, time);
            var outcome = arrivals.Mark(Import(request, reference, files, run, progress, stop)) with { Run = run };
            history.Finish(run, outcome, time.GetUtcNow());
            return outcome;
        }
        catch (Exception e)
        {
            var failure = ImportFailure.Of(e, folder);
            history?.Fail(run, e is OperationCanceledException ? RunOutcome.Abandoned : RunOutcome.Failed, ImportFailure.Words(failure), time.GetUtcNow());
            if (failure == e)
                throw;
            throw failure;
        }
    }

    /// <summary>Publishes the same facts again, with actions and concerns judged on another day. Null when nothing is published yet.</summary>
    public string? Recount(DateOnly ownDay, CancellationToken stop = default)
    {
        using var held = ImportLock.Take(folder, null, stop);
        LiveCheck.Thorough(folder, stop);
        LiveCheck.Require(folder);
        // The sample is always shown as at its own day.
        if (folder.LiveId is null || IsSampleLive())
            return null;
        using var build = new BuildInProgress(folder, replacesLive: true);
        Finish(build, ownDay, isSample: false, null);
        return build.Id;
    }

    private ImportLock Hold(ImportRequest request, IProgress<string>? progress, CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        if (request.WaitAtMost is { } most)
            patience.CancelAfter(most);
        try
        {
            return ImportLock.Take(folder, () => Tell("Another import is running; this one waits for it to end.", progress), patience.Token);
        }
        catch (OperationCanceledException e) when (!stop.IsCancellationRequested)
        {
            throw new ImportBusyException(e);
        }
    }

    private (ImportHistory History, int Run) Begin(ImportRequest request)
    {
        var history = new ImportHistory(new AppDatabase(folder.Root, time));
        using var live = folder.LiveId is null ? null : folder.OpenLive();
        return (history, history.Start(request, live, time.GetUtcNow()));
    }

    private ImportOutcome Import(ImportRequest request, Reference reference, IReadOnlyList<SourceFile> files, int run, IProgress<string>? progress, CancellationToken stop)
    {
        if (request.IsSample && folder.LiveId is not null && !IsSampleLive())
            throw new ImportFailedException("The warehouse holds a council's own audits: the sample is not put among them. Name another folder with --warehouse.");
        var quarantined = new Dictionary<SourceFile, string>();
        var startAfresh = !request.IsSample && IsSampleLive();
        var seen = Look(files, quarantined, startAfresh, progress);
        var opened = OpenedFile.OpenAll(seen.Where(f => !f.Known && !quarantined.ContainsKey(f.File)).Select(f => f.File), reference, quarantined, stop);
        while (true)
        {
            var attempt = Attempt(request, reference, run, seen, opened, quarantined, progress, stop);
            if (attempt is not null)
                return attempt;
        }
    }

    private void Tell(string notice, IProgress<string>? progress)
    {
        Notice?.Invoke(notice);
        if (Notice is null)
            progress?.Report(notice);
    }

    // Before the build is published, so that every row of a live build can be found in the archive.
    private void Archive(IEnumerable<FileOutcome> files, DateOnly day)
    {
        var filing = new Filing(folder.Root);
        foreach (var file in files)
        {
            var target = filing.PathFor(file, day);
            // A warehouse that is made again from its own archive has the file there already.
            if (File.Exists(target) || IsArchived(file))
                continue;
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            Directory.CreateDirectory(folder.Arriving);
            var part = Path.Combine(folder.Arriving, Path.GetFileName(target));
            if (arrivals.Erasure is { } erasure && !KeptFiles.PutWithout(file.Path, target, erasure).IsNone)
                continue;
            Files.Copy(file.Path, part);
            Files.MoveWhole(part, target);
        }

        folder.ClearArriving();
    }

    private bool IsArchived(FileOutcome file) =>
        Path.GetFullPath(file.Path).StartsWith(folder.Archive + Path.DirectorySeparatorChar, StringComparison.Ordinal)
        && Path.GetFileName(file.Path).StartsWith(file.Sha256[..SourceFile.FingerprintLength], StringComparison.Ordinal);

    private bool IsSampleLive()
    {
        if (folder.LiveId is null)
            return false;
        using var live = folder.OpenLive();
        return live.Info.IsSample;
    }

    // Hashes every file before anything is copied: what came in before needs no build at all.
    private List<(SourceFile File, FileCheck Check, bool Known)> Look(IReadOnlyList<SourceFile> files, Dictionary<SourceFile, string> quarantined, bool startAfresh, IProgress<string>? progress)
    {
        using var live = folder.LiveId is null || startAfresh ? null : folder.OpenLive();
        var looked = new List<(SourceFile, FileCheck, bool)>();
        var hashes = new HashSet<string>();
        foreach (var file in files)
        {
            progress?.Report($"{file.Name}: checking");
            if (Open(file, quarantined) is not { } check)
            {
                looked.Add((file, new FileCheck("", 0, false), false));
                continue;
            }

            var known = !hashes.Add(check.Sha256)
                || live?.Connection.Scalar<long>("SELECT count(*) FROM import_file WHERE sha256 = $hash AND state = 'loaded'", ("$hash", check.Sha256)) > 0;
            if (!check.IsUtf8)
                quarantined[file] = "It is not UTF-8 text. Save it again as 'CSV UTF-8'.";
            looked.Add((file, check, known));
        }

        return looked;
    }

    private static FileCheck? Open(SourceFile file, Dictionary<SourceFile, string> quarantined)
    {
        try
        {
            if (file.Refusal is not { } refusal)
                return file.Check();
            quarantined[file] = refusal;
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            quarantined[file] = $"It cannot be opened: {e.Message}";
            return null;
        }
    }

    // Null when a file turned out to be one for quarantine: all is then done again without it.
    private ImportOutcome? Attempt(
        ImportRequest request, Reference reference, int run, List<(SourceFile File, FileCheck Check, bool Known)> files, List<OpenedFile> opened, Dictionary<SourceFile, string> quarantined, IProgress<string>? progress,
        CancellationToken stop)
    {
        opened.RemoveAll(f => quarantined.ContainsKey(f.File));
        var tables = opened.SelectMany(f => f.Tables).ToList();
        if (tables.Count == 0)
            return ImportOutcome.Of(files, quarantined, [], null);

        // A council's own extracts take the made-up council's place, and never mix with it.
        using var build = new BuildInProgress(folder, startAfresh: !request.IsSample && IsSampleLive());
        Dimensions.Prepare(build.Connection, reference);
        build.Connection.Run("INSERT INTO import_run (id, started_at, source) VALUES ($run, $now, $source)", ("$run", run), ("$now", time.GetUtcNow().ToString("O")), ("$source", request.Source));
        var tallies = tables.OrderBy(t => t.Extract.Turn)
            .Select(t => new FileTally(t, AddFile(build.Connection, run, t.File, files.Single(f => f.File == t.File).Check, t, "loading", null))).ToList();
        foreach (var (file, sheet) in opened.SelectMany(f => f.LeftOut.Select(sheet => (f.File, sheet))))
            tallies.First(t => t.Table.File == file).Warn(null, $"the sheet '{sheet}' bears no extract's name and was left out");

        if (!LoadAll(build.Connection, reference, request, tallies, quarantined, progress, stop))
            return null;

        foreach (var tally in tallies)
            tally.Save(build.Connection);
        foreach (var (file, check, known) in files.Where(f => f.Known || quarantined.ContainsKey(f.File)))
            AddFile(build.Connection, run, file, check, null, known ? "unchanged" : "quarantined", known ? null : quarantined[file]);
        arrivals.Save();
        if (request.KeepCopies)
            Archive(files.Where(f => tallies.Exists(t => t.Table.File == f.File)).Select(f => new FileOutcome(f.File.Path, f.Check.Sha256, FileState.Loaded)), request.Today);
        build.Connection.Run("UPDATE import_run SET finished_at = $now WHERE id = $run", ("$now", time.GetUtcNow().ToString("O")), ("$run", run));
        Finish(build, request.OwnDay, request.IsSample, progress);
        return ImportOutcome.Of(files, quarantined, tallies, build.Id);
    }

    private bool LoadAll(
        SqliteConnection connection, Reference reference, ImportRequest request, List<FileTally> tallies, Dictionary<SourceFile, string> quarantined, IProgress<string>? progress, CancellationToken stop)
    {
        using var loader = new Loader(connection, reference, request.Today, progress, arrivals.Ids);
        foreach (var turn in tallies.GroupBy(t => t.Table.Extract.Turn).OrderBy(g => g.Key))
        {
            foreach (var tally in turn)
            {
                try
                {
                    loader.Load(tally, stop);
                }
                catch (UnreadableFileException e)
                {
                    quarantined[tally.Table.File] = e.Message;
                    return false;
                }
            }

            if (turn.Key == 0)
                loader.FinishTeams();
            if (turn.Key == 1)
                loader.FinishAudits();
        }

        foreach (var file in tallies.GroupBy(t => t.Table.File))
        {
            var (read, rejected) = (file.Sum(t => t.Read), file.Sum(t => t.Rejected));
            if (rejected * BadShare > read)
                quarantined[file.Key] = $"{rejected:N0} of its {read:N0} rows could not be trusted: {CommonestReason(connection, file)}.";
        }

        return !tallies.Exists(t => quarantined.ContainsKey(t.Table.File));
    }

    private static string CommonestReason(SqliteConnection connection, IEnumerable<FileTally> tallies) =>
        string.Join("; ", connection.Rows(
            $"SELECT reason, \"column\", count(*), min(line) FROM rejected_row WHERE file_ref IN ({string.Join(",", tallies.Select(t => t.FileRef))}) GROUP BY 1, 2 ORDER BY 3 DESC LIMIT 3",
            r => $"{r.GetString(0)}{(r.GetString(1).Length > 0 ? $" in {r.GetString(1)}" : "")} on {r.GetInt32(2):N0} row{(r.GetInt32(2) == 1 ? "" : "s")}, first on line {r.GetInt32(3):N0}"));

    private void Finish(BuildInProgress build, DateOnly ownDay, bool isSample, IProgress<string>? progress)
    {
        progress?.Report("Counting cells");
        CellWriter.Write(build, ownDay);
        progress?.Report("Checking the build");
        BuildCheck.Run(build.Connection);
        build.Describe(ownDay, isSample, time.GetUtcNow());
        progress?.Report("Publishing");
        build.Publish(KeepBuilds);
    }

    private static int AddFile(SqliteConnection connection, int run, SourceFile file, FileCheck check, SourceTable? table, string state, string? reason)
    {
        connection.Run(
            "INSERT INTO import_file (run_ref, name, sheet, extract, profile, sha256, bytes, state, reason) VALUES ($run, $name, $sheet, $extract, $profile, $hash, $bytes, $state, $reason)",
            ("$run", run), ("$name", file.Name), ("$sheet", table?.Sheet), ("$extract", table?.Extract.Name), ("$profile", table?.Profile?.Name), ("$hash", check.Sha256), ("$bytes", check.Bytes), ("$state", state), ("$reason", reason));
        return (int)connection.Scalar<long>("SELECT max(id) FROM import_file");
    }
}
