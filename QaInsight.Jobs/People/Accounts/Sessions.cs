using Microsoft.Data.Sqlite;

namespace QaInsight.People.Accounts;

/// <summary>
/// Who is signed in. A cookie holds a secret alone; what it opens stands here and is looked up at every request, so that a
/// changed right counts on the next one.
/// </summary>
public sealed class Sessions(AppDatabase database, SessionLimits limits, TimeProvider time)
{
    // One write a minute tells whether somebody is there as well as one a request does.
    private static readonly TimeSpan Noted = TimeSpan.FromMinutes(1);

    /// <returns>The secret for the cookie; null where the account was reset, changed or disabled since it was loaded.</returns>
    public string? Begin(Account account)
    {
        var (secret, now) = (Secret.New(), time.GetUtcNow());
        using var connection = database.Open();
        if (connection.Run(
            "INSERT INTO session (hash, account, started_at, seen_at) SELECT $hash, id, $now, $now FROM account WHERE id = $account AND security_stamp = $stamp AND disabled_at IS NULL",
            ("$hash", Secret.Hash(secret)), ("$account", account.Id), ("$stamp", account.SecurityStamp), ("$now", now.ToText())) == 0)
        {
            return null;
        }

        connection.Run("UPDATE account SET signed_in_at = $now WHERE id = $account", ("$now", now.ToText()), ("$account", account.Id));
        account.SignedInAt = now;
        return secret;
    }

    /// <summary>Whose session it is; null where it has ended, has been idle too long, is too old, or its holder is disabled.</summary>
    public Account? Find(string secret)
    {
        using var connection = database.Open();
        var (hash, now) = (Secret.Hash(secret), time.GetUtcNow());
        if (connection.Rows("SELECT account, started_at, seen_at FROM session WHERE hash = $hash AND ended_at IS NULL", r => (Account: r.GetString(0), StartedAt: r.Moment(1), SeenAt: r.Moment(2)), ("$hash", hash)) is not [var session]
            || limits.AreOver(session.StartedAt, session.SeenAt, now)
            || AccountBook.Find(connection, session.Account) is not { IsDisabled: false } account)
        {
            return null;
        }

        if (now - session.SeenAt >= Noted)
            connection.Run("UPDATE session SET seen_at = $now WHERE hash = $hash", ("$now", now.ToText()), ("$hash", hash));
        return account;
    }

    public void End(string secret)
    {
        using var connection = database.Open();
        connection.Run("UPDATE session SET ended_at = $now WHERE hash = $hash AND ended_at IS NULL", ("$now", time.GetUtcNow().ToText()), ("$hash", Secret.Hash(secret)));
    }

    /// <param name="but">The secret of a session that goes on; null: none does.</param>
    public void EndAll(Account account, string? but = null)
    {
        using var connection = database.Open();
        EndAll(connection, account.Id, time.GetUtcNow(), but is null ? null : Secret.Hash(but));
    }

    /// <summary>Forgets sessions that were last used before this, and links that had expired.</summary>
    /// <returns>How many sessions went.</returns>
    public int Forget(DateTimeOffset before)
    {
        using var connection = database.Open();
        connection.Run("DELETE FROM one_time_link WHERE expires_at < $before", ("$before", before.ToText()));
        return connection.Run("DELETE FROM session WHERE seen_at < $before", ("$before", before.ToText()));
    }

    /// <summary>When each of somebody's sessions that has not ended began and was last used, latest first.</summary>
    public IReadOnlyList<(DateTimeOffset StartedAt, DateTimeOffset SeenAt)> Of(Account account)
    {
        using var connection = database.Open();
        return [.. connection.Rows("SELECT started_at, seen_at FROM session WHERE account = $account AND ended_at IS NULL ORDER BY seen_at DESC", r => (r.Moment(0), r.Moment(1)), ("$account", account.Id))
            .Where(s => !limits.AreOver(s.Item1, s.Item2, time.GetUtcNow()))];
    }

    internal static void EndAll(SqliteConnection connection, string account, DateTimeOffset now, string? but = null) =>
        connection.Run("UPDATE session SET ended_at = $now WHERE account = $account AND ended_at IS NULL AND hash <> $but", ("$now", now.ToText()), ("$account", account), ("$but", but ?? ""));
}

/// <param name="Idle">How long a session may go unused.</param>
/// <param name="Longest">How long it may last however much it is used.</param>
public sealed record SessionLimits(TimeSpan Idle, TimeSpan Longest)
{
    internal bool AreOver(DateTimeOffset startedAt, DateTimeOffset seenAt, DateTimeOffset now) => now - startedAt >= Longest || now - seenAt >= Idle;
}
