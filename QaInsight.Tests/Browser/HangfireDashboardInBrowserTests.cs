using QaInsight.Tests.Web.Live;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace QaInsight.Tests.Browser;

/// <summary>The engine's dashboard draws, and its buttons work, under the policy that it is sent with.</summary>
[Trait("JobEngine", "each")]
public sealed class HangfireDashboardInBrowserTests(HangfireInBrowser site) : IClassFixture<HangfireInBrowser>
{
    [BrowserFact]
    public async Task It_draws_and_starts_a_job_and_the_browser_complains_of_nothing()
    {
        await using var visit = await site.Open("/jobs");
        var page = visit.Page;
        await Expect(page.Locator("h1")).ToHaveTextAsync("Overview");
        await Expect(page.Locator("#realtimeGraph")).ToBeVisibleAsync();
        await visit.Photograph("jobs", whole: false);

        await page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Recurring Jobs" }).ClickAsync();
        await page.Locator("tr", new() { HasText = "Housekeeping" }).Locator("input[type=checkbox]").CheckAsync();
        await visit.Photograph("jobs-recurring", whole: false);
        await page.Locator("button[data-url='/jobs/recurring/trigger']").ClickAsync();
        await Expect(page.Locator("tr", new() { HasText = "Housekeeping" }).Locator("a[href^='/jobs/jobs/details/']")).ToBeVisibleAsync();

        await page.GotoAsync(new Uri(new Uri(page.Url), "/jobs/jobs/succeeded").ToString());
        for (var waited = 0; waited < 60 && await page.Locator(".js-jobs-list-row").CountAsync() == 0; waited++)
        {
            await Task.Delay(500);
            await page.ReloadAsync();
        }

        await visit.Photograph("jobs-succeeded", whole: false);
        await Expect(page.Locator(".js-jobs-list-row")).ToContainTextAsync("Housekeeping");
        Assert.Empty(visit.Complaints);
    }
}

/// <summary>The sample council, with the schedule in its site.</summary>
public sealed class HangfireInBrowser() : BrowserSite(ServedSite.Of(() => new LiveSite { RunSchedule = true }));
