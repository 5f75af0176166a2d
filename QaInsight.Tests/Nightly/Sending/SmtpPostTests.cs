using QaInsight.Nightly.Sending;
using QaInsight.Nightly.Sending.Transport;
using Xunit;

namespace QaInsight.Tests.Nightly.Sending;

/// <summary>Letters in real SMTP conversations with a server that takes, refuses, puts off, stalls and drops.</summary>
public sealed class SmtpPostTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_letter_is_handed_over_under_tls_once_signed_in(bool isTls)
    {
        await using var server = new TestSmtpServer(new SmtpScript { IsTls = isTls, SignIn = (Letters.User, Letters.Password) });
        await using var post = Letters.Post(Letters.Options(server, isTls ? MailSecurity.Tls : MailSecurity.StartTls, signsIn: true));

        Assert.Equal(new Posted(PostOutcome.Accepted, "250 2.0.0 taken"), await post.PostAsync(Letters.Letter(), default));
        var mail = Assert.Single(server.Mails);
        Assert.Equal(("qainsight@council.gov.uk", "ann.lee@council.gov.uk"), (mail.Sender, Assert.Single(mail.Recipients)));
        var words = server.Said.Select(s => s.Split(' ')[0]).ToList();
        Assert.Equal((string[])[.. isTls ? Array.Empty<string>() : ["EHLO", "STARTTLS"], "EHLO", "AUTH", "MAIL", "RCPT", "DATA"], words);
        // Nothing that leaves open whether the content may have been taken, or that the server would have to write anew.
        Assert.DoesNotContain(server.Said, s => s.Contains("BODY=", StringComparison.Ordinal) || s.Contains("SMTPUTF8", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Letters_of_a_run_go_over_one_connection_and_a_later_one_over_another()
    {
        await using var server = new TestSmtpServer(new SmtpScript { Recipient = letter => letter == 1 ? "550 5.1.1 No such user" : "250 OK" });
        var time = new MovableTime();
        await using var post = Letters.Post(Letters.Options(server), time);

        PostOutcome[] outcomes = [await Send(), await Send(), await Send()];
        Assert.Equal([PostOutcome.Accepted, PostOutcome.Refused, PostOutcome.Accepted], outcomes);
        Assert.Equal(1, server.Connections);
        time.Move(TimeSpan.FromMinutes(5));
        Assert.Equal(PostOutcome.Accepted, await Send());
        Assert.Equal(2, server.Connections);
        await post.LeaveAsync();
        Assert.Equal("QUIT", server.Said[^1]);

        async Task<PostOutcome> Send() => (await post.PostAsync(Letters.Letter(), default)).Outcome;
    }

    [Fact]
    public async Task A_server_is_left_when_no_letter_comes_for_a_while()
    {
        await using var server = new TestSmtpServer();
        await using var post = new SmtpPost(Letters.Options(server), TimeProvider.System) { AlsoTrusted = TestSmtpServer.Certificate, Kept = TimeSpan.FromMilliseconds(100) };
        await post.PostAsync(Letters.Letter(), default);

        for (var tries = 0; server.Said[^1] != "QUIT" && tries < 300; tries++)
            await Task.Delay(50);
        Assert.Equal("QUIT", server.Said[^1]);
        Assert.Equal(PostOutcome.Accepted, (await post.PostAsync(Letters.Letter(), default)).Outcome);
        Assert.Equal(2, server.Connections);
    }

    [Theory]
    [InlineData("421 4.3.2 Too busy", "", "", "", PostOutcome.Deferred, true)]
    [InlineData("554 5.7.1 No service for you", "", "", "", PostOutcome.Deferred, true)]
    [InlineData("", "550 5.7.1 You may not send as that", "", "", PostOutcome.Deferred, true)]
    [InlineData("", "552 5.3.4 Too large", "", "", PostOutcome.Refused, false)]
    [InlineData("", "451 4.3.0 Not now", "", "", PostOutcome.Deferred, true)]
    [InlineData("", "", "450 4.2.0 Greylisted, come back", "", PostOutcome.Deferred, false)]
    [InlineData("", "", "451 4.7.1 Greylisted, come back", "", PostOutcome.Deferred, false)]
    [InlineData("", "", "421 4.3.2 Closing", "", PostOutcome.Deferred, true)]
    [InlineData("", "", "550 5.1.1 No such user", "", PostOutcome.Refused, false)]
    [InlineData("", "", "551 5.1.6 Moved", "", PostOutcome.Refused, false)]
    [InlineData("", "", "", "452 4.3.1 Disk full", PostOutcome.Deferred, false)]
    [InlineData("", "", "", "554 5.6.0 Looks like spam", PostOutcome.Refused, false)]
    public async Task An_answer_is_what_it_says(string greeting, string sender, string recipient, string content, PostOutcome outcome, bool isAway)
    {
        await using var server = new TestSmtpServer(new SmtpScript
        {
            Greeting = Or(greeting, "220 test"),
            Sender = _ => Or(sender, "250 OK"),
            Recipient = _ => Or(recipient, "250 OK"),
            Content = _ => Or(content, "250 OK"),
        });
        await using var post = Letters.Post(Letters.Options(server));

        var posted = await post.PostAsync(Letters.Letter(), default);
        Assert.Equal((outcome, isAway), (posted.Outcome, posted.IsServerAway));
        Assert.Empty(server.Mails);
        Assert.Contains((greeting + sender + recipient + content)[^6..], posted.Says, StringComparison.Ordinal);

        static string Or(string answer, string usual) => answer.Length > 0 ? answer : usual;
    }

    [Theory]
    [InlineData("451 4.3.0 Not now", PostOutcome.Deferred)]
    [InlineData("554 5.5.1 No valid recipients", PostOutcome.Refused)]
    public async Task A_server_that_does_not_want_the_content_has_taken_nothing(string answer, PostOutcome outcome)
    {
        await using var server = new TestSmtpServer(new SmtpScript { Data = answer });
        await using var post = Letters.Post(Letters.Options(server));

        Assert.Equal(outcome, (await post.PostAsync(Letters.Letter(), default)).Outcome);
    }

    [Fact]
    public async Task Greylisted_it_is_taken_the_next_time_under_the_same_id()
    {
        await using var server = new TestSmtpServer(new SmtpScript { Recipient = letter => letter == 0 ? "450 4.2.0 Greylisted" : "250 OK" });
        await using var post = Letters.Post(Letters.Options(server));

        Assert.Equal(PostOutcome.Deferred, (await post.PostAsync(Letters.Letter(), default)).Outcome);
        Assert.Equal(PostOutcome.Accepted, (await post.PostAsync(Letters.Letter(), default)).Outcome);
        Assert.Contains("Message-Id: <7.2026-08.12@qainsight>", Assert.Single(server.Mails).Content, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("Greeting", PostOutcome.Deferred)]
    [InlineData("Recipient", PostOutcome.Deferred)]
    [InlineData("BeforeContent", PostOutcome.Deferred)]
    [InlineData("DuringContent", PostOutcome.Uncertain)]
    [InlineData("AfterContent", PostOutcome.Uncertain)]
    public async Task A_server_that_stalls_or_drops_is_away_before_the_content_and_leaves_it_open_after(string place, PostOutcome outcome)
    {
        var where = Enum.Parse<SmtpPlace>(place);
        // More than the sockets between hold.
        var letter = Letters.Letter() with { Enclosures = [new Enclosure("board.xlsx", "application/octet-stream", new byte[where == SmtpPlace.DuringContent ? 6_000_000 : 1_000])] };
        foreach (var script in new[] { new SmtpScript { Stalls = where }, new SmtpScript { Drops = where } })
        {
            await using var server = new TestSmtpServer(script);
            await using var post = Letters.Post(Letters.Options(server, seconds: where == SmtpPlace.DuringContent ? 2 : 1));

            var posted = await post.PostAsync(letter, default);
            Assert.Equal((outcome, outcome == PostOutcome.Deferred), (posted.Outcome, posted.IsServerAway));
            Assert.Equal(1, server.Connections);
        }
    }

    [Fact]
    public async Task A_wrong_password_is_the_servers_matter_and_is_said_nowhere()
    {
        await using var server = new TestSmtpServer(new SmtpScript { SignIn = (Letters.User, "another") });
        await using var post = Letters.Post(Letters.Options(server, signsIn: true));

        var posted = await post.PostAsync(Letters.Letter(), default);
        Assert.Equal((PostOutcome.Deferred, true), (posted.Outcome, posted.IsServerAway));
        Assert.Contains("535", posted.Says, StringComparison.Ordinal);
        Assert.DoesNotContain(Letters.Password, posted.Says, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task Without_tls_that_is_trusted_nothing_is_said(bool offers, bool trusts)
    {
        await using var server = new TestSmtpServer(new SmtpScript { OffersStartTls = offers, SignIn = (Letters.User, Letters.Password) });
        await using var post = Letters.Post(Letters.Options(server, signsIn: true), trusts: trusts);

        var posted = await post.PostAsync(Letters.Letter(), default);
        Assert.Equal((PostOutcome.Deferred, true), (posted.Outcome, posted.IsServerAway));
        Assert.Contains(offers ? "certificate" : "STARTTLS", posted.Says, StringComparison.Ordinal);
        Assert.DoesNotContain(server.Said, s => s.StartsWith("AUTH", StringComparison.Ordinal) || s.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_server_at_all_is_away()
    {
        MailOptions options;
        await using (var server = new TestSmtpServer())
            options = Letters.Options(server);
        await using var post = Letters.Post(options);

        var posted = await post.PostAsync(Letters.Letter(), default);
        Assert.Equal((PostOutcome.Deferred, true), (posted.Outcome, posted.IsServerAway));
    }

    [Fact]
    public async Task Stopped_before_the_content_it_says_so_and_after_that_it_is_open()
    {
        await using var server = new TestSmtpServer(new SmtpScript { Stalls = SmtpPlace.AfterContent });
        await using var post = Letters.Post(Letters.Options(server, seconds: 30));

        using (var stopped = new CancellationTokenSource())
        {
            await stopped.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => post.PostAsync(Letters.Letter(), stopped.Token));
        }

        Assert.Equal(0, server.Letters);
        using var stop = new CancellationTokenSource();
        var posting = post.PostAsync(Letters.Letter(), stop.Token);
        await server.ContentCame;
        await stop.CancelAsync();
        Assert.Equal(PostOutcome.Uncertain, (await posting).Outcome);
    }

    [Theory]
    [InlineData("ann@elsewhere.example")]
    [InlineData("ann@council.gov.uk@elsewhere.example")]
    [InlineData("")]
    public async Task To_an_address_that_is_not_allowed_no_server_is_asked(string email)
    {
        await using var server = new TestSmtpServer();
        await using var post = Letters.Post(Letters.Options(server));

        Assert.Equal(PostOutcome.Refused, (await post.PostAsync(Letters.Letter(email), default)).Outcome);
        Assert.Equal(0, server.Connections);
    }
}
