using System.Globalization;
using Microsoft.Data.Sqlite;
using OfficeOpenXml;
using QaInsight.Nightly;
using QaInsight.Tests.Nightly.Erasures;
using QaInsight.Tests.Oracle;
using QaInsight.Warehouse;
using Xunit;

namespace QaInsight.Tests.Nightly.Retention;

/// <summary>Which rows are past, by hand and against brute force; and what becomes of every kind of file.</summary>
public sealed class PastRowsTests : IDisposable
{
    private readonly TestWarehouse warehouse = new() { Today = new DateOnly(2026, 6, 30) };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(9)]
    public void Of_random_councils_the_right_children_are_past_and_no_figure_moves(int seed)
    {
        var council = RandomCouncil.Make(seed);
        CouncilCsv.Write(council, warehouse.Inbox, seed);
        warehouse.ImportKept(warehouse.Inbox);
        var months = council.Audits.Select(a => a.AuditMonth).OrderBy(m => m.Index).ToList();
        var (period, border) = ($"{months[0]}..{months[^1]}", months[months.Count / 2].FirstDay);
        var figures = warehouse.EveryFigure(period);
        var past = BruteForce(council, border);

        var run = warehouse.Retain(Month.Of(border).ToString());

        Assert.Equal(past.Count > 0, run is not null);
        Assert.NotEqual(false, run?.IsDone);
        Assert.Equal(figures, warehouse.EveryFigure(period));
        Assert.Equal(
            council.Audits.Select(a => a.ChildId).Where(c => !past.Contains(c)).Distinct().Order(StringComparer.Ordinal),
            warehouse.Query("SELECT DISTINCT child_id FROM fct_audit WHERE child_id NOT LIKE 'anon-%'").Order(StringComparer.Ordinal));
        Assert.Equal(
            [council.Audits.Count(a => past.Contains(a.ChildId)).ToString(CultureInfo.InvariantCulture)], warehouse.Query("SELECT count(*) FROM fct_audit WHERE audit_id LIKE 'anon-%' AND child_id LIKE 'anon-%'"));
        using var again = new TestWarehouse { Today = warehouse.Today };
        again.ImportKept(Directory.GetDirectories(warehouse.Folder.Archive));
        Assert.Equal(figures, again.EveryFigure(period));
    }

    [Fact]
    public void A_childs_rows_go_together_once_the_last_is_old_and_none_is_open()
    {
        warehouse.Teams("A");
        warehouse.Write("audits.csv", Imported.Audits + ",reaudit_of", "a1,old,2024-05,A,CIN,completed,", "a2,mixed,2024-05,A,CIN,completed,", "a3,mixed,2026-05,A,CIN,completed,a2", "a4,open,2024-05,A,CIN,completed,", "a5,other,2026-05,A,CIN,completed,a1");
        warehouse.Write("actions.csv", "action_id,audit_id,child_id,team,raised_on,due_on,completed_on,description", "x1,a1,old,A,2024-05-01,2024-06-01,2024-05-20,old words", "x2,a4,open,A,2024-05-01,2024-06-01,,open words", "x3,a1,other,A,2026-05-01,2026-06-01,2026-05-20,other words");
        warehouse.Write("escalations.csv", "escalation_id,child_id,raised_by,team,raised_on,reason,stage,status,resolved_on", "e1,,IRO,A,2024-05-01,about one child,1,resolved,2024-05-09", "e2,old,IRO,A,2024-05-01,Process,1,resolved,", "e3,,IRO,A,2024-05-01,about another,1,in process,");
        warehouse.Write("judgements.csv", "audit_id,domain,grade,comment", "a1,Assessment,Good,said of old", "a2,Assessment,Good,said of mixed");
        warehouse.ImportKept(warehouse.Inbox);
        Assert.Equal(1, warehouse.Desk(Month.Parse("2025-01")).KeptForWhatIsOpen());

        var preview = warehouse.Desk(Month.Parse("2025-01")).Preview();
        Assert.Equal(1, preview.Children);
        Assert.Contains(preview.Files, f => f.Name.EndsWith("-audits.csv", StringComparison.Ordinal) && f.Past.Rewritten == 2);
        Done(warehouse.Retain("2025-01")!);

        // old's audit, and the later audit that names it.
        Assert.Equal(["mixed|2024-05|1", "mixed|2026-05|1", "open|2024-05|1", "other|2026-05|1"], warehouse.Query("SELECT child_id, audit_month, count(*) FROM audits WHERE child_id NOT LIKE 'anon-%' GROUP BY 1, 2 ORDER BY 1, 2"));
        Assert.Equal(["1"], warehouse.Query("SELECT count(*) FROM fct_audit n JOIN fct_audit o ON o.id = n.reaudit_of_ref WHERE n.audit_id = 'a5' AND o.audit_id LIKE 'anon-%'"));
        Assert.Equal(["|1", "open words|0", "other words|1"], warehouse.Query("SELECT coalesce(description, ''), audit_id LIKE 'anon-%' FROM fct_action ORDER BY 1"));
        Assert.Equal(["about another|e3", "not kept|anon", "Process|anon"], warehouse.Query("SELECT reason, iif(escalation_id LIKE 'anon-%', 'anon', escalation_id) FROM fct_escalation ORDER BY reason COLLATE NOCASE"));
        Assert.Equal(["|1", "said of mixed|0"], warehouse.Query("SELECT coalesce(comment, ''), a.audit_id LIKE 'anon-%' FROM fct_judgement j JOIN fct_audit a ON a.id = j.audit_ref ORDER BY 1"));
        // The same code for the same child, in all of its rows.
        Assert.Equal(["1"], warehouse.Query("SELECT count(DISTINCT child_id) FROM (SELECT child_id FROM fct_audit UNION SELECT child_id FROM fct_action UNION SELECT child_id FROM fct_escalation) WHERE child_id LIKE 'anon-%'"));
    }

    [Fact]
    public void Columns_beside_the_contracts_go_too_and_every_line_keeps_its_place()
    {
        warehouse.Teams("A");
        warehouse.Write(
            "audits.csv", "audit_id,child_id,audit_month,team,legal_status,return_status,Name of child", "a1,old,2024-05,A,CIN,completed,Anna", "a2,new,2026-05,A,CIN,completed,Ben", "a3,\"old\",2024-06,A,\"CIN\",completed,\"Anna", "Smith\"");
        warehouse.ImportKept(warehouse.Inbox);

        Done(warehouse.Retain("2025-01")!);

        var lines = File.ReadAllLines(Directory.GetFiles(warehouse.Folder.Archive, "*-audits.csv", SearchOption.AllDirectories).Single());
        Assert.Equal("a2,new,2026-05,A,CIN,completed,Ben", lines[2]);
        Assert.Matches("^anon-[a-z]{16},anon-[a-z]{16},2024-05,A,CIN,completed,$", lines[1]);
        Assert.Matches("^anon-[a-z]{16},anon-[a-z]{16},2024-06,A,CIN,completed,$", lines[3]);
        Assert.Equal("", lines[4]);
        Assert.Empty(warehouse.FilesWith("Anna"));
    }

    [Fact]
    public void A_workbooks_rows_are_written_over_and_the_rest_reads_as_before()
    {
        warehouse.Teams("A");
        using (var package = new ExcelPackage())
        {
            var sheet = package.Workbook.Worksheets.Add("audits");
            string[][] rows = [Imported.Audits.Split(','), ["a1", "106594", "2024-05", "A", "CIN", "completed"], ["a2", "106602", "2026-05", "A", "CIN", "completed"]];
            for (var row = 0; row < rows.Length; row++)
            {
                for (var column = 0; column < rows[row].Length; column++)
                    sheet.Cells[row + 1, column + 1].Value = rows[row][column];
            }

            package.SaveAs(new FileInfo(Path.Combine(warehouse.Inbox, "audits.xlsx")));
        }

        warehouse.ImportKept(warehouse.Inbox);
        Done(warehouse.Retain("2025-01")!);
        Assert.Empty(warehouse.FilesWith("106594"));
        using var again = new TestWarehouse();
        again.ImportKept(Directory.GetDirectories(warehouse.Folder.Archive));
        Assert.Equal(warehouse.Query("SELECT audit_id, child_id, audit_month, source_line FROM audits ORDER BY audit_month"), again.Query("SELECT audit_id, child_id, audit_month, source_line FROM audits ORDER BY audit_month"));
        Assert.Contains("a2|106602|2026-05|3", again.Query("SELECT audit_id, child_id, audit_month, source_line FROM audits"));
    }

    [Fact]
    public void A_child_whose_only_row_was_written_for_it_by_mistake_goes_with_the_old_file()
    {
        warehouse.Today = new DateOnly(2024, 5, 1);
        warehouse.Teams("A");
        warehouse.Write("audits.csv", Imported.Audits, "a1,mistaken,2024-05,A,CIN,completed", "a2,right,2024-05,A,CIN,completed");
        ImportLongAgo();
        warehouse.Today = new DateOnly(2026, 6, 30);
        warehouse.ImportKept(warehouse.Write("audits-b.csv", Imported.Audits, "a1,right,2024-05,A,CIN,completed", "a3,right,2026-05,A,CIN,completed", "a4,old,2024-05,A,CIN,completed"));
        Assert.NotEmpty(warehouse.FilesWith("mistaken"));
        for (var n = 0; n < 5; n++)
            warehouse.ImportKept(warehouse.Write($"audits-{n}.csv", Imported.Audits, $"n{n},right,2026-05,A,CIN,completed"));

        Done(warehouse.Retain("2025-01")!);

        Assert.Empty(warehouse.FilesWith("mistaken"));
        Assert.Equal(["right"], warehouse.Query("SELECT DISTINCT child_id FROM fct_audit WHERE child_id NOT LIKE 'anon-%'"));
    }

    [Fact]
    public void While_a_warehouse_is_made_again_files_that_have_not_had_their_turn_stay_whole()
    {
        warehouse.Today = new DateOnly(2024, 5, 1);
        warehouse.Teams("A");
        warehouse.Write("audits.csv", Imported.Audits, "a1,c1,2024-05,A,CIN,completed", "a2,c2,2024-05,A,CIN,completed");
        ImportLongAgo();
        warehouse.Today = new DateOnly(2026, 6, 30);
        Directory.Delete(warehouse.Folder.Builds, recursive: true);
        SqliteConnection.ClearAllPools();
        warehouse.ImportKept(warehouse.Teams("A"), warehouse.Write("audits-b.csv", Imported.Audits, "b1,c3,2024-04,A,CIN,completed"));

        Done(warehouse.Retain("2025-01")!);

        var old = Directory.GetFiles(warehouse.Folder.Archive, "*-audits.csv", SearchOption.AllDirectories).Single();
        Assert.Equal([Imported.Audits, "a1,c1,2024-05,A,CIN,completed", "a2,c2,2024-05,A,CIN,completed"], File.ReadAllLines(old));
        // And once they have, they are past like any other.
        warehouse.ImportKept(old);
        Done(warehouse.Retain("2025-01")!);
        Assert.Equal(["3"], warehouse.Query("SELECT count(*) FROM fct_audit WHERE child_id LIKE 'anon-%'"));
        Assert.Equal([old], Directory.GetFiles(warehouse.Folder.Archive, "*-audits.csv", SearchOption.AllDirectories));
        Assert.Empty(warehouse.FilesWith("c1,2024"));
    }

    [Fact]
    public void What_was_set_aside_long_ago_goes_whole_and_what_was_set_aside_lately_stays()
    {
        warehouse.Today = new DateOnly(2024, 5, 1);
        warehouse.Teams("A");
        warehouse.Write("audits.csv", [Imported.Audits, "a1,c1,2024-05,A,CIN,completed", "a2,c2,2024-05,A,CIN,completed", "a3,c3,2024-05,A,CIN,completed", "bad,reject-child,2024-05,No such team,CIN,completed"]);
        ImportLongAgo();
        var quarantine = Path.Combine(warehouse.Folder.Root, "quarantine");
        foreach (var day in new[] { "2024-05-01", "2026-05-01" })
        {
            Directory.CreateDirectory(Path.Combine(quarantine, day));
            File.WriteAllText(Path.Combine(quarantine, day, "0123456789ab-odd.csv"), "child\nquarantined-child\n");
        }

        warehouse.Today = new DateOnly(2026, 6, 30);

        Done(warehouse.Retain("2025-01")!);

        Assert.Empty(warehouse.Rejects());
        Assert.Empty(warehouse.FilesWith("reject-child"));
        Assert.Equal(["quarantine/2026-05-01/0123456789ab-odd.csv"], warehouse.FilesWith("quarantined-child").Select(f => f.Replace('\\', '/')));
        Assert.Equal(["3"], warehouse.Query("SELECT count(*) FROM fct_audit"));
        Assert.Null(warehouse.Retain("2025-01"));
    }

    private static void Done(QaInsight.People.RetentionRun run) => Assert.True(run.IsDone, run.Proof);

    private void ImportLongAgo() => new ImportRun(warehouse.Folder, TestWarehouse.ReferenceFolder, new FakeTime(new DateTimeOffset(2024, 5, 1, 2, 0, 0, TimeSpan.Zero)))
        .Run(new ImportRequest([warehouse.Inbox], "test", warehouse.Today) { KeepCopies = true });

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        warehouse.Dispose();
    }

    // A child's last day, row by row; open ones have none.
    private static HashSet<string> BruteForce(Council council, DateOnly border)
    {
        var days = council.Audits.Select(a => (a.ChildId, (DateOnly?)a.AuditMonth.LastDay))
            .Concat(council.Actions.Select(a => (a.ChildId, a.CompletedOn)))
            .Concat(council.Concerns.Select(c => (c.ChildId, c.ResolvedOn)))
            .Concat(council.Escalations.Where(e => e.ChildId.Length > 0).Select(e => (e.ChildId, e.Status == "resolved" ? e.ResolvedOn ?? e.RaisedOn : (DateOnly?)null)));
        return [.. days.GroupBy(d => d.ChildId).Where(g => g.All(d => d.Item2 < border)).Select(g => g.Key)];
    }
}
