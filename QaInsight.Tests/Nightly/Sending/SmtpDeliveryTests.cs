using System.Globalization;
using QaInsight.Nightly.Sending;
using QaInsight.Nightly.Sending.Transport;
using QaInsight.People;
using QaInsight.People.Subscriptions;
using Xunit;

namespace QaInsight.Tests.Nightly.Sending;

/// <summary>Subscriptions against a real mail server that takes, refuses, greylists, stalls and drops: what the server got and what the log says agree.</summary>
public sealed class SmtpDeliveryTests
{
    [Fact]
    public async Task A_server_that_takes_gets_each_readers_mail_once()
    {
        await using var server = new TestSmtpServer();
        using var room = Room(server);
        var subscription = Subscribe(room, "Ann", "Ben", "Cat");

        await room.PassAt(11, 13);
        await room.PassAt(11, 13, hour: 14);

        Assert.Equal(["ann@council.example", "ben@council.example", "cat@council.example"], server.Mails.Select(m => Assert.Single(m.Recipients)).Order());
        Assert.Equal(["Ann 2026-10 Sent", "Ben 2026-10 Sent", "Cat 2026-10 Sent"], room.Log(subscription).Order());
        Assert.All(server.Mails, m => Assert.Matches(@"(?m)^List-Unsubscribe:\s+<https://qainsight\.council\.example/stop/[A-Za-z0-9_-]{43}>\r?$", m.Content));
        Assert.All(server.Mails, m => Assert.Matches("(?m)^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r?$", m.Content));
        Assert.Equal(3, server.Mails.Select(m => m.Content.Split('\n').First(l => l.StartsWith("Message-Id:", StringComparison.OrdinalIgnoreCase))).Distinct().Count());
    }

    [Fact]
    public async Task A_server_that_refuses_one_reader_gets_the_others_and_is_not_asked_again()
    {
        await using var server = new TestSmtpServer(new SmtpScript { Recipient = letter => letter == 1 ? "550 5.1.1 No such user" : "250 OK" });
        using var room = Room(server);
        var subscription = Subscribe(room, "Ann", "Ben", "Cat");

        await room.PassAt(11, 13);
        await room.PassAt(11, 14);

        Assert.Equal(["Ann 2026-10 Sent", "Ben 2026-10 Failed", "Cat 2026-10 Sent"], room.Log(subscription).Order());
        Assert.Contains("No such user", room.Get<DeliveryLog>().Of(subscription.Id, 9).Single(d => d.State == DeliveryState.Failed).Why, StringComparison.Ordinal);
        Assert.Single(server.Said, s => s.Contains("ben@council.example", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_that_greylists_gets_it_at_the_second_try()
    {
        await using var server = new TestSmtpServer(new SmtpScript { Recipient = letter => letter == 0 ? "450 4.2.0 Greylisted" : "250 OK" });
        using var room = Room(server);
        var subscription = Subscribe(room, "Ann");

        await room.PassAt(11, 13);
        Assert.Equal(["Ann 2026-10 Waiting"], room.Log(subscription));
        room.Time.Set(room.Time.GetUtcNow().AddMinutes(6));
        await room.Pass();

        Assert.Equal(["Ann 2026-10 Sent"], room.Log(subscription));
        Assert.Single(server.Mails);
    }

    [Theory]
    [InlineData(SmtpPlace.Greeting, DeliveryState.Waiting)]
    [InlineData(SmtpPlace.Recipient, DeliveryState.Waiting)]
    [InlineData(SmtpPlace.BeforeContent, DeliveryState.Waiting)]
    [InlineData(SmtpPlace.AfterContent, DeliveryState.Uncertain)]
    internal async Task A_server_that_stalls_is_left_and_asked_again_only_where_it_can_have_taken_nothing(SmtpPlace place, DeliveryState state)
    {
        await using var server = new TestSmtpServer(new SmtpScript { Stalls = place });
        using var room = Room(server);
        var subscription = Subscribe(room, "Ann");

        await room.PassAt(11, 13);

        Assert.Equal(state, room.Only(subscription).State);
    }

    [Theory]
    [InlineData(SmtpPlace.Recipient, DeliveryState.Waiting)]
    [InlineData(SmtpPlace.DuringContent, DeliveryState.Uncertain)]
    [InlineData(SmtpPlace.AfterContent, DeliveryState.Uncertain)]
    internal async Task A_connection_that_is_lost_once_the_content_was_under_way_is_uncertain_for_good(SmtpPlace place, DeliveryState state)
    {
        await using var server = new TestSmtpServer(new SmtpScript { Drops = place });
        using var room = Room(server);
        var subscription = Subscribe(room, "Ann");

        await room.PassAt(11, 13);
        Assert.Equal(state, room.Only(subscription).State);
        var heard = server.Said.Count;
        await room.PassAt(11, 14);

        Assert.Equal(state, room.Only(subscription).State);
        if (state == DeliveryState.Uncertain)
            Assert.Equal(heard, server.Said.Count);
    }

    private static PostRoom Room(TestSmtpServer server)
    {
        var options = new MailOptions { Server = "127.0.0.1", Port = server.Port, Security = MailSecurity.None, From = "qa@council.example", AllowedDomains = ["council.example"], Timeout = TimeSpan.FromMilliseconds(700) };
        return new PostRoom(
            new SmtpPost(options, TimeProvider.System), null,
            ("QaInsight:Mail:Server", "127.0.0.1"), ("QaInsight:Mail:Security", "none"), ("QaInsight:Mail:Port", server.Port.ToString(CultureInfo.InvariantCulture)), ("QaInsight:Mail:From", "qa@council.example"),
            ("QaInsight:Mail:AllowedDomains:0", "council.example"));
    }

    // A board member owns it: no notice stands among the mails.
    private static Subscription Subscribe(PostRoom room, params string[] names)
    {
        var people = names.Select(n => room.Person(n, Role.Board)).ToList();
        room.Month("2026-10");
        room.Import();
        return room.Subscribe(people[0], people);
    }
}
