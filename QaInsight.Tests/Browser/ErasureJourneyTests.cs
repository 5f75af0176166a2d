using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using QaInsight.Nightly.Retention;
using QaInsight.People;
using QaInsight.Tests.Nightly;
using QaInsight.Tests.Web.Live;
using QaInsight.Warehouse;
using Xunit;

namespace QaInsight.Tests.Browser;

/// <summary>An administrator looks at what is past its retention, and erases a child: each page on the way fits and can be read by everybody.</summary>
public sealed class ErasureJourneyTests(ErasedInBrowser site) : IClassFixture<ErasedInBrowser>
{
    [BrowserFact]
    public async Task Old_rows_name_nobody_and_a_child_is_erased_with_proof()
    {
        await using var visit = await site.Open("/admin/erasure");
        var page = visit.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "Quinn Adeyemi" }).ClickAsync();
        var old = ErasedInBrowser.MakeOldRowsAnonymous();
        await page.GotoAsync(new Uri(new Uri(page.Url), $"/audit?of={old}").ToString());
        await Assertions.Expect(page.GetByText("older than children’s rows are kept")).ToBeVisibleAsync();
        await visit.LookedAt("erasure-old-audit");
        await page.GotoAsync(new Uri(new Uri(page.Url), "/admin/check").ToString());
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Proof" })).ToBeVisibleAsync();
        await visit.LookedAt("erasure-check");

        await page.GetByRole(AriaRole.Link, new() { Name = "Erase a child" }).ClickAsync();
        await visit.LookedAt("erasure-empty");
        await page.GetByLabel("The child’s id, as").FillAsync("C100014");
        await page.GetByLabel("Why, in words").FillAsync("asked for by the family");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show what would go" }).ClickAsync();
        await Assertions.Expect(page.Locator("#goes ~ table")).ToContainTextAsync("audits");
        await visit.LookedAt("erasure-preview");
        await page.GetByLabel("The child’s id again").FillAsync("C10014");
        await page.GetByRole(AriaRole.Button, new() { Name = "Erase for good" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("nothing was erased");
        await visit.LookedAt("erasure-refused");
        await page.GetByLabel("The child’s id again").FillAsync("C100014");
        await page.GetByRole(AriaRole.Button, new() { Name = "Erase for good" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("found nowhere");
        await visit.LookedAt("erasure-proof");
        // A refused form is answered with 400, which Chromium says in its console.
        Assert.All(visit.Complaints, c => Assert.Contains("400", c, StringComparison.Ordinal));
    }
}

/// <summary>The sample council, which keeps children's rows for two years, a year after its end.</summary>
public sealed class ErasedInBrowser() : BrowserSite(Served)
{
    private static LiveSite? current;

    private static readonly Shared<ServedSite> Served = ServedSite.Of(() => current = new LiveSite
    {
        SignedIn = null,
        Settings = { ["QaInsight:Retention:ChildrensRowsMonths"] = "24" },
        Clock = new ShiftedTime(new DateTimeOffset(2026, 12, 5, 9, 0, 0, TimeSpan.Zero)),
    });

    /// <returns>The id that stands for an old audit's.</returns>
    public static string MakeOldRowsAnonymous()
    {
        current!.Services.GetRequiredService<RetentionDesk>().Run(new Reader("1", "Ann Lee"));
        using var live = current.Services.GetRequiredService<WarehouseFolder>().OpenLive();
        return live.Connection.Scalar<string>("SELECT min(audit_id) FROM fct_audit WHERE audit_id LIKE 'anon-%'")!;
    }
}
