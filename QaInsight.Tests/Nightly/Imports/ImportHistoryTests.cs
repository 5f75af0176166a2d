using Microsoft.Data.Sqlite;
using QaInsight.Nightly;
using QaInsight.Nightly.Imports;
using QaInsight.People;
using QaInsight.Warehouse;
using Xunit;

namespace QaInsight.Tests.Nightly.Imports;

/// <summary>Every run is remembered, whatever came of it.</summary>
public sealed class ImportHistoryTests : IDisposable
{
    private readonly TestWarehouse warehouse = new();

    private ImportsReader Reader => new(warehouse.Folder, new ImportHistory(Database));

    private AppDatabase Database => new(warehouse.Folder.Root, TimeProvider.System);

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        warehouse.Dispose();
    }

    [Fact]
    public void What_came_of_each_run_is_known()
    {
        var teams = warehouse.Teams("A");
        warehouse.Import(teams);
        warehouse.Import(teams);
        warehouse.Import(warehouse.Write("audits.csv", [Imported.Audits, .. Imported.GoodAudits(3), "z,c,2026-05,B,CIN,completed"]));
        warehouse.Import(warehouse.Write("actions.csv", "a,b", "1,2"));
        Assert.Throws<ImportFailedException>(() => Import(new ImportRequest([teams], "sample", warehouse.Today, IsSample: true)));

        Assert.Equal(
            [
                (5, RunOutcome.Failed, Standing.BroughtNothing, 0), (4, RunOutcome.Refused, Standing.BroughtNothing, 0), (3, RunOutcome.SomeSetAside, Standing.Counted, 3),
                (2, RunOutcome.NothingNew, Standing.BroughtNothing, 0), (1, RunOutcome.AllIn, Standing.Counted, 1),
            ],
            Runs());
        Assert.StartsWith("The warehouse holds a council's own audits", Reader.Recent(int.MaxValue, 1)[0].Run.Message, StringComparison.Ordinal);
        Assert.Equal((4, 3, 1), Reader.Recent(4, 1)[0].Run is var run ? (run.Read, run.New, run.SetAside) : default);
    }

    [Fact]
    public void A_run_that_was_undone_keeps_its_number_to_itself()
    {
        warehouse.Import(warehouse.Teams("A"));
        var audits = warehouse.Write("audits.csv", [Imported.Audits, .. Imported.GoodAudits(3)]);
        warehouse.Import(audits);
        warehouse.Folder.Undo();
        var again = warehouse.Import(audits);

        Assert.Equal(3, again.Run);
        Assert.Equal([(3, RunOutcome.AllIn, Standing.Counted, 3), (2, RunOutcome.AllIn, Standing.Undone, 3), (1, RunOutcome.AllIn, Standing.Counted, 1)], Runs());
    }

    [Fact]
    public void Runs_from_before_they_were_recorded_are_read_from_the_live_build()
    {
        warehouse.Import(warehouse.Teams("A"));
        warehouse.Import(warehouse.Write("audits.csv", [Imported.Audits, .. Imported.GoodAudits(3), "z,c,2026-05,B,CIN,completed"]));
        var recorded = Runs();
        ForgetAll();

        Assert.Equal(recorded, Runs());
        Assert.Equal("team not known (in teams)", Reader.Read(2)!.SetAside.Single().Reason);
        // And the next has a number of its own.
        Assert.Equal(3, warehouse.Import(warehouse.Write("auditors.csv", "auditor,role", "Ann,auditor")).Run);
        Assert.Equal([3, 2, 1], Runs().Select(r => r.Id));
    }

    [Fact]
    public void A_run_that_was_cut_short_is_settled_by_the_next()
    {
        var published = warehouse.Import(warehouse.Teams("A")).Run;
        using (var connection = Database.Open())
        {
            // Killed once after its build was published, and once before.
            connection.Run("DELETE FROM import_run_file; UPDATE import_run SET outcome = NULL, finished_at = NULL, build = NULL");
            connection.Run("INSERT INTO import_run (id, started_at, source, sample) VALUES (2, '2026-06-30T09:00:00.0000000+00:00', 'upload', 0)");
        }

        Assert.Equal([(2, null, Standing.BroughtNothing, 0), (published, RunOutcome.AllIn, Standing.Counted, 1)], Runs());
        warehouse.Import(warehouse.Write("auditors.csv", "auditor,role", "Ann,auditor"));
        Assert.Equal([(3, RunOutcome.AllIn, Standing.Counted, 1), (2, RunOutcome.Abandoned, Standing.BroughtNothing, 0), (published, RunOutcome.AllIn, Standing.Counted, 1)], Runs());
    }

    [Fact]
    public void A_recount_between_does_not_stand_between_an_import_and_its_undo()
    {
        warehouse.Import(warehouse.Teams("A"));
        var before = warehouse.Folder.LiveId;
        warehouse.Import(warehouse.Write("audits.csv", [Imported.Audits, .. Imported.GoodAudits(3)]));
        for (var night = 1; night <= 7; night++)
            new ImportRun(warehouse.Folder, TestWarehouse.ReferenceFolder, TimeProvider.System).Recount(warehouse.Today.AddDays(night));

        Assert.Equal(before, warehouse.Folder.Undo()?.Live);
        Assert.Equal(["0"], warehouse.Query("SELECT count(*) FROM fct_audit"));
    }

    [Fact]
    public void The_rows_of_a_workbook_or_of_a_file_that_was_not_archived_are_only_listed()
    {
        warehouse.Teams("A");
        warehouse.Write("audits.csv", [Imported.Audits, .. Imported.GoodAudits(3), "z,c,2026-05,B,CIN,completed"]);
        var run = warehouse.Import(warehouse.Inbox).Run;

        var mend = Assert.Single(Reader.Read(run)!.ToMend);
        Assert.StartsWith("The archive does not hold it", mend.Why, StringComparison.Ordinal);
        using var writer = new StringWriter();
        Assert.Null(Reader.WriteToMend(run, mend.File.Id, writer));
        Assert.Null(Reader.WriteToMend(run, 99, writer));
        Assert.False(Reader.WriteRejects(99, writer));
        Assert.Equal("", writer.ToString());
    }

    [Fact]
    public void Rows_to_mend_are_the_files_own_lines_whatever_is_in_them()
    {
        var broken = "x5,c,A,2026-05-01,2026-05-20," + new string('w', 1200) + "\" \"";
        warehouse.Teams("A");
        warehouse.Write(
            "actions.csv",
            [Imported.Actions + ",\"Description\"", "x1,c,A,2026-05-01,2026-05-20,", "=x2,c,Früh,2026-05-01,2026-05-20,\"two", "lines, and a \"\"quote\"\"\"", "x3,c,A,2026-05-01", broken, .. Imported.GoodActions(6).Select(a => "y" + a + ",ok")]);
        var run = Import(new ImportRequest([warehouse.Inbox], "test", warehouse.Today) { KeepCopies = true }).Run;

        using var writer = new StringWriter();
        Assert.Equal("actions-to-mend.csv", Reader.WriteToMend(run, Reader.Read(run)!.ToMend.Single().File.Id, writer));
        Assert.Equal(
            $"\uFEFF{Imported.Actions},Description\r\n=x2,c,Früh,2026-05-01,2026-05-20,\"two\nlines, and a \"\"quote\"\"\"\r\nx3,c,A,2026-05-01\r\n{broken}\r\n",
            writer.ToString());
    }

    private ImportOutcome Import(ImportRequest request) => new ImportRun(warehouse.Folder, TestWarehouse.ReferenceFolder, TimeProvider.System).Run(request);

    private List<(int Id, RunOutcome? Outcome, Standing Standing, int New)> Runs() => [.. Reader.Recent(int.MaxValue, 9).Select(p => (p.Run.Id, p.Run.Outcome, p.Standing, p.Run.New))];

    private void ForgetAll()
    {
        SqliteConnection.ClearAllPools();
        foreach (var file in Directory.GetFiles(warehouse.Folder.Root, "app.db*"))
            File.Delete(file);
    }
}
