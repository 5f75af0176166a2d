using Microsoft.Playwright;
using QaInsight.Scorecards.Pages;
using Xunit;

namespace QaInsight.Tests.Browser;

public sealed class BoardPageTests(FixedInBrowser site) : IClassFixture<FixedInBrowser>
{
    [BrowserFact]
    public async Task Charts_are_drawn_by_plotly_without_a_word_of_complaint()
    {
        await using var visit = await site.Open();
        await visit.DrawAll();

        Assert.Equal(5, await visit.Page.Locator(".chart.drawn .plot .cartesianlayer").CountAsync());
        Assert.Empty(visit.Complaints);
    }

    [BrowserFact]
    public async Task Drawing_moves_nothing_on_the_page()
    {
        await using var visit = await site.Open();
        var before = await visit.Page.EvaluateAsync<double>("() => document.documentElement.scrollHeight");
        await visit.DrawAll();

        Assert.Equal(before, await visit.Page.EvaluateAsync<double>("() => document.documentElement.scrollHeight"));
    }

    [BrowserFact]
    public async Task Pointing_at_a_bar_says_how_many_of_how_many()
    {
        await using var visit = await site.Open();
        await visit.DrawAll();
        var bar = visit.Page.Locator(".chart", new() { HasText = "Child in need" }).Locator(".plot .bars .point").First;
        await bar.ScrollIntoViewIfNeededAsync();
        var box = (await bar.BoundingBoxAsync())!;
        await visit.Page.Mouse.MoveAsync(box.X + (box.Width / 2), box.Y + (box.Height / 2));

        await Assertions.Expect(visit.Page.Locator(".hoverlayer")).ToHaveCountAsync(5);
        await Assertions.Expect(visit.Page.Locator(".hoverlayer .hovertext").First).ToContainTextAsync("Good: 3 of 16 audits");
        Assert.Empty(visit.Complaints);
    }

    [BrowserFact]
    public async Task Names_typed_as_markup_are_read_as_they_were_typed_in_charts_too()
    {
        await using var visit = await site.Open("/?service=hostile");
        await visit.DrawAll();
        await visit.Photograph("board-hostile", whole: false);
        var bar = visit.Page.Locator(".plot .bars .point").First;
        await bar.ScrollIntoViewIfNeededAsync();
        var box = (await bar.BoundingBoxAsync())!;
        await visit.Page.Mouse.MoveAsync(box.X + (box.Width / 2), box.Y + (box.Height / 2));

        await Assertions.Expect(visit.Page.Locator(".hoverlayer .hovertext").First).ToContainTextAsync("<img src=x onerror=alert(1)>%{x}</script><b>bold</b>");
        Assert.Equal(0, await visit.Page.Locator("img").CountAsync());
        Assert.Empty(visit.Complaints);
    }

    [BrowserTheory]
    [InlineData("/", 1280, "1280")]
    [InlineData("/", 390, "390")]
    [InlineData("/?service=part-returned", 1280, "part-returned")]
    [InlineData("/?service=nobody", 390, "nobody")]
    [InlineData("/?service=nonsense", 1280, "nonsense")]
    [InlineData("/nowhere", 1280, "nowhere")]
    public async Task Axe_finds_nothing(string address, int width, string picture)
    {
        await using var visit = await site.Open(address, width);
        await visit.DrawAll();
        await visit.Photograph($"board-{picture}");
        await visit.OpenAll();

        Assert.Empty(await visit.Violations());
    }

    [BrowserFact]
    public async Task Without_script_the_page_still_tells_everything()
    {
        await using var visit = await site.Open(script: false);
        var page = visit.Page;
        await visit.Photograph("board-no-script");

        Assert.Equal(["How are we doing?", "How do we know?", "What are we doing about it?"], await page.Locator("h2").AllInnerTextsAsync());
        await Assertions.Expect(page.GetByRole(AriaRole.Group, new() { Name = "Child in need: 3 good, 10 requires improvement, 3 inadequate" })).ToBeVisibleAsync();
        await page.Locator("summary", new() { HasText = "teams with inadequate practice" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Rowheader, new() { Name = "Harbour 17" })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Print" })).ToBeHiddenAsync();
        await page.GetByLabel("Period").SelectOptionAsync("2019-07");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        Assert.Contains("period=2019-07", page.Url, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task The_keyboard_reaches_the_skip_link_the_filters_and_what_can_be_opened()
    {
        await using var visit = await site.Open();
        var reached = new List<string>();
        for (var press = 0; press < 80; press++)
        {
            await visit.Page.Keyboard.PressAsync("Tab");
            reached.Add(await visit.Page.EvaluateAsync<string>("() => document.activeElement.id || document.activeElement.textContent.trim()"));
        }

        Assert.Equal(["Skip to the figures", "head-of-quality", "By e-mail", "Sign out", "Board", .. PageKind.All.Where(k => k.InNavigation).Select(k => k.Name), "Saved views", "Imports", "Admin", "q", "Search"], reached.Take(10 + PageKind.All.Count(k => k.InNavigation)));
        Assert.Superset(new HashSet<string> { "period", "programme", "service", "Show", "Workbook", "CSV", "Print" }, reached.ToHashSet());
        Assert.Contains(reached, r => r.StartsWith("Show as a table", StringComparison.Ordinal));
        Assert.Contains(reached, r => r.StartsWith("17 teams with inadequate practice", StringComparison.Ordinal));
    }

    [BrowserFact]
    public async Task A_narrow_phone_never_scrolls_sideways()
    {
        await using var visit = await site.Open(width: 320, height: 640);
        await visit.DrawAll();
        await visit.Photograph("board-320");
        await visit.OpenAll();

        Assert.True(await visit.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= 320"));
    }

    [BrowserFact]
    public async Task It_can_be_printed()
    {
        await using var visit = await site.Open();
        await visit.DrawAll();

        var printed = await visit.Page.PdfAsync(new() { PreferCSSPageSize = true });

        Assert.StartsWith("%PDF", System.Text.Encoding.Latin1.GetString(printed), StringComparison.Ordinal);
    }
}
