using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace QaInsight.People.Accounts;

/// <param name="Services">With <paramref name="Teams"/>, what it is narrowed to; both empty: all that its holder sees.</param>
public sealed record AccessToken(
    int Id, string Name, bool WithRows, IReadOnlyList<string> Services, IReadOnlyList<string> Teams, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset? UsedAt);

/// <summary>Personal access tokens, with which programs ask the API in somebody's name: never for more than that person may see at the time.</summary>
public sealed class AccessTokens(AppDatabase database, TokenRule rule, TimeProvider time)
{
    /// <summary>By which a token is known for one where it turns up.</summary>
    public const string Prefix = "qai_";

    public const int MostDays = 365;

    private const int LongestName = 80;
    private const string Columns = "SELECT id, name, with_rows, services, teams, created_at, expires_at, used_at, account FROM access_token";

    /// <returns>The token itself, which stands nowhere else.</returns>
    /// <exception cref="AccountException">It has no name, or would last too long.</exception>
    public string Make(Reader holder, string? name, int days, bool withRows, IReadOnlyList<string> services, IReadOnlyList<string> teams)
    {
        if (name?.Trim() is not { Length: > 0 and <= LongestName } tidy)
            throw new AccountException($"Give the token a name of up to {LongestName} characters: what will use it?");
        if (days is < 1 or > MostDays)
            throw new AccountException($"A token lasts from 1 to {MostDays} days.");
        var (token, now) = (Prefix + Secret.New(), time.GetUtcNow());
        using var connection = database.Open();
        connection.Run(
            "INSERT INTO access_token (account, name, hash, with_rows, services, teams, created_at, expires_at) VALUES ($account, $name, $hash, $rows, $services, $teams, $now, $until)",
            ("$account", holder.Id), ("$name", tidy), ("$hash", Secret.Hash(token)), ("$rows", withRows ? 1 : 0), ("$services", JsonSerializer.Serialize(services)), ("$teams", JsonSerializer.Serialize(teams)),
            ("$now", now.ToText()), ("$until", now.AddDays(days).ToText()));
        return token;
    }

    /// <summary>Those that can still be used, newest first.</summary>
    public IReadOnlyList<AccessToken> Of(Reader holder)
    {
        using var connection = database.Open();
        return connection.Rows(Columns + " WHERE account = $account AND revoked_at IS NULL AND expires_at > $now ORDER BY id DESC", Read, ("$account", holder.Id), ("$now", time.GetUtcNow().ToText()));
    }

    /// <summary>False where the holder has none of that id.</summary>
    public bool Revoke(Reader holder, int id)
    {
        using var connection = database.Open();
        return connection.Run("UPDATE access_token SET revoked_at = $now WHERE id = $id AND account = $account AND revoked_at IS NULL", ("$now", time.GetUtcNow().ToText()), ("$id", id), ("$account", holder.Id)) == 1;
    }

    /// <summary>Whose token it is, with what it leaves of their rights; null where it opens nothing.</summary>
    /// <param name="refusal">Why it opens nothing, in plain words for whoever sent it.</param>
    public (Account Account, TokenLimits Limits)? Find(string token, out string refusal)
    {
        refusal = "The token has expired, was revoked, or never was.";
        if (!token.StartsWith(Prefix, StringComparison.Ordinal))
            return null;
        using var connection = database.Open();
        var (hash, now) = (Secret.Hash(token), time.GetUtcNow());
        if (connection.Rows(Columns + " WHERE hash = $hash AND revoked_at IS NULL AND expires_at > $now", r => (Token: Read(r), Account: r.GetString(8)), ("$hash", hash), ("$now", now.ToText())) is not [var found]
            || AccountBook.Find(connection, found.Account) is not { IsDisabled: false } account)
        {
            return null;
        }

        if (rule.Refuses(account, now))
        {
            refusal = $"The token's holder has not signed in by the council’s directory for {rule.DirectoryDays} days. Sign in to QaInsight once, and it works again.";
            return null;
        }

        connection.Run("UPDATE access_token SET used_at = $now WHERE id = $id AND (used_at IS NULL OR used_at < $before)", ("$now", now.ToText()), ("$id", found.Token.Id), ("$before", now.AddMinutes(-1).ToText()));
        var may = Rights.Figures | (found.Token.WithRows ? Rights.ChildrensRows | Rights.Practitioners | Rights.Auditors : Rights.None);
        return (account, new TokenLimits(may, found.Token.Services, found.Token.Teams));
    }

    private static AccessToken Read(SqliteDataReader r) => new(
        r.GetInt32(0), r.GetString(1), r.GetInt32(2) == 1, Names(r.GetString(3)), Names(r.GetString(4)), r.Moment(5), r.Moment(6), r.MomentOrNull(7));

    private static IReadOnlyList<string> Names(string json) => JsonSerializer.Deserialize<string[]>(json) ?? [];
}

/// <param name="DirectoryDays">
/// For how long after a sign-in by the council's directory a token works: between two of them nobody here learns that somebody has left.
/// </param>
public sealed record TokenRule(int DirectoryDays)
{
    internal bool Refuses(Account holder, DateTimeOffset now) => holder.Origin == AccountOrigin.Directory && !(holder.SignedInAt > now.AddDays(-DirectoryDays));
}
