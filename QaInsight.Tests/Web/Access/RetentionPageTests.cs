using System.Net;
using Microsoft.Extensions.DependencyInjection;
using QaInsight.Nightly.Retention;
using QaInsight.People;
using QaInsight.Tests.Nightly;
using QaInsight.Tests.Web.Live;
using QaInsight.Warehouse;
using Xunit;

namespace QaInsight.Tests.Web.Access;

/// <summary>Children's rows past their retention, as pages show them.</summary>
public sealed class RetentionPageTests(RetentionSite site) : IClassFixture<RetentionSite>
{
    [Fact]
    public async Task An_old_audit_says_why_it_names_nobody_and_the_server_holds_the_proof()
    {
        using var visitor = new Caller(site);
        await visitor.Open("/");
        await visitor.Send("form:has(button[name=person])", ("person", "head-of-quality"));
        var board = (await visitor.Open("/board?period=2024-09")).QuerySelector("main")!.TextContent;
        Assert.DoesNotContain("Proof", (await visitor.Open("/admin/check")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        var run = site.Services.GetRequiredService<RetentionDesk>().Run(new Reader("1", "Ann Lee"))!;

        Assert.True(run.IsDone, run.Proof);
        Assert.Equal(board, (await visitor.Open("/board?period=2024-09")).QuerySelector("main")!.TextContent);
        var page = await visitor.Open($"/audit?of={AnOldAudit()}");
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        Assert.Contains("older than children’s rows are kept", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        page = await visitor.Open("/admin/check");
        var line = page.QuerySelectorAll("tbody tr").Single(r => r.QuerySelector("th")!.TextContent == "Children’s rows");
        Assert.Contains("Kept as they came from ", line.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("PROOF OF RETENTION", (await visitor.Open(line.QuerySelector("a")!.GetAttribute("href")!)).Body!.TextContent, StringComparison.Ordinal);
    }

    private string AnOldAudit()
    {
        using var live = site.Services.GetRequiredService<WarehouseFolder>().OpenLive();
        return live.Connection.Scalar<string>("SELECT min(audit_id) FROM fct_audit WHERE audit_id LIKE 'anon-%'")!;
    }
}

/// <summary>The sample council, which keeps children's rows for as short as may be.</summary>
public sealed class RetentionSite : LiveSite
{
    public RetentionSite()
    {
        SignedIn = null;
        Clock = new ShiftedTime(new DateTimeOffset(2026, 12, 5, 9, 0, 0, TimeSpan.Zero));
        Settings["QaInsight:Retention:ChildrensRowsMonths"] = "24";
    }
}
