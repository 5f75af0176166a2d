using Microsoft.Data.Sqlite;
using OfficeOpenXml;
using QaInsight.Nightly.Erasures;
using QaInsight.People;
using Xunit;

namespace QaInsight.Tests.Nightly.Erasures;

/// <summary>Ids that are part of others, or that mean something to SQL, CSV and addresses.</summary>
public sealed class HostileIdTests : IDisposable
{
    private readonly TestWarehouse warehouse = new();

    [Theory]
    [InlineData("C1", "C10", "AC1", "C1-2", "c11")]
    [InlineData("C%", "C1", "CC", "C%%", "C")]
    [InlineData("C_", "C1", "CC", "C__", "C")]
    [InlineData("O'Neil", "O''Neil", "ONeil", "O'Neill", "O")]
    [InlineData("a\"b", "ab", "a\"\"b", "a", "b")]
    [InlineData("a,b", "a", "b", "a,b,c", "ab")]
    [InlineData("12", "123", "1", "2", "012")]
    [InlineData("'; DROP TABLE fct_audit; --", "1", "2", "3", "4")]
    public void Only_the_childs_own_rows_go(string child, params string[] others)
    {
        warehouse.Write("teams.csv", "team,service", "A,Safeguarding");
        warehouse.Write("audits.csv", [Imported.Audits, Row("1", child), .. others.Select((o, at) => Row($"{at + 2}", o))]);
        warehouse.Write("judgements.csv", ["audit_id,domain,grade,comment", "1,Assessment,Good,good", .. others.Select((_, at) => $"{at + 2},Assessment,Good,\"12 visits, C1 or \"\"other\"\"\"")]);
        warehouse.ImportKept(warehouse.Inbox);

        var erasure = warehouse.Erase(child);

        Assert.True(erasure.IsDone, erasure.Proof);
        Assert.Equal(others.Order(StringComparer.Ordinal), warehouse.Query("SELECT child_id FROM fct_audit").Order(StringComparer.Ordinal));
        Assert.Equal(["4"], warehouse.Query("SELECT count(*) FROM fct_judgement"));
        Assert.Equal(child == "C1" ? "12 visits, (erased) or \"other\"" : "12 visits, C1 or \"other\"", warehouse.Query("SELECT DISTINCT comment FROM fct_judgement").Single());
        var audits = Directory.GetFiles(warehouse.Folder.Archive, "*-audits.csv", SearchOption.AllDirectories).Single();
        Assert.Equal([Imported.Audits, "", .. others.Select((o, at) => Row($"{at + 2}", o)), ""], File.ReadAllText(audits).Split('\n'));

        // Its rows come again, in other capitals and with spaces around it: still nobody's.
        warehouse.ImportKept(warehouse.Write("audits-b.csv", Imported.Audits, Row("90", $" {child} "), Row("91", child.ToUpperInvariant()), Row("92", "new")));
        Assert.Equal(["92"], warehouse.Query("SELECT audit_id FROM fct_audit WHERE audit_id LIKE '9%'"));
    }

    [Fact]
    public void A_workbooks_rows_go_and_the_rest_reads_as_before()
    {
        warehouse.Teams("A");
        var path = Path.Combine(warehouse.Inbox, "audits.xlsx");
        Write(path, "106594", "106601");
        warehouse.ImportKept(warehouse.Inbox);
        Assert.NotEmpty(warehouse.FilesWith("106594"));

        var erasure = warehouse.Erase("106594");

        Assert.True(erasure.IsDone, erasure.Proof);
        Assert.Empty(warehouse.FilesWith("106594"));
        using var again = new TestWarehouse();
        again.ImportKept(Directory.GetDirectories(warehouse.Folder.Archive));
        Assert.Equal(["a2|106601|2026-05|3"], again.Query("SELECT audit_id, child_id, audit_month, source_line FROM audits"));

        // Another workbook with the child in it: left out, and not filed.
        Write(Path.Combine(warehouse.Inbox, "audits.xlsx"), "106594", "106602");
        warehouse.ImportKept(warehouse.Inbox);
        Assert.Equal(["106602"], warehouse.Query("SELECT child_id FROM audits"));
        Assert.Empty(warehouse.FilesWith("106594"));
    }

    [Fact]
    public void Another_profiles_columns_and_codes_do_not_bring_the_child_back()
    {
        warehouse.ImportKept(TestWarehouse.FromRepository("data", "sample"));
        Assert.True(warehouse.Erase("C100063").IsDone);
        var mosaic = Directory.GetFiles(TestWarehouse.FromRepository("data", "sample"), "Mosaic Audit Export*")[0];
        var row = File.ReadAllLines(mosaic).First(l => l.Contains(",C100063,", StringComparison.Ordinal));
        warehouse.ImportKept(warehouse.Write("Mosaic Audit Export 2026.csv", File.ReadAllLines(mosaic)[0], row, row.Replace("C100063", "C777777", StringComparison.Ordinal).Replace("QA-", "QB-", StringComparison.Ordinal)));
        Assert.Equal(["C777777"], warehouse.Query("SELECT child_id FROM fct_audit WHERE child_id IN ('C100063', 'C777777')"));
        Assert.Empty(warehouse.FilesWith("C100063"));
    }

    [Fact]
    public void A_short_number_goes_from_addresses_and_stays_in_sentences()
    {
        warehouse.Teams("A");
        warehouse.Write("audits.csv", Imported.Audits, "1,123,2026-05,A,CIN,completed", "2,456,2026-05,A,CIN,completed");
        warehouse.ImportKept(warehouse.Inbox);
        var database = new AppDatabase(warehouse.Folder.Root, TimeProvider.System);
        var log = new LookLog(database, TimeProvider.System);
        foreach (var address in new[] { "/rows?of=audits&child=123", "/rows?child=456", "/rows?of=audits&child=1234", "/views?back=%2Frows%3Fchild%3D123%26of%3Daudits" })
            log.Note(Erased.Administrator, LookKind.View, "Rows of 123 audits", address);

        var erasure = warehouse.Erase("123");

        Assert.True(erasure.IsDone, erasure.Proof);
        Assert.Equal(["(erased) /views", "/rows?of=audits&child=1234", "/rows?child=456", "(erased) /rows"], log.Find(new LookQuestion(Kind: LookKind.View), 10).Select(l => l.Address));
        Assert.All(log.Find(new LookQuestion(Kind: LookKind.View), 10), line => Assert.Equal("Rows of 123 audits", line.What));
    }

    [Fact]
    public void An_audit_that_is_another_childs_stays_that_childs_in_every_later_import()
    {
        warehouse.Teams("A");
        warehouse.Write("audits.csv", Imported.Audits, "a1,c1,2026-05,A,CIN,completed");
        warehouse.ImportKept(warehouse.Inbox);
        Assert.True(warehouse.Erase("c1").IsDone);
        // Until somebody says otherwise, what comes of the audit is the erased child's.
        Assert.Contains(warehouse.ImportKept(warehouse.Write("actions-a.csv", "action_id,audit_id,child_id,team,raised_on,due_on", "x1,a1,c2,A,2026-05-01,2026-05-20")).Files[0].Warnings, w => w.Contains("1 row of erased children", StringComparison.Ordinal));

        warehouse.ImportKept(warehouse.Write("audits-b.csv", Imported.Audits, "a1,c2,2026-05,A,CIN,completed"));
        warehouse.ImportKept(warehouse.Write("judgements-b.csv", "audit_id,domain,grade", "a1,Assessment,Good"));
        warehouse.ImportKept(warehouse.Write("actions-b.csv", "action_id,audit_id,child_id,team,raised_on,due_on", "x2,a1,c2,A,2026-05-01,2026-05-20"));

        Assert.Equal(["a1|c2"], warehouse.Query("SELECT audit_id, child_id FROM fct_audit"));
        Assert.Equal(["1|x2"], warehouse.Query("SELECT (SELECT count(*) FROM fct_judgement), action_id FROM fct_action"));
    }

    [Fact]
    public void Where_the_live_build_is_damaged_nothing_is_erased_and_it_says_why()
    {
        warehouse.ImportKept(warehouse.Teams("A"));
        warehouse.ImportKept(warehouse.Write("audits.csv", Imported.Audits, "a1,c1,2026-05,A,CIN,completed"));
        warehouse.Folder.MarkDamaged(warehouse.Folder.LiveId!, "its file is not what was published");

        var refusal = Assert.Throws<ErasureRefusedException>(() => warehouse.Erase("c1"));

        Assert.StartsWith("Nothing was erased. Build b000002 is damaged", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("'verify'", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_cannot_be_read_row_by_row_goes_whole()
    {
        warehouse.ImportKept(warehouse.Teams("A"));
        var quarantine = Directory.CreateDirectory(Path.Combine(warehouse.Folder.Root, "quarantine", "2026-06-01")).FullName;
        File.WriteAllText(Path.Combine(quarantine, "0123456789ab-odd.csv"), "a;b\nC106594;x\n", System.Text.Encoding.Unicode);
        File.WriteAllText(Path.Combine(quarantine, "0123456789ab-C106594.csv"), "a;b\nx;y\n");
        Assert.True(warehouse.Preview("C106594").Files.Single().IsWhole);
        Assert.True(warehouse.Erase("C106594").IsDone);
        Assert.Empty(warehouse.FilesWith("C106594"));
        Assert.Equal(["0123456789ab-(erased).csv", "0123456789ab-odd.csv.erased.txt"], Directory.GetFiles(quarantine).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        warehouse.Dispose();
    }

    private static string Row(string audit, string child) =>
        $"{audit},{(child.AsSpan().ContainsAny("\",") ? $"\"{child.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : child)},2026-05,A,CIN,completed";

    private static void Write(string path, string first, string second)
    {
        using var package = new ExcelPackage();
        var sheet = package.Workbook.Worksheets.Add("Audits");
        object[][] rows = [["Audit ID", "Child ID", "Audit month", "Team", "Legal status", "Return status"], ["a1", double.Parse(first, System.Globalization.CultureInfo.InvariantCulture), new DateTime(2026, 5, 1), "A", "CIN", "completed"], ["a2", second, "2026-05", "A", "CIN", "completed"]];
        for (var row = 0; row < rows.Length; row++)
        {
            for (var column = 0; column < rows[row].Length; column++)
                sheet.Cells[row + 1, column + 1].Value = rows[row][column];
        }

        sheet.Cells["B2"].AddComment($"see {first}", "Ann");
        package.SaveAs(new FileInfo(path));
    }
}
