using System.Collections.Concurrent;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Playwright;
using QaInsight.Web.Setup;

namespace QaInsight.Tests.Browser;

/// <summary>
/// A site on a real port of this machine's own, and the tabs that read it. A tab is used again, as a reader's is: a new one
/// costs a process that reads and compiles every script anew, which takes longer than most pages do.
/// </summary>
internal sealed class ServedSite(WebApplicationFactory<SiteOptions> site, Chromium chromium) : IAsyncDisposable
{
    private readonly ConcurrentBag<IPage> idle = [];

    /// <summary>One for all classes that only read the site.</summary>
    public static Shared<ServedSite> Of(Func<WebApplicationFactory<SiteOptions>> site) => new(async () => Start(site(), await Chromium.Shared.Take()));

    /// <summary>A new visitor, with what the browser complains of.</summary>
    public async Task<Visit> Open(string address, int width, int height, bool script)
    {
        if (!script || !idle.TryTake(out var page))
            page = await chromium.NewTab(script);
        await page.SetViewportSizeAsync(width, height);
        await page.Mouse.MoveAsync(0, 0);
        var visit = new Visit(page, () => script ? Leave(page) : page.Context.CloseAsync());
        await page.GotoAsync(At(address));
        return visit;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var page in idle)
            await page.Context.CloseAsync();
        await site.DisposeAsync();
        await Chromium.Shared.Leave();
    }

    private static ServedSite Start(WebApplicationFactory<SiteOptions> site, Chromium chromium)
    {
        site.UseKestrel(0);
        site.StartServer();
        return new ServedSite(site, chromium);
    }

    private string At(string address) => new Uri(site.ClientOptions.BaseAddress, address).ToString();

    // On a light page, so that nothing of this visit is still under way in the next; and on screen. One that names its icon: for
    // any other the browser asks for /favicon.ico, and complains in the next visit that there is none.
    private async Task Leave(IPage page)
    {
        await page.EmulateMediaAsync(new() { Media = Media.Null });
        await page.GotoAsync(At("/search"));
        idle.Add(page);
    }
}
