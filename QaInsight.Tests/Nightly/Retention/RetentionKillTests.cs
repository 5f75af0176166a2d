using System.Diagnostics;
using Microsoft.Data.Sqlite;
using QaInsight.People;
using QaInsight.Tests.Nightly.Erasures;
using QaInsight.Warehouse;
using Xunit;

namespace QaInsight.Tests.Nightly.Retention;

/// <summary>The real program, killed while it makes rows anonymous: no figure moves, and asked again it finishes what it began.</summary>
public sealed class RetentionKillTests : IDisposable
{
    private const string Months = "2024-09..2026-09";

    private readonly TestWarehouse warehouse = new() { Today = new DateOnly(2026, 9, 13) };

    [Fact]
    public void A_kill_at_any_moment_is_made_good_by_asking_again()
    {
        warehouse.ImportKept(TestWarehouse.FromRepository("data", "sample"));
        var figures = warehouse.EveryFigure(Months);
        // Of children of whom nothing is later than the first month.
        var old = warehouse.Query("SELECT child_id FROM fct_audit GROUP BY 1 HAVING max(audit_month) = 202409 AND child_id NOT IN (SELECT child_id FROM fct_action) AND child_id NOT IN (SELECT child_id FROM fct_concern)");
        var months = ((DateTime.UtcNow.Year - 2024) * 12) + DateTime.UtcNow.Month - 10;
        var chance = new Random(5);
        var unfinished = 0;
        for (var n = 0; n < 4; n++)
        {
            using var retention = Start(months - (n / 2));
            Thread.Sleep(chance.Next(300, 1500));
            retention.Kill();
            retention.WaitForExit();
            Assert.Equal(["ok"], warehouse.Query("PRAGMA integrity_check"));
            Assert.Equal(figures, warehouse.EveryFigure(Months));
            unfinished += AppDatabase.Find(warehouse.Folder.Root, TimeProvider.System) is { } database && new RetentionBook(database, TimeProvider.System).IsUnfinished ? 1 : 0;
        }

        using (var again = Start(months - 1))
        {
            Assert.Contains("Nothing past its retention was found", again.StandardOutput.ReadToEnd(), StringComparison.Ordinal);
            again.WaitForExit();
            Assert.Equal(0, again.ExitCode);
        }

        Assert.InRange(unfinished, 1, 4);
        Assert.Equal(figures, warehouse.EveryFigure(Months));
        Assert.NotEmpty(old);
        Assert.All(old.Take(3), child => Assert.Empty(warehouse.FilesWith(child)));
        using var made = new TestWarehouse { Today = warehouse.Today };
        made.ImportKept(Directory.GetDirectories(warehouse.Folder.Archive));
        Assert.Equal(figures, made.EveryFigure(Months));
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        warehouse.Dispose();
    }

    private Process Start(int months)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(WarehouseFolder).Assembly.Location, "retention", "--months", $"{months}", "--warehouse", warehouse.Folder.Root]) { UseShellExecute = false, RedirectStandardOutput = true };
        start.Environment["QaInsight__Data"] = TestWarehouse.FromRepository("data");
        return Process.Start(start)!;
    }
}
