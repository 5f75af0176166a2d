using Microsoft.Playwright;
using QaInsight.Tests.Web.Live;
using Xunit;

namespace QaInsight.Tests.Browser;

/// <summary>A council whose quality assurance team may write: a site of its own, since what it writes shows on every page.</summary>
public sealed class WrittenInBrowser() : BrowserSite(ServedSite.Of(() => new LiveSite()));

/// <summary>The head of quality sets a target, writes commentary and the board's conclusions, and looks at what became of them.</summary>
public sealed class QualityPagesTests(WrittenInBrowser site) : IClassFixture<WrittenInBrowser>
{
    private static readonly string Long = string.Join("\n\n", Enumerable.Repeat("Two of the inadequate audits are from one team, where two posts had been empty since May. Both children were seen within the week, and their plans are with the chair.", 3)) + "\n" + new string('W', 120);

    [BrowserFact]
    public async Task Targets_and_commentary_are_written_read_and_fit()
    {
        await using var visit = await site.Open("/target?of=grade-inadequate");
        var page = visit.Page;
        await visit.LookedAt("quality-target-empty");
        await page.GetByLabel("From", new() { Exact = true }).FillAsync("2026-08-01");
        await page.GetByLabel("Target (").FillAsync("8%");
        await page.GetByLabel("Near it up to").FillAsync("15");
        await page.GetByLabel("Why", new() { Exact = true }).FillAsync("The improvement board agreed the next step.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show what changes" }).ClickAsync();
        await Assertions.Expect(page.Locator("#comes-to ~ .card, #comes-to ~ .none").First).ToBeVisibleAsync();
        await visit.LookedAt("quality-target-preview");
        await page.GetByRole(AriaRole.Button, new() { Name = "Set it" }).ClickAsync();
        await Assertions.Expect(page.Locator("[role=status]")).ToContainTextAsync("8% or less, near it up to 15%");
        await visit.LookedAt("quality-target");
        await Go(page, "/targets");
        await visit.LookedAt("quality-targets");
        await Go(page, "/measures");
        await visit.LookedAt("quality-measures");

        await Go(page, "/commentary?of=grade-inadequate&period=2026-08");
        await visit.LookedAt("quality-commentary-empty");
        await Write(page, Long, "Head of service, Safeguarding");
        await visit.LookedAt("quality-commentary");
        await Go(page, "/commentary?period=2026-08");
        await Write(page, "Practice is getting better.\n\nWe recommend:\n1. a plan for one team\n2. a look at oversight", "Head of quality");

        await Go(page, "/?period=2026-08");
        await page.Locator(".tile a.mark").First.ClickAsync();
        await Assertions.Expect(page.Locator(".remark:target")).ToBeInViewportAsync();
        await visit.DrawAll();
        await visit.LookedAt("quality-board");
        await Go(page, "/measure?of=grade-inadequate&period=2026-08");
        await visit.DrawAll();
        await visit.LookedAt("quality-measure");
        Assert.Empty(visit.Complaints);
    }

    [BrowserFact]
    public async Task What_is_wrong_is_led_to()
    {
        await using var visit = await site.Open("/target?of=completion-rate");
        var page = visit.Page;
        await page.GetByLabel("From", new() { Exact = true }).FillAsync("2026-08-01");
        await page.GetByLabel("Target (").FillAsync("0.9");
        await page.GetByLabel("Why", new() { Exact = true }).FillAsync("As agreed");
        await page.GetByRole(AriaRole.Button, new() { Name = "Set it" }).ClickAsync();
        await page.Locator("[role=alert] a").ClickAsync();

        await Assertions.Expect(page.GetByLabel("Target (")).ToBeFocusedAsync();
        await Assertions.Expect(page.GetByLabel("Target (")).ToHaveValueAsync("0.9");
        await visit.PhotographBoth("quality-target-wrong");
        Assert.Empty(await visit.Violations());
    }

    private static Task Go(IPage page, string address) => page.GotoAsync(new Uri(new Uri(page.Url), address).ToString());

    private static async Task Write(IPage page, string words, string owner)
    {
        await page.Locator("#Words").FillAsync(words);
        await page.GetByLabel("Owner").FillAsync(owner);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("[role=status]")).ToContainTextAsync("It is written");
    }
}
