using System.Net;
using System.Net.Http.Headers;
using QaInsight.People;
using QaInsight.People.Accounts;
using QaInsight.Tests.Nightly;
using Xunit;

namespace QaInsight.Tests.Web.SignIn;

/// <summary>A token of somebody who comes in by the directory opens nothing once they have not come for a while: the directory alone knows that they have left.</summary>
public sealed class DirectoryTokenTests
{
    private readonly MovableTime time = new();

    // The directory's tokens are of today.
    public DirectoryTokenTests() => time.Move(TimeProvider.System.GetUtcNow() - time.GetUtcNow());

    [Theory]
    [InlineData(null, 30)]
    [InlineData("7", 7)]
    public async Task It_works_while_its_holder_keeps_coming_and_again_when_they_come_back(string? setting, int days)
    {
        await using var site = new DirectorySite { SignedIn = null, Clock = time };
        if (setting is not null)
            site.Settings["QaInsight:Directory:TokenDays"] = setting;
        using var visitor = new DirectoryVisitor(site);
        var user = new DirectoryUser("sam", DirectorySite.Quality);
        await visitor.SignIn(user);
        Assert.Contains($"only while you have signed in by the council’s directory within the last {days} days", Text((await visitor.Get("/account")).Page), StringComparison.Ordinal);
        var token = site.Service<AccessTokens>().Make(site.Account(user)!.ToReader(), "Report", 90, withRows: false, [], []);

        time.Move(TimeSpan.FromDays(days) - TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.OK, (await Ask(site, token)).Status);
        time.Move(TimeSpan.FromMinutes(1));
        var (status, says) = await Ask(site, token);
        Assert.Equal(HttpStatusCode.Unauthorized, status);
        Assert.Contains($"has not signed in by the council’s directory for {days} days. Sign in to QaInsight once, and it works again.", says, StringComparison.Ordinal);

        await visitor.SignIn(user.With("exp", time.GetUtcNow().AddMinutes(5).ToUnixTimeSeconds()));
        Assert.Equal(HttpStatusCode.OK, (await Ask(site, token)).Status);
    }

    [Fact]
    public async Task A_token_of_an_account_with_a_password_here_has_no_such_end()
    {
        await using var site = new DirectorySite { SignedIn = null, Clock = time };
        var local = site.Service<Registrar>().Invite(new AccountForm("ann@council.example", "Ann", Role.Board, IsAdministrator: false, [], []), Reader.Nobody).Account;
        var token = site.Service<AccessTokens>().Make(local.ToReader(), "Report", 90, withRows: false, [], []);
        time.Move(TimeSpan.FromDays(89));
        Assert.Equal(HttpStatusCode.OK, (await Ask(site, token)).Status);
        time.Move(TimeSpan.FromDays(1));
        var (status, says) = await Ask(site, token);
        Assert.Equal(HttpStatusCode.Unauthorized, status);
        Assert.Contains("The token has expired, was revoked, or never was.", says, StringComparison.Ordinal);
    }

    private static string Text(AngleSharp.Html.Dom.IHtmlDocument page) => page.Body!.TextContent;

    private static async Task<(HttpStatusCode Status, string Says)> Ask(DirectorySite site, string token)
    {
        using var client = site.CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await client.GetAsync(new Uri("/api/v1/scorecards/board?period=2026-08", UriKind.Relative));
        var text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, answer.StatusCode == HttpStatusCode.OK ? "" : System.Text.Json.JsonDocument.Parse(text).RootElement.GetProperty("detail").GetString()!);
    }
}
