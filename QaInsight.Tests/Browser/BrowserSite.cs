using System.Runtime.CompilerServices;
using Deque.AxeCore.Commons;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Playwright;
using QaInsight.Tests.Web;
using QaInsight.Web.Setup;
using Xunit;

namespace QaInsight.Tests.Browser;

/// <summary>The site on a real port of this machine's own, and a browser to read it with.</summary>
public class BrowserSite : IAsyncLifetime, IAsyncDisposable
{
    // Chromium's own calls home would only fail in a closed network, and slow the tests.
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private readonly WebApplicationFactory<SiteOptions> site;
    private IPlaywright? playwright;
    private IBrowser? browser;

    public BrowserSite()
        : this(new Site(new FixedScorecards { Answer = FixedBoard.Answer }))
    {
    }

    protected BrowserSite(WebApplicationFactory<SiteOptions> site) => this.site = site;

    public static string Screenshots([CallerFilePath] string here = "") => Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(here)!, "screenshots")).FullName;

    public async Task InitializeAsync()
    {
        if (BrowserFactAttribute.WhyNot is not null)
            return;
        site.UseKestrel(0);
        site.StartServer();
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = BrowserFactAttribute.Chromium, Args = Flags });
    }

    /// <summary>A new visitor, with what the browser complains of.</summary>
    public async Task<Visit> Open(string address = "/", int width = 1280, int height = 900, bool script = true)
    {
        var context = await browser!.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
            JavaScriptEnabled = script,
            Locale = "en-GB",
        });
        var page = await context.NewPageAsync();
        var complaints = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                complaints.Add(message.Text);
        };
        page.PageError += (_, error) => complaints.Add(error);
        page.RequestFailed += (_, request) => complaints.Add($"{request.Url}: {request.Failure}");
        await page.GotoAsync(new Uri(site.ClientOptions.BaseAddress, address).ToString());
        return new Visit(context, page, complaints);
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        await site.DisposeAsync();
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeAsync();
        GC.SuppressFinalize(this);
    }
}

public sealed record Visit(IBrowserContext Context, IPage Page, IReadOnlyList<string> Complaints) : IAsyncDisposable
{
    /// <summary>What holds is not listed: on a page of a thousand cells that takes longer than looking.</summary>
    public static readonly AxeRunOptions ViolationsAlone = new() { ResultTypes = [ResultType.Violations] };

    /// <summary>
    /// Brings each chart into view and waits until it is drawn. One after the other: a chart is drawn when a frame is painted
    /// with it in view, and a page scrolled to its foot at once paints none with the middle.
    /// </summary>
    public async Task DrawAll()
    {
        // Where nothing draws over them, the server's own drawings stand.
        var charts = Page.Locator(":root:has(#plotly) [data-chart]");
        for (var at = 0; at < await charts.CountAsync(); at++)
        {
            await charts.Nth(at).ScrollIntoViewIfNeededAsync();
            await Page.WaitForFunctionAsync("at => document.querySelectorAll('[data-chart]')[at].classList.contains('drawn')", at);
        }

        await Page.EvaluateAsync("() => scrollTo(0, 0)");
    }

    public async ValueTask DisposeAsync() => await Context.DisposeAsync();
}
