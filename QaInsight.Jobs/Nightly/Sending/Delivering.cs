using Microsoft.Extensions.Logging;
using QaInsight.Nightly.Sending.Transport;
using QaInsight.People.Accounts;
using QaInsight.People.Subscriptions;
using QaInsight.Scorecards.Pages;

namespace QaInsight.Nightly.Sending;

/// <param name="IsServerAway">Whether there is no point in trying the next at once.</param>
/// <param name="NextTryAt">When it is tried again; null where it is not.</param>
public sealed record Delivered(DeliveryState State, string? Why = null, bool IsServerAway = false, DateTimeOffset? NextTryAt = null);

/// <summary>
/// One mail: made in its reader's own scope as it is sent, and marked before the mail server sees it, so that one that a crash cuts
/// short is never sent twice. Whoever calls holds the turn of sending.
/// </summary>
public sealed class Delivering(
    Outbox outbox, MailMaker maker, Readiness readiness, SubscriptionBook subscriptions, AccountBook accounts, Ownership ownership, MailOptions options, IPost post, ILogger<Delivering> logger, TimeProvider time)
{
    public async Task<Delivered> OneAsync(Delivery delivery, LiveMoment? moment, MadeMails kept, CancellationToken stop)
    {
        if (accounts.Find(delivery.Reader) is not { } reader)
            return End(delivery, DeliveryState.Skipped, "There is no such account any more.");
        var subscription = delivery is { Kind: DeliveryKind.Scorecard, Subscription: { } of } ? subscriptions.Find(of) : null;
        if (ownership.WhyNot(delivery, subscription, reader) is { } why)
            return End(delivery, DeliveryState.Skipped, why);
        if (!options.Allows(reader.Email))
            return End(delivery, DeliveryState.Failed, $"{reader.Email} is not in a domain that mail may go to. An administrator can add it to QaInsight:Mail:AllowedDomains, or change the address.");
        if (Held(delivery, subscription, moment) is { } reason)
            return Hold(delivery, reason);
        var made = await MakeAsync(delivery, subscription, reader, moment, kept, stop);
        if (made is null)
            return Later(delivery with { Tries = delivery.Tries + 1 }, "It could not be made: the server’s log says why.", isServerAway: false);
        if (made is not { Letter: { } letter, In: { } within })
            return End(delivery, DeliveryState.Skipped, made.WhyNot);
        // What stood has changed while it was made: it is made anew in the next run.
        return outbox.Claim(delivery, within, letter.MessageId, letter.To.Email, letter.Body.Subject, made.Leave)
            ? await PostAsync(delivery with { Tries = delivery.Tries + 1 }, letter, stop)
            : new Delivered(DeliveryState.Waiting);
    }

    /// <returns>Null where it could not be made: one such must not keep the others from their readers.</returns>
    private async Task<MadeMail?> MakeAsync(Delivery delivery, Subscription? subscription, Account reader, LiveMoment? moment, MadeMails kept, CancellationToken stop)
    {
        try
        {
            return await maker.MakeAsync(delivery, subscription, reader, moment, kept, stop);
        }
        catch (Exception failure) when (!stop.IsCancellationRequested)
        {
            logger.LogError(failure, "Mail {Delivery} could not be made", delivery.Id);
            return null;
        }
    }

    // From here on nothing may put it back to be sent again, but the server's own word that it has not taken it.
    private async Task<Delivered> PostAsync(Delivery delivery, Letter letter, CancellationToken stop)
    {
        Posted posted;
        try
        {
            posted = await post.PostAsync(letter, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            outbox.Defer(delivery.Id, delivery.Tries, "The server was stopped before it went out.", time.GetUtcNow());
            throw;
        }
        catch (Exception failure)
        {
            logger.LogError(failure, "Mail {Delivery} went nobody knows where", delivery.Id);
            posted = new Posted(PostOutcome.Uncertain, "Nobody knows whether it arrived: the server’s log says why.");
        }

        return posted.Outcome switch
        {
            PostOutcome.Accepted => End(delivery, DeliveryState.Sent, null),
            PostOutcome.Refused => End(delivery, DeliveryState.Failed, posted.Says),
            // A server that says nothing to one says nothing to the next either: not all of them are to become uncertain at once.
            PostOutcome.Uncertain => End(delivery, DeliveryState.Uncertain, posted.Says) with { IsServerAway = true },
            _ => Later(delivery, posted.Says, posted.IsServerAway),
        };
    }

    private string? Held(Delivery delivery, Subscription? subscription, LiveMoment? moment) =>
        delivery.Kind != DeliveryKind.Scorecard ? null
        : moment is null ? readiness.WhyNothing ?? "Nothing has been imported yet."
        : delivery.IsAsItIs ? null
        : readiness.WhyNot(moment.Context, subscription!.Terms, delivery.Period);

    // One by schedule waits; one that was asked for is not there yet, and whoever asked is told so at once.
    private Delivered Hold(Delivery delivery, string reason)
    {
        if (delivery.IsByHand)
            return End(delivery, DeliveryState.Skipped, reason);
        outbox.Hold(delivery.Id, reason);
        return new Delivered(DeliveryState.Held, reason);
    }

    private Delivered Later(Delivery delivery, string why, bool isServerAway)
    {
        if (Backoff.Next(delivery.Tries, time.GetUtcNow()) is not { } next)
            return End(delivery, DeliveryState.Failed, $"Given up after {InEnglish.Count(delivery.Tries, "try", "tries")}. {why}") with { IsServerAway = isServerAway };
        outbox.Defer(delivery.Id, delivery.Tries, why, next);
        return new Delivered(DeliveryState.Waiting, why, isServerAway, next);
    }

    private Delivered End(Delivery delivery, DeliveryState state, string? why)
    {
        outbox.Finish(delivery.Id, state, delivery.Tries, why);
        logger.LogInformation("Mail {Delivery}: {State}", delivery.Id, state);
        return new Delivered(state, why);
    }
}
