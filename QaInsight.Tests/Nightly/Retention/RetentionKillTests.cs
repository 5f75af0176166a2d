using System.Diagnostics;
using Microsoft.Data.Sqlite;
using QaInsight.People;
using QaInsight.Tests.Commands;
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
        var book = new RetentionBook(new AppDatabase(warehouse.Folder.Root, TimeProvider.System), TimeProvider.System);
        // Between the files, while a build is made anew, and while it looks for what is left.
        foreach (var line in new[] { "audits", "judgements", "Making build", "Looking for what is left" })
        {
            using var retention = Start(months);
            for (var said = retention.StandardError.ReadLine(); said is not null && !said.Contains(line, StringComparison.Ordinal); said = retention.StandardError.ReadLine())
            {
            }

            retention.Kill();
            retention.WaitForExit();
            Assert.Equal(["ok"], warehouse.Query("PRAGMA integrity_check"));
            Assert.Equal(figures, warehouse.EveryFigure(Months));
            // The last step may be over before it is killed.
            Assert.True(book.IsUnfinished || line == "Looking for what is left", line);
        }

        using (var again = Start(months))
        {
            again.StandardOutput.ReadToEnd();
            again.WaitForExit();
            Assert.Equal(0, again.ExitCode);
        }

        var run = Assert.Single(book.All());
        Assert.Contains("Nothing past its retention was found", run.Proof, StringComparison.Ordinal);
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

    private Process Start(int months) => TheProgram.Start("retention", "--months", $"{months}", "--warehouse", warehouse.Folder.Root);
}
