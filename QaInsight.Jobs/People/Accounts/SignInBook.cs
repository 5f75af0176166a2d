using Microsoft.Data.Sqlite;

namespace QaInsight.People.Accounts;

/// <summary>
/// How somebody signs in: password, lock, second step. Each is written by a statement of its own, and only while the account's
/// stamp is the one that was loaded: a try in flight must not undo what an administrator, or another try, did meanwhile.
/// </summary>
public sealed class SignInBook(AppDatabase database, TimeProvider time)
{
    private const int MostFailures = 5;
    private const string AsLoaded = "WHERE id = $id AND security_stamp = $stamp";
    private const string Unlocked = "(locked_until IS NULL OR locked_until <= $now)";

    // Within which failures add up, and for which they then lock.
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    public bool IsLocked(Account account) => account.LockedUntil > time.GetUtcNow();

    /// <summary>
    /// Counts a wrong password or code, and notes it, in one transaction: that is what takes time, and it takes as much where there
    /// is nothing to count.
    /// </summary>
    /// <param name="account">Null: there is none of that name.</param>
    public void Refuse(Account? account, string why, string? origin)
    {
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction(deferred: false);
        var now = time.GetUtcNow();
        connection.Run(
            $"""
            UPDATE account SET last_failure_at = $now, failures = CASE WHEN last_failure_at > $since THEN failures + 1 ELSE 1 END,
                   locked_until = CASE WHEN last_failure_at > $since AND failures + 1 >= $most THEN $until END
            WHERE id = $id AND {Unlocked}
            """,
            ("$now", now.ToText()), ("$since", (now - Window).ToText()), ("$most", MostFailures), ("$until", (now + Window).ToText()), ("$id", account?.Id ?? ""));
        LookLog.Note(connection, now, account?.ToReader() ?? Reader.Nobody, LookKind.SignIn, why, address: null, origin);
        transaction.Commit();
    }

    /// <summary>After a right password; failures are forgotten where no code is to follow, which could else be guessed without end.</summary>
    /// <returns>False where the account was locked or changed while the password was judged.</returns>
    public bool Pass(Account account) => Change(account, $"failures = CASE has_second_step WHEN 1 THEN failures ELSE 0 END", $"AND {Unlocked}", ("$now", time.GetUtcNow().ToText()));

    /// <summary>False where the code's time step, or a later one, was used before, or where the account was locked or changed meanwhile.</summary>
    public bool UseStep(Account account, long step) =>
        Change(account, "last_step = $step, failures = 0", $"AND last_step < $step AND {Unlocked}", ("$step", step), ("$now", time.GetUtcNow().ToText()));

    /// <summary>False where there is no such code, it was used, or the account was locked or changed meanwhile.</summary>
    public bool UseRecoveryCode(Account account, string code)
    {
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction(deferred: false);
        if (!Change(connection, account, "failures = 0", $"AND {Unlocked}", ("$now", time.GetUtcNow().ToText()))
            || connection.Run("DELETE FROM recovery_code WHERE account = $id AND hash = $hash", ("$id", account.Id), ("$hash", Secret.Hash(code))) == 0)
        {
            return false;
        }

        transaction.Commit();
        return true;
    }

    /// <summary>By a one-time link; it opens a lock, too.</summary>
    public bool SetPassword(Account account, string hash) => Change(account, "password_hash = $hash, failures = 0, locked_until = NULL", "", ("$hash", hash));

    /// <summary>The same password, by today's hash.</summary>
    public void Rehash(Account account, string hash) => Change(account, "password_hash = $hash", "", ("$hash", hash));

    /// <summary>The key of an authenticator app that is to be set up.</summary>
    /// <returns>The one that stands: two pages that are open at once show the same. Null where there is no use for one any more.</returns>
    public string? KeyFor(Account account, string made)
    {
        Change(account, "second_step_key = $made", "AND second_step_key IS NULL", ("$made", made));
        using var connection = database.Open();
        return connection.Scalar<string>($"SELECT second_step_key FROM account {AsLoaded} AND has_second_step = 0", ("$id", account.Id), ("$stamp", account.SecurityStamp));
    }

    /// <summary>False where somebody else has set it up in the meantime, or the account was changed.</summary>
    public bool SetSecondStep(Account account, IEnumerable<string> recoveryCodes)
    {
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction(deferred: false);
        if (!Change(connection, account, "has_second_step = 1", "AND has_second_step = 0 AND second_step_key = $key", ("$key", account.SecondStepKey)))
            return false;
        Replace(connection, account.Id, recoveryCodes);
        transaction.Commit();
        return true;
    }

    public void ReplaceRecoveryCodes(Account account, IEnumerable<string> codes)
    {
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction(deferred: false);
        Replace(connection, account.Id, codes);
        transaction.Commit();
    }

    public int RecoveryCodesLeft(string account)
    {
        using var connection = database.Open();
        return (int)connection.Scalar<long>("SELECT count(*) FROM recovery_code WHERE account = $id", ("$id", account));
    }

    internal static void Replace(SqliteConnection connection, string account, IEnumerable<string> codes)
    {
        connection.Run("DELETE FROM recovery_code WHERE account = $id", ("$id", account));
        foreach (var code in codes)
            connection.Run("INSERT INTO recovery_code (account, hash) VALUES ($id, $hash)", ("$id", account), ("$hash", Secret.Hash(code)));
    }

    private bool Change(Account account, string what, string where, params (string, object?)[] values)
    {
        using var connection = database.Open();
        return Change(connection, account, what, where, values);
    }

    private static bool Change(SqliteConnection connection, Account account, string what, string where, params (string, object?)[] values) =>
        connection.Run($"UPDATE account SET {what} {AsLoaded} {where}", [.. values, ("$id", account.Id), ("$stamp", account.SecurityStamp)]) == 1;
}
