using QaInsight.Nightly.Imports;
using QaInsight.People;
using QaInsight.Tests.Commands;
using QaInsight.Tests.Nightly;
using QaInsight.Warehouse;
using Xunit;

namespace QaInsight.Tests.Warehouse;

/// <summary>Two processes that import at once: one waits, says so, and then goes on from what the other published.</summary>
public sealed class TwoImportsTests : IDisposable
{
    private readonly TestWarehouse warehouse = new();

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        warehouse.Dispose();
    }

    [Fact]
    public async Task BothComeInOneAfterTheOther()
    {
        var first = warehouse.Import(warehouse.Teams("A")).PublishedBuild!;
        string[] paths = [warehouse.Write("audits.csv", [Imported.Audits, .. Imported.GoodAudits(3000)]), warehouse.Write("actions.csv", [Imported.Actions, .. Imported.GoodActions(3000)])];
        // Both are held up at the same door, so that they do meet.
        var held = ImportLock.Take(warehouse.Folder, null);
        using var one = TheProgram.Start("import", paths[0], "--warehouse", warehouse.Folder.Root);
        using var other = TheProgram.Start("import", paths[1], "--warehouse", warehouse.Folder.Root);
        foreach (var import in new[] { one, other })
            Assert.Equal("Another import is running; this one waits for it to end.", await import.StandardError.ReadLineAsync());
        Assert.Equal(first, warehouse.Folder.LiveId);
        held.Dispose();

        Assert.Equal((0, 0), ((await one.Ended()).Code, (await other.Ended()).Code));
        Assert.Equal(["3000|3000"], warehouse.Query("SELECT (SELECT count(*) FROM audits), (SELECT count(*) FROM actions)"));
        Assert.Equal(0, (await TheProgram.Run("dotnet", TheProgram.CommandLine, "verify", "--warehouse", warehouse.Folder.Root)).Code);
        var live = warehouse.Folder.LiveId!;
        Assert.Equal(first, warehouse.Folder.PreviousOf(warehouse.Folder.PreviousOf(live)!));
        var runs = new ImportHistory(new AppDatabase(warehouse.Folder.Root, TimeProvider.System)).Recent(int.MaxValue, 9);
        Assert.Equal([(3, RunOutcome.AllIn, 3000), (2, RunOutcome.AllIn, 3000), (1, RunOutcome.AllIn, 1)], runs.Select(r => (r.Id, r.Outcome!.Value, r.New)));
    }
}
