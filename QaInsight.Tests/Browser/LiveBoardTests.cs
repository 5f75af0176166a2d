using QaInsight.Tests.Web.Live;
using Xunit;

namespace QaInsight.Tests.Browser;

/// <summary>Live figures in Chromium: whatever is asked for, the page draws, fits, and can be read by everybody.</summary>
public sealed class LiveBoardTests(SampleInBrowser sample, HostileInBrowser hostile) : IClassFixture<SampleInBrowser>, IClassFixture<HostileInBrowser>
{
    public static TheoryData<string, string> Pages => new()
    {
        { "latest", "/" },
        { "part-returned", "/?period=2026-09" },
        { "service", "/?period=2026-07&service=Care+Leavers" },
        { "early-help", "/?period=2026-07&programme=Early+Help" },
        { "early-help-year", "/?period=FY2025-26&programme=Early+Help" },
        { "all-programmes", "/?period=2026-07&programme=all" },
        { "year", "/?period=FY2025-26" },
        { "first-month", "/?period=2024-09" },
        { "nothing", "/?period=2026-07&programme=Early+Help&service=Safeguarding" },
        { "hostile", "/?period=2026-05" },
        { "hostile-service", "/?service=" + Uri.EscapeDataString(HostileCouncil.Long) },
    };

    [BrowserTheory]
    [MemberData(nameof(Pages))]
    public async Task Every_page_draws_fits_and_is_accessible(string name, string address)
    {
        BrowserSite site = name.StartsWith("hostile", StringComparison.Ordinal) ? hostile : sample;
        await using var visit = await site.Open(address);
        await visit.DrawAll();
        await visit.PhotographBoth($"live-{name}");
        await visit.OpenAll();

        // One page's letters are looked at, and those of names that are hard to set: the others are the same page of other figures.
        Assert.Empty(await visit.Violations(contrast: name is "latest" or "hostile"));
        Assert.Equal(0, await visit.Page.Locator("main img").CountAsync());
        foreach (var width in new[] { 1280, 390 })
        {
            await visit.Page.SetViewportSizeAsync(width, 900);
            Assert.True(await visit.Fits(), $"{name} is wider than {width}");
        }

        Assert.Empty(visit.Complaints);
    }
}
