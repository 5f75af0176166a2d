using System.Globalization;
using QaInsight.People;
using QaInsight.People.Subscriptions;
using QaInsight.Tests.Commands;
using Xunit;

namespace QaInsight.Tests.Nightly.Sending;

/// <summary>
/// <c>send</c> as a process of its own, killed in the middle of a conversation and run again: a reader's mail has been taken once at most,
/// and where nobody can know, it says so.
/// </summary>
public sealed class SendKillTests : IDisposable
{
    private readonly PostRoom room = new();
    private readonly Subscription subscription;

    public SendKillTests()
    {
        // It was made last week, and is due this week by the process's own clock.
        var start = TimeProvider.System.GetUtcNow();
        room.Time.Set(start.AddDays(-8));
        room.Import();
        var people = new[] { "Ann", "Ben", "Cat" }.Select(n => room.Person(n, Role.Board)).ToList();
        subscription = room.Subscribe(people[0], people, new Timing(Rhythm.Weekly, 1, new TimeOnly(0, 5)));
        room.Time.Set(start);
    }

    [Theory]
    [InlineData(SmtpPlace.Greeting)]
    [InlineData(SmtpPlace.Recipient)]
    [InlineData(SmtpPlace.BeforeContent)]
    [InlineData(SmtpPlace.DuringContent)]
    [InlineData(SmtpPlace.AfterContent)]
    internal async Task Killed_where_the_server_had_got_to_it_sends_nothing_twice(SmtpPlace place)
    {
        await using (var stalling = new TestSmtpServer(new SmtpScript { Stalls = place }))
        {
            using var killed = Send(stalling);
            for (var tries = 0; !HasGotTo(stalling, place) && tries < 900 && !killed.HasExited; tries++)
                await Task.Delay(50);
            killed.Kill(entireProcessTree: true);
            await killed.WaitForExitAsync();
        }

        await using var server = new TestSmtpServer();
        for (var runs = 0; runs < 2; runs++)
        {
            using var again = Send(server);
            var (code, said) = await again.Ended();
            Assert.True(code is 0 or 3, said);
        }

        // What was marked as being sent is never tried again; the others are there once.
        var log = room.Log(subscription).Select(l => l.Split(' ')).Select(l => $"{l[0]} {l[2]}").Order().ToList();
        Assert.Equal(1, log.Count(l => l.EndsWith("Uncertain", StringComparison.Ordinal)));
        Assert.Equal(2, log.Count(l => l.EndsWith("Sent", StringComparison.Ordinal)));
        Assert.Equal(
            log.Where(l => l.EndsWith("Sent", StringComparison.Ordinal)).Select(l => $"{l.Split(' ')[0].ToLowerInvariant()}@council.example"),
            server.Mails.Select(m => Assert.Single(m.Recipients)).Order());
    }

    [Fact]
    public async Task Two_at_once_send_everything_once()
    {
        await using var server = new TestSmtpServer();
        using var one = Send(server);
        using var other = Send(server);
        await one.Ended();
        await other.Ended();

        Assert.Equal(["ann@council.example", "ben@council.example", "cat@council.example"], server.Mails.Select(m => Assert.Single(m.Recipients)).Order());
    }

    public void Dispose() => room.Dispose();

    private System.Diagnostics.Process Send(TestSmtpServer server) => TheProgram.Start(
        "dotnet", [TheProgram.CommandLine, "send", "--warehouse", room.Warehouse.Folder.Root],
        ("QaInsight__Mail__Server", "127.0.0.1"), ("QaInsight__Mail__Port", server.Port.ToString(CultureInfo.InvariantCulture)), ("QaInsight__Mail__Security", "none"),
        ("QaInsight__Mail__From", "qa@council.example"), ("QaInsight__Mail__AllowedDomains__0", "council.example"));

    private static bool HasGotTo(TestSmtpServer server, SmtpPlace place) => place switch
    {
        SmtpPlace.Greeting => server.Connections > 0,
        SmtpPlace.Recipient => server.Said.Any(s => s.StartsWith("RCPT", StringComparison.Ordinal)),
        SmtpPlace.AfterContent => server.ContentCame.IsCompleted,
        _ => server.Said.Any(s => s.StartsWith("DATA", StringComparison.Ordinal)),
    };
}
