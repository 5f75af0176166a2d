using Microsoft.Playwright;
using Xunit;

namespace QaInsight.Tests.Browser;

/// <summary>What people come for, from the first page to the last, with nothing but what they see.</summary>
public sealed class JourneyTests(SampleInBrowser sample) : IClassFixture<SampleInBrowser>
{
    [BrowserFact]
    public async Task A_director_reads_the_board_and_prints_it()
    {
        await using var visit = await sample.Open();
        var page = visit.Page;
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "How are we doing?" })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "What are we doing about it?" })).ToBeVisibleAsync();
        await page.EvaluateAsync("() => { window.print = () => { window.printed = true; } }");
        await page.GetByRole(AriaRole.Button, new() { Name = "Print" }).First.ClickAsync();

        Assert.True(await page.EvaluateAsync<bool>("() => window.printed === true"));
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(page.Locator(".filters").First).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator(".lead").First).ToBeVisibleAsync();
        Assert.Empty(visit.Complaints);
    }

    [BrowserFact]
    public async Task A_service_manager_goes_from_the_board_to_a_team_to_one_managers_overdue_actions_to_the_audit_and_its_line()
    {
        await using var visit = await sample.Open();
        var page = visit.Page;
        await page.Locator("details.teams summary").First.ClickAsync();
        await page.Locator("details.teams a[href^='/team?']").First.ClickAsync();
        var team = await page.Locator("h1").InnerTextAsync();
        await page.Locator("a[href^='/actions?person=']").First.ClickAsync();
        Assert.Contains("team=", page.Url, StringComparison.Ordinal);
        await Assertions.Expect(page.GetByText("overdue").First).ToBeVisibleAsync();

        await page.Locator("#one-by-one a[href^='/audit?']").First.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Where it comes from" })).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".crumbs")).ToContainTextAsync(team);
        await Assertions.Expect(page.Locator("dt", new() { HasText = "File" }).First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("dd", new() { HasText = "line " }).First).ToBeVisibleAsync();
        Assert.Empty(visit.Complaints);
    }

    [BrowserFact]
    public async Task The_keyboard_goes_from_mark_to_mark_and_opens_the_rows()
    {
        await using var visit = await sample.Open("/legal-status");
        var page = visit.Page;
        await visit.DrawAll();
        var first = page.Locator(".chart .stand-in a").First;
        await first.FocusAsync();
        var says = await first.GetAttributeAsync("aria-label");
        await page.Keyboard.PressAsync("ArrowRight");
        var next = await page.EvaluateAsync<string>("() => document.activeElement.getAttribute('aria-label')");
        Assert.NotEqual(says, next);
        Assert.Equal(1, await page.Locator(".chart").First.Locator(".stand-in a[tabindex='0']").CountAsync());

        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(Visit.Holding("/rows?"));
        await Assertions.Expect(page.Locator("h1")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task A_click_on_a_mark_opens_its_rows_and_the_crumbs_lead_back()
    {
        await using var visit = await sample.Open("/legal-status?period=2026-07");
        var page = visit.Page;
        await visit.DrawAll();
        // A part that counts nothing has no width to point at.
        var box = (await Task.WhenAll((await page.Locator(".plot .bars .point").AllAsync()).Select(p => p.BoundingBoxAsync()))).First(b => b is { Width: > 20 })!;
        await page.Mouse.MoveAsync(box.X + (box.Width / 2), box.Y + (box.Height / 2));
        await Assertions.Expect(page.Locator(".hoverlayer .hovertext").First).ToBeVisibleAsync();
        await page.Mouse.DownAsync();
        await page.Mouse.UpAsync();

        await Assertions.Expect(page).ToHaveURLAsync(Visit.Holding("/rows?"));
        Assert.Contains("period=2026-07", page.Url, StringComparison.Ordinal);
        await page.Locator(".crumbs a").First.ClickAsync();
        await Assertions.Expect(page).Not.ToHaveURLAsync(Visit.Holding("/rows"));
        Assert.Contains("period=2026-07", page.Url, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task A_table_sorts_by_its_headers_and_the_address_keeps_how()
    {
        await using var visit = await sample.Open("/legal-status");
        var page = visit.Page;
        await page.Locator("#compared").GetByRole(AriaRole.Button, new() { Name = "Good or better now" }).ClickAsync();
        var figures = await page.Locator("#compared tbody tr:not(.total) td:nth-child(2)").EvaluateAllAsync<double[]>("cells => cells.map(c => Number(c.dataset.value))");

        Assert.Equal(figures.OrderDescending(), figures);
        Assert.Contains("sort=compared.", page.Url, StringComparison.Ordinal);
        await page.ReloadAsync();
        Assert.Equal(figures, await page.Locator("#compared tbody tr:not(.total) td:nth-child(2)").EvaluateAllAsync<double[]>("cells => cells.map(c => Number(c.dataset.value))"));
    }
}
