using Microsoft.Extensions.Logging;
using QaInsight.People.Accounts;
using QaInsight.People.Subscriptions;
using QaInsight.Warehouse;

namespace QaInsight.Nightly.Sending;

/// <summary>What has come due of a subscription, earliest first, and the accounts that it goes to.</summary>
public sealed record DueSubscription(Subscription Subscription, IReadOnlyList<Occasion> Due, IReadOnlyList<string> Readers)
{
    public Occasion Last => Due[^1];

    /// <summary>Periods that went by, each with why it does not go out.</summary>
    internal IReadOnlyList<(string Period, string Why)> Missed =>
    [
        .. Due.Where(o => o.Period != Last.Period).DistinctBy(o => o.Period)
            .Select(o => (o.Period, $"It was due on {o.Day.ToWords()}, when nothing could be sent; {Timetable.Label(Last.Period)} goes out in its place.")),
    ];
}

/// <summary>Writes what has come due into the outbox: of each subscription its latest period, however many went by while nobody could send.</summary>
public sealed class Planner(SubscriptionBook subscriptions, Outbox outbox, AccountBook accounts, Ownership ownership, ILogger<Planner> logger, TimeProvider time)
{
    /// <param name="latest">The latest month of which half or more of the audits are back; null where there is none.</param>
    public void Run(Month? latest)
    {
        foreach (var subscription in subscriptions.All().Where(s => !s.HasEnded))
        {
            try
            {
                Run(subscription, latest);
            }
            catch (Exception failure) when (failure is FormatException or ArgumentException)
            {
                // One that cannot be read must not keep the others from their readers.
                logger.LogError(failure, "Subscription {Subscription} could not be planned", subscription.Id);
            }
        }
    }

    /// <summary>What is due of one before it is changed.</summary>
    public void Run(Subscription subscription, Month? latest)
    {
        if (subscription.LastPeriod == Subscription.Unknown)
            subscriptions.SeenTo(subscription.Id, Timetable.SeenTo(subscription.Terms.Timing, latest, time.GetUtcNow()));
        else if (!subscription.IsPaused && Of(subscription, latest) is { } due)
            outbox.Plan(subscription, due.Last.Period, due.Last.DueAt, due.Readers, due.Missed);
        else if (subscription.Terms.EndsOn < London.Today(time) && !outbox.HasOpen(subscription.Id))
            subscriptions.End(subscription.Id);
    }

    public IReadOnlyList<DueSubscription> Due(Month? latest) =>
        [.. subscriptions.All().Where(s => !s.HasEnded && !s.IsPaused && s.LastPeriod != Subscription.Unknown).Select(s => Of(s, latest)).OfType<DueSubscription>()];

    private DueSubscription? Of(Subscription subscription, Month? latest)
    {
        var (timing, now) = (subscription.Terms.Timing, time.GetUtcNow());
        IEnumerable<Occasion> due = timing.Day is not null ? Timetable.Between(timing, subscription.PlannedTo, now)
            : Timetable.Passed(timing, latest, now) is { } passed && Timetable.IsLater(passed.Period, subscription.LastPeriod) ? [passed]
            : [];
        return due.Where(o => subscription.Terms.EndsOn is not { } end || o.Day <= end).ToList() is { Count: > 0 } found
            ? new DueSubscription(subscription, found, [.. ownership.Readers(subscription, accounts.All()).Select(a => a.Id)])
            : null;
    }
}
