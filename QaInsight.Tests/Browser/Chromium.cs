using Microsoft.Playwright;

namespace QaInsight.Tests.Browser;

/// <summary>The browser, started once: every test reads its pages in tabs of the same one.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    // Chromium's own calls home would only fail in a closed network, and slow the tests. Axe makes and drops small things by
    // the million: with room for them, its pages are not forever clearing up.
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--js-flags=--min-semi-space-size=64,--max-semi-space-size=128",
    ];

    private readonly IPlaywright driver;
    private readonly IBrowser browser;

    private Chromium(IPlaywright driver, IBrowser browser) => (this.driver, this.browser) = (driver, browser);

    public static Shared<Chromium> Shared { get; } = new(Start);

    public async Task<IPage> NewTab(bool script)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions { JavaScriptEnabled = script, Locale = "en-GB" });
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        driver.Dispose();
    }

    private static async Task<Chromium> Start()
    {
        // What is expected comes at once or not at all; how long that takes hangs on what else the machine does.
        Assertions.SetDefaultExpectTimeout(30_000);
        var started = await Playwright.CreateAsync();
        return new Chromium(started, await started.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = BrowserFactAttribute.Chromium, Args = Flags }));
    }
}
