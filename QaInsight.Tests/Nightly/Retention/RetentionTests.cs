using Microsoft.Data.Sqlite;
using QaInsight.Measures;
using QaInsight.Nightly;
using QaInsight.People;
using QaInsight.Scorecards;
using QaInsight.Tests.Nightly.Erasures;
using QaInsight.Warehouse;
using Xunit;

namespace QaInsight.Tests.Nightly.Retention;

/// <summary>The sample council keeps children's rows for a year: older ones no longer say who they are about, and every figure stays.</summary>
public sealed class RetentionTests : IDisposable
{
    private const string Months = "2024-09..2026-09";
    private const string KeptFrom = "2025-09";
    private const string OldChildren =
        """
        SELECT child_id FROM (SELECT child_id, audit_month * 100 AS last FROM fct_audit UNION ALL SELECT child_id, coalesce(completed_on, 99999999) FROM fct_action
        UNION ALL SELECT child_id, coalesce(resolved_on, 99999999) FROM fct_concern UNION ALL SELECT child_id, iif(status = 'resolved', coalesce(resolved_on, raised_on), 99999999) FROM fct_escalation)
        WHERE child_id IS NOT NULL GROUP BY 1 HAVING max(last) < 20250900 ORDER BY 1
        """;

    private readonly TestWarehouse warehouse = new() { Today = new DateOnly(2026, 9, 13) };

    [Fact]
    public void Every_figure_stays_as_at_any_day_and_so_it_does_in_a_warehouse_made_again_from_the_archive()
    {
        warehouse.ImportKept(Sample());
        var before = EveryFigure(warehouse);

        var run = warehouse.Retain(KeptFrom)!;

        Assert.True(run.IsDone, run.Proof);
        Assert.Equal(before, EveryFigure(warehouse));
        Assert.NotEqual(["0"], warehouse.Query("SELECT count(*) FROM fct_action WHERE action_id LIKE 'anon-%'"));
        using var again = new TestWarehouse { Today = warehouse.Today };
        Assert.Equal(0, again.ImportKept(Directory.GetDirectories(warehouse.Folder.Archive)).ExitCode);
        Assert.Equal(before, EveryFigure(again));
        Assert.Equal(warehouse.Query("SELECT audit_id, child_id FROM fct_audit ORDER BY 1"), again.Query("SELECT audit_id, child_id FROM fct_audit ORDER BY 1"));
    }

    [Fact]
    public void Old_childrens_ids_and_words_stand_in_no_byte_and_the_others_are_as_they_were()
    {
        warehouse.ImportKept(Sample());
        var old = warehouse.Query(OldChildren);
        var ids = warehouse.Query($"SELECT child_id, audit_id FROM fct_audit WHERE child_id IN ({OldChildren})").SelectMany(r => r.Split('|')).ToHashSet();
        var words = warehouse.Query($"SELECT description FROM fct_action WHERE child_id IN ({OldChildren}) AND description NOT IN (SELECT description FROM fct_action WHERE child_id NOT IN ({OldChildren}))");
        var others = warehouse.Query($"SELECT * FROM audits WHERE child_id NOT IN ({OldChildren}) ORDER BY audit_id");
        Assert.InRange(old.Count, 100, 2000);

        var run = warehouse.Retain(KeptFrom)!;

        Assert.True(run.IsDone, run.Proof);
        Assert.Contains($"Of {old.Count} children", run.Proof, StringComparison.Ordinal);
        Assert.Equal([], warehouse.Query(OldChildren).Where(c => !PastRows.IsAnonymous(c)));
        Assert.Equal(others, warehouse.Query("SELECT * FROM audits WHERE child_id NOT LIKE 'anon-%' ORDER BY audit_id"));
        // Every id at once: one pass over each file.
        SqliteConnection.ClearAllPools();
        foreach (var file in Directory.GetFiles(warehouse.Folder.Root, "*", SearchOption.AllDirectories))
        {
            var found = System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(file)).Split([',', '|', '"', '\n', '\r', '\0', ' '], StringSplitOptions.RemoveEmptyEntries).Where(ids.Contains).ToList();
            Assert.True(found.Count == 0, $"{file}: {string.Join(", ", found.Take(5))}");
        }

        Assert.All(old.Take(12), child => Assert.Empty(warehouse.FilesWith(child)));
        Assert.All(words.Take(5), text => Assert.Empty(warehouse.FilesWith(text)));
    }

    [Fact]
    public void Rows_that_come_again_are_not_counted_twice_and_a_childs_new_rows_are_taken()
    {
        warehouse.ImportKept(Sample());
        var old = warehouse.Query($"SELECT audit_id, child_id FROM fct_audit WHERE child_id IN ({OldChildren}) AND audit_id IN (SELECT audit_id FROM judgements) LIMIT 1")[0].Split('|');
        var figures = EveryFigure(warehouse);
        warehouse.Retain(KeptFrom);
        foreach (var file in Directory.GetFiles(Sample()[0], "*.csv"))
            File.WriteAllText(Path.Combine(warehouse.Inbox, Path.GetFileName(file)), File.ReadAllText(file) + "\n");

        var outcome = warehouse.ImportKept(warehouse.Inbox);

        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal(figures, EveryFigure(warehouse));
        Assert.Contains(outcome.Files.SelectMany(f => f.Warnings), w => w.Contains("rows past their retention were left out", StringComparison.Ordinal));
        Assert.Empty(warehouse.FilesWith(old[0]));
        Assert.Null(warehouse.Retain(KeptFrom));

        // Judgements alone, which name no child; and another audit of the same child, years later.
        var later = warehouse.ImportKept(
            warehouse.Write("judgements-b.csv", "audit_id,domain,grade,comment", $"{old[0]},Assessment,Good,late words"),
            warehouse.Write("audits-b.csv", Imported.Audits, $"NEW-1,{old[1]},2026-09,Saltmere 0-11 Permanence Team 1,CIN,completed"));
        Assert.Equal(0, later.ExitCode);
        Assert.Equal([$"NEW-1|{old[1]}"], warehouse.Query($"SELECT audit_id, child_id FROM fct_audit WHERE child_id = '{old[1]}'"));
        Assert.Empty(warehouse.FilesWith("late words"));
        Assert.Null(warehouse.Retain(KeptFrom));
    }

    [Fact]
    public void Undo_goes_back_to_a_build_that_says_nothing_of_them_either()
    {
        warehouse.ImportKept(Sample());
        var old = warehouse.Query(OldChildren)[0];
        var audit = warehouse.Query($"SELECT audit_id FROM fct_audit WHERE child_id = '{old}'").Append("none").First();
        var before = EveryFigure(warehouse);
        // A correction, whose earlier words are kept as history.
        warehouse.ImportKept(warehouse.Write("actions-b.csv", Imported.Actions + ",completed_on,description", $"b1,{old},Saltmere 0-11 Permanence Team 1,2025-01-01,2025-01-20,,first words"));
        warehouse.ImportKept(warehouse.Write("actions-c.csv", Imported.Actions + ",completed_on,description", $"b1,{old},Saltmere 0-11 Permanence Team 1,2025-01-01,2025-01-20,2025-01-19,second words"));

        Assert.True(warehouse.Retain(KeptFrom)!.IsDone);

        foreach (var text in new[] { old, "first words", "second words", audit })
            Assert.Empty(warehouse.FilesWith(text));
        Assert.Equal(["0"], warehouse.Query("SELECT count(*) FROM row_version WHERE extract = 'actions'"));
        Assert.NotNull(warehouse.Folder.Undo());
        Assert.NotNull(warehouse.Folder.Undo());
        Assert.Equal(before, EveryFigure(warehouse));
        Assert.Empty(QaInsight.Nightly.Keeping.WarehouseCheck.Faults(warehouse.Folder, _ => { }));
    }

    [Fact]
    public void What_was_done_is_noted_and_the_key_is_gone()
    {
        warehouse.ImportKept(Sample());
        var run = warehouse.Retain(KeptFrom)!;
        var database = new AppDatabase(warehouse.Folder.Root, TimeProvider.System);
        Assert.Equal(("Ann Lee", $"Made children’s rows from before September 2025 alone anonymous (run {run.Id}): done"), new LookLog(database, TimeProvider.System).Find(new LookQuestion(Kind: LookKind.Change), 10).Select(l => (l.Name, l.What)).Single());
        using var connection = database.Open();
        Assert.Equal(1, connection.Scalar<long>("SELECT count(*) FROM retention_run WHERE key IS NULL"));
        foreach (var build in warehouse.Folder.BuildIds())
            Assert.Contains(Files.Sha256(warehouse.Folder.PathOf(build)), run.Proof, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        warehouse.Dispose();
    }

    private static string[] Sample() => [TestWarehouse.FromRepository("data", "sample")];

    private static List<string> EveryFigure(TestWarehouse of) =>
    [
        .. from day in new[] { of.Today, new DateOnly(2025, 3, 31), new DateOnly(2025, 8, 31), new DateOnly(2026, 1, 15) }
           from kind in new[] { By.Team, By.LegalStatus, By.Month }
           let card = of.Ask(new ScorecardRequest(kind, Period.Parse(Months), day, ScorecardRequest.AllProgrammes))
           from row in card.Rows.Append(card.Total)
           from figure in row.Figures
           select $"{day} {kind} {row.Key} {figure.Key}: {figure.Value}",
        .. of.EveryFigure(Months),
    ];
}
