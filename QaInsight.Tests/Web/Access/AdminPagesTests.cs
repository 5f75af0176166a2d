using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using QaInsight.People;
using QaInsight.People.Accounts;
using QaInsight.Tests.Web.Live;
using Xunit;

namespace QaInsight.Tests.Web.Access;

/// <summary>An administrator gives people their rights, and looks after the server.</summary>
public sealed class AdminPagesTests(AdminSite site) : IClassFixture<AdminSite>
{
    private AccountBook Accounts => site.Services.GetRequiredService<AccountBook>();

    [Fact]
    public async Task Somebody_is_invited_changed_reset_disabled_and_enabled_again()
    {
        using var visitor = await Administrator();
        await visitor.Open("/admin/people");
        var page = await visitor.Send("main form", ("name", "Robin Field"), ("email", "robin@council.example"), ("role", "service-manager"), ("services", "Safeguarding"));
        Assert.Equal((HttpStatusCode.OK, true), (visitor.Status, page.QuerySelector(".notice code")?.TextContent.Contains("/account/password?key=", StringComparison.Ordinal)));

        var account = Accounts.FindByEmail("ROBIN@council.example")!;
        Assert.Equal((Role.ServiceManager, "Safeguarding"), (account.Role, account.Services.Single()));
        page = await visitor.Open($"/admin/people/{account.Id}");
        Assert.True(((IHtmlInputElement)page.QuerySelector("input[name=services][value=Safeguarding]")!).IsChecked);
        await visitor.Send("main form", ("role", "team-manager"), ("teams", "Kingsquay Safeguarding Team 2"), ("services", ""));
        account = Accounts.Find(account.Id)!;
        Assert.Equal((Role.TeamManager, 0, "Kingsquay Safeguarding Team 2"), (account.Role, account.Services.Count, account.Teams.Single()));

        await visitor.Open($"/admin/people/{account.Id}");
        page = await visitor.Send("form[action*=Reset]");
        Assert.Contains("/account/password?key=", page.QuerySelector(".notice code")!.TextContent, StringComparison.Ordinal);
        await visitor.Send("form[action*=Disable]");
        Assert.True(Accounts.Find(account.Id)!.IsDisabled);
        await visitor.Send("form[action*=Enable]");
        Assert.False(Accounts.Find(account.Id)!.IsDisabled);

        page = await visitor.Open("/admin/log?text=robin");
        Assert.Equal(5, page.QuerySelectorAll("tbody tr").Length);
    }

    [Theory]
    [InlineData("", "Robin", "board", "", "Give an e-mail address")]
    [InlineData("not an address", "Robin", "board", "", "Give an e-mail address")]
    [InlineData("a@council.example\r\nBcc: x@evil.example", "Robin", "board", "", "Give an e-mail address")]
    [InlineData("a@council.example", "", "board", "", "Give the person’s name")]
    [InlineData("a@council.example", "Robin", "", "", "Choose a role")]
    [InlineData("a@council.example", "Robin", "director", "", "Choose one of the roles")]
    [InlineData("a@council.example", "Robin", "administrator", "", "Choose one of the roles")]
    [InlineData("a@council.example", "Robin", "team-manager", "", "Choose which services or teams")]
    [InlineData("a@council.example", "Robin", "team-manager", "No such team", "There is no team")]
    public async Task What_cannot_stand_is_said_and_nothing_that_was_typed_is_lost(string email, string name, string role, string team, string says)
    {
        using var visitor = await Administrator();
        await visitor.Open("/admin/people");
        var page = await visitor.Send("main form", ("name", name), ("email", email), ("role", role), ("teams", team));

        Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);
        Assert.StartsWith(says, page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(name, ((IHtmlInputElement)page.QuerySelector("#name")!).Value);
    }

    [Fact]
    public async Task The_server_says_how_it_is()
    {
        using var visitor = await Administrator();
        var page = await visitor.Open("/admin/check");
        var lines = page.QuerySelectorAll("tbody tr th").Select(t => t.TextContent).ToList();

        foreach (var line in new[] { "Live build", "Age of data", "Last import", "Disk", "SQLite", "EPPlus", "Clock", "Demonstration" })
            Assert.Contains(line, lines);
        Assert.Equal("All is well.", page.QuerySelector("[role=status]")!.TextContent);
    }

    private async Task<Caller> Administrator()
    {
        var visitor = new Caller(site);
        await visitor.Open("/");
        await visitor.Send("form:has(button[name=person])", ("person", "head-of-quality"));
        return visitor;
    }
}

/// <summary>The sample council, and nobody signed in beforehand.</summary>
public sealed class AdminSite : LiveSite
{
    public AdminSite() => SignedIn = null;
}
