using System.Net;
using Microsoft.Extensions.DependencyInjection;
using QaInsight.People;
using QaInsight.Warehouse;
using Xunit;

namespace QaInsight.Tests.Web.Access;

/// <summary>An administrator sees what would go, types the id again, and has the proof.</summary>
public sealed class ErasurePageTests(AdminSite site) : IClassFixture<AdminSite>
{
    private const string Child = "C100014";

    [Fact]
    public async Task A_child_is_erased_after_a_preview_and_with_its_id_typed_again()
    {
        using var visitor = new Caller(site);
        await visitor.Open("/");
        await visitor.Send("form:has(button[name=person])", ("person", "head-of-quality"));
        await visitor.Open("/admin/erasure");
        var page = await visitor.Send("main form", ("child", Child), ("reason", "asked for by the family"));
        Assert.Contains("audits 2", page.QuerySelector("main table")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, Audits());

        page = await visitor.Send("main form[action*=Erase]", ("again", "C1000140"));
        Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);
        Assert.Contains("nothing was erased", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, Audits());

        page = await visitor.Send("main form[action*=Erase]", ("again", Child));
        Assert.Contains("found nowhere", page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("found in none", page.QuerySelector("pre")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, Audits());
        var lines = site.Services.GetRequiredService<LookLog>().Find(new LookQuestion("Erased a child"), 10);
        Assert.DoesNotContain(Child, Assert.Single(lines).What, StringComparison.Ordinal);

        page = await visitor.Open($"/search?q={Child}");
        Assert.Contains("othing found", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }

    private long Audits()
    {
        using var live = site.Services.GetRequiredService<WarehouseFolder>().OpenLive();
        return live.Connection.Scalar<long>("SELECT count(*) FROM fct_audit WHERE child_id = $child", ("$child", Child));
    }
}
