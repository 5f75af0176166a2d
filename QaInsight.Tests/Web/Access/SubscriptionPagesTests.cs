using System.Net;
using AngleSharp.Dom;
using Microsoft.Extensions.DependencyInjection;
using QaInsight.Nightly.Sending;
using QaInsight.People.Subscriptions;
using QaInsight.Tests.Web.Live;
using Xunit;

namespace QaInsight.Tests.Web.Access;

/// <summary>Subscriptions, previews, the outbox and what stops a mail: for each, whose they are and nobody else's.</summary>
public sealed class SubscriptionPagesTests(PeopleSite site) : IClassFixture<PeopleSite>
{
    private SubscriptionBook Book => site.Services.GetRequiredService<SubscriptionBook>();

    private DeliveryLog Log => site.Services.GetRequiredService<DeliveryLog>();

    [Fact]
    public async Task Somebody_makes_one_for_themselves_sends_it_reads_it_and_ends_it()
    {
        using var sam = As("service-manager");
        var id = await Make(sam, "/teams?period=2026-08", ("Name", "My teams"), ("WithWorkbook", "true"));
        Assert.Equal((site.Account("service-manager").Id, "teams"), (Book.Find(id)!.Terms.Readers.Single(), Book.Find(id)!.Terms.Address));

        await sam.Send("form[action*=Now]");
        Assert.Contains("Sent to service-manager@council.example", Text(sam, "[role=status]"), StringComparison.Ordinal);
        var mail = Assert.Single(Log.Of(id, 9));
        await sam.Open("/outbox");
        Assert.Contains(mail.Subject!, Text(sam, "table"), StringComparison.Ordinal);
        await sam.Open($"/outbox/{mail.Id}");
        Assert.Equal("Teams", Text(sam, "h1"));
        using var client = site.ClientOf("service-manager");
        var file = await client.GetStringAsync(new Uri($"/outbox/{mail.Id}.eml", UriKind.Relative));
        Assert.Contains("QaInsight teams 2026-08.xlsx", file, StringComparison.Ordinal);

        await sam.Open($"/subscriptions/{id}");
        await sam.Send("form[action*=End]");
        Assert.True(Book.Find(id)!.HasEnded);
        Assert.Equal(HttpStatusCode.NotFound, await StatusOf("service-manager", $"/subscriptions/terms/{id}"));
    }

    [Fact]
    public async Task Whoever_may_not_send_to_others_does_not_however_they_ask()
    {
        using var sam = As("service-manager");
        var id = await Make(sam, "/teams", ("Name", "For the board"), ("To", "board"), ("Readers", site.Account("board").Id));

        Assert.Null(Book.Find(id)!.Terms.Role);
        Assert.Equal([site.Account("service-manager").Id], Book.Find(id)!.Terms.Readers);
    }

    [Fact]
    public async Task Another_persons_is_not_there_whatever_is_asked_of_it()
    {
        using var sam = As("service-manager");
        var id = await Make(sam, "/teams", ("Name", "Sam’s own"));
        foreach (var who in new[] { "board", "team-manager", "quality-assurance" })
        {
            foreach (var address in new[] { $"/subscriptions/{id}", $"/subscriptions/terms/{id}", $"/subscriptions/{id}/preview", $"/subscriptions/{id}/preview?reader={site.Account("service-manager").Id}" })
                Assert.Equal((who, address, HttpStatusCode.NotFound), (who, address, await StatusOf(who, address)));
            using var other = As(who);
            await other.Open("/subscriptions");
            Assert.DoesNotContain("Sam’s own", Text(other, "main"), StringComparison.Ordinal);
            foreach (var handler in new[] { "Pause", "End", "TakeOver", "Now", "Stop" })
            {
                await other.Open("/subscriptions/terms?address=teams");
                using var answer = await PostTo(other, $"/subscriptions/{id}?handler={handler}", ("stop", "true"));
                Assert.Equal((who, handler, HttpStatusCode.NotFound), (who, handler, answer.StatusCode));
            }
        }

        Assert.False(Book.Find(id)!.HasEnded);
        Assert.False(Book.Find(id)!.IsPaused);
    }

    [Fact]
    public async Task Quality_assurance_sends_to_a_role_and_sees_what_each_would_get_and_readers_see_their_own_alone()
    {
        using var quinn = As("quality-assurance");
        var id = await Make(quinn, "/teams", ("Name", "For managers"), ("To", "service-manager"));
        var (sam, tess) = (site.Account("service-manager"), site.Account("team-manager"));

        using (var preview = await Get("quality-assurance", $"/subscriptions/{id}/preview?reader={sam.Id}"))
        {
            var html = await preview.Content.ReadAsStringAsync();
            Assert.Contains("Kingsquay Safeguarding Team 1", html, StringComparison.Ordinal);
            Assert.DoesNotContain("Kingsquay Care Leavers", html, StringComparison.Ordinal);
            Assert.Equal("default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'", preview.Headers.GetValues("Content-Security-Policy").Single());
        }

        // Somebody whom it does not go to is not looked at through it.
        Assert.Equal(HttpStatusCode.NotFound, await StatusOf("quality-assurance", $"/subscriptions/{id}/preview?reader={tess.Id}"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusOf("service-manager", $"/subscriptions/{id}/preview?reader={site.Account("quality-assurance").Id}"));
        Assert.Equal(HttpStatusCode.OK, await StatusOf("service-manager", $"/subscriptions/{id}/preview"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusOf("team-manager", $"/subscriptions/{id}"));

        using var reader = As("service-manager");
        await reader.Open($"/subscriptions/{id}");
        Assert.Empty(reader.Page.QuerySelectorAll("form[action*=Pause], form[action*=End], #readers"));
        await reader.Send("form[action*=Stop]");
        Assert.Equal([sam.Id], Book.Find(id)!.Stopped);
        await reader.Send("form[action*=Stop]");
        Assert.Empty(Book.Find(id)!.Stopped);
    }

    [Fact]
    public async Task What_stops_a_mail_changes_nothing_when_it_is_opened_and_works_by_itself_without_a_cookie()
    {
        var sam = site.Account("service-manager");
        var id = Book.Add(sam.Id, Terms(sam.Id), "");
        var outbox = site.Services.GetRequiredService<Outbox>();
        outbox.Plan(Book.Find(id)!, "2026-08", DateTimeOffset.UnixEpoch, [sam.Id], []);
        var mail = outbox.Due().Single(d => d.Subscription == id);
        Assert.True(outbox.Claim(mail, new MadeIn(sam.SecurityStamp, 1, null, null), "x@x", sam.Email, "s", "a-secret-of-the-mail"));
        outbox.Finish(mail.Id, DeliveryState.Sent, 1, null);

        using var anybody = site.ClientOf(null);
        using (var opened = await anybody.GetAsync(new Uri("/stop/a-secret-of-the-mail", UriKind.Relative)))
            Assert.Contains("Stop these mails?", await opened.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(Book.Find(id)!.Stopped);
        using var oneClick = new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]);
        using (var stopped = await anybody.PostAsync(new Uri("/stop/a-secret-of-the-mail", UriKind.Relative), oneClick))
            Assert.Contains("You get no more of it", await stopped.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal([sam.Id], Book.Find(id)!.Stopped);

        using var other = await anybody.PostAsync(new Uri("/stop/another-secret", UriKind.Relative), new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]));
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
        Book.End(id);
    }

    [Fact]
    public async Task A_mail_in_the_outbox_is_its_readers_and_quality_assurances()
    {
        using var board = As("board");
        var id = await Make(board, "/", ("Name", "The board"));
        await board.Send("form[action*=Now]");
        var mail = Assert.Single(Log.Of(id, 9));

        foreach (var (who, status) in new[] { ("board", HttpStatusCode.OK), ("quality-assurance", HttpStatusCode.OK), ("service-manager", HttpStatusCode.NotFound), ("team-manager", HttpStatusCode.NotFound), ("administrator", HttpStatusCode.NotFound) })
        {
            Assert.Equal((who, status), (who, await StatusOf(who, $"/outbox/{mail.Id}")));
            Assert.Equal((who, status), (who, await StatusOf(who, $"/outbox/{mail.Id}.eml")));
        }

        using var administrator = As("administrator");
        await administrator.Open("/admin/mail");
        Assert.Contains("The board, August 2026", Text(administrator, "table"), StringComparison.Ordinal);
        await administrator.Send($"#mail-{mail.Id} form");
        Assert.Contains("Sent to board@council.example", Text(administrator, "[role=status]"), StringComparison.Ordinal);
        Assert.Equal(2, Log.Of(id, 9).Count);
    }

    [Fact]
    public async Task Of_two_who_change_it_at_once_the_second_is_told()
    {
        using var quinn = As("quality-assurance");
        var id = await Make(quinn, "/teams", ("Name", "First"), ("To", "board"));
        await quinn.Open($"/subscriptions/terms/{id}");
        var subscription = Book.Find(id)!;
        Book.Change(id, subscription.Terms with { Name = "Second" }, subscription.LastPeriod, subscription.Edition);
        await quinn.Send("main form", [.. Typed, ("Name", "Third"), ("To", "board")]);

        Assert.Equal(HttpStatusCode.Conflict, quinn.Status);
        Assert.Contains("Somebody else has changed it", Text(quinn, "[role=alert]"), StringComparison.Ordinal);
        Assert.Equal("Second", Book.Find(id)!.Terms.Name);
    }

    [Theory]
    [InlineData("rows?of=concerns-open")]
    [InlineData("audit?of=A1")]
    [InlineData("practitioner?person=X")]
    [InlineData("teams?child=C1")]
    [InlineData("https://elsewhere.example/")]
    [InlineData("nothing")]
    public async Task What_is_of_one_child_or_no_page_cannot_be_sent(string address) =>
        Assert.Equal(HttpStatusCode.NotFound, await StatusOf("quality-assurance", $"/subscriptions/terms?address={Uri.EscapeDataString(address)}"));

    [Fact]
    public async Task What_is_followed_is_the_readers_own()
    {
        using var sam = As("service-manager");
        await sam.Open("/follow?of=grade-inadequate");
        await sam.Send("main form");
        Assert.Contains("You follow it.", Text(sam, "[role=status]"), StringComparison.Ordinal);
        var watch = site.Services.GetRequiredService<WatchBook>().All().Single(w => w.Owner == site.Account("service-manager").Id);

        using var board = As("board");
        await board.Open("/subscriptions");
        Assert.DoesNotContain("Inadequate", Text(board, "main"), StringComparison.Ordinal);
        await board.Open("/follow?of=grade-inadequate");
        using var answer = await PostTo(board, "/subscriptions?handler=Unfollow", ("id", $"{watch.Id}"));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.NotNull(site.Services.GetRequiredService<WatchBook>().All().SingleOrDefault(w => w.Id == watch.Id));
        Assert.Equal(HttpStatusCode.NotFound, await StatusOf("service-manager", "/follow?of=grade-inadequate&service=Care%20Leavers"));
    }

    private static (string, string)[] Typed => [("Rhythm", "Monthly"), ("Day", "import"), ("At", "07:00"), ("Months", "1"), ("SaysNothing", "true")];

    private static Terms Terms(string reader) => new("Stopped by its link", "teams", 1, new Timing(Rhythm.Monthly, null, new TimeOnly(7, 0)), null, [reader], false, false, true, null);

    private static string Text(Caller caller, string selector) => Shown.Text(caller.Page.QuerySelector(selector) ?? throw new InvalidOperationException($"There is no {selector} on {caller.Address}: {caller.Page.Body?.TextContent}"));

    private Caller As(string who) => new(site.ClientOf(who));

    private async Task<int> Make(Caller caller, string page, params (string, string)[] fields)
    {
        await caller.Open(page);
        await caller.Open(caller.Page.QuerySelectorAll("a").Single(a => a.TextContent == "E-mail").GetAttribute("href")!);
        await caller.Send("main form", [.. Typed, .. fields.Any(f => f.Item1 == "To") ? [] : new[] { ("To", "me") }, .. fields]);
        Assert.Contains("It is made.", Text(caller, "[role=status]"), StringComparison.Ordinal);
        return int.Parse(caller.Address.Split('/', '?')[2], System.Globalization.CultureInfo.InvariantCulture);
    }

    // With the token of the form that is open, to wherever.
    private static async Task<HttpResponseMessage> PostTo(Caller caller, string address, params (string Name, string Value)[] fields)
    {
        var token = caller.Page.QuerySelector("main form input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new FormUrlEncodedContent(fields.Append(("__RequestVerificationToken", token)).Select(f => KeyValuePair.Create(f.Item1, f.Item2)));
        return await caller.Ask(HttpMethod.Post, address, form);
    }

    private async Task<HttpResponseMessage> Get(string who, string address)
    {
        using var client = site.ClientOf(who);
        return await client.GetAsync(new Uri(address, UriKind.Relative));
    }

    private async Task<HttpStatusCode> StatusOf(string who, string address)
    {
        using var answer = await Get(who, address);
        return answer.StatusCode;
    }
}
