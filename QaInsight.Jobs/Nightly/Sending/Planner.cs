using QaInsight.People.Accounts;
using QaInsight.People.Subscriptions;
using QaInsight.Warehouse;

namespace QaInsight.Nightly.Sending;

/// <summary>Writes what has come due into the outbox: of each subscription its latest period, however many went by while nobody could send.</summary>
public sealed class Planner(SubscriptionBook subscriptions, Outbox outbox, AccountBook accounts, TimeProvider time)
{
    /// <param name="latest">The latest month of which half or more of the audits are back; null where there is none.</param>
    public void Run(Month? latest)
    {
        foreach (var (subscription, due, readers) in Due(latest))
            outbox.Plan(subscription, due[^1].Period, due[^1].DueAt, readers, [.. Missed(due)]);
        foreach (var over in subscriptions.All().Where(s => !s.HasEnded && s.Terms.EndsOn < London.Today(time)))
            subscriptions.End(over.Id);
    }

    /// <summary>What has come due of each subscription, earliest first, and the accounts that it goes to.</summary>
    public IReadOnlyList<(Subscription Subscription, IReadOnlyList<Occasion> Due, IReadOnlyList<string> Readers)> Due(Month? latest)
    {
        var (now, everybody) = (time.GetUtcNow(), accounts.All());
        return
        [
            .. from subscription in subscriptions.All()
               where !subscription.HasEnded && !subscription.IsPaused
               let due = Due(subscription, latest, now)
               where due.Count > 0
               select (subscription, due, (IReadOnlyList<string>)[.. Ownership.Readers(subscription, everybody).Select(a => a.Id)]),
        ];
    }

    private static IReadOnlyList<Occasion> Due(Subscription subscription, Month? latest, DateTimeOffset now)
    {
        var timing = subscription.Terms.Timing;
        IEnumerable<Occasion> due = timing.Day is not null ? Timetable.Between(timing, subscription.PlannedTo, now)
            : Timetable.Passed(timing, latest, now) is { } passed && Timetable.IsLater(passed.Period, subscription.LastPeriod) ? [passed]
            : [];
        return [.. due.Where(o => subscription.Terms.EndsOn is not { } end || o.Day <= end)];
    }

    private static IEnumerable<(string Period, string Why)> Missed(IReadOnlyList<Occasion> due) => due.Where(o => o.Period != due[^1].Period).DistinctBy(o => o.Period)
        .Select(o => (o.Period, $"It was due on {o.Day.ToWords()}, when nothing could be sent; {Timetable.Label(due[^1].Period)} goes out in its place."));
}
