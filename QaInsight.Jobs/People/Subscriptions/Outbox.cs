using System.Text.Json;
using Microsoft.Data.Sqlite;
using QaInsight.People.Accounts;

namespace QaInsight.People.Subscriptions;

/// <summary>
/// Mails that are to go out. A delivery is there once for its subscription, period and reader; it is written together with the mark
/// that the period has been seen to, and changes its state in one statement each, so that of two processes one sends it.
/// </summary>
public sealed class Outbox(AppDatabase database, TimeProvider time)
{
    // As the index of open deliveries says it, word for word: otherwise years of mails are read to find none.
    private const string Open = "state IN ('waiting', 'held', 'sending')";

    private const string Overtaken = "A later one came before this could be sent.";

    /// <summary>The subscription's period is seen to: its readers' mails wait to be sent, and what still waits of earlier periods is overtaken.</summary>
    /// <param name="missed">Earlier periods that went by while nobody could send, each with why it does not go out.</param>
    public void Plan(Subscription subscription, string period, DateTimeOffset dueAt, IReadOnlyList<string> readers, IReadOnlyList<(string Period, string Why)> missed)
    {
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction(deferred: false);
        var now = time.GetUtcNow().ToText();
        // A change of the subscription meanwhile has its own mark: this plan was made of what it was before.
        if (connection.Run(
            "UPDATE subscription SET planned_to = $now, last_period = $period WHERE id = $id AND edition = $edition AND paused_at IS NULL AND ended_at IS NULL",
            ("$now", now), ("$period", period), ("$id", subscription.Id), ("$edition", subscription.Edition)) == 0)
        {
            return;
        }

        connection.Run(
            "UPDATE delivery SET state = 'skipped', why = $why, changed_at = $now WHERE kind = 'scorecard' AND subscription = $id AND period <> $period AND round = 0 AND state IN ('waiting', 'held')",
            ("$why", Overtaken), ("$now", now), ("$id", subscription.Id), ("$period", period));
        var skips = connection.Scalar<long>("SELECT EXISTS (SELECT 1 FROM subscription_skip WHERE subscription = $id AND period = $period)", ("$id", subscription.Id), ("$period", period)) == 1
            ? "This one was left out, as asked." : null;
        foreach (var (of, why) in missed.Select(m => (m.Period, (string?)m.Why)).Append((period, skips)))
        {
            foreach (var reader in readers)
                Add(connection, new Key(DeliveryKind.Scorecard, subscription.Id, null, of, reader, 0), null, dueAt, now, why: why);
        }

        transaction.Commit();
    }

    /// <summary>One now, by hand, whatever has gone out already.</summary>
    /// <returns>The delivery.</returns>
    public int Ask(int subscription, string period, string reader, Reader asker)
    {
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction(deferred: false);
        var now = time.GetUtcNow();
        var round = connection.Scalar<long>(
            "SELECT coalesce(max(round), 0) + 1 FROM delivery WHERE kind = 'scorecard' AND subscription = $id AND period = $period AND reader = $reader",
            ("$id", subscription), ("$period", period), ("$reader", reader));
        var id = Add(connection, new Key(DeliveryKind.Scorecard, subscription, null, period, reader, (int)round), null, now, now.ToText(), asker.Name)!.Value;
        // What waits or is held of the same goes out in this one.
        connection.Run(
            "UPDATE delivery SET state = 'skipped', why = $why, changed_at = $now WHERE kind = 'scorecard' AND subscription = $id AND period = $period AND reader = $reader AND id <> $own AND state IN ('waiting', 'held')",
            ("$why", $"{asker.Name} asked for it to be sent by hand."), ("$now", now.ToText()), ("$id", subscription), ("$period", period), ("$reader", reader), ("$own", id));
        transaction.Commit();
        return id;
    }

    /// <summary>The same words once more.</summary>
    /// <returns>The delivery; null where there is no such mail of words.</returns>
    public int? AskAgain(Delivery told, Reader asker)
    {
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction(deferred: false);
        var now = time.GetUtcNow();
        var round = connection.Scalar<long>(
            "SELECT coalesce(max(round), 0) + 1 FROM delivery WHERE kind = $kind AND coalesce(subscription, 0) = $s AND coalesce(watch, 0) = $w AND period = $period AND reader = $reader",
            ("$kind", Word(told.Kind)), ("$s", told.Subscription ?? 0), ("$w", told.Watch ?? 0), ("$period", told.Period), ("$reader", told.Reader));
        var id = told.Content is null ? null : Add(connection, new Key(told.Kind, told.Subscription, told.Watch, told.Period, told.Reader, (int)round), told.Content, now, now.ToText(), asker.Name);
        transaction.Commit();
        return id;
    }

    /// <summary>Words for somebody, once for the period; nothing happens where they were told already.</summary>
    /// <param name="about">Deliveries that they are told of.</param>
    public void Tell(DeliveryKind kind, int? subscription, string period, IReadOnlyList<string> readers, Told told, IReadOnlyList<int> about)
    {
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction(deferred: false);
        var now = time.GetUtcNow();
        foreach (var reader in readers)
            Add(connection, new Key(kind, subscription, null, period, reader, 0), told, now, now.ToText());
        foreach (var id in about)
            connection.Run("UPDATE delivery SET told_at = $now WHERE id = $id", ("$now", now.ToText()), ("$id", id));
        transaction.Commit();
    }

    /// <summary>What is due, a subscription's together, the longest due first.</summary>
    public IReadOnlyList<Delivery> Due()
    {
        using var connection = database.Open();
        return connection.Rows(
            DeliveryLog.Columns + $" WHERE {Open} AND state <> 'sending' AND next_try_at <= $now ORDER BY kind = 'scorecard', round = 0, subscription, period, id", DeliveryLog.Read, ("$now", time.GetUtcNow().ToText()));
    }

    /// <summary>Whoever holds the lock of sending marks what a stopped process left in the middle: nobody knows whether it arrived.</summary>
    public void SettleInterrupted()
    {
        using var connection = database.Open();
        connection.Run(
            $"UPDATE delivery SET state = 'uncertain', why = 'The server stopped while it was being sent: it may have arrived or not.', changed_at = $now WHERE {Open} AND state = 'sending'",
            ("$now", time.GetUtcNow().ToText()));
    }

    /// <summary>
    /// It is going out now. Only while its reader's rights are those in which it was made, and its subscription still goes on.
    /// </summary>
    /// <param name="stamp">The reader's security stamp as the mail was made.</param>
    /// <param name="leave">The secret of the link by which the reader stops it; null where there is none.</param>
    /// <returns>False where that is no longer so, or somebody else is sending it.</returns>
    public bool Claim(Delivery delivery, string stamp, string messageId, string email, string subject, string? build, string? leave)
    {
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction(deferred: false);
        var now = time.GetUtcNow().ToText();
        var isClaimed = connection.Run(
            """
            UPDATE delivery SET state = 'sending', message_id = $message, email = $email, subject = $subject, build = $build, changed_at = $now
            WHERE id = $id AND state IN ('waiting', 'held')
              AND EXISTS (SELECT 1 FROM account WHERE account.id = delivery.reader AND security_stamp = $stamp AND disabled_at IS NULL)
              AND NOT EXISTS (SELECT 1 FROM subscription s WHERE s.id = delivery.subscription AND s.ended_at IS NOT NULL)
              AND NOT EXISTS (SELECT 1 FROM watch w WHERE w.id = delivery.watch AND w.stopped_at IS NOT NULL)
            """,
            ("$message", messageId), ("$email", email), ("$subject", subject), ("$build", build), ("$now", now), ("$id", delivery.Id), ("$stamp", stamp)) == 1;
        if (isClaimed && leave is not null)
        {
            connection.Run(
                "INSERT INTO leave_link (hash, subscription, watch, account, created_at) VALUES ($hash, $subscription, $watch, $account, $now)",
                ("$hash", Secret.Hash(leave)), ("$subscription", delivery.Subscription), ("$watch", delivery.Watch), ("$account", delivery.Reader), ("$now", now));
        }

        transaction.Commit();
        return isClaimed;
    }

    /// <param name="tries">So far.</param>
    public void Finish(int id, DeliveryState state, int tries, string? why)
    {
        using var connection = database.Open();
        connection.Run("UPDATE delivery SET state = $state, tries = $tries, why = $why, changed_at = $now WHERE id = $id", ("$state", Word(state)), ("$tries", tries), ("$why", why), ("$now", time.GetUtcNow().ToText()), ("$id", id));
    }

    /// <summary>It is tried again later.</summary>
    /// <param name="tries">So far.</param>
    public void Defer(int id, int tries, string why, DateTimeOffset nextTryAt)
    {
        using var connection = database.Open();
        connection.Run(
            "UPDATE delivery SET state = 'waiting', tries = $tries, why = $why, next_try_at = $next, changed_at = $now WHERE id = $id",
            ("$tries", tries), ("$why", why), ("$next", nextTryAt.ToText()), ("$now", time.GetUtcNow().ToText()), ("$id", id));
    }

    /// <summary>Until the figures are there; whoever is told of that, is told once.</summary>
    public void Hold(int id, string why)
    {
        using var connection = database.Open();
        connection.Run("UPDATE delivery SET state = 'held', changed_at = $now, why = $why WHERE id = $id AND (state <> 'held' OR why IS NOT $why)", ("$why", why), ("$now", time.GetUtcNow().ToText()), ("$id", id));
    }

    /// <summary>Whose link it is, and what it stops; null where there is no such link.</summary>
    public LeaveLink? FindLink(string? secret)
    {
        if (string.IsNullOrEmpty(secret))
            return null;
        using var connection = database.Open();
        return connection.Rows("SELECT subscription, watch, account FROM leave_link WHERE hash = $hash", r => new LeaveLink(r.NumberOrNull(0), r.NumberOrNull(1), r.GetString(2)), ("$hash", Secret.Hash(secret))).SingleOrDefault();
    }

    internal static int? Add(SqliteConnection connection, Key key, Told? told, DateTimeOffset dueAt, string now, string? asker = null, string? why = null) => connection.Rows(
        """
        INSERT INTO delivery (kind, subscription, watch, period, reader, round, asked_by, content, due_at, state, why, next_try_at, changed_at)
        VALUES ($kind, $subscription, $watch, $period, $reader, $round, $asker, $content, $due, $state, $why, $due, $now) ON CONFLICT DO NOTHING RETURNING id
        """,
        r => (int?)r.GetInt32(0),
        ("$kind", Word(key.Kind)), ("$subscription", key.Subscription), ("$watch", key.Watch), ("$period", key.Period), ("$reader", key.Reader), ("$round", key.Round), ("$asker", asker),
        ("$content", told is null ? null : JsonSerializer.Serialize(told)), ("$due", dueAt.ToText()), ("$state", Word(why is null ? DeliveryState.Waiting : DeliveryState.Skipped)), ("$why", why), ("$now", now)).SingleOrDefault();

    internal static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    /// <summary>What a delivery is there once for.</summary>
    internal sealed record Key(DeliveryKind Kind, int? Subscription, int? Watch, string Period, string Reader, int Round);
}

/// <param name="Account">Whose mail it stops.</param>
public sealed record LeaveLink(int? Subscription, int? Watch, string Account);
