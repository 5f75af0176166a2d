using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using OtpNet;
using QaInsight.People;
using QaInsight.People.Accounts;
using QaInsight.Tests.Web.Live;
using Xunit;

namespace QaInsight.Tests.Browser;

/// <summary>People sign in, are invited, and leave; each page on the way fits, can be read by everybody, and has nothing to complain of.</summary>
public sealed class PeopleJourneyTests(PeopleInBrowser people) : IClassFixture<PeopleInBrowser>
{
    [BrowserFact]
    public async Task The_head_of_quality_of_the_demonstration_looks_round_and_invites_somebody()
    {
        await using var visit = await people.Open("/teams?period=2026-07");
        var page = visit.Page;
        await visit.LookedAt("people-sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = "Quinn Adeyemi" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(Visit.Holding("/teams?period=2026-07"));
        await Assertions.Expect(page.Locator(".demo")).ToContainTextAsync("Demonstration.");
        await page.GetByRole(AriaRole.Link, new() { Name = "Board", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".tile").First).ToBeVisibleAsync();
        await visit.PhotographBoth("people-board");

        await page.GetByRole(AriaRole.Link, new() { Name = "Admin", Exact = true }).ClickAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Robin Field");
        await page.GetByLabel("E-mail address").FillAsync("robin.field@council.example");
        await page.GetByLabel("Team manager").CheckAsync();
        await page.GetByText("Safeguarding", new() { Exact = true }).ClickAsync();
        await page.GetByLabel("Kingsquay Safeguarding Team 1", new() { Exact = true }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Invite" }).ClickAsync();
        var link = await page.Locator(".notice code").TextContentAsync();
        await visit.LookedAt("people-admin-people");

        await page.GetByRole(AriaRole.Link, new() { Name = "Robin Field" }).ClickAsync();
        await visit.LookedAt("people-admin-person");
        foreach (var tab in new[] { "People", "Who looked", "State of the server" })
        {
            await page.GotoAsync(new Uri(new Uri(page.Url), "/admin/people").ToString());
            await page.GetByRole(AriaRole.Link, new() { Name = tab, Exact = true }).ClickAsync();
            await visit.LookedAt($"people-admin-{tab.Split(' ')[0].ToLowerInvariant()}");
        }

        await page.GetByRole(AriaRole.Link, new() { Name = "Quinn Adeyemi" }).ClickAsync();
        await page.GetByLabel("What will use it?").FillAsync("Data warehouse");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make it" }).ClickAsync();
        await Assertions.Expect(page.Locator(".notice code")).ToContainTextAsync(AccessTokens.Prefix);
        await visit.LookedAt("people-account");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(Visit.Holding("/account/sign-in"));

        await Invited(visit, link!);
        Assert.Empty(visit.Complaints);
    }

    private async Task Invited(Visit visit, string link)
    {
        var page = visit.Page;
        await page.GotoAsync(new Uri(new Uri(page.Url), new Uri(link).PathAndQuery).ToString());
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync("Otter bridge lantern 7");
        await page.GetByLabel("The same again").FillAsync("Otter bridge lantern 7");
        await visit.LookedAt("people-password");
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep it and sign in" }).ClickAsync();
        await Assertions.Expect(page.Locator(".qr svg")).ToBeVisibleAsync();
        await visit.LookedAt("people-second-step");
        await page.GetByLabel("2. Type the six digits that it shows").FillAsync(people.CodeOf("robin.field@council.example"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Set it up" }).ClickAsync();
        await Assertions.Expect(page.Locator(".codes li")).ToHaveCountAsync(10);
        await visit.LookedAt("people-recovery-codes");
        await page.GetByRole(AriaRole.Link, new() { Name = "I have kept them: go on" }).ClickAsync();
        await Assertions.Expect(page.Locator(".tile").First).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Admin", Exact = true })).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
    }
}

/// <summary>The sample council, with nobody signed in beforehand.</summary>
public sealed class PeopleInBrowser() : BrowserSite(Served)
{
    private static LiveSite? current;

    private static readonly Shared<ServedSite> Served = ServedSite.Of(() => current = new LiveSite { SignedIn = null, Clock = TimeProvider.System });

    /// <summary>What somebody's authenticator app shows.</summary>
    public string CodeOf(string email) =>
        new Totp(Base32Encoding.ToBytes(current!.Services.GetRequiredService<AccountBook>().FindByEmail(email)!.SecondStepKey!)).ComputeTotp(DateTime.UtcNow);
}
