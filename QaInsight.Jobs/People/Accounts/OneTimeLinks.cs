namespace QaInsight.People.Accounts;

/// <summary>Invitations and resets: whoever holds the secret may set a password for the account, once.</summary>
public sealed class OneTimeLinks(AppDatabase database, TimeProvider time)
{
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(3);

    /// <summary>A new one takes the place of those before it.</summary>
    /// <returns>The secret, which stands nowhere else.</returns>
    public string Make(Account account)
    {
        var (secret, now) = (Secret.New(), time.GetUtcNow());
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction(deferred: false);
        connection.Run("DELETE FROM one_time_link WHERE account = $account", ("$account", account.Id));
        connection.Run(
            "INSERT INTO one_time_link (hash, account, created_at, expires_at) VALUES ($hash, $account, $now, $until)",
            ("$hash", Secret.Hash(secret)), ("$account", account.Id), ("$now", now.ToText()), ("$until", (now + Lasts).ToText()));
        transaction.Commit();
        return secret;
    }

    /// <summary>Whose it is; null where it was used, has expired, or never was.</summary>
    public Account? Find(string? secret)
    {
        if (string.IsNullOrEmpty(secret))
            return null;
        using var connection = database.Open();
        return connection.Rows(
            "SELECT account FROM one_time_link WHERE hash = $hash AND used_at IS NULL AND expires_at > $now", r => r.GetString(0), ("$hash", Secret.Hash(secret)), ("$now", time.GetUtcNow().ToText())) is [var id]
            && AccountBook.Find(connection, id) is { IsDisabled: false } account ? account : null;
    }

    /// <summary>False where somebody else has used it in the meantime.</summary>
    public bool Use(string secret)
    {
        using var connection = database.Open();
        return connection.Run(
            "UPDATE one_time_link SET used_at = $now WHERE hash = $hash AND used_at IS NULL AND expires_at > $now", ("$now", time.GetUtcNow().ToText()), ("$hash", Secret.Hash(secret))) == 1;
    }
}
