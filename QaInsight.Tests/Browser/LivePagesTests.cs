using QaInsight.Scorecards.Pages;
using Xunit;

namespace QaInsight.Tests.Browser;

/// <summary>Every page of figures in Chromium, on the sample: it draws, fits, can be read by everybody, and has nothing to complain of.</summary>
public sealed class LivePagesTests(SampleInBrowser sample) : IClassFixture<SampleInBrowser>
{
    private const string Team = "Saltmere+0-11+Permanence+Team+1";

    /// <summary>What a kind of page is asked for with; the others stand alone.</summary>
    private static readonly Dictionary<string, string> Asked = new()
    {
        ["team"] = $"?team={Team}",
        ["practitioner"] = "?person=SW210",
        ["status"] = "?legalStatus=CIN",
        ["domain"] = "?domain=Oversight",
        ["rows"] = "?of=grade-inadequate&period=FY2025-26",
        ["audit"] = "?of=QA-202409-0002",
        ["measure"] = "?of=grade-inadequate",
    };

    public static TheoryData<string> Pages =>
    [
        .. PageKind.All.Select(k => $"/{k.Word}{Asked.GetValueOrDefault(k.Word)}"),
        "/teams?service=Safeguarding&period=FY2025-26", "/measure?of=supervision-in-time", "/rows?of=actions-overdue",
        "/search?q=salt", "/imports", "/imports/undo", "/views", "/pack",
    ];

    [BrowserTheory]
    [MemberData(nameof(Pages))]
    public async Task It_draws_fits_and_is_accessible(string address)
    {
        var name = string.Concat(address.Trim('/').Split('&')[0].Select(c => char.IsLetterOrDigit(c) ? c : '-'));
        await using var visit = await sample.Open(address);
        await visit.DrawAll();
        await visit.PhotographBoth($"page-{name}");
        await visit.OpenAll();

        // The pack is other pages again, whose letters are looked at there.
        Assert.Empty(await visit.Violations(contrast: address != "/pack"));
        Assert.NotEmpty(await visit.Page.TitleAsync());
        Assert.NotEqual(0, await visit.Page.Locator("h1").CountAsync());
        foreach (var width in new[] { 1280, 390, 320 })
        {
            await visit.Page.SetViewportSizeAsync(width, 800);
            Assert.True(await visit.Fits(), $"{address} is wider than {width}");
        }

        Assert.Empty(visit.Complaints);
    }
}
