using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using QaInsight.Nightly;
using QaInsight.People;
using QaInsight.Tests.Nightly;
using Xunit;

namespace QaInsight.Tests.Web.Live;

/// <summary>What is published is what the next reader sees, without a restart.</summary>
public sealed class PublishingTests
{
    private const string Audits = "audit_id,child_id,audit_month,team,legal_status,return_status,auditor_grade";
    private static readonly DateOnly Day = new(2026, 6, 13);

    [Fact]
    public async Task An_import_shows_on_the_next_request_and_an_undo_takes_it_back()
    {
        await using var site = new LiveSite { SampleOnFirstRun = false };
        Assert.Equal("Nothing has been imported yet", (await site.Get("/")).Page.QuerySelector("h1")!.TextContent);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await site.Get("/health/ready")).Answer.StatusCode);

        site.Import(Day, site.Write("teams.csv", "team,service", "North,Assessment"), site.Write("audits-1.csv", Audits, "Q1,C1,2026-05,North,CIN,completed,Good"));
        Assert.Equal("1 audit from 1 of 1 team", await Read(site));
        site.Import(Day, site.Write("audits-2.csv", Audits, "Q2,C2,2026-05,North,CIN,completed,Inadequate", "Q3,C3,2026-05,North,CIN,completed,Inadequate"));
        Assert.Equal("3 audits from 1 of 1 team", await Read(site));
        site.Run("undo");
        Assert.Equal("1 audit from 1 of 1 team", await Read(site));
        Assert.Equal(HttpStatusCode.OK, (await site.Get("/health/ready")).Answer.StatusCode);
    }

    [Fact]
    public async Task A_councils_own_files_take_the_samples_place_whole()
    {
        await using var site = new LiveSite();
        Assert.NotNull((await site.Get("/")).Page.QuerySelector(".notice"));

        site.Import(Day, site.Write("teams.csv", "team,service", "North,Assessment"), site.Write("audits.csv", Audits, "Q1,C1,2026-05,North,CIN,completed,Good"));
        var (_, page) = await site.Get("/");

        Assert.Null(page.QuerySelector(".notice"));
        Assert.Equal(["All services", "Assessment"], page.QuerySelectorAll("#service option").Select(o => o.TextContent));
        Assert.Equal(["May 2026", "Three months to May 2026", "Six months to May 2026", "Twelve months to May 2026", "April to June 2026 (quarter 1)", "April 2026 to March 2027 (year)"], page.QuerySelectorAll("#period option").Select(o => o.TextContent));
        Assert.Contains("\"numerator\":1", (await site.Api("team?period=2026-05")).Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sample_comes_in_once()
    {
        await using var site = new LiveSite();
        await site.Get("/");
        await using var again = new SameWarehouse(site.Warehouse);
        using var client = again.CreateClient();

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("/", UriKind.Relative))).StatusCode);
        Assert.Equal(["b000001"], site.Folder.BuildIds());
    }

    [Fact]
    [Trait("JobEngine", "each")]
    public async Task With_the_schedule_in_it_the_site_runs_what_was_missed_and_shows_it()
    {
        await using var site = new LiveSite { RunSchedule = true, SampleOnFirstRun = false, Clock = new ShiftedTime(new DateTimeOffset(2026, 6, 13, 9, 0, 0, TimeSpan.Zero)) };
        var log = new JobRunLog(new AppDatabase(site.Warehouse, site.Clock));
        log.KnownSince(NightlyImportJob.JobName, site.Clock.GetUtcNow().AddDays(-2));
        var inbox = Directory.CreateDirectory(Path.Combine(site.Warehouse, "inbox")).FullName;
        File.Move(site.Write("teams.csv", "team,service", "North,Assessment"), Path.Combine(inbox, "teams.csv"));
        File.Move(site.Write("audits.csv", Audits, "Q1,C1,2026-05,North,CIN,completed,Good"), Path.Combine(inbox, "audits.csv"));

        Assert.Equal(HttpStatusCode.OK, (await site.Get("/health/live")).Answer.StatusCode);
        for (var waited = 0; waited < 200 && log.LastSuccess(NightlyImportJob.JobName) is null; waited++)
            await Task.Delay(100);

        Assert.Equal("2 files in; build b000001 published; kept as reported: May 2026.", log.LastSuccess(NightlyImportJob.JobName)?.Message);
        Assert.Equal("1 audit from 1 of 1 team", await Read(site));
    }

    private static async Task<string> Read(LiveSite site) => Shown.Text((await site.Get("/")).Page.QuerySelectorAll(".fresh span")[^1]);
}
