using Microsoft.Extensions.Logging;
using QaInsight.People.Accounts;
using QaInsight.People.Subscriptions;
using QaInsight.Scorecards.Pages;
using QaInsight.Warehouse;

namespace QaInsight.Nightly.Sending;

/// <param name="Sent">Mails that the server took.</param>
/// <param name="Failed">Mails that failed for good, or of which nobody knows whether they arrived.</param>
/// <param name="Waiting">Mails that are tried again later.</param>
public sealed record SendReport(int Sent, int Skipped, int Held, int Waiting, int Failed)
{
    public override string ToString() => Sent + Skipped + Held + Waiting + Failed == 0 ? "Nothing was due."
        : $"{InEnglish.Count(Sent, "mail", "mails")} sent, {InEnglish.Count(Skipped)} left out, {InEnglish.Count(Held)} held, {InEnglish.Count(Waiting)} to be tried again, {InEnglish.Count(Failed)} failed.";
}

/// <summary>
/// Sends what is due, one process at a time: each mail is made in its reader's own scope as it is sent, and marked before the mail
/// server sees it, so that one that a crash cuts short is never sent twice.
/// </summary>
public sealed class Postman(
    SendingTurn turn, Outbox outbox, Planner planner, Watcher watcher, Teller teller, MailMaker maker, Readiness readiness, SubscriptionBook subscriptions, AccountBook accounts,
    MailOptions options, IPost post, ILogger<Postman> logger, TimeProvider time)
{
    /// <summary>What has come due is written into the outbox, and what is in it goes out.</summary>
    public async Task<SendReport> RunAsync(CancellationToken stop)
    {
        using var mine = await turn.TakeAsync(stop);
        outbox.SettleInterrupted();
        using var moment = readiness.WhyNothing is null ? maker.Open() : null;
        planner.Run(moment?.Context.LatestReturned);
        if (moment is not null)
            watcher.Run(moment);
        var report = await SendAsync(moment, outbox.Due(), stop);
        teller.Run();
        var told = await SendAsync(moment, [.. outbox.Due().Where(d => d.Content is not null)], stop);
        return new SendReport(report.Sent + told.Sent, report.Skipped + told.Skipped, report.Held + told.Held, report.Waiting + told.Waiting, report.Failed + told.Failed);
    }

    /// <summary>What was asked for by hand, without looking at what else is due.</summary>
    public async Task<SendReport> RunByHandAsync(CancellationToken stop)
    {
        using var mine = await turn.TakeAsync(stop);
        outbox.SettleInterrupted();
        using var moment = readiness.WhyNothing is null ? maker.Open() : null;
        return await SendAsync(moment, [.. outbox.Due().Where(d => d.IsByHand)], stop);
    }

    private async Task<SendReport> SendAsync(LiveMoment? moment, IReadOnlyList<Delivery> due, CancellationToken stop)
    {
        var ended = new List<DeliveryState>();
        var kept = new MadeMails();
        foreach (var delivery in due)
        {
            stop.ThrowIfCancellationRequested();
            var (state, isServerAway) = await OneAsync(delivery, moment, kept, stop);
            ended.Add(state);
            // The next would wait for the same server.
            if (isServerAway)
                break;
        }

        int Count(params DeliveryState[] states) => ended.Count(states.Contains);
        return new SendReport(Count(DeliveryState.Sent), Count(DeliveryState.Skipped), Count(DeliveryState.Held), Count(DeliveryState.Waiting), Count(DeliveryState.Failed, DeliveryState.Uncertain));
    }

    private async Task<(DeliveryState State, bool IsServerAway)> OneAsync(Delivery delivery, LiveMoment? moment, MadeMails kept, CancellationToken stop)
    {
        try
        {
            return await TryAsync(delivery, moment, kept, stop);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // One mail that cannot be made must not keep the others from their readers.
            logger.LogError(failure, "Mail {Delivery} could not be made", delivery.Id);
            return (Later(delivery with { Tries = delivery.Tries + 1 }, $"It could not be made: {failure.Message}"), false);
        }
    }

    private async Task<(DeliveryState State, bool IsServerAway)> TryAsync(Delivery delivery, LiveMoment? moment, MadeMails kept, CancellationToken stop)
    {
        if (accounts.Find(delivery.Reader) is not { } reader)
            return (End(delivery, DeliveryState.Skipped, "There is no such account any more."), false);
        var subscription = delivery is { Kind: DeliveryKind.Scorecard, Subscription: { } of } ? subscriptions.Find(of) : null;
        if (WhyNot(delivery, subscription, reader) is { } why)
            return (End(delivery, DeliveryState.Skipped, why), false);
        if (!options.Allows(reader.Email))
            return (End(delivery, DeliveryState.Failed, $"{reader.Email} is not in a domain that mail may go to. An administrator can add it to QaInsight:Mail:AllowedDomains, or change the address."), false);
        if (Held(delivery, subscription, moment) is { } reason)
        {
            outbox.Hold(delivery.Id, reason);
            return (DeliveryState.Held, false);
        }

        var made = await maker.MakeAsync(delivery, subscription, reader, moment, kept, stop);
        if (made.Letter is not { } letter)
            return (End(delivery, DeliveryState.Skipped, made.WhyNot), false);
        if (!outbox.Claim(delivery, reader.SecurityStamp, letter.MessageId, letter.To.Email, letter.Body.Subject, moment?.Context.Info.Id, made.Leave))
            return (DeliveryState.Waiting, false);
        return await PostAsync(delivery with { Tries = delivery.Tries + 1 }, letter, stop);
    }

    private async Task<(DeliveryState State, bool IsServerAway)> PostAsync(Delivery delivery, Letter letter, CancellationToken stop)
    {
        Posted posted;
        try
        {
            posted = await post.PostAsync(letter, stop);
        }
        catch (OperationCanceledException)
        {
            outbox.Defer(delivery.Id, delivery.Tries, "The server was stopped before it went out.", time.GetUtcNow());
            throw;
        }
        catch (Exception failure)
        {
            logger.LogError(failure, "Mail {Delivery} went nobody knows where", delivery.Id);
            return (End(delivery, DeliveryState.Uncertain, $"Nobody knows whether it arrived: {failure.Message}"), false);
        }

        return posted.Outcome switch
        {
            PostOutcome.Accepted => (End(delivery, DeliveryState.Sent, null), false),
            PostOutcome.Refused => (End(delivery, DeliveryState.Failed, posted.Says), false),
            PostOutcome.Uncertain => (End(delivery, DeliveryState.Uncertain, posted.Says), posted.IsServerAway),
            _ => (Later(delivery, posted.Says), posted.IsServerAway),
        };
    }

    private static string? WhyNot(Delivery delivery, Subscription? subscription, Account reader) =>
        reader.IsDisabled ? "The account is disabled."
        : delivery.Content is { Scope: { } scope } && ReaderScope.Of(reader.ToReader()).Key != scope ? "What they may see has changed since."
        : delivery.Kind == DeliveryKind.Digest && !reader.IsAdministrator ? "They are no longer an administrator."
        : delivery.Kind != DeliveryKind.Scorecard ? null
        : subscription is null or { HasEnded: true } ? "The subscription has ended."
        : delivery.IsByHand ? Ownership.MayRead(reader) ? null : "They may see no figures any more."
        : subscription.IsPaused ? "The subscription is paused."
        : Ownership.WhyNotTo(subscription, reader);

    private string? Held(Delivery delivery, Subscription? subscription, LiveMoment? moment) =>
        delivery.Kind != DeliveryKind.Scorecard ? null
        : moment is null ? readiness.WhyNothing ?? "Nothing has been imported yet."
        : delivery.IsByHand ? null
        : readiness.WhyNot(moment.Context, subscription!.Terms, delivery.Period);

    private DeliveryState Later(Delivery delivery, string why)
    {
        if (Backoff.Next(delivery.DueAt, delivery.Tries, time.GetUtcNow()) is not { } next)
            return End(delivery, DeliveryState.Failed, $"Given up after {InEnglish.Count(delivery.Tries, "try", "tries")}. {why}");
        outbox.Defer(delivery.Id, delivery.Tries, why, next);
        return DeliveryState.Waiting;
    }

    private DeliveryState End(Delivery delivery, DeliveryState state, string? why)
    {
        outbox.Finish(delivery.Id, state, delivery.Tries, why);
        logger.LogInformation("Mail {Delivery}: {State}. {Why}", delivery.Id, state, why);
        return state;
    }
}
