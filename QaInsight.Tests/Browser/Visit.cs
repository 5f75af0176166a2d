using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace QaInsight.Tests.Browser;

/// <summary>Somebody who reads a page, with what the browser complains of meanwhile.</summary>
public sealed class Visit : IAsyncDisposable
{
    // What holds is not listed: on a page of a thousand cells that takes longer than looking.
    private static readonly AxeRunOptions ViolationsAlone = new() { ResultTypes = [ResultType.Violations] };

    private static readonly AxeRunOptions ButContrast = new() { ResultTypes = [ResultType.Violations], Rules = new() { ["color-contrast"] = new() { Enabled = false } } };

    private readonly List<string> complaints = [];
    private readonly Func<Task> leave;

    internal Visit(IPage page, Func<Task> leave)
    {
        (Page, this.leave) = (page, leave);
        page.Console += Said;
        page.PageError += Threw;
        page.RequestFailed += Missed;
    }

    public IPage Page { get; }

    public IReadOnlyList<string> Complaints => complaints;

    /// <summary>
    /// Brings each chart into view and waits until it is drawn. One after the other: a chart is drawn when a frame is painted
    /// with it in view, and a page scrolled to its foot at once paints none with the middle. Where nothing draws over them,
    /// the server's own drawings stand.
    /// </summary>
    public async Task DrawAll()
    {
        // In the page, which sees a chart drawn at once: asked from here, it would be painted over and over meanwhile.
        var undrawn = await Page.EvaluateAsync<string?>(
            """
            async () => {
              const drawn = (chart) => new Promise((resolve) => {
                const look = () => chart.classList.contains("drawn") && resolve(true);
                new MutationObserver(look).observe(chart, { attributeFilter: ["class"] });
                setTimeout(resolve, 30_000, false);
                look();
              });
              for (const chart of document.querySelectorAll(":root:has(#plotly) [data-chart]")) {
                chart.scrollIntoView({ block: "center", behavior: "instant" });
                if (!await drawn(chart)) return chart.textContent;
              }
              scrollTo(0, 0);
              return null;
            }
            """);
        Xunit.Assert.Null(undrawn);
    }

    public async Task OpenAll() => await Page.EvaluateAsync("() => document.querySelectorAll('details').forEach(d => d.open = true)");

    /// <summary>What axe finds wrong, with the first elements of each.</summary>
    /// <param name="contrast">Whether it looks at the contrast of every letter, which is most of its work.</param>
    public async Task<IEnumerable<string>> Violations(bool contrast = true)
    {
        // Asked of a page, axe opens a tab each time to put together what it found in its frames. These pages have none, and
        // asked of the root it looks at no less than the page.
        Xunit.Assert.Single(Page.Frames);
        var found = await Page.Locator("html").RunAxe(contrast ? ViolationsAlone : ButContrast);
        return found.Violations.Select(v => $"{v.Id}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}");
    }

    /// <summary>An address to be waited for. Not with <c>WaitForURLAsync</c>: it can miss a page's load on a busy machine, and then waits for ever.</summary>
    public static Regex Holding(string part) => Matching(Regex.Escape(part));

    public static Regex Matching(string pattern) => new(pattern, RegexOptions.None, TimeSpan.FromSeconds(10));

    public Task<bool> Fits() => Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth");

    /// <summary>A picture to look at, in a folder that is not kept in git.</summary>
    public Task Photograph(string name, bool whole = true) => Page.ScreenshotAsync(new() { Path = Path.Combine(Folder(), name + ".png"), FullPage = whole });

    /// <summary>Pictures at both widths, ending at the wider.</summary>
    public async Task PhotographBoth(string name)
    {
        foreach (var width in new[] { 390, 1280 })
        {
            await Page.SetViewportSizeAsync(width, 900);
            // Charts follow the page's width a moment later.
            await Page.WaitForFunctionAsync("() => [...document.querySelectorAll('.plot')].every(p => Math.abs(p.querySelector('.main-svg').getBoundingClientRect().width - p.clientWidth) < 2)");
            await Photograph($"{name}-{width}");
        }
    }

    /// <summary>The page that is open is photographed, has nothing that axe finds wrong, and fits down to 320 pixels.</summary>
    public async Task LookedAt(string name)
    {
        await PhotographBoth(name);
        Xunit.Assert.Empty(await Violations());
        foreach (var width in new[] { 390, 320, 1280 })
        {
            await Page.SetViewportSizeAsync(width, 900);
            Xunit.Assert.True(await Fits(), $"{name} is wider than {width}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        Page.Console -= Said;
        Page.PageError -= Threw;
        Page.RequestFailed -= Missed;
        await leave();
    }

    private static string Folder([CallerFilePath] string here = "") => Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(here)!, "screenshots")).FullName;

    private void Said(object? sender, IConsoleMessage message)
    {
        if (message.Type is "error" or "warning")
            complaints.Add(message.Text);
    }

    private void Threw(object? sender, string error) => complaints.Add(error);

    private void Missed(object? sender, IRequest request) => complaints.Add($"{request.Url}: {request.Failure}");
}
