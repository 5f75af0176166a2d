using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace QaInsight.People.Subscriptions;

/// <summary>What became of each mail, for its reader, its owner and administrators.</summary>
public sealed class DeliveryLog(AppDatabase database)
{
    internal const string Columns =
        """
        SELECT id, kind, subscription, watch, period, reader, round, asked_by, content, due_at, state, why, tries, next_try_at, message_id, email, subject, build, changed_at
        FROM delivery
        """;

    public Delivery? Find(int id) => Rows(" WHERE id = $id", ("$id", id)).SingleOrDefault();

    /// <summary>Of a message id; null where no such mail was sent.</summary>
    public Delivery? Find(string messageId) => Rows(" WHERE message_id = $id", ("$id", messageId)).SingleOrDefault();

    /// <summary>A subscription's, newest first.</summary>
    public IReadOnlyList<Delivery> Of(int subscription, int most) =>
        Rows(" WHERE subscription = $id AND kind = 'scorecard' ORDER BY id DESC LIMIT $most", ("$id", subscription), ("$most", most));

    /// <summary>A watch's alerts, newest first.</summary>
    public IReadOnlyList<Delivery> OfWatch(int watch, int most) => Rows(" WHERE watch = $id ORDER BY id DESC LIMIT $most", ("$id", watch), ("$most", most));

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

    /// <summary>The newest scorecard of each subscription that was more than waiting.</summary>
    public IReadOnlyDictionary<int, Delivery> Newest() =>
        Rows(" WHERE id IN (SELECT max(id) FROM delivery WHERE kind = 'scorecard' GROUP BY subscription)").ToDictionary(d => d.Subscription!.Value);

    /// <summary>How many stand in each state since a moment.</summary>
    public IReadOnlyDictionary<DeliveryState, int> Counts(DateTimeOffset since)
    {
        using var connection = database.Open();
        return connection.Rows("SELECT state, count(*) FROM delivery WHERE changed_at >= $since GROUP BY state", r => (State(r.GetString(0)), r.GetInt32(1)), ("$since", since.ToText())).ToDictionary(r => r.Item1, r => r.Item2);
    }

    /// <summary>Scorecards held, failed or uncertain whose owner has not been told yet.</summary>
    public IReadOnlyList<Trouble> Untold() => Troubles("d.kind = 'scorecard' AND d.told_at IS NULL AND d.state IN ('held', 'failed', 'uncertain')");

    /// <summary>What failed or became uncertain since a moment, and what is held, of any kind.</summary>
    public IReadOnlyList<Trouble> Since(DateTimeOffset moment) =>
        Troubles("(d.state = 'held' OR (d.state IN ('failed', 'uncertain') AND d.changed_at > $since))", ("$since", moment.ToText()));

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
        r.TextOrNull(8) is { } content ? JsonSerializer.Deserialize<Told>(content) : null, r.Moment(9), State(r.GetString(10)), r.TextOrNull(11), r.GetInt32(12), r.Moment(13),
        r.TextOrNull(14), r.TextOrNull(15), r.TextOrNull(16), r.TextOrNull(17), r.Moment(18));

    private static DeliveryState State(string word) => Enum.Parse<DeliveryState>(word, ignoreCase: true);

    private List<Trouble> Troubles(string where, params (string, object?)[] values)
    {
        using var connection = database.Open();
        return connection.Rows(
            $"""
            SELECT d.id, d.subscription, d.period, a.name, coalesce(s.name, d.subject, d.kind), d.state, d.why, d.changed_at
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
