using Microsoft.Extensions.Logging;
using QaInsight.Nightly.Sending.Transport;
using QaInsight.People.Accounts;
using QaInsight.People.Subscriptions;
using QaInsight.Scorecards.Pages;

namespace QaInsight.Nightly.Sending;

/// <param name="Sent">Mails that the server took.</param>
/// <param name="Waiting">Mails that are tried again later.</param>
/// <param name="Failed">Mails that failed for good, or of which nobody knows whether they arrived.</param>
public sealed record SendReport(int Sent, int Skipped, int Held, int Waiting, int Failed)
{
    public override string ToString() => Sent + Skipped + Held + Waiting + Failed == 0 ? "Nothing was due."
        : $"{InEnglish.Count(Sent, "mail", "mails")} sent, {InEnglish.Count(Skipped)} left out, {InEnglish.Count(Held)} held, {InEnglish.Count(Waiting)} to be tried again, {InEnglish.Count(Failed)} failed.";

    public static SendReport operator +(SendReport one, SendReport other) =>
        new(one.Sent + other.Sent, one.Skipped + other.Skipped, one.Held + other.Held, one.Waiting + other.Waiting, one.Failed + other.Failed);
}

/// <summary>Sends what is due, one process at a time: what has come due is planned, what people follow is looked at, and what failed is told.</summary>
public sealed class Postman(SendingTurn turn, Outbox outbox, Planner planner, Watcher watcher, Teller teller, MailMaker maker, Readiness readiness, Delivering delivering, MailOptions options, ILogger<Postman> logger, TimeProvider time)
{
    // The jobs run one after the other, and an import waits for this one.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(20);

    /// <exception cref="MailWayException">Mails went by a server until now, and none is configured here.</exception>
    public async Task<SendReport> RunAsync(CancellationToken stop)
    {
        using var mine = await turn.TakeAsync(stop);
        Begin();
        using var moment = readiness.WhyNothing is null ? maker.Open() : null;
        planner.Run(moment?.Context.LatestReturned);
        if (moment is not null)
            watcher.Run(moment);
        var report = await SendAsync(moment, outbox.Due(), stop);
        teller.Run();
        return report + await SendAsync(moment, [.. outbox.Due().Where(d => d.Content is not null)], stop);
    }

    /// <summary>What was asked for by hand, without looking at what else is due.</summary>
    /// <exception cref="MailWayException">Mails went by a server until now, and none is configured here.</exception>
    public async Task<SendReport> RunByHandAsync(CancellationToken stop)
    {
        using var mine = await turn.TakeAsync(stop);
        Begin();
        using var moment = readiness.WhyNothing is null ? maker.Open() : null;
        return await SendAsync(moment, [.. outbox.Due().Where(d => d.IsByHand)], stop);
    }

    private void Leave(IEnumerable<Delivery> others, string why, DateTimeOffset next)
    {
        foreach (var other in others.Where(d => d is { IsByHand: false, State: DeliveryState.Waiting }))
            outbox.Defer(other.Id, other.Tries, why, next);
    }

    private void Begin()
    {
        if (outbox.Way(options.Server) is { } server && !options.HasServer)
            throw new MailWayException(server);
        outbox.SettleInterrupted();
    }

    private async Task<SendReport> SendAsync(LiveMoment? moment, IReadOnlyList<Delivery> due, CancellationToken stop)
    {
        var (ended, kept, until) = (new List<DeliveryState>(), new MadeMails(), time.GetUtcNow() + Longest);
        for (var at = 0; at < due.Count && time.GetUtcNow() < until; at++)
        {
            stop.ThrowIfCancellationRequested();
            var delivered = await delivering.OneAsync(due[at], moment, kept, stop);
            ended.Add(delivered.State);
            if (!delivered.IsServerAway)
                continue;
            // The others would wait for the same server: they are left until it is asked again.
            if (delivered.NextTryAt is { } next)
                Leave(due.Skip(at + 1), delivered.Why ?? "", next);
            logger.LogWarning("The mail server is not there: {Left} mails are left for later", due.Count - at - 1);
            break;
        }

        int Count(params DeliveryState[] states) => ended.Count(states.Contains);
        return new SendReport(Count(DeliveryState.Sent), Count(DeliveryState.Skipped), Count(DeliveryState.Held), Count(DeliveryState.Waiting), Count(DeliveryState.Failed, DeliveryState.Uncertain));
    }
}

/// <summary>Mails went by a server until now, and this process knows of none: what it sent would lie where nobody reads it.</summary>
public sealed class MailWayException(string server) : Exception(
    $"Mails went by {server} until now, and no mail server is configured here, so nothing was sent. Set QaInsight__Mail__Server and what goes with it as the site has them; or, where mails are to lie in the outbox folder from now on, run 'send --outbox' once.");
