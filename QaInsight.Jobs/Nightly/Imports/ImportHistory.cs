using Microsoft.Data.Sqlite;
using QaInsight.People;
using QaInsight.Warehouse;
using QaInsight.Warehouse.Model;

namespace QaInsight.Nightly.Imports;

/// <summary>
/// Every import run, whoever asked for it, in app.db: a build remembers only what it was published with. Whoever writes holds
/// the import lock.
/// </summary>
public sealed class ImportHistory(AppDatabase database)
{
    private const string Runs = "SELECT id, started_at, finished_at, source, asked_by, sample, outcome, message, build FROM import_run";

    private const string FileColumns = "name, sheet, extract, profile, sha256, state, reason, read, new, changed, unchanged, superseded, rejected";

    private const int LongestMessage = 1000;

    /// <summary>Notes the start of a run; gives the id that it has here and in its build.</summary>
    /// <param name="live">The live build, whose runs may be older than this record.</param>
    public int Start(ImportRequest request, PublishedBuild? live, DateTimeOffset now)
    {
        using var connection = database.Open();
        Settle(connection, live, now);
        var known = live?.Connection.Scalar<long?>("SELECT max(id) FROM import_run") ?? 0;
        return (int)connection.Scalar<long>(
            "INSERT INTO import_run (id, started_at, source, asked_by, sample) VALUES (max($known, (SELECT coalesce(max(id), 0) FROM import_run)) + 1, $now, $source, $by, $sample) RETURNING id",
            ("$known", known), ("$now", now.ToText()), ("$source", request.Source), ("$by", request.AskedBy), ("$sample", request.IsSample ? 1 : 0));
    }

    public void Finish(int id, ImportOutcome outcome, DateTimeOffset now)
    {
        using var connection = database.Open();
        Save(connection, id, [.. outcome.Files.Select(Recorded)], outcome.PublishedBuild, now);
    }

    /// <summary>Says nothing where it cannot be noted: a disk without room for a build may have none for this.</summary>
    public void Fail(int id, RunOutcome outcome, string why, DateTimeOffset now)
    {
        try
        {
            using var connection = database.Open();
            connection.Run(
                "UPDATE import_run SET outcome = $outcome, finished_at = $now, message = $why WHERE id = $id",
                ("$outcome", Text(outcome)), ("$now", now.ToText()), ("$why", why.Length > LongestMessage ? why[..LongestMessage] : why), ("$id", id));
        }
        catch (SqliteException)
        {
            // Whoever asked is told of the failure itself; the next run notes that this one was left unfinished.
        }
    }

    /// <summary>The newest runs of those before <paramref name="before"/>, newest first.</summary>
    public IReadOnlyList<RecordedRun> Recent(int before, int count)
    {
        using var connection = database.Open();
        return WithFiles(connection, connection.Rows(Runs + " WHERE id < $before ORDER BY id DESC LIMIT $count", Read, ("$before", before), ("$count", count)));
    }

    /// <summary>The runs that published these builds, oldest first.</summary>
    public IReadOnlyList<RecordedRun> PublishedIn(IReadOnlyList<string> builds)
    {
        using var connection = database.Open();
        return WithFiles(connection, [.. builds.SelectMany(b => connection.Rows(Runs + " WHERE build = $build", Read, ("$build", b))).OrderBy(r => r.Id)]);
    }

    public RecordedRun? Find(int id)
    {
        using var connection = database.Open();
        return WithFiles(connection, connection.Rows(Runs + " WHERE id = $id", Read, ("$id", id))).SingleOrDefault();
    }

    // Nobody else runs now, so that what is unfinished was cut short: before its build was published, or just after.
    private static void Settle(SqliteConnection connection, PublishedBuild? live, DateTimeOffset now)
    {
        foreach (var id in connection.Rows("SELECT id FROM import_run WHERE outcome IS NULL", r => r.GetInt32(0)))
        {
            if (live is not null && ImportLog.Holds(live, id))
            {
                using var context = new WarehouseContext(live);
                Save(connection, id, ImportLog.FilesOf(context, id), live.Info.Id, now);
            }
            else
            {
                connection.Run("UPDATE import_run SET outcome = $outcome, finished_at = $now WHERE id = $id", ("$outcome", Text(RunOutcome.Abandoned)), ("$now", now.ToText()), ("$id", id));
            }
        }
    }

    private static void Save(SqliteConnection connection, int id, IReadOnlyList<ImportFile> files, string? build, DateTimeOffset now)
    {
        using var transaction = connection.BeginTransaction();
        for (var at = 0; at < files.Count; at++)
        {
            var f = files[at];
            connection.Run(
                $"INSERT INTO import_run_file (run_ref, position, {FileColumns}) VALUES ($run, $at, $name, $sheet, $extract, $profile, $hash, $state, $reason, $read, $new, $changed, $unchanged, $superseded, $rejected)",
                ("$run", id), ("$at", at + 1), ("$name", f.Name), ("$sheet", f.Sheet), ("$extract", f.Extract), ("$profile", f.Profile), ("$hash", f.Sha256), ("$state", f.State), ("$reason", f.Reason),
                ("$read", f.Read), ("$new", f.New), ("$changed", f.Changed), ("$unchanged", f.Unchanged), ("$superseded", f.Superseded), ("$rejected", f.Rejected));
        }

        connection.Run(
            "UPDATE import_run SET outcome = $outcome, finished_at = $now, build = $build WHERE id = $id",
            ("$outcome", Text(RecordedRun.OutcomeOf(files, build))), ("$now", now.ToText()), ("$build", build), ("$id", id));
        transaction.Commit();
    }

    private static IReadOnlyList<RecordedRun> WithFiles(SqliteConnection connection, List<RecordedRun> runs)
    {
        if (runs.Count == 0)
            return runs;
        var files = connection.Rows(
            $"SELECT run_ref, position, {FileColumns} FROM import_run_file WHERE run_ref BETWEEN $first AND $last ORDER BY run_ref, position", ReadFile,
            ("$first", runs.Min(r => r.Id)), ("$last", runs.Max(r => r.Id))).ToLookup(f => f.RunRef);
        return [.. runs.Select(r => r with { Files = [.. files[r.Id]] })];
    }

    private static RecordedRun Read(SqliteDataReader r) => new(
        r.GetInt32(0), r.Moment(1), r.MomentOrNull(2), r.GetString(3), r.TextOrNull(4), r.GetInt32(5) == 1,
        r.TextOrNull(6) is { } outcome ? Enum.Parse<RunOutcome>(outcome, ignoreCase: true) : null, r.TextOrNull(7), r.TextOrNull(8));

    private static ImportFile ReadFile(SqliteDataReader r) => new()
    {
        RunRef = r.GetInt32(0),
        Id = r.GetInt32(1),
        Name = r.GetString(2),
        Sheet = r.TextOrNull(3),
        Extract = r.TextOrNull(4),
        Profile = r.TextOrNull(5),
        Sha256 = r.GetString(6),
        State = r.GetString(7),
        Reason = r.TextOrNull(8),
        Read = r.GetInt32(9),
        New = r.GetInt32(10),
        Changed = r.GetInt32(11),
        Unchanged = r.GetInt32(12),
        Superseded = r.GetInt32(13),
        Rejected = r.GetInt32(14),
    };

    private static ImportFile Recorded(FileOutcome file) => new()
    {
        Name = file.Name,
        Sheet = file.Sheet,
        Extract = file.Extract,
        Profile = file.Profile,
        Sha256 = file.Sha256,
        State = file.State.ToString().ToLowerInvariant(),
        Reason = file.Reason,
        Read = file.Read,
        New = file.New,
        Changed = file.Changed,
        Unchanged = file.Unchanged,
        Superseded = file.Superseded,
        Rejected = file.Rejected,
    };

    private static string Text(RunOutcome outcome) => outcome.ToString().ToLowerInvariant();
}
