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
    /// <param name="asItIs">Whatever holds it; what waits or is held of the same goes out in this one.</param>
    /// <returns>The delivery.</returns>
    public int Ask(int subscription, string period, string reader, Reader asker, bool asItIs)
    {
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction(deferred: false);
        var now = time.GetUtcNow();
        var key = new Key(DeliveryKind.Scorecard, subscription, null, period, reader, 0);
        var id = Add(connection, key with { Round = Round(connection, key) }, null, now, now.ToText(), asker, asItIs: asItIs)!.Value;
        if (asItIs)
        {
            connection.Run(
                "UPDATE delivery SET state = 'skipped', why = $why, changed_at = $now WHERE kind = 'scorecard' AND subscription = $id AND period = $period AND reader = $reader AND id <> $own AND state IN ('waiting', 'held')",
                ("$why", $"{asker.Name} had it sent by hand."), ("$now", now.ToText()), ("$id", subscription), ("$period", period), ("$reader", reader), ("$own", id));
        }

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
        var key = new Key(told.Kind, told.Subscription, told.Watch, told.Period, told.Reader, 0);
        var id = told.Content is null ? null : Add(connection, key with { Round = Round(connection, key) }, told.Content, now, now.ToText(), asker);
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
    /// It is going out now. Only while its reader's rights are those in which it was made, and its subscription is what it was made of,
    /// goes on, and has not been stopped by its reader.
    /// </summary>
    /// <param name="made">What it was made in.</param>
    /// <param name="leave">The secret of the link by which the reader stops it; null where there is none.</param>
    /// <returns>False where that is no longer so, or somebody else is sending it.</returns>
    public bool Claim(Delivery delivery, MadeIn made, string messageId, string email, string subject, string? leave)
    {
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction(deferred: false);
        var now = time.GetUtcNow().ToText();
        var isClaimed = connection.Run(
            """
            UPDATE delivery SET state = 'sending', message_id = $message, email = $email, subject = $subject, build = $build, scope = $scope, changed_at = $now
            WHERE id = $id AND state IN ('waiting', 'held')
              AND EXISTS (SELECT 1 FROM account WHERE account.id = delivery.reader AND security_stamp = $stamp AND disabled_at IS NULL)
              AND NOT EXISTS (SELECT 1 FROM subscription s WHERE s.id = delivery.subscription AND delivery.kind = 'scorecard' AND (s.ended_at IS NOT NULL OR s.edition <> $edition))
              AND (asked_by IS reader OR kind <> 'scorecard' OR NOT EXISTS (SELECT 1 FROM subscription_stopped t WHERE t.subscription = delivery.subscription AND t.account = delivery.reader))
              AND NOT EXISTS (SELECT 1 FROM watch w WHERE w.id = delivery.watch AND w.stopped_at IS NOT NULL)
            """,
            ("$message", messageId), ("$email", email), ("$subject", subject), ("$build", made.Build), ("$scope", made.Scope), ("$now", now), ("$id", delivery.Id), ("$stamp", made.Stamp), ("$edition", made.Edition)) == 1;
        if (isClaimed && leave is not null)
        {
            connection.Run(
                "INSERT INTO leave_link (hash, subscription, watch, account, created_at) VALUES ($hash, $subscription, $watch, $account, $now)",
                ("$hash", Secret.Hash(leave)), ("$subscription", delivery.Subscription), ("$watch", delivery.Watch), ("$account", delivery.Reader), ("$now", now));
        }

        transaction.Commit();
        return isClaimed;
    }

    /// <summary>What failed or may not have arrived is told, also of what its owner has been told of as held.</summary>
    /// <param name="tries">So far.</param>
    public void Finish(int id, DeliveryState state, int tries, string? why)
    {
        using var connection = database.Open();
        connection.Run(
            "UPDATE delivery SET state = $state, tries = $tries, why = $why, changed_at = $now, told_at = CASE WHEN $state IN ('failed', 'uncertain') THEN NULL ELSE told_at END WHERE id = $id AND state IN ('waiting', 'held', 'sending')",
            ("$state", Word(state)), ("$tries", tries), ("$why", why), ("$now", time.GetUtcNow().ToText()), ("$id", id));
    }

    /// <summary>It is tried again later.</summary>
    /// <param name="tries">So far.</param>
    public void Defer(int id, int tries, string why, DateTimeOffset nextTryAt)
    {
        using var connection = database.Open();
        connection.Run(
            "UPDATE delivery SET state = 'waiting', tries = $tries, why = $why, next_try_at = $next, changed_at = $now WHERE id = $id AND state IN ('waiting', 'held', 'sending')",
            ("$tries", tries), ("$why", why), ("$next", nextTryAt.ToText()), ("$now", time.GetUtcNow().ToText()), ("$id", id));
    }

    /// <summary>Until the figures are there; whoever is told of that, is told once.</summary>
    public void Hold(int id, string why)
    {
        using var connection = database.Open();
        connection.Run("UPDATE delivery SET state = 'held', changed_at = $now, why = $why WHERE id = $id AND state IN ('waiting', 'held') AND (state <> 'held' OR why IS NOT $why)", ("$why", why), ("$now", time.GetUtcNow().ToText()), ("$id", id));
    }

    /// <summary>Whether anything of a subscription may still go out by schedule.</summary>
    public bool HasOpen(int subscription)
    {
        using var connection = database.Open();
        return connection.Scalar<long>("SELECT EXISTS (SELECT 1 FROM delivery WHERE subscription = $id AND kind = 'scorecard' AND state IN ('waiting', 'held', 'sending'))", ("$id", subscription)) == 1;
    }

    /// <summary>The mail server that mails went to until now; null where they have gone to none.</summary>
    /// <param name="server">What they go to from now on; null: it stays as it is.</param>
    public string? Way(string? server)
    {
        using var connection = database.Open();
        if (server is not null)
            connection.Run("INSERT INTO mail_way (one, server) VALUES (1, $server) ON CONFLICT (one) DO UPDATE SET server = $server WHERE server <> $server", ("$server", server));
        return connection.Rows("SELECT server FROM mail_way", r => r.GetString(0)).SingleOrDefault();
    }

    /// <summary>Mails go into the outbox folder again.</summary>
    public void ForgetWay()
    {
        using var connection = database.Open();
        connection.Run("DELETE FROM mail_way");
    }

    /// <summary>Whose link it is, and what it stops; null where there is no such link.</summary>
    public LeaveLink? FindLink(string? secret)
    {
        if (string.IsNullOrEmpty(secret))
            return null;
        using var connection = database.Open();
        return connection.Rows("SELECT subscription, watch, account FROM leave_link WHERE hash = $hash", r => new LeaveLink(r.NumberOrNull(0), r.NumberOrNull(1), r.GetString(2)), ("$hash", Secret.Hash(secret))).SingleOrDefault();
    }

    internal static int? Add(SqliteConnection connection, Key key, Told? told, DateTimeOffset dueAt, string now, Reader? asker = null, string? why = null, bool asItIs = false) => connection.Rows(
        """
        INSERT INTO delivery (kind, subscription, watch, period, reader, round, asked_by, asked_by_name, as_it_is, content, due_at, state, why, next_try_at, changed_at)
        VALUES ($kind, $subscription, $watch, $period, $reader, $round, $asker, $askerName, $asItIs, $content, $due, $state, $why, $due, $now) ON CONFLICT DO NOTHING RETURNING id
        """,
        r => (int?)r.GetInt32(0),
        ("$kind", Word(key.Kind)), ("$subscription", key.Subscription), ("$watch", key.Watch), ("$period", key.Period), ("$reader", key.Reader), ("$round", key.Round), ("$asker", asker?.Id), ("$askerName", asker?.Name),
        ("$asItIs", asItIs ? 1 : 0), ("$content", told is null ? null : JsonSerializer.Serialize(told)), ("$due", dueAt.ToText()), ("$state", Word(why is null ? DeliveryState.Waiting : DeliveryState.Skipped)), ("$why", why),
        ("$now", now)).SingleOrDefault();

    internal static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static int Round(SqliteConnection connection, Key key) => (int)connection.Scalar<long>(
        "SELECT coalesce(max(round), 0) + 1 FROM delivery WHERE kind = $kind AND coalesce(subscription, 0) = $s AND coalesce(watch, 0) = $w AND period = $period AND reader = $reader",
        ("$kind", Word(key.Kind)), ("$s", key.Subscription ?? 0), ("$w", key.Watch ?? 0), ("$period", key.Period), ("$reader", key.Reader));

    /// <summary>What a delivery is there once for.</summary>
    internal sealed record Key(DeliveryKind Kind, int? Subscription, int? Watch, string Period, string Reader, int Round);
}

/// <param name="Account">Whose mail it stops.</param>
public sealed record LeaveLink(int? Subscription, int? Watch, string Account);

/// <summary>What a mail was made in: it goes out only while that still stands.</summary>
/// <param name="Stamp">The reader's security stamp.</param>
/// <param name="Edition">The subscription's; 0 for what is of none.</param>
/// <param name="Scope">The scope's key.</param>
public sealed record MadeIn(string Stamp, int Edition, string? Scope, string? Build);
