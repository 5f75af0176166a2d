using QaInsight.Nightly.Sending.Transport;
using QaInsight.People.Accounts;
using QaInsight.People.Subscriptions;

namespace QaInsight.Nightly.Sending;

/// <summary>Writes what would go out into a folder, and neither sends nor notes anything.</summary>
public sealed class DryRun(Planner planner, Outbox outbox, SubscriptionBook subscriptions, SubscriptionDesk desk, AccountBook accounts, Ownership ownership, MailMaker maker, Readiness readiness, MailOptions options, TimeProvider time)
{
    /// <param name="folder">Made where it is missing.</param>
    /// <param name="one">That subscription, now; null: all that are due.</param>
    /// <param name="tell">A line for each mail.</param>
    /// <returns>How many could not be written.</returns>
    public async Task<int> RunAsync(string folder, Subscription? one, Action<string> tell, CancellationToken stop)
    {
        if (readiness.WhyNothing is { } why)
        {
            tell(why);
            return 1;
        }

        using var moment = maker.Open()!;
        var (kept, files, failed) = (new MadeMails(), new OutboxFolder(folder, options, time), 0);
        foreach (var mail in one is null ? [.. outbox.Due(), .. planner.Due(moment.Context.LatestReturned).SelectMany(p => p.Readers.Select(r => Would(p.Subscription, p.Last.Period, r)))] : Now(one))
        {
            if (accounts.Find(mail.Reader) is not { } reader)
                continue;
            var subscription = mail.Subscription is { } id ? subscriptions.Find(id) : null;
            if (ownership.WhyNot(mail, subscription, reader) is { } whyNot)
            {
                tell($"{reader.Email}: none. {whyNot}");
            }
            else if (!options.Allows(reader.Email))
            {
                tell($"{reader.Email}: not in an allowed domain.");
                failed++;
            }
            else if (mail.Kind == DeliveryKind.Scorecard && one is null && readiness.WhyNot(moment.Context, subscription!.Terms, mail.Period) is { } held)
            {
                tell($"{reader.Email}: held. {held}");
            }
            else
            {
                failed += await WriteAsync(await maker.MakeAsync(mail, subscription, reader, moment, kept, stop), files, reader, tell, stop);
            }
        }

        return failed;
    }

    private static async Task<int> WriteAsync(MadeMail made, OutboxFolder files, Account reader, Action<string> tell, CancellationToken stop)
    {
        if (made.Letter is not { } letter)
        {
            tell($"{reader.Email}: none. {made.WhyNot}");
            return 0;
        }

        var posted = await files.PostAsync(letter, stop);
        tell($"{reader.Email}: {letter.Body.Subject}, {posted.Says}");
        return posted.Outcome == PostOutcome.Accepted ? 0 : 1;
    }

    private IEnumerable<Delivery> Now(Subscription subscription) => ownership.Readers(subscription, accounts.All()).Select(a => Would(subscription, desk.Current(subscription), a.Id));

    private Delivery Would(Subscription subscription, string period, string reader)
    {
        var now = time.GetUtcNow();
        return new(0, DeliveryKind.Scorecard, subscription.Id, null, period, reader, 0, null, null, false, null, now, DeliveryState.Waiting, null, 0, now, null, null, null, null, null, now);
    }
}
