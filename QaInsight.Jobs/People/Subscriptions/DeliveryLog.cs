using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace QaInsight.People.Subscriptions;

/// <summary>What became of each mail, for its reader, its owner and administrators.</summary>
public sealed class DeliveryLog(AppDatabase database)
{
    internal const string Columns =
        """
        SELECT id, kind, subscription, watch, period, reader, round, asked_by, asked_by_name, as_it_is, content, due_at, state, why, tries, next_try_at, message_id, email, subject, build, scope, changed_at
        FROM delivery
        """;

    public Delivery? Find(int id) => Rows(" WHERE id = $id", ("$id", id)).SingleOrDefault();

    /// <summary>A subscription's, newest first.</summary>
    public IReadOnlyList<Delivery> Of(int subscription, int most) =>
        Rows(" WHERE subscription = $id AND kind = 'scorecard' ORDER BY id DESC LIMIT $most", ("$id", subscription), ("$most", most));

    /// <summary>What was sent, newest first.</summary>
    /// <param name="reader">To that account alone; null: to everybody.</param>
    public IReadOnlyList<Delivery> Sent(string? reader, int most) =>
        Rows(" WHERE state = 'sent' AND ($reader IS NULL OR reader = $reader) ORDER BY changed_at DESC, id DESC LIMIT $most", ("$reader", reader), ("$most", most));

    /// <summary>Everybody's, newest first.</summary>
    /// <param name="state">Of that state alone; null for all.</param>
    /// <param name="before">Those with a lower number; null for the newest.</param>
    public IReadOnlyList<Delivery> All(DeliveryState? state, int most, int? before = null) => Rows(
        " WHERE ($state IS NULL OR state = $state) AND ($before IS NULL OR id < $before) ORDER BY id DESC LIMIT $most",
        ("$state", state is { } s ? Outbox.Word(s) : null), ("$before", before), ("$most", most));

    /// <summary>The newest mail of each subscription.</summary>
    /// <param name="reader">To that account; null: to anybody.</param>
    public IReadOnlyDictionary<int, Delivery> Newest(string? reader) =>
        Rows(" WHERE id IN (SELECT (SELECT d.id FROM delivery d WHERE d.subscription = s.id AND d.kind = 'scorecard' AND ($reader IS NULL OR d.reader = $reader) ORDER BY d.id DESC LIMIT 1) FROM subscription s)", ("$reader", reader))
            .ToDictionary(d => d.Subscription!.Value);

    /// <summary>How many stand in each state since a moment.</summary>
    public IReadOnlyDictionary<DeliveryState, int> Counts(DateTimeOffset since)
    {
        using var connection = database.Open();
        return connection.Rows("SELECT state, count(*) FROM delivery WHERE changed_at >= $since GROUP BY state", r => (State(r.GetString(0)), r.GetInt32(1)), ("$since", since.ToText())).ToDictionary(r => r.Item1, r => r.Item2);
    }

    /// <summary>
    /// Scorecards held, failed or uncertain whose owner has not been told yet. Of those that did not arrive, once no other of the period is still
    /// on its way, or after a day: an owner is told of all of them at once.
    /// </summary>
    /// <param name="aDayAgo">Trouble from before that moment is told in any case.</param>
    public IReadOnlyList<Trouble> Untold(DateTimeOffset aDayAgo) => Troubles(
        """
        d.kind = 'scorecard' AND d.told_at IS NULL AND d.state IN ('held', 'failed', 'uncertain')
        AND (d.state = 'held' OR d.changed_at < $before
             OR NOT EXISTS (SELECT 1 FROM delivery o WHERE o.subscription = d.subscription AND o.period = d.period AND o.kind = 'scorecard' AND o.state IN ('waiting', 'sending')))
        """,
        ("$before", aDayAgo.ToText()));

    /// <summary>What failed or became uncertain since a moment, and what is held, of any kind.</summary>
    public IReadOnlyList<Trouble> Since(DateTimeOffset moment) =>
        Troubles("d.state IN ('held', 'failed', 'uncertain') AND (d.state = 'held' OR d.changed_at > $since)", ("$since", moment.ToText()));

    /// <summary>When administrators were last sent their digest; null for never.</summary>
    public DateTimeOffset? LastDigest()
    {
        using var connection = database.Open();
        return connection.Rows("SELECT max(due_at) FROM delivery WHERE kind = 'digest'", r => r.MomentOrNull(0)).Single();
    }

    /// <summary>What is older and done with is forgotten, and links with it.</summary>
    /// <returns>How many mails.</returns>
    public int Forget(DateTimeOffset before)
    {
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction(deferred: false);
        var gone = connection.Run("DELETE FROM delivery WHERE changed_at < $before AND state IN ('sent', 'skipped', 'failed', 'uncertain')", ("$before", before.ToText()));
        connection.Run("DELETE FROM leave_link WHERE created_at < $before", ("$before", before.ToText()));
        transaction.Commit();
        return gone;
    }

    internal static Delivery Read(SqliteDataReader r) => new(
        r.GetInt32(0), Enum.Parse<DeliveryKind>(r.GetString(1), ignoreCase: true), r.NumberOrNull(2), r.NumberOrNull(3), r.GetString(4), r.GetString(5), r.GetInt32(6), r.TextOrNull(7),
        r.TextOrNull(8), r.GetInt32(9) == 1, r.TextOrNull(10) is { } content ? JsonSerializer.Deserialize<Told>(content) : null, r.Moment(11), State(r.GetString(12)), r.TextOrNull(13), r.GetInt32(14), r.Moment(15),
        r.TextOrNull(16), r.TextOrNull(17), r.TextOrNull(18), r.TextOrNull(19), r.TextOrNull(20), r.Moment(21));

    private static DeliveryState State(string word) => Enum.Parse<DeliveryState>(word, ignoreCase: true);

    private List<Trouble> Troubles(string where, params (string, object?)[] values)
    {
        using var connection = database.Open();
        return connection.Rows(
            $"""
            SELECT d.id, d.subscription, d.period, a.name, CASE WHEN d.kind = 'scorecard' THEN coalesce(s.name, '') ELSE d.kind END, d.state, d.why, d.changed_at
            FROM delivery d JOIN account a ON a.id = d.reader LEFT JOIN subscription s ON s.id = d.subscription WHERE {where} ORDER BY d.id
            """,
            r => new Trouble(r.GetInt32(0), r.NumberOrNull(1), r.GetString(2), r.GetString(3), r.GetString(4), State(r.GetString(5)), r.TextOrNull(6), r.Moment(7)), values);
    }

    private List<Delivery> Rows(string where, params (string, object?)[] values)
    {
        using var connection = database.Open();
        return connection.Rows(Columns + where, Read, values);
    }
}
