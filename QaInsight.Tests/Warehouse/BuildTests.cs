using QaInsight.Nightly;
using QaInsight.Tests.Nightly;
using QaInsight.Warehouse;
using Xunit;

namespace QaInsight.Tests.Warehouse;

/// <summary>Builds: made beside the live one, published in one step, kept for going back.</summary>
public sealed class BuildTests : IDisposable
{
    private readonly TestWarehouse warehouse = new();
    private int written;

    [Fact]
    public void UndoTakesTheLastImportAway()
    {
        var (first, second) = (Import(), Import());
        Assert.Equal((second, first), warehouse.Folder.Undo());
        Assert.Equal(first, warehouse.Folder.LiveId);
        Assert.Equal(["T1"], Teams());
        Assert.Null(warehouse.Folder.Undo());
    }

    [Fact]
    public void NothingToUndo() => Assert.Null(warehouse.Folder.Undo());

    [Fact]
    public void WhatWasUndoneMayBeImportedAgain()
    {
        Import();
        var path = warehouse.Write("teams-x.csv", "team,service", "X,S");
        warehouse.Import(path);
        warehouse.Folder.Undo();
        Assert.Equal(1, Assert.Single(warehouse.Import(path).Files).New);
        Assert.Equal(["T1", "X"], Teams());
    }

    [Fact]
    public void OldBuildsArePrunedAndTheLiveOneNever()
    {
        for (var n = 0; n < 8; n++)
            Import();
        Assert.Equal(5, warehouse.Folder.BuildIds().Count);
        Assert.Equal(warehouse.Folder.BuildIds()[^1], warehouse.Folder.LiveId);
    }

    [Fact]
    public void TheBuildThatUndoGoesBackToIsKept()
    {
        for (var n = 0; n < 5; n++)
            Import();
        while (warehouse.Folder.Undo() is not null)
        {
        }

        var live = warehouse.Folder.LiveId;
        Import();
        Assert.Equal(live, warehouse.Folder.Undo()?.Live);
    }

    [Fact]
    public void WhatKilledImportsLeftBehindIsSwept()
    {
        Import();
        var left = Path.Combine(warehouse.Folder.Builds, "b000007.db.building");
        File.WriteAllText(left, "half");
        File.WriteAllText(left + "-journal", "half");
        Import();
        Assert.Empty(Directory.EnumerateFiles(warehouse.Folder.Builds, "*.building*"));
    }

    [Fact]
    public void AnImportThatIsStoppedLeavesTheLiveBuild()
    {
        Import();
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        var path = warehouse.Write("teams-x.csv", "team,service", "X,S");
        Assert.ThrowsAny<OperationCanceledException>(() => Run().Run(new ImportRequest([path], "test", warehouse.Today), null, stop.Token));
        Assert.Equal(["T1"], Teams());
        Assert.Empty(Directory.EnumerateFiles(warehouse.Folder.Builds, "*.building*"));
    }

    [Fact]
    public async Task ASecondImportWaitsForTheFirst()
    {
        Import();
        var told = new TaskCompletionSource();
        var path = warehouse.Write("teams-x.csv", "team,service", "X,S");
        Task<ImportOutcome> second;
        using (ImportLock.Take(warehouse.Folder, null))
        {
            second = Task.Run(() => Run().Run(new ImportRequest([path], "test", warehouse.Today), new Told(told)));
            await told.Task.WaitAsync(TimeSpan.FromSeconds(10));
            Assert.False(second.IsCompleted);
        }

        Assert.Equal(0, (await second.WaitAsync(TimeSpan.FromSeconds(10))).ExitCode);
    }

    [Fact]
    public async Task ImportsAtOnceAllComeIn()
    {
        var paths = Enumerable.Range(1, 6).Select(n => warehouse.Write($"teams-{n}.csv", "team,service", $"T{n},S")).ToList();
        await Task.WhenAll(paths.Select(p => Task.Run(() => warehouse.Import(p))));
        Assert.Equal(["T1", "T2", "T3", "T4", "T5", "T6"], Teams());
    }

    [Fact]
    public void AReaderOfTheBuildBeforeIsNotDisturbed()
    {
        Import();
        using var reader = warehouse.Folder.OpenLive();
        for (var n = 0; n < 7; n++)
            Import();
        Assert.Equal(["T1"], reader.Connection.Rows("SELECT team FROM dim_team", r => r.GetString(0)));
    }

    public void Dispose() => warehouse.Dispose();

    private string Import()
    {
        written++;
        return warehouse.Import(warehouse.Write($"teams-{written}.csv", "team,service", $"T{written},S")).PublishedBuild!;
    }

    private ImportRun Run() => new(warehouse.Folder, TestWarehouse.ReferenceFolder, TimeProvider.System);

    private IReadOnlyList<string> Teams() => warehouse.Query("SELECT team FROM teams ORDER BY 1");

    private sealed class Told(TaskCompletionSource told) : IProgress<string>
    {
        public void Report(string value) => told.TrySetResult();
    }
}
