using QaInsight.People;
using QaInsight.People.Accounts;
using QaInsight.People.Subscriptions;
using QaInsight.Scorecards.Pages;
using QaInsight.Warehouse;

namespace QaInsight.Nightly.Sending;

/// <summary>Tells owners what is held and what did not arrive, and administrators once a day: never those who were to read it.</summary>
public sealed class Teller(SubscriptionBook subscriptions, DeliveryLog log, Outbox outbox, AccountBook accounts, Ownership ownership, JobRunLog runs, TimeProvider time)
{
    private static readonly TimeOnly OfDigest = new(8, 0);

    private const int MostNamed = 40;

    public void Run()
    {
        var everybody = accounts.All();
        foreach (var troubles in log.Untold(time.GetUtcNow().AddDays(-1)).GroupBy(t => (t.Subscription, t.Period, t.State)))
            TellOwner([.. troubles], everybody);
        TellAdministrators(everybody);
    }

    private void TellOwner(IReadOnlyList<Trouble> troubles, IReadOnlyList<Account> everybody)
    {
        var first = troubles[0];
        if (subscriptions.Find(first.Subscription!.Value) is not { } subscription)
            return;
        // Whoever is on the board is never told of what is held: the page says it, and administrators' digest.
        var to = ownership.LookAfter(subscription, everybody).Where(a => first.State != DeliveryState.Held || a.Role != Role.Board).ToList();
        var (name, period) = (subscription.Terms.Name, Timetable.Label(first.Period));
        var subject = first.State switch
        {
            DeliveryState.Held => $"Held: {name}, {period}",
            DeliveryState.Uncertain => $"May not have arrived: {name}, {period}",
            _ => $"Did not arrive: {name}, {period}",
        };
        var begin = first.State switch
        {
            DeliveryState.Held => $"‘{name}’ of {period} is held and has gone to nobody. Its readers have not been told.",
            DeliveryState.Uncertain => $"Nobody knows whether ‘{name}’ of {period} arrived at {Readers(troubles)}: the mail server did not say. It is not sent again unless you ask for it on its page.",
            _ => $"‘{name}’ of {period} did not arrive at {Readers(troubles)}.",
        };
        var told = new Told(subject, [begin, .. troubles.Select(t => t.Why).OfType<string>().Distinct().Take(MostNamed)], $"/subscriptions/{subscription.Id}");
        outbox.Tell(DeliveryKind.Notice, subscription.Id, $"{first.Period} {Outbox.Word(first.State)} {first.Delivery}", [.. to.Select(a => a.Id)], told, [.. troubles.Select(t => t.Delivery)]);
    }

    private void TellAdministrators(IReadOnlyList<Account> everybody)
    {
        var (now, today) = (time.GetUtcNow(), London.Today(time));
        var last = log.LastDigest() ?? DateTimeOffset.MinValue;
        if (now < London.At(today, OfDigest) || London.Day(last) == today)
            return;
        var (mails, jobs) = (log.Since(last), runs.FailedSince(last));
        if (mails.Count + jobs.Count == 0)
            return;
        var told = new Told(
            $"{InEnglish.Capital(InEnglish.Count(mails.Count + jobs.Count, "thing", "things"))} went wrong: {today.ToWords()}",
            [
                last == DateTimeOffset.MinValue ? "Until now:" : $"Since {London.Day(last).ToWords()}:",
                .. jobs.Take(MostNamed).Select(j => $"{j.Job}, {London.Day(j.StartedAt).ToWords()}, failed: {j.Message}"),
                .. mails.Take(MostNamed).Select(t => $"{t.What}, {Timetable.Label(t.Period)}, to {t.To}: {Outbox.Word(t.State)}. {t.Why}"),
                .. mails.Count > MostNamed ? [$"And {InEnglish.Count(mails.Count - MostNamed)} more, on the page."] : Array.Empty<string>(),
            ],
            "/admin/mail");
        outbox.Tell(DeliveryKind.Digest, null, today.ToIso(), [.. everybody.Where(a => !a.IsDisabled && a.IsAdministrator).Select(a => a.Id)], told, []);
    }

    private static string Readers(IReadOnlyList<Trouble> troubles) =>
        troubles.Count <= MostNamed ? string.Join(", ", troubles.Select(t => t.To)) : $"{InEnglish.Count(troubles.Count)} readers";
}
