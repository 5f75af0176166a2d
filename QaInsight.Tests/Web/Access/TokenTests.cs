using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using QaInsight.People;
using QaInsight.People.Accounts;
using QaInsight.Tests.Nightly;
using QaInsight.Tests.Web.Live;
using Xunit;

namespace QaInsight.Tests.Web.Access;

#pragma warning disable CA1001 // Put away by DisposeAsync.
/// <summary>Programs that ask the API in somebody's name.</summary>
public sealed class TokenTests : IAsyncLifetime
{
    private readonly MovableTime time = new();
    private readonly LiveSite site;
    private readonly Account holder;

    public TokenTests()
    {
        site = new LiveSite { SignedIn = null, Clock = time };
        holder = Registrar.Invite(new AccountForm("sam@council.example", "Sam", Role.ServiceManager, IsAdministrator: false, ["Safeguarding"], []), Reader.Nobody).Account;
    }

    private Registrar Registrar => site.Services.GetRequiredService<Registrar>();

    private AccessTokens Tokens => site.Services.GetRequiredService<AccessTokens>();

    [Fact]
    public async Task It_gives_what_its_holder_may_see_and_no_more()
    {
        var token = Tokens.Make(holder.ToReader(), "Warehouse", 30, withRows: true, [], []);
        var (status, services) = await Ask(token, "service");

        Assert.Equal((HttpStatusCode.OK, "Safeguarding"), (status, string.Join(',', services)));
        Assert.Equal(HttpStatusCode.NotFound, (await Ask(token, "auditor")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Ask(token, "board?service=Care%20Leavers")).Status);
    }

    [Fact]
    public async Task It_can_be_narrowed_and_never_widened()
    {
        Assert.Equal(["Kingsquay Safeguarding Team 1"], (await Ask(Tokens.Make(holder.ToReader(), "One team", 30, withRows: false, [], ["Kingsquay Safeguarding Team 1"]), "team")).Rows);
        Assert.Empty((await Ask(Tokens.Make(holder.ToReader(), "Others", 30, withRows: false, ["Care Leavers"], []), "team")).Rows);
    }

    [Fact]
    public async Task It_ends_when_it_expires_when_it_is_revoked_and_with_its_holder()
    {
        var (expiring, revoked, left) = (Tokens.Make(holder.ToReader(), "a", 1, withRows: false, [], []), Tokens.Make(holder.ToReader(), "b", 30, withRows: false, [], []), Tokens.Make(holder.ToReader(), "c", 30, withRows: false, [], []));
        Assert.True(Tokens.Revoke(holder.ToReader(), Tokens.Of(holder.ToReader()).Single(t => t.Name == "b").Id));
        Assert.Equal(HttpStatusCode.Unauthorized, (await Ask(revoked, "board")).Status);
        Assert.Equal(HttpStatusCode.OK, (await Ask(expiring, "board")).Status);
        time.Move(TimeSpan.FromDays(1));
        Assert.Equal(HttpStatusCode.Unauthorized, (await Ask(expiring, "board")).Status);
        Assert.Equal(HttpStatusCode.OK, (await Ask(left, "board")).Status);
        Registrar.Disable(site.Services.GetRequiredService<AccountBook>().Find(holder.Id)!, Reader.Nobody);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Ask(left, "board")).Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("qai_")]
    [InlineData("qai_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("' OR 1=1 --")]
    public async Task One_that_never_was_opens_nothing(string token) => Assert.Equal(HttpStatusCode.Unauthorized, (await Ask(token, "board")).Status);

    [Fact]
    public async Task It_opens_the_api_and_no_page()
    {
        var token = Tokens.Make(holder.ToReader(), "a", 30, withRows: true, [], []);
        using var client = site.CreateClient(new() { AllowAutoRedirect = false });
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        foreach (var address in new[] { "/", "/teams.csv", "/account", "/audit?of=QA-202608-0001" })
            Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync(new Uri(address, UriKind.Relative))).StatusCode);
    }

    [Fact]
    public void The_file_holds_no_token_and_no_link()
    {
        var token = Tokens.Make(holder.ToReader(), "a", 30, withRows: true, [], []);
        var link = site.Services.GetRequiredService<OneTimeLinks>().Make(holder);
        var session = site.Services.GetRequiredService<Sessions>().Begin(holder)!;
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        var kept = string.Concat(Directory.EnumerateFiles(site.Warehouse, "app.db*").Select(f => System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(f))));

        Assert.Contains("sam@council.example", kept, StringComparison.Ordinal);
        Assert.All(new[] { token, token[4..], link, session }, secret => Assert.DoesNotContain(secret, kept, StringComparison.Ordinal));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await site.DisposeAsync();

    private async Task<(HttpStatusCode Status, IReadOnlyList<string> Rows)> Ask(string token, string question)
    {
        using var client = site.CreateClient();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "Bearer " + token);
        using var answer = await client.GetAsync(new Uri("/api/v1/scorecards/" + question, UriKind.Relative));
        if (answer.StatusCode != HttpStatusCode.OK)
            return (answer.StatusCode, []);
        using var document = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return (answer.StatusCode, [.. document.RootElement.GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("key").GetString()!)]);
    }
}
