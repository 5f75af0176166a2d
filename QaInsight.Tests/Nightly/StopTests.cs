using QaInsight.Nightly;
using QaInsight.Nightly.Imports;
using QaInsight.Nightly.Keeping;
using QaInsight.People;
using QaInsight.Tests.Commands;
using QaInsight.Warehouse;
using Xunit;

namespace QaInsight.Tests.Nightly;

/// <summary>The service manager stops a process that is in the middle of an import.</summary>
public sealed class StopTests : IDisposable
{
    private readonly DataFolder data = new();
    private readonly WarehouseFolder folder;
    private readonly string first;
    private readonly JobRunLog log;

    public StopTests()
    {
        folder = new WarehouseFolder(data.Path);
        using var small = new TestWarehouse();
        first = new QaInsight.Nightly.ImportRun(folder, TestWarehouse.ReferenceFolder, TimeProvider.System)
            .Run(new ImportRequest([small.Teams("A")], "test", small.Today)).PublishedBuild!;
        data.Drop("actions.csv", string.Join('\n', [Imported.Actions, .. Imported.GoodActions(120_000)]));
        log = data.Log(TimeProvider.System);
        log.KnownSince(NightlyImportJob.JobName, TimeProvider.System.GetUtcNow().AddDays(-2));
    }

    public void Dispose() => data.Dispose();

    [UnixTheory]
    [InlineData("worker")]
    [InlineData("site")]
    public async Task AnImportThatIsStoppedIsAbandonedCleanlyAndDoneAtTheNextStart(string what)
    {
        using (var process = Start(what))
        {
            var ended = process.Ended();
            await Until(() => Half().Any() || process.HasExited);
            process.Signal("TERM");
            var (code, said) = await ended;

            Assert.True(code == 0, said);
            Assert.DoesNotContain("Unhandled exception", said, StringComparison.Ordinal);
        }

        Assert.Empty(Half());
        Assert.Equal(first, folder.LiveId);
        Assert.Empty(WarehouseCheck.Faults(folder, _ => { }));
        Assert.Equal(JobOutcome.Abandoned, Assert.Single(log.Recent(9), r => r.Job == NightlyImportJob.JobName).Outcome);
        Assert.Equal([RunOutcome.Abandoned, RunOutcome.AllIn], Runs());
        Assert.Equal(["actions.csv"], data.Files("inbox"));

        using var again = Start(what);
        var stopped = again.Ended();
        await Until(() => log.LastSuccess(NightlyImportJob.JobName) is not null || again.HasExited);
        again.Signal("TERM");
        var end = await stopped;
        Assert.True(end.Code == 0 && log.LastSuccess(NightlyImportJob.JobName) is not null, end.Said);
        Assert.Equal([RunOutcome.AllIn, RunOutcome.Abandoned, RunOutcome.AllIn], Runs());
        Assert.Empty(data.Files("inbox"));
        using var live = folder.OpenLive();
        Assert.Equal(120_000, live.Connection.Scalar<long>("SELECT count(*) FROM fct_action"));
    }

    [Fact]
    public void WhatAKilledImportLeftIsSweptAtTheNextStartAndNotWhileAnotherRuns()
    {
        string[] left = [Path.Combine(folder.Builds, "b000002.db.building"), Path.Combine(folder.Builds, "b000002.db.building-journal"), Path.Combine(folder.Archive, "arriving.part", "0123456789ab-x.csv")];
        foreach (var path in left)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, "half");
        }

        using (ImportLock.Take(folder, null))
            Assert.Null(LiveCheck.AtStart(folder));
        Assert.All(left, path => Assert.True(File.Exists(path)));
        Assert.Null(LiveCheck.AtStart(folder));
        Assert.All(left, path => Assert.False(File.Exists(path)));
    }

    private IEnumerable<string> Half() => Directory.EnumerateFiles(folder.Builds, "*.building*");

    private IEnumerable<RunOutcome?> Runs() => new ImportHistory(new AppDatabase(folder.Root, TimeProvider.System)).Recent(int.MaxValue, 9).Select(r => r.Outcome);

    private static async Task Until(Func<bool> isSo)
    {
        for (var waited = 0; waited < 2000 && !isSo(); waited++)
            await Task.Delay(30);
    }

    private System.Diagnostics.Process Start(string what) => TheProgram.Start(
        "dotnet",
        what == "worker" ? [TheProgram.CommandLine, "worker", "--warehouse", folder.Root] : [TheProgram.Site, "--urls=http://127.0.0.1:0"],
        ("ASPNETCORE_ENVIRONMENT", "Development"),
        ("QaInsight__Warehouse", folder.Root),
        ("QaInsight__Inbox__QuietSeconds", "0"),
        ("QaInsight__Schedule__0__Name", "Nightly"),
        ("QaInsight__Schedule__0__Cron", "0 2 * * *"),
        ("QaInsight__Schedule__0__Job", NightlyImportJob.JobName));
}
