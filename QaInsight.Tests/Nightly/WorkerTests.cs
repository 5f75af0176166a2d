using Microsoft.Extensions.DependencyInjection;
using QaInsight.Nightly;
using QaInsight.Nightly.Retention;
using QaInsight.Warehouse;
using Xunit;

namespace QaInsight.Tests.Nightly;

[Trait("JobEngine", "each")]
public sealed class WorkerTests
{
    [Fact]
    public async Task The_worker_runs_what_was_missed_and_stops_when_told()
    {
        using var folder = new DataFolder();
        var log = folder.Log(TimeProvider.System);
        log.KnownSince(NightlyImportJob.JobName, TimeProvider.System.GetUtcNow().AddDays(-2));
        using var stop = new CancellationTokenSource();

        var running = Worker.RunAsync(
            folder.Path, TestWarehouse.ReferenceFolder, services => services.AddSingleton<IImporter, NothingToImport>().AddSingleton<IReportedCells>(new FakeReported())
                .AddSingleton(new RetentionDesk(new WarehouseFolder(folder.Path), TestWarehouse.ReferenceFolder, new RetentionOptions(24), TimeProvider.System)), stop.Token);
        for (var waited = 0; waited < 150 && log.LastSuccess(NightlyImportJob.JobName) is null; waited++)
            await Task.Delay(100);
        await stop.CancelAsync();
        await running;

        var run = Assert.Single(log.Recent(9), r => r.Job == NightlyImportJob.JobName);
        Assert.Equal((JobOutcome.Succeeded, "Nothing came in."), (run.Outcome, run.Message));
        Assert.NotNull(run.DueAt);
    }

    private sealed class NothingToImport : IImporter
    {
        public bool RecountWhenNothingCame => false;

        public ImportOutcome Run(ImportRequest request, IProgress<string>? progress = null, CancellationToken stop = default) => throw new InvalidOperationException();

        public string? Recount(DateOnly ownDay, CancellationToken stop = default) => null;
    }
}
