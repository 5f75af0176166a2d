using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using QaInsight.Tests.Outputs.Mail;
using Xunit;

namespace QaInsight.Tests.Browser;

/// <summary>Mails as a client shows them that keeps all of their HTML: at a desk and on a phone, light and dark.</summary>
public sealed class MailInBrowserTests(SampleMails mails) : IClassFixture<SampleMails>
{
    // A client shows a mail within a page of its own, whose landmarks it stands in.
    private static readonly AxeRunOptions OfMail = new()
    {
        ResultTypes = [ResultType.Violations],
        Rules = new() { ["region"] = new() { Enabled = false }, ["landmark-one-main"] = new() { Enabled = false } },
    };

    public static TheoryData<string, string> Mails => new()
    {
        { "board", "board" },
        { "teams", "teams?service=Safeguarding&period=2026-08" },
    };

    [BrowserTheory]
    [MemberData(nameof(Mails))]
    public async Task It_is_read_at_any_width_light_and_dark(string name, string address)
    {
        await using var visit = await Shown(mails.Of(address).Html);
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await visit.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
            foreach (var width in new[] { 360, 390, 664 })
            {
                await visit.Page.SetViewportSizeAsync(width, 900);
                await visit.Photograph($"mail-{name}-{scheme.ToString().ToLowerInvariant()}-{width}");
                Assert.True(await visit.Fits(), $"{name} is wider than {width}");
            }

            var found = await visit.Page.Locator("html").RunAxe(OfMail);
            Assert.Empty(found.Violations.Select(v => $"{scheme}: {v.Id}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}"));
        }

        Assert.Empty(visit.Complaints);
    }

    private static async Task<Visit> Shown(string html)
    {
        var browser = await Chromium.Shared.Take();
        var page = await browser.NewTab(script: true);
        await page.SetContentAsync(html);
        return new Visit(page, async () =>
        {
            await page.Context.CloseAsync();
            await Chromium.Shared.Leave();
        });
    }
}
