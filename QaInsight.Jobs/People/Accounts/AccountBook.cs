using System.Text;
using Microsoft.Data.Sqlite;

namespace QaInsight.People.Accounts;

/// <summary>Accounts as <c>app.db</c> keeps them; how they sign in is <see cref="SignInBook"/>'s.</summary>
public sealed class AccountBook(AppDatabase database)
{
    private const string Columns =
        """
        SELECT id, email, name, origin, subject, role, is_administrator, password_hash, security_stamp, second_step_key, has_second_step,
               locked_until, disabled_at, created_at, signed_in_at FROM account
        """;

    /// <summary>As two spellings of one address are compared.</summary>
    public static string Plain(string email) => email.Trim().Normalize(NormalizationForm.FormKC).ToUpperInvariant();

    /// <summary>By name.</summary>
    public IReadOnlyList<Account> All()
    {
        using var connection = database.Open();
        return Read(connection, " ORDER BY name COLLATE NOCASE, email");
    }

    public Account? Find(string id) => One(" WHERE id = $value", id);

    public Account? FindByEmail(string? email) => email is null ? null : One(" WHERE plain_email = $value", Plain(email));

    /// <param name="subject">Issuer and subject of the council's directory.</param>
    public Account? FindBySubject(string subject) => One(" WHERE subject = $value", subject);

    /// <exception cref="AccountException">There is an account with that address.</exception>
    public void Add(Account account)
    {
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction(deferred: false);
        if (connection.Run(
            """
            INSERT INTO account (id, email, plain_email, name, origin, subject, role, is_administrator, security_stamp, created_at)
            VALUES ($id, $email, $plain, $name, $origin, $subject, $role, $administrator, $stamp, $created) ON CONFLICT DO NOTHING
            """,
            ("$id", account.Id), ("$email", account.Email), ("$plain", Plain(account.Email)), ("$name", account.Name), ("$origin", Word(account.Origin)), ("$subject", account.Subject),
            ("$role", account.Role?.Key), ("$administrator", account.IsAdministrator ? 1 : 0), ("$stamp", account.SecurityStamp), ("$created", account.CreatedAt.ToText())) == 0)
        {
            throw new AccountException($"There is an account for {account.Email} already. Change that one, or enable it again.");
        }

        WriteScope(connection, account);
        transaction.Commit();
    }

    /// <summary>Password, second step and recovery codes are gone, and every session ends, in the same moment.</summary>
    public void ClearSignIn(Account account, DateTimeOffset now)
    {
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction(deferred: false);
        connection.Run(
            "UPDATE account SET password_hash = NULL, second_step_key = NULL, has_second_step = 0, failures = 0, locked_until = NULL, security_stamp = $stamp WHERE id = $id",
            ("$stamp", account.SecurityStamp = Guid.NewGuid().ToString("N")), ("$id", account.Id));
        SignInBook.Replace(connection, account.Id, []);
        Sessions.EndAll(connection, account.Id, now);
        transaction.Commit();
    }

    /// <summary>Name, address, role and scope; whoever's rights change is signed out everywhere in the same moment.</summary>
    public void ChangeRights(Account account, DateTimeOffset now)
    {
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction(deferred: false);
        connection.Run(
            "UPDATE account SET email = $email, plain_email = $plain, name = $name, role = $role, is_administrator = $administrator, disabled_at = $disabled, subject = $subject, security_stamp = $stamp WHERE id = $id",
            ("$email", account.Email), ("$plain", Plain(account.Email)), ("$name", account.Name), ("$role", account.Role?.Key), ("$administrator", account.IsAdministrator ? 1 : 0),
            ("$disabled", account.DisabledAt?.ToText()), ("$subject", account.Subject), ("$stamp", account.SecurityStamp = Guid.NewGuid().ToString("N")), ("$id", account.Id));
        connection.Run("DELETE FROM account_scope WHERE account = $id", ("$id", account.Id));
        WriteScope(connection, account);
        Sessions.EndAll(connection, account.Id, now);
        transaction.Commit();
    }

    internal static Account? Find(SqliteConnection connection, string id) => Read(connection, " WHERE id = $value", ("$value", id)).SingleOrDefault();

    private Account? One(string where, string value)
    {
        using var connection = database.Open();
        return Read(connection, where, ("$value", value)).SingleOrDefault();
    }

    private static List<Account> Read(SqliteConnection connection, string where, params (string, object?)[] values)
    {
        var accounts = connection.Rows(Columns + where, Read, values);
        if (accounts.Count == 0)
            return [];
        var scopes = connection.Rows(
            accounts.Count == 1 ? "SELECT account, kind, name FROM account_scope WHERE account = $id ORDER BY name" : "SELECT account, kind, name FROM account_scope ORDER BY name",
            r => (Account: r.GetString(0), IsTeam: r.GetString(1) == "team", Name: r.GetString(2)), accounts.Count == 1 ? [("$id", accounts[0].Id)] : [])
            .ToLookup(s => s.Account);
        foreach (var account in accounts)
            (account.Services, account.Teams) = ([.. scopes[account.Id].Where(s => !s.IsTeam).Select(s => s.Name)], [.. scopes[account.Id].Where(s => s.IsTeam).Select(s => s.Name)]);
        return accounts;
    }

    private static void WriteScope(SqliteConnection connection, Account account)
    {
        foreach (var (kind, name) in account.Services.Select(s => ("service", s)).Concat(account.Teams.Select(t => ("team", t))).Distinct())
            connection.Run("INSERT INTO account_scope (account, kind, name) VALUES ($id, $kind, $name)", ("$id", account.Id), ("$kind", kind), ("$name", name));
    }

    private static string Word(AccountOrigin origin) => origin.ToString().ToLowerInvariant();

    private static Account Read(SqliteDataReader r) => new()
    {
        Id = r.GetString(0),
        Email = r.GetString(1),
        Name = r.GetString(2),
        Origin = Enum.Parse<AccountOrigin>(r.GetString(3), ignoreCase: true),
        Subject = r.TextOrNull(4),
        Role = r.TextOrNull(5) is { } role ? Role.Parse(role) : null,
        IsAdministrator = r.GetInt32(6) == 1,
        PasswordHash = r.TextOrNull(7),
        SecurityStamp = r.GetString(8),
        SecondStepKey = r.TextOrNull(9),
        HasSecondStep = r.GetInt32(10) == 1,
        LockedUntil = r.MomentOrNull(11),
        DisabledAt = r.MomentOrNull(12),
        CreatedAt = r.Moment(13),
        SignedInAt = r.MomentOrNull(14),
    };
}

/// <summary>What cannot be done with an account; the message says why, in plain words.</summary>
public sealed class AccountException(string message) : Exception(message);
