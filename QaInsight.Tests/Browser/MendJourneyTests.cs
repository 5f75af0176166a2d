using Microsoft.Playwright;
using Xunit;

namespace QaInsight.Tests.Browser;

/// <summary>The head of quality brings a month in, and mends what cannot be trusted.</summary>
public sealed class MendJourneyTests(EmptyInBrowser empty) : IClassFixture<EmptyInBrowser>
{
    private const string Teams = "team,service\nNorth,Assessment\n";
    private const string Audits = "audit_id,child_id,audit_month,team,legal_status,return_status,auditor_grade\nQ1,C1,2026-05,North,CIN,completed,Good\nQ2,C2,2026-05,North,CIN,completed,Inadequate\nQ3,C3,2026-05,Nroth,CIN,completed,Good\n";

    [BrowserFact]
    public async Task A_bad_file_is_uploaded_its_rejects_downloaded_mended_and_dropped_again()
    {
        await using var visit = await empty.Open("/imports");
        var page = visit.Page;
        await Upload(page, ("teams.csv", Teams), ("audits-2026-05.csv", Audits));
        await Assertions.Expect(page.Locator("[role=status]").First).ToContainTextAsync("1 of 4 rows was set aside");
        await Assertions.Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Nroth" })).ToContainTextAsync("4");

        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("a[href*='to-mend']").ClickAsync());
        var rows = await File.ReadAllTextAsync(await download.PathAsync());
        Assert.Contains("Q3,C3,2026-05,Nroth", rows, StringComparison.Ordinal);

        await page.GotoAsync(new Uri(new Uri(page.Url), "/imports").ToString());
        await Upload(page, ("audits-2026-05-mended.csv", rows.Replace("Nroth", "North", StringComparison.Ordinal)));
        await Assertions.Expect(page.Locator(".about").First).ToContainTextAsync("All in");
        await page.GetByRole(AriaRole.Link, new() { Name = "Board", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".tile").First).ToContainTextAsync("2 of 3");
        Assert.Empty(visit.Complaints);
    }

    private static async Task Upload(IPage page, params (string Name, string Content)[] files)
    {
        await page.GetByLabel("Files").SetInputFilesAsync(files.Select(f => new FilePayload { Name = f.Name, MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(f.Content) }));
        await page.GetByRole(AriaRole.Button, new() { Name = "Import", Exact = true }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(Visit.Matching("/imports/[0-9]+$"));
    }
}
