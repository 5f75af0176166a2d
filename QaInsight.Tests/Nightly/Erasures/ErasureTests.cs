using Microsoft.Data.Sqlite;
using QaInsight.Nightly;
using QaInsight.People;
using QaInsight.People.Accounts;
using QaInsight.People.Subscriptions;
using Xunit;

namespace QaInsight.Tests.Nightly.Erasures;

/// <summary>One child of the sample council is erased: nothing of it is left, nothing of others is touched, and it does not come back.</summary>
public sealed class ErasureTests : IDisposable
{
    private const string Child = "C100014";
    private const string Months = "2024-09..2026-09";

    private readonly TestWarehouse warehouse = new() { Today = new DateOnly(2026, 9, 13) };

    [Fact]
    public void Every_figure_is_that_of_a_council_that_never_had_the_child()
    {
        warehouse.ImportKept(Sample());
        var before = warehouse.EveryFigure(Months);
        warehouse.Erase(Child);

        using var without = new TestWarehouse { Today = warehouse.Today };
        Assert.Equal(0, without.ImportKept(SampleWithoutChild(without)).ExitCode);
        Assert.Equal(without.EveryFigure(Months), warehouse.EveryFigure(Months));
        Assert.NotEqual(before, warehouse.EveryFigure(Months));
    }

    [Fact]
    public void The_id_stands_in_no_byte_of_any_file_and_undo_still_works()
    {
        warehouse.ImportKept(Sample());
        warehouse.ImportKept(warehouse.Write("actions-b.csv", Imported.Actions + ",description", $"b1,{Child},Saltmere 0-11 Permanence Team 1,2026-05-01,2026-05-20,", $"b2,x,Saltmere 0-11 Permanence Team 1,2026-05-01,2026-05-20,as for {Child}'s plan", $"b3,{Child},No such team,2026-05-01,2026-05-20,", "b4,y,No such team,2026-05-01,2026-05-20,"));
        var database = new AppDatabase(warehouse.Folder.Root, TimeProvider.System);
        new LookLog(database, TimeProvider.System).Note(Erased.Administrator, LookKind.View, $"Actions of {Child}", $"/search?q={Child}&back=%2Fviews%3Fq%3D{Child}");
        new SavedViews(database).Save(Erased.Administrator, $"About {Child}", $"/search?q={Child}", shared: false, DateTimeOffset.UnixEpoch);
        var account = new Registrar(new AccountBook(database), new OneTimeLinks(database, TimeProvider.System), new LookLog(database, TimeProvider.System), TimeProvider.System)
            .Invite(new AccountForm("ann@council.example", "Ann Lee", Role.Board, IsAdministrator: false, [], []), Erased.Administrator).Account;
        var subscriptions = new SubscriptionBook(database, TimeProvider.System);
        subscriptions.Add(account.Id, new Terms($"Actions of {Child}", "actions", 1, new Timing(Rhythm.Monthly, null, default), null, [account.Id], WithWorkbook: false, WithPdf: false, SaysNothing: true, null), "");
        // As a mail writes it: its line breaks run through ids.
        var outbox = Directory.CreateDirectory(Path.Combine(warehouse.Folder.Root, "outbox")).FullName;
        File.WriteAllText(Path.Combine(outbox, "20260913T070000000Z-1_x.eml"), $"Subject: x\n\nAbout {Child[..4]}=\n{Child[4..]}\n");
        Assert.NotEmpty(warehouse.FilesWith(Child));

        var erasure = warehouse.Erase(Child, $"{Child}'s family asked for it");

        Assert.True(erasure.IsDone, erasure.Proof);
        Assert.Empty(warehouse.FilesWith(Child));
        Assert.Contains("found in none", erasure.Proof, StringComparison.Ordinal);
        Assert.Equal("Actions of (erased)", Assert.Single(subscriptions.All()).Terms.Name);
        Assert.Empty(Directory.GetFiles(outbox));
        Assert.Contains("outbox: all of its 1 mails, whatever they said", erasure.Proof, StringComparison.Ordinal);
        Assert.Equal(["actions-b.csv:5 team=No such team team not known (in teams)"], warehouse.Rejects().Select(r => r[r.IndexOf("actions", StringComparison.Ordinal)..]));
        Assert.Equal(["b2|as for (erased)'s plan"], warehouse.Query("SELECT action_id, description FROM fct_action WHERE action_id LIKE 'b%'"));
        var line = new LookLog(database, TimeProvider.System).Find(new LookQuestion(Kind: LookKind.View), 10).Single();
        Assert.Equal(("Ann Lee", "Actions of (erased)"), (line.Name, line.What));
        using (var connection = database.Open())
            Assert.Contains("never changed", Assert.Throws<SqliteException>(() => connection.Run("UPDATE look_log SET what = ''")).Message, StringComparison.Ordinal);

        Assert.NotNull(warehouse.Folder.Undo());
        Assert.Equal(["0"], warehouse.Query("SELECT count(*) FROM fct_action WHERE action_id LIKE 'b%'"));
        Assert.Equal(["ok"], warehouse.Query("PRAGMA integrity_check"));
    }

    [Fact]
    public void A_later_import_leaves_the_child_out_and_files_nothing_of_it()
    {
        warehouse.ImportKept(Sample());
        warehouse.Erase(Child);
        var figures = warehouse.EveryFigure(Months);
        foreach (var file in Directory.GetFiles(TestWarehouse.FromRepository("data", "sample"), "*.csv"))
            File.WriteAllText(Path.Combine(warehouse.Inbox, Path.GetFileName(file)), File.ReadAllText(file) + "\n");

        var outcome = warehouse.ImportKept(warehouse.Inbox);

        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal(25, outcome.Files.SelectMany(f => f.Warnings).Where(w => w.Contains("of erased children", StringComparison.Ordinal)).Sum(w => int.Parse(w.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(figures, warehouse.EveryFigure(Months));
        Assert.Empty(warehouse.FilesWith(Child));
        new Filing(warehouse.Folder.Root).MoveAway(outcome.Files, warehouse.Today);
        Assert.Empty(warehouse.FilesWith(Child));
        Assert.Empty(Directory.GetFiles(warehouse.Inbox));
    }

    [Fact]
    public void A_warehouse_that_is_made_again_from_the_archive_has_nothing_of_the_child()
    {
        warehouse.ImportKept(Sample());
        warehouse.Erase(Child);
        var figures = warehouse.EveryFigure(Months);
        using var again = new TestWarehouse { Today = warehouse.Today };
        Directory.CreateDirectory(again.Folder.Root);
        SqliteConnection.ClearAllPools();
        File.Copy(Path.Combine(warehouse.Folder.Root, "app.db"), Path.Combine(again.Folder.Root, "app.db"));

        Assert.Equal(0, again.ImportKept(Directory.GetDirectories(warehouse.Folder.Archive)).ExitCode);
        Assert.Equal(figures, again.EveryFigure(Months));

        // And not from the files as the council has them still.
        using var untouched = new TestWarehouse { Today = warehouse.Today };
        Directory.CreateDirectory(untouched.Folder.Root);
        File.Copy(Path.Combine(again.Folder.Root, "app.db"), Path.Combine(untouched.Folder.Root, "app.db"));
        Assert.Equal(0, untouched.ImportKept(Sample()).ExitCode);
        Assert.Equal(figures, untouched.EveryFigure(Months));
        Assert.Empty(untouched.FilesWith(Child));
    }

    [Fact]
    public void Other_rows_of_the_archive_stay_byte_for_byte_and_on_their_lines()
    {
        warehouse.ImportKept(Sample());
        var before = Archived();
        var audits = before.Single(f => f.Key.EndsWith("-audits.csv", StringComparison.Ordinal)).Value.Where(l => l.Contains($",{Child},", StringComparison.Ordinal)).Select(l => l.Split(',')[0] + ",").ToList();
        warehouse.Erase(Child);
        var after = Archived();

        Assert.Equal(before.Keys, after.Keys);
        foreach (var (file, lines) in before)
            Assert.Equal(lines.Select(l => l.Contains(Child, StringComparison.Ordinal) || (file.Contains("-judgements", StringComparison.Ordinal) && audits.Exists(a => l.StartsWith(a, StringComparison.Ordinal))) ? "" : l), after[file]);
        Assert.Equal(2, audits.Count);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        warehouse.Dispose();
    }

    private static string[] Sample() => [TestWarehouse.FromRepository("data", "sample")];

    private SortedDictionary<string, string[]> Archived() =>
        new(Directory.GetFiles(warehouse.Folder.Archive, "*", SearchOption.AllDirectories).ToDictionary(f => f, f => File.ReadAllText(f).Split('\n')), StringComparer.Ordinal);

    private static string SampleWithoutChild(TestWarehouse to)
    {
        var files = Directory.GetFiles(TestWarehouse.FromRepository("data", "sample"), "*.csv");
        var audits = files.SelectMany(File.ReadAllLines).Where(l => l.StartsWith("QA-", StringComparison.Ordinal) && l.Contains($",{Child},", StringComparison.Ordinal)).Select(l => l.Split(',')[0] + ",").ToList();
        foreach (var file in files)
            File.WriteAllLines(Path.Combine(to.Inbox, Path.GetFileName(file)), File.ReadAllLines(file).Where(l => !l.Contains($",{Child},", StringComparison.Ordinal) && !audits.Exists(a => l.StartsWith(a, StringComparison.Ordinal))));
        return to.Inbox;
    }
}
