using System.Diagnostics;
using Microsoft.Data.Sqlite;
using QaInsight.Nightly.Erasures;
using QaInsight.People;
using QaInsight.Tests.Commands;
using QaInsight.Warehouse;
using Xunit;

namespace QaInsight.Tests.Nightly.Erasures;

/// <summary>The real program, killed in the middle of an erasure: never served as done, and finished when it is asked again.</summary>
public sealed class ErasureKillTests : IDisposable
{
    private const string Child = "C100014";

    private readonly TestWarehouse warehouse = new() { Today = new DateOnly(2026, 9, 13) };

    [Fact]
    public void A_kill_at_any_moment_is_made_good_by_asking_again()
    {
        var actions = Enumerable.Range(1, 400).Select(n => $"k{n},{(n % 2 == 0 ? Child : "other")},Saltmere 0-11 Permanence Team 1,2026-05-01,2026-05-20");
        var chance = new Random(3);
        for (var n = 0; n < 4; n++)
        {
            using var one = new TestWarehouse { Today = warehouse.Today };
            one.ImportKept(TestWarehouse.FromRepository("data", "sample"));
            one.ImportKept(one.Write("actions-k.csv", [Imported.Actions, .. actions]));
            using (var erase = Start(one, "erase", Child, "--reason", "asked for"))
            {
                // From the first build that is made anew to the last file that is searched.
                erase.StandardError.ReadLine();
                Thread.Sleep(chance.Next(1200));
                erase.Kill();
                erase.WaitForExit();
            }

            // Whatever is live is whole; an erasure that is not proven is not done.
            Assert.Equal(["ok"], one.Query("PRAGMA integrity_check"));
            Assert.Contains(one.Query($"SELECT count(*) FROM fct_action WHERE child_id = '{Child}'")[0], new[] { "0", "208" });
            var database = new AppDatabase(one.Folder.Root, TimeProvider.System);
            foreach (var begun in new ErasureBook(database, TimeProvider.System).All())
                Assert.Equal(begun.FinishedAt is not null, begun.Proof is not null);

            using (var again = Start(one, "erase", Child, "--reason", "asked for"))
            {
                Assert.Contains("found in none", again.StandardOutput.ReadToEnd(), StringComparison.Ordinal);
                again.WaitForExit();
                Assert.Equal(0, again.ExitCode);
            }

            Assert.Empty(one.FilesWith(Child));
            Assert.Equal(["200"], one.Query("SELECT count(*) FROM fct_action WHERE action_id LIKE 'k%'"));
            Assert.NotNull(one.Folder.Undo());
            Assert.Equal(["0"], one.Query("SELECT count(*) FROM fct_action WHERE action_id LIKE 'k%'"));
        }
    }

    [Fact]
    public void An_import_between_a_kill_and_the_end_keeps_its_undo()
    {
        warehouse.ImportKept(TestWarehouse.FromRepository("data", "sample"));
        warehouse.ImportKept(warehouse.Write("actions-k.csv", Imported.Actions, "k1,other,Saltmere 0-11 Permanence Team 1,2026-05-01,2026-05-20"));
        var old = warehouse.Folder.BuildIds();
        var kept = old.ToDictionary(b => b, b => File.ReadAllBytes(warehouse.Folder.PathOf(b)));
        warehouse.Erase(Child);
        // As after a kill when the pointer had moved and the old builds had not gone yet.
        foreach (var (build, bytes) in kept)
            File.WriteAllBytes(warehouse.Folder.PathOf(build), bytes);
        var next = warehouse.Folder.BuildIds().Except(old);
        new ErasureBook(new AppDatabase(warehouse.Folder.Root, TimeProvider.System), TimeProvider.System).Replacing(old.Zip(next).ToDictionary(b => b.First, b => b.Second));
        warehouse.ImportKept(warehouse.Write("actions-l.csv", Imported.Actions, "l1,other,Saltmere 0-11 Permanence Team 1,2026-05-01,2026-05-20"));

        Assert.True(warehouse.Erase(Child).IsDone);

        Assert.Empty(warehouse.FilesWith(Child));
        Assert.Equal(["k1", "l1"], warehouse.Query("SELECT action_id FROM fct_action WHERE action_id IN ('k1', 'l1') ORDER BY 1"));
        Assert.NotNull(warehouse.Folder.Undo());
        Assert.Equal(["k1"], warehouse.Query("SELECT action_id FROM fct_action WHERE action_id IN ('k1', 'l1') ORDER BY 1"));
        Assert.NotNull(warehouse.Folder.Undo());
    }

    [Fact]
    public void An_erasure_does_not_run_into_an_import()
    {
        warehouse.ImportKept(warehouse.Teams("A"));
        using var held = ImportLock.Take(warehouse.Folder, null);
        var desk = new ErasureDesk(warehouse.Folder, TestWarehouse.ReferenceFolder, TimeProvider.System);
        var refusal = Assert.Throws<ErasureRefusedException>(() => desk.Erase(Child, "asked for", Erased.Administrator, TimeSpan.FromMilliseconds(50)));
        Assert.Contains("An import is running", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(desk.All());
    }

    [Theory]
    [InlineData("", "asked for", "Give the child's id")]
    [InlineData("C1", " ", "Say why")]
    public void What_is_missing_is_asked_for(string child, string reason, string says) =>
        Assert.Contains(says, Assert.Throws<ErasureRefusedException>(() => warehouse.Erase(child, reason)).Message, StringComparison.Ordinal);

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        warehouse.Dispose();
    }

    private static Process Start(TestWarehouse warehouse, params string[] arguments) => TheProgram.Start([.. arguments, "--warehouse", warehouse.Folder.Root]);
}
