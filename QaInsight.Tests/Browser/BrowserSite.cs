using Microsoft.AspNetCore.Mvc.Testing;
using QaInsight.Tests.Web;
using QaInsight.Tests.Web.Live;
using QaInsight.Web.Setup;
using Xunit;

namespace QaInsight.Tests.Browser;

/// <summary>A site to read in Chromium, which all classes of tests that only read it share.</summary>
public abstract class BrowserSite : IAsyncLifetime
{
    private readonly Shared<ServedSite> shared;
    private ServedSite? site;

    private protected BrowserSite(Shared<ServedSite> shared) => this.shared = shared;

    public async Task InitializeAsync()
    {
        if (BrowserFactAttribute.WhyNot is null)
            site = await shared.Take();
    }

    public Task<Visit> Open(string address = "/", int width = 1280, int height = 900, bool script = true) => site!.Open(address, width, height, script);

    public Task DisposeAsync() => site is null ? Task.CompletedTask : shared.Leave();
}

/// <summary>Figures that never change.</summary>
public sealed class FixedInBrowser() : BrowserSite(Site)
{
    private static readonly Shared<ServedSite> Site = ServedSite.Of(() => new Site(new FixedScorecards { Answer = FixedBoard.Answer }));
}

/// <summary>The sample council.</summary>
public sealed class SampleInBrowser() : BrowserSite(Site)
{
    private static readonly Shared<ServedSite> Site = ServedSite.Of(() => new LiveSite());
}

/// <summary>A council of hostile names.</summary>
public sealed class HostileInBrowser() : BrowserSite(Site)
{
    private static readonly Shared<ServedSite> Site = ServedSite.Of(() => new HostileSite());
}

/// <summary>Nothing imported yet.</summary>
public sealed class EmptyInBrowser() : BrowserSite(ServedSite.Of(() => new LiveSite { SampleOnFirstRun = false }));
