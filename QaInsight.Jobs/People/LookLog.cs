using System.Text;
using Microsoft.Data.Sqlite;

namespace QaInsight.People;

/// <summary>What kind of thing was noted.</summary>
public enum LookKind
{
    SignIn,

    /// <summary>A view of children's rows.</summary>
    View,

    /// <summary>Figures or rows that were taken away as a file or by the API.</summary>
    Export,

    /// <summary>Of rights, targets, commentary, imports: whatever somebody did.</summary>
    Change,
}

/// <param name="Name">As it was then.</param>
/// <param name="Address">The page and its filters.</param>
/// <param name="Origin">Where the request came from.</param>
public sealed record Look(long Id, DateTimeOffset At, string? Account, string Name, LookKind Kind, string What, string? Address, string? Origin);

/// <param name="Text">In a name, in what was done, or in an address; any of it.</param>
public sealed record LookQuestion(string? Text = null, LookKind? Kind = null, DateTimeOffset? From = null, DateTimeOffset? Before = null);

/// <summary>Who looked, and who changed what: written, read, and never changed.</summary>
public sealed class LookLog(AppDatabase database, TimeProvider time)
{
    private const int LongestAddress = 2000;

    private static readonly Dictionary<LookKind, string> Words = new() { [LookKind.SignIn] = "sign-in", [LookKind.View] = "view", [LookKind.Export] = "export", [LookKind.Change] = "change" };

    public static string Word(LookKind kind) => Words[kind];

    public static LookKind? Kind(string? word) => Words.Where(w => w.Value == word).Select(w => (LookKind?)w.Key).FirstOrDefault();

    public void Note(Reader who, LookKind kind, string what, string? address = null, string? origin = null)
    {
        using var connection = database.Open();
        Note(connection, time.GetUtcNow(), who, kind, what, address, origin);
    }

    internal static void Note(SqliteConnection connection, DateTimeOffset at, Reader who, LookKind kind, string what, string? address, string? origin) => connection.Run(
        "INSERT INTO look_log (at, account, name, kind, what, address, origin) VALUES ($at, $account, $name, $kind, $what, $address, $origin)",
        ("$at", at.ToText()), ("$account", who.IsNobody ? null : who.Id), ("$name", who.Name), ("$kind", Words[kind]), ("$what", what),
        ("$address", address is { Length: > LongestAddress } ? address[..LongestAddress] : address), ("$origin", origin));

    /// <summary>Newest first.</summary>
    /// <param name="before">An id: older ones than that alone.</param>
    public IReadOnlyList<Look> Find(LookQuestion question, int most, long? before = null)
    {
        using var connection = database.Open();
        return connection.Rows(
            """
            SELECT id, at, account, name, kind, what, address, origin FROM look_log
            WHERE id < $before AND ($kind IS NULL OR kind = $kind) AND ($from IS NULL OR at >= $from) AND ($until IS NULL OR at < $until)
              AND ($text IS NULL OR name LIKE $text ESCAPE '\' OR what LIKE $text ESCAPE '\' OR address LIKE $text ESCAPE '\')
            ORDER BY id DESC LIMIT $most
            """,
            Read,
            ("$before", before ?? long.MaxValue), ("$kind", question.Kind is { } kind ? Words[kind] : null), ("$from", question.From?.ToText()), ("$until", question.Before?.ToText()),
            ("$text", string.IsNullOrWhiteSpace(question.Text) ? null : Part(question.Text.Trim())), ("$most", most));
    }

    /// <summary>Forgets what is older than this.</summary>
    /// <returns>How many lines went.</returns>
    public int Forget(DateTimeOffset since)
    {
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction(deferred: false);
        connection.Run("UPDATE look_log_kept SET since = $since WHERE since < $since", ("$since", since.ToText()));
        var gone = connection.Run("DELETE FROM look_log WHERE at < $since", ("$since", since.ToText()));
        transaction.Commit();
        return gone;
    }

    private static string Part(string text)
    {
        var literal = new StringBuilder("%");
        foreach (var c in text)
            literal.Append(c is '\\' or '%' or '_' ? "\\" : "").Append(c);
        return literal.Append('%').ToString();
    }

    private static Look Read(SqliteDataReader r) => new(
        r.GetInt64(0), r.Moment(1), r.TextOrNull(2), r.GetString(3), Words.First(w => w.Value == r.GetString(4)).Key, r.GetString(5), r.TextOrNull(6), r.TextOrNull(7));
}
