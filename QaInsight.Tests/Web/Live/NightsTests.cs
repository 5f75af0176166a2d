using Microsoft.Extensions.Logging.Abstractions;
using QaInsight.Nightly;
using QaInsight.People;
using QaInsight.Tests.Nightly;
using QaInsight.Warehouse;
using Xunit;

namespace QaInsight.Tests.Web.Live;

/// <summary>Nights on a server, one after another, from the file in the inbox to the figure on the page.</summary>
public sealed class NightsTests
{
    private static readonly ScheduleOptions Schedule = new(new ScheduleRow("Nightly import", "0 2 * * *", NightlyImportJob.JobName));

    [Fact]
    public async Task Files_are_taken_filed_reported_recounted_and_shown()
    {
        // In London, two in the morning of 13 September.
        var time = new FakeTime(new DateTimeOffset(2026, 9, 13, 1, 0, 0, TimeSpan.Zero));
        await using var site = new LiveSite { Clock = time };
        Assert.NotNull((await site.Get("/")).Page.QuerySelector(".notice"));

        Drop(site, "teams.csv", "team,service,service_manager", "North,Assessment,SM-1", "South,Safeguarding,SM-2");
        Drop(site, "audits-08.csv", ["audit_id,child_id,audit_month,team,legal_status,practitioner,return_status,auditor_grade,auditor", .. Enumerable.Range(1, 8).Select(n => $"AUDIT-{n},CHILD-{n},2026-08,{(n % 2 == 0 ? "North" : "South")},CIN,WORKER-{n},completed,{(n == 1 ? "Inadequate" : "Good")},AUDITOR-1")]);
        Drop(site, "judgements.csv", "audit_id,domain,grade,comment", "AUDIT-1,Risk,Inadequate,What the auditor wrote");
        Drop(site, "actions.csv", ["action_id,audit_id,child_id,team,raised_on,due_on,completed_on,description,owner", .. Enumerable.Range(1, 8).Select(n => $"ACTION-{n},AUDIT-{n},CHILD-{n},North,2026-08-10,2026-09-{12 + (n % 2)},,What is to be done,OWNER-1")]);
        Drop(site, "concerns.csv", "concern_id,child_id,team,opened_on", "CONCERN-1,CHILD-1,South,2026-08-20");
        Drop(site, "audits-broken.csv", "audit_id,child_id,audit_month,team,legal_status,return_status", "AUDIT-90,CHILD-90,2026-08,Nowhere,CIN,completed", "AUDIT-91,CHILD-91,never,North,CIN,completed");
        Drop(site, "notes.txt", "Not an extract.");

        Assert.Equal(
            (JobOutcome.Succeeded, "5 files in; 1 file set aside, with the reason beside each in quarantine; 1 left in the inbox (notes.txt: neither .csv nor .xlsx); build b000002 published; kept as reported: August 2026."),
            await Night(site, time));
        Assert.Equal(["notes.txt", "notes.txt.reason.txt"], Names(site, "inbox"));
        Assert.Equal(["actions.csv", "audits-08.csv", "concerns.csv", "judgements.csv", "teams.csv"], Names(site, "archive/2026-09-13").Select(f => f[13..]));
        Assert.Equal(["audits-broken.csv", "audits-broken.csv.reason.txt"], Names(site, "quarantine/2026-09-13").Select(f => f[13..]));
        Assert.Contains("Why: 2 of its 2 rows could not be trusted", await File.ReadAllTextAsync(Directory.GetFiles(Path.Combine(site.Warehouse, "quarantine"), "*.reason.txt", SearchOption.AllDirectories).Single()), StringComparison.Ordinal);

        // The made-up council is gone, whole.
        var (_, page) = await site.Get("/");
        Assert.Null(page.QuerySelector(".notice"));
        Assert.Equal("OFFICIAL–SENSITIVE Figures as at 13 September 2026 Last import 13 Sep, 02:00 1 file set aside whole 8 audits from 2 of 2 teams", Shown.Text(page.QuerySelector(".fresh")!));
        Assert.Equal(["All services", "Assessment", "Safeguarding"], page.QuerySelectorAll("#service option").Select(o => o.TextContent));
        Assert.Equal("8 actions were raised from June to August 2026: none done on time, 50% overdue.", page.QuerySelectorAll(".lead")[2].TextContent.Trim());

        var reported = await File.ReadAllTextAsync(Path.Combine(site.Warehouse, "reported", "2026-08.json"));
        Assert.Contains("North", reported, StringComparison.Ordinal);
        Assert.All(
            Enumerable.Range(1, 8).SelectMany(n => new[] { $"CHILD-{n}", $"AUDIT-{n}", $"ACTION-{n}", $"WORKER-{n}" }).Append("CONCERN-").Append("AUDITOR-").Append("OWNER-").Append("wrote"),
            id => Assert.DoesNotContain(id, reported, StringComparison.Ordinal));

        // A night without files: what was due on the 13th is overdue on the 14th.
        time.Set(time.GetUtcNow().AddDays(1));
        Assert.Equal((JobOutcome.Succeeded, "Nothing came in; 1 left in the inbox (notes.txt: neither .csv nor .xlsx); build b000003 published."), await Night(site, time));
        Assert.Equal("8 actions were raised from June to August 2026: none done on time, 100% overdue.", (await site.Get("/")).Page.QuerySelectorAll(".lead")[2].TextContent.Trim());

        // A grade mended later is shown, and what was reported stays as it was reported.
        time.Set(time.GetUtcNow().AddDays(1));
        Drop(site, "audits-mended.csv", "audit_id,child_id,audit_month,team,legal_status,return_status,auditor_grade", "AUDIT-1,CHILD-1,2026-08,South,CIN,completed,Good");
        await Night(site, time);
        Assert.Equal("0%", (await site.Get("/")).Page.QuerySelectorAll(".tile .figure b")[1].TextContent);
        Assert.Equal(reported, await File.ReadAllTextAsync(Path.Combine(site.Warehouse, "reported", "2026-08.json")));

        // The same night is not run twice.
        Assert.Null(await Night(site, time, orNull: true));
    }

    [Fact]
    public async Task The_sample_stays_at_its_own_day_through_the_nights_and_reports_nothing()
    {
        var time = new FakeTime(new DateTimeOffset(2026, 10, 13, 1, 0, 0, TimeSpan.Zero));
        await using var site = new LiveSite { Clock = time };
        await site.Get("/");

        Assert.Equal((JobOutcome.Succeeded, "Nothing came in."), await Night(site, time));
        Assert.Contains("Figures as at 13 September 2026", Shown.Text((await site.Get("/")).Page.QuerySelector(".fresh")!), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(site.Warehouse, "reported")));
        Assert.Equal(["b000001"], site.Folder.BuildIds());
    }

    private static async Task<(JobOutcome, string)?> Night(LiveSite site, FakeTime time, bool orNull = false)
    {
        using var runLock = new RunLock(site.Warehouse);
        var job = new NightlyImportJob(
            new Inbox(site.Warehouse, new InboxOptions(TimeSpan.Zero), time), new Filing(site.Warehouse), new ImportRun(site.Folder, TestWarehouse.ReferenceFolder, time),
            new ReportedMonths(new ReportingDay(13), new ReportedCells(site.Folder)), site.Folder, time, NullLogger<NightlyImportJob>.Instance);
        var log = new JobRunLog(new AppDatabase(site.Warehouse, time));
        var runner = new JobRunner([job], Schedule, log, runLock, time, NullLogger<JobRunner>.Instance);
        var run = await runner.RunDueAsync("Nightly import", time.GetUtcNow(), CancellationToken.None);
        Assert.True(orNull || run == log.Recent(1).Single());
        return run is null ? null : (run.Outcome!.Value, run.Message!);
    }

    private static void Drop(LiveSite site, string name, params string[] lines)
    {
        var written = site.Write(name, lines);
        File.Move(written, Path.Combine(Directory.CreateDirectory(Path.Combine(site.Warehouse, "inbox")).FullName, name));
    }

    private static IEnumerable<string> Names(LiveSite site, string folder) =>
        Directory.EnumerateFiles(Path.Combine(site.Warehouse, folder)).Select(f => Path.GetFileName(f)).OrderBy(f => folder == "inbox" ? f : f[13..], StringComparer.Ordinal);
}
