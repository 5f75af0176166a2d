using QaInsight.People;
using QaInsight.People.Accounts;
using QaInsight.People.Subscriptions;
using QaInsight.Scorecards;
using QaInsight.Warehouse;

namespace QaInsight.Nightly.Sending;

/// <summary>A subscription as its page shows it.</summary>
/// <param name="Owner">Null where its owner has left: quality assurance looks after it.</param>
/// <param name="Readers">Whom it goes to now.</param>
/// <param name="Next">When it next goes out; null where it waits for an import, and where it goes out no more.</param>
/// <param name="MayChange">Whether whoever asks may change it.</param>
public sealed record ShownSubscription(Subscription Subscription, MailedPage? Page, Account? Owner, IReadOnlyList<Account> Readers, Occasion? Next, bool MayChange)
{
    public Terms Terms => Subscription.Terms;

    public bool IsToBeTakenOver => Owner is null && !Subscription.HasEnded;
}

/// <summary>Where subscriptions are made, changed and sent by hand, by those who may.</summary>
public sealed class SubscriptionDesk(SubscriptionBook book, Outbox outbox, AccountBook accounts, Ownership ownership, Planner planner, WarehouseFolder folder, TimeProvider time)
{
    /// <summary>Those that a reader may see: their own, those that they get, and for quality assurance all that go to others.</summary>
    public IReadOnlyList<ShownSubscription> SeenBy(Reader reader)
    {
        var everybody = accounts.All();
        return [.. book.All().Select(s => Show(s, reader, everybody)).Where(s => Sees(s, reader))];
    }

    /// <summary>Null where there is none of that id, or not for this reader.</summary>
    public ShownSubscription? Find(int id, Reader reader) => book.Find(id) is { } subscription && Show(subscription, reader, accounts.All()) is var shown && Sees(shown, reader) ? shown : null;

    /// <summary>Those who can get mails, by name.</summary>
    public IReadOnlyList<Account> People() => [.. accounts.All().Where(ownership.MayRead)];

    /// <summary>Whom it goes to now.</summary>
    public IReadOnlyList<Account> Readers(Subscription subscription) => ownership.Readers(subscription, accounts.All());

    /// <summary>Accounts by their id, those that are disabled too.</summary>
    public IReadOnlyDictionary<string, Account> Known(IEnumerable<string> ids) => ids.ToHashSet() is var wanted ? accounts.All().Where(a => wanted.Contains(a.Id)).ToDictionary(a => a.Id) : [];

    public int Add(Reader reader, Terms terms) => book.Add(reader.Id, terms, SeenTo(terms.Timing));

    /// <summary>What is due by the terms before goes out by them; what they would have sent next is what those from now on begin with.</summary>
    /// <exception cref="SubscriptionChangedException">Somebody else has changed it since, and nothing is changed.</exception>
    public void Change(Subscription subscription, Terms terms, int seen)
    {
        planner.Run(subscription, Latest());
        var before = book.Find(subscription.Id) ?? subscription;
        book.Change(subscription.Id, terms, Period.TryParse(before.LastPeriod, out _) ? before.LastPeriod : Before(before) ?? SeenTo(terms.Timing), seen);
    }

    public void GoOn(Subscription subscription) => book.GoOn(subscription.Id, SeenTo(subscription.Terms.Timing));

    /// <summary>The period of its next mail; null where it goes out no more.</summary>
    public string? NextPeriod(ShownSubscription shown)
    {
        var timing = shown.Terms.Timing;
        if (shown.Subscription.HasEnded)
            return null;
        if (timing.Day is not null)
            return shown.Next?.Period;
        var last = Latest() is { } latest ? Timetable.UpTo(timing.Rhythm, Earlier(latest)) : null;
        if (last is null)
            return null;
        // After an undo what has been seen to may be later than what is there.
        var seen = Period.TryParse(shown.Subscription.LastPeriod, out _) ? shown.Subscription.LastPeriod : last;
        return Timetable.IsLater(last, seen) || shown.Subscription.LastPeriod.Length == 0 ? last : After(timing.Rhythm, seen);
    }

    /// <summary>The period that a mail asked for by hand is of: the latest there is.</summary>
    public string Current(Subscription subscription)
    {
        var (timing, now) = (subscription.Terms.Timing, time.GetUtcNow());
        return timing.Rhythm == Rhythm.Weekly ? Timetable.Week(London.Day(now)) : Timetable.UpTo(timing.Rhythm, Latest() is { } latest ? Earlier(latest) : Month.Of(London.Day(now)).Add(-1));
    }

    /// <summary>One now, by hand, to one reader; where its figures are not there, it says so and does not come.</summary>
    /// <returns>The delivery.</returns>
    public int SendNow(Subscription subscription, string account, Reader asker) => outbox.Ask(subscription.Id, Current(subscription), account, asker, asItIs: false);

    /// <summary>The same mail once more, whatever became of it and whatever holds it.</summary>
    /// <returns>The delivery; null where it cannot be.</returns>
    public int? Resend(Delivery delivery, Reader asker) =>
        delivery is { Kind: DeliveryKind.Scorecard, Subscription: { } id } ? outbox.Ask(id, delivery.Period, delivery.Reader, asker, asItIs: true) : outbox.AskAgain(delivery, asker);

    private ShownSubscription Show(Subscription subscription, Reader reader, IReadOnlyList<Account> everybody)
    {
        var (readers, now) = (ownership.Readers(subscription, everybody), time.GetUtcNow());
        var next = subscription.HasEnded || subscription.IsPaused ? null : Timetable.Next(subscription.Terms.Timing, now);
        return new(
            subscription, MailedPage.Parse(subscription.Terms.Address), ownership.Owner(subscription, everybody), readers, next is { } n && subscription.Terms.EndsOn < n.Day ? null : next,
            ownership.MayChange(subscription, reader, everybody));
    }

    private static bool Sees(ShownSubscription shown, Reader reader) =>
        shown.MayChange || shown.Readers.Any(r => r.Id == reader.Id) || shown.Subscription.Stopped.Contains(reader.Id);

    private string SeenTo(Timing timing) => Timetable.SeenTo(timing, Latest(), time.GetUtcNow());

    // The period before the one that would have gone out next by the calendar; null where that is of no period.
    private string? Before(Subscription subscription) => Timetable.Next(subscription.Terms.Timing, time.GetUtcNow()) is { } next && Period.TryParse(next.Period, out var months)
        ? subscription.Terms.Timing.Rhythm == Rhythm.Quarterly ? months.Before.From.Quarter : months.Before.ToString()
        : null;

    private Month? Latest()
    {
        if (folder.LiveId is null)
            return null;
        using var build = folder.OpenLive();
        return new BuildContext(build).LatestReturned;
    }

    private Month Earlier(Month latest) => Month.Of(London.Today(time)).Add(-1) is var over && over < latest ? over : latest;

    private static string After(Rhythm rhythm, string period) => rhythm == Rhythm.Quarterly ? Period.Parse(period).After.From.Quarter : Month.Parse(period).Add(1).ToString();
}
