using Microsoft.Playwright;
using QaInsight.Tests.Web.Live;
using Xunit;

namespace QaInsight.Tests.Browser;

/// <summary>A scorecard is asked for by e-mail, sent, read, paused and ended; a measure is followed; each page on the way fits and can be read by everybody.</summary>
public sealed class MailJourneyTests(MailInTheBrowser site) : IClassFixture<MailInTheBrowser>
{
    [BrowserFact]
    public async Task The_head_of_quality_sends_a_page_to_others_and_looks_after_it()
    {
        await using var visit = await LookAs("Sam Okafor", "/teams");
        var page = visit.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "Look as somebody else" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Quinn Adeyemi" }).ClickAsync();
        await page.GotoAsync(new Uri(new Uri(page.Url), "/subscriptions").ToString());
        await visit.LookedAt("mail-none");

        await page.GotoAsync(new Uri(new Uri(page.Url), "/teams").ToString());
        await page.GetByRole(AriaRole.Link, new() { Name = "E-mail", Exact = true }).ClickAsync();
        await visit.LookedAt("mail-terms");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make it" }).ClickAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Teams for managers");
        await page.GetByLabel("At, London time").FillAsync("25:00");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make it" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Write the time as 07:30.");
        await visit.LookedAt("mail-terms-refused");
        await page.GetByLabel("At, London time").FillAsync("07:00");
        await page.GetByLabel("Everybody with the role service manager").CheckAsync();
        await page.GetByLabel("With a workbook of all rows").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Make it" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("It is made.");
        await Assertions.Expect(page.Locator("#readers ~ .card")).ToContainTextAsync("Sam Okafor");
        await visit.LookedAt("mail-subscription-new");

        await page.GetByRole(AriaRole.Button, new() { Name = "Pause" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("It is paused");
        await page.GetByRole(AriaRole.Button, new() { Name = "Let it go on" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("It goes on");

        await page.GotoAsync(new Uri(new Uri(page.Url), "/pack").ToString());
        await page.GetByRole(AriaRole.Link, new() { Name = "E-mail", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Make it" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send me one now" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Sent to head-of-quality@demo.example");
        await visit.LookedAt("mail-subscription-sent");
        await page.GotoAsync(new Uri(new Uri(page.Url), "/outbox").ToString());
        await visit.LookedAt("mail-outbox");
        await page.GetByRole(AriaRole.Link, new() { NameRegex = Visit.Matching("^OFFICIAL–SENSITIVE: Board pack – ") }).ClickAsync();
        await Assertions.Expect(page.Locator("h1").First).ToHaveTextAsync("Board pack");
        await visit.PhotographBoth("mail-itself");
        // The browser complains of the form that was refused, and asks for an icon that a mail has not.
        Assert.DoesNotContain(visit.Complaints, c => !c.Contains("400 (Bad Request)", StringComparison.Ordinal) && !c.Contains("404 (Not Found)", StringComparison.Ordinal));
    }

    [BrowserFact]
    public async Task A_service_manager_follows_a_measure()
    {
        await using var visit = await LookAs("Sam Okafor", "/measure?of=grade-inadequate");
        var page = visit.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "Follow", Exact = true }).ClickAsync();
        await visit.LookedAt("mail-follow");
        await page.GetByRole(AriaRole.Button, new() { Name = "Follow" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("You follow it.");
        await visit.LookedAt("mail-followed");
        await page.GetByRole(AriaRole.Button, new() { Name = "Follow no more" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("You follow it no more.");
        Assert.Empty(visit.Complaints);
    }

    [BrowserFact]
    public async Task Administrators_see_what_became_of_every_mail()
    {
        await using var visit = await LookAs("Quinn Adeyemi", "/teams");
        var page = visit.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "E-mail", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Make it" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send me one now" }).ClickAsync();
        await page.GotoAsync(new Uri(new Uri(page.Url), "/admin/mail").ToString());
        await Assertions.Expect(page.Locator(".mails")).ToContainTextAsync("Sent");
        await visit.LookedAt("mail-admin");
        await page.GetByRole(AriaRole.Link, new() { Name = "State of the server" }).ClickAsync();
        await visit.LookedAt("mail-state");
        Assert.Empty(visit.Complaints);
    }

    // Tabs of one browser share its cookies: whoever came before may still be signed in.
    private async Task<Visit> LookAs(string name, string address)
    {
        var visit = await site.Open($"/account/sign-in?other=true&to={Uri.EscapeDataString(address)}");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = name }).ClickAsync();
        await Assertions.Expect(visit.Page).ToHaveURLAsync(Visit.Holding(address));
        return visit;
    }
}

/// <summary>The sample council, with nobody signed in beforehand.</summary>
public sealed class MailInTheBrowser() : BrowserSite(Served)
{
    private static readonly Shared<ServedSite> Served = ServedSite.Of(() => new LiveSite { SignedIn = null, Clock = TimeProvider.System });
}
