using System.Globalization;
using Microsoft.Data.Sqlite;

namespace QaInsight.People.Subscriptions;

/// <summary>Subscriptions as <c>app.db</c> keeps them. None is ever deleted: the log of what was sent names them.</summary>
public sealed class SubscriptionBook(AppDatabase database, TimeProvider time)
{
    private const string Columns =
        """
        SELECT id, owner, name, address, months, rhythm, day, at, role, with_workbook, with_pdf, says_nothing, ends_on, paused_at, ended_at,
               planned_to, last_period, edition, created_at FROM subscription
        """;

    private const string ClockTime = "HH:mm";

    /// <summary>By name, those that have ended last.</summary>
    public IReadOnlyList<Subscription> All()
    {
        using var connection = database.Open();
        return Read(connection, " ORDER BY ended_at IS NOT NULL, name COLLATE NOCASE, id");
    }

    public Subscription? Find(int id)
    {
        using var connection = database.Open();
        return Read(connection, " WHERE id = $id", ("$id", id)).SingleOrDefault();
    }

    /// <param name="lastPeriod">The period that counts as seen to already, so that the first mail is of the next.</param>
    public int Add(string owner, Terms terms, string lastPeriod)
    {
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction(deferred: false);
        var id = (int)connection.Scalar<long>(
            """
            INSERT INTO subscription (owner, name, address, months, rhythm, day, at, role, with_workbook, with_pdf, says_nothing, ends_on, planned_to, last_period, edition, created_at)
            VALUES ($owner, $name, $address, $months, $rhythm, $day, $at, $role, $workbook, $pdf, $nothing, $ends, $now, $last, 1, $now) RETURNING id
            """,
            [.. Values(terms), ("$owner", owner), ("$last", lastPeriod), ("$now", time.GetUtcNow().ToText())]);
        WriteReaders(connection, id, terms);
        transaction.Commit();
        return id;
    }

    /// <summary>What had been seen to stays so where the timing is the same; mails of another rhythm that still wait are overtaken.</summary>
    /// <param name="lastPeriod">The period that counts as seen to where the timing is another.</param>
    /// <param name="seen">The edition that its author knew of.</param>
    /// <exception cref="SubscriptionChangedException">It is not the one that stands.</exception>
    public void Change(int id, Terms terms, string lastPeriod, int seen)
    {
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction(deferred: false);
        if (connection.Run(
            """
            UPDATE subscription SET name = $name, address = $address, months = $months, rhythm = $rhythm, day = $day, at = $at, role = $role, with_workbook = $workbook,
                   with_pdf = $pdf, says_nothing = $nothing, ends_on = $ends, edition = edition + 1,
                   planned_to = CASE WHEN rhythm = $rhythm AND day IS $day AND at = $at THEN planned_to ELSE $now END,
                   last_period = CASE WHEN rhythm = $rhythm AND day IS $day AND at = $at THEN last_period ELSE $last END
            WHERE id = $id AND edition = $seen AND ended_at IS NULL
            """,
            [.. Values(terms), ("$last", lastPeriod), ("$now", time.GetUtcNow().ToText()), ("$id", id), ("$seen", seen)]) == 0)
        {
            throw new SubscriptionChangedException();
        }

        connection.Run(
            """
            UPDATE delivery SET state = 'skipped', why = 'It goes out in another rhythm now.', changed_at = $now
            WHERE kind = 'scorecard' AND subscription = $id AND round = 0 AND state IN ('waiting', 'held') AND (period LIKE '%-W%') <> ($rhythm = 'weekly')
            """,
            ("$now", time.GetUtcNow().ToText()), ("$id", id), ("$rhythm", Word(terms.Timing.Rhythm)));
        WriteReaders(connection, id, terms);
        transaction.Commit();
    }

    /// <summary>A period counts as seen to, whether or not anything was sent of it.</summary>
    public void SeenTo(int id, string period) => Set(id, "last_period = $last", ("$last", period));

    /// <summary>Nothing goes out until it goes on; what was due in between never does.</summary>
    public void Pause(int id) => Set(id, "paused_at = coalesce(paused_at, $now)");

    /// <param name="lastPeriod">The period that counts as seen to.</param>
    public void GoOn(int id, string lastPeriod) => Set(id, "paused_at = NULL, planned_to = $now, last_period = $last", ("$last", lastPeriod));

    /// <summary>It never goes out again; what waits to be sent does not go either.</summary>
    public void End(int id) => Set(id, "ended_at = coalesce(ended_at, $now)");

    public void TakeOver(int id, string owner) => Set(id, "owner = $owner", ("$owner", owner));

    public void Skip(int id, string period, bool isSkipped)
    {
        using var connection = database.Open();
        connection.Run(
            isSkipped ? "INSERT OR IGNORE INTO subscription_skip (subscription, period) VALUES ($id, $period)" : "DELETE FROM subscription_skip WHERE subscription = $id AND period = $period",
            ("$id", id), ("$period", period));
    }

    /// <summary>A reader asks for no more of it, or for it again.</summary>
    public void Stop(int id, string account, bool isStopped)
    {
        using var connection = database.Open();
        connection.Run(
            isStopped ? "INSERT OR IGNORE INTO subscription_stopped (subscription, account, at) VALUES ($id, $account, $now)" : "DELETE FROM subscription_stopped WHERE subscription = $id AND account = $account",
            ("$id", id), ("$account", account), ("$now", time.GetUtcNow().ToText()));
    }

    private void Set(int id, string what, params (string, object?)[] values)
    {
        using var connection = database.Open();
        connection.Run($"UPDATE subscription SET {what}, edition = edition + 1 WHERE id = $id AND ended_at IS NULL", [.. values, ("$id", id), .. what.Contains("$now", StringComparison.Ordinal) ? [("$now", (object?)time.GetUtcNow().ToText())] : Array.Empty<(string, object?)>()]);
    }

    private static void WriteReaders(SqliteConnection connection, int id, Terms terms)
    {
        connection.Run("DELETE FROM subscription_reader WHERE subscription = $id", ("$id", id));
        foreach (var reader in terms.Readers.Distinct())
            connection.Run("INSERT INTO subscription_reader (subscription, account) VALUES ($id, $account)", ("$id", id), ("$account", reader));
    }

    private static List<Subscription> Read(SqliteConnection connection, string where, params (string, object?)[] values)
    {
        var found = connection.Rows(Columns + where, Read, values);
        if (found.Count == 0)
            return [];
        var readers = Beside(connection, "subscription_reader", "account");
        var (stopped, skipped) = (Beside(connection, "subscription_stopped", "account"), Beside(connection, "subscription_skip", "period"));
        return [.. found.Select(s => s with { Terms = s.Terms with { Readers = [.. readers[s.Id]] }, Stopped = [.. stopped[s.Id]], Skipped = [.. skipped[s.Id]] })];
    }

    private static ILookup<int, string> Beside(SqliteConnection connection, string table, string column) =>
        connection.Rows($"SELECT subscription, {column} FROM {table} ORDER BY {column}", r => (Id: r.GetInt32(0), Value: r.GetString(1))).ToLookup(r => r.Id, r => r.Value);

    private static (string, object?)[] Values(Terms terms) =>
    [
        ("$name", terms.Name), ("$address", terms.Address), ("$months", terms.Months), ("$rhythm", Word(terms.Timing.Rhythm)), ("$day", terms.Timing.Day),
        ("$at", terms.Timing.At.ToString(ClockTime, CultureInfo.InvariantCulture)), ("$role", terms.Role?.Key), ("$workbook", terms.WithWorkbook ? 1 : 0), ("$pdf", terms.WithPdf ? 1 : 0),
        ("$nothing", terms.SaysNothing ? 1 : 0), ("$ends", terms.EndsOn?.ToText()),
    ];

    private static string Word(Rhythm rhythm) => rhythm.ToString().ToLowerInvariant();

    private static Subscription Read(SqliteDataReader r) => new(
        r.GetInt32(0), r.GetString(1),
        new Terms(
            r.GetString(2), r.GetString(3), r.GetInt32(4),
            new Timing(Enum.Parse<Rhythm>(r.GetString(5), ignoreCase: true), r.NumberOrNull(6), TimeOnly.ParseExact(r.GetString(7), ClockTime, CultureInfo.InvariantCulture)),
            r.TextOrNull(8) is { } role ? Role.Parse(role) : null, [], r.GetInt32(9) == 1, r.GetInt32(10) == 1, r.GetInt32(11) == 1, r.DayOrNull(12)),
        r.MomentOrNull(13), r.MomentOrNull(14), r.Moment(15), r.GetString(16), r.GetInt32(17), r.Moment(18));
}
