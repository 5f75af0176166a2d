using System.Diagnostics;
using QaInsight.Commands;
using QaInsight.Nightly;
using QaInsight.Tests.Commands;
using Xunit;

namespace QaInsight.Tests.Nightly;

[Trait("JobEngine", "each")]
public sealed class WorkerCommandTests
{
    [UnixFact]
    public async Task It_takes_the_inbox_until_it_is_told_to_stop_and_keeps_standard_output_clean()
    {
        using var folder = new DataFolder();
        folder.Drop("teams.csv");
        folder.Drop("audits.csv", "audit_id,child_id,audit_month,team,legal_status,return_status,auditor_grade\nQ1,C1,2026-05,North,CIN,completed,Good\n");
        var log = folder.Log(TimeProvider.System);
        log.KnownSince(NightlyImportJob.JobName, TimeProvider.System.GetUtcNow().AddDays(-2));
        using var worker = Start(folder.Path);
        var (output, error) = (worker.StandardOutput.ReadToEndAsync(), worker.StandardError.ReadToEndAsync());

        for (var waited = 0; waited < 300 && log.LastSuccess(NightlyImportJob.JobName) is null && !worker.HasExited; waited++)
            await Task.Delay(100);
        worker.Signal("INT");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await worker.WaitForExitAsync(patience.Token);

        Assert.StartsWith("2 files in; build ", log.LastSuccess(NightlyImportJob.JobName)?.Message, StringComparison.Ordinal);
        Assert.Equal((Exit.Done, ""), (worker.ExitCode, await output));
        Assert.Contains("nightly-import Succeeded", await error, StringComparison.Ordinal);
        Assert.Empty(folder.Files("inbox"));
    }

    private static Process Start(string folder)
    {
        // A shell has what it runs in the background ignore Ctrl+C, and a child inherits that from whoever runs the tests: here it
        // listens all the same.
        string[] program = OperatingSystem.IsLinux() ? ["env", "--default-signal=INT", "dotnet"] : ["dotnet"];
        return TheProgram.Start(
            program[0],
            [.. program[1..], TheProgram.CommandLine, "worker", "--warehouse", folder],
            ("QaInsight__Inbox__QuietSeconds", "0"),
            ("QaInsight__Schedule__0__Name", "Often"),
            ("QaInsight__Schedule__0__Cron", "0 2 * * *"),
            ("QaInsight__Schedule__0__Job", NightlyImportJob.JobName));
    }
}
