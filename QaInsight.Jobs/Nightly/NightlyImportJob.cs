using Microsoft.Extensions.Logging;
using QaInsight.Warehouse;

namespace QaInsight.Nightly;

/// <summary>Takes what came into the inbox, imports it, files it away, and keeps the month's cells on its reporting day.</summary>
public sealed class NightlyImportJob(
    Inbox inbox, Filing filing, IImporter importer, ReportedMonths months, WarehouseFolder folder, TimeProvider time, ILogger<NightlyImportJob> logger) : INightlyJob
{
    public const string JobName = "nightly-import";

    public string Name => JobName;

    public async Task<string> RunAsync(CancellationToken stop)
    {
        var today = London.Today(time);
        var taking = await inbox.TakeAsync(stop);
        Tell(taking.Left);

        var outcome = taking.Paths.Count == 0
            ? new ImportOutcome(0, [], null)
            : importer.Run(new ImportRequest(taking.Paths, "inbox", today, IsSample: false), new LoggedProgress(logger), stop);
        var filed = filing.MoveAway(outcome.Files, today);
        Tell(filed.Left);

        // Where nothing is recounted, the live build's own day stays that of the last import, and counts that hang on a day
        // are made from facts for any other.
        var build = outcome.PublishedBuild ?? (importer.RecountWhenNothingCame ? importer.Recount(today, stop) : null);
        var keptMonths = months.KeepDue(today, Live());

        var told = Summary(taking, outcome, filed, build, keptMonths);
        return outcome.ExitCode == 1 || filed.Left.Count > 0 ? throw new JobFailedException(told) : told;
    }

    private static string Summary(Taking taking, ImportOutcome outcome, Filed filed, string? build, IReadOnlyList<Month> keptMonths)
    {
        var known = outcome.Files.Count(f => f.State == FileState.Unchanged);
        string?[] parts =
        [
            taking.Paths.Count == 0 ? "Nothing came in" : $"{Files(outcome.Files.Count(f => f.State != FileState.Quarantined))} in{(known > 0 ? $", {known} of them known already" : "")}",
            filed.Quarantined.Count == 0 ? null : $"{Files(filed.Quarantined.Count)} set aside, with the reason beside each in quarantine",
            taking.Left.Count == 0 ? null : $"{taking.Left.Count} left in the inbox ({Named(taking.Left)})",
            filed.Left.Count == 0 ? null : $"{Files(filed.Left.Count)} read but not filed ({Named(filed.Left)})",
            build is null ? null : $"build {build} published",
            keptMonths.Count == 0 ? null : $"kept as reported: {string.Join(", ", keptMonths.Select(m => m.Label))}",
        ];
        return string.Join("; ", parts.OfType<string>()) + ".";
    }

    private static string Files(int count) => count == 1 ? "1 file" : $"{count} files";

    private static string Named(IReadOnlyList<LeftFile> files) =>
        string.Join(", ", files.Take(5).Select(f => $"{f.Name}: {f.Why}")) + (files.Count > 5 ? ", …" : "");

    private BuildInfo? Live()
    {
        if (folder.LiveId is null)
            return null;
        using var live = folder.OpenLive();
        return live.Info;
    }

    private void Tell(IReadOnlyList<LeftFile> left)
    {
        foreach (var file in left)
            logger.LogWarning("Left in the inbox: {File}, {Why}", file.Name, file.Why);
    }
}
