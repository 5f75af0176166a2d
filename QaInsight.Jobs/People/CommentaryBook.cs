using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace QaInsight.People;

/// <summary>What commentary is written about: a measure, or the board, in some months; of the authority, a service or a team.</summary>
/// <param name="Measure">Null: the board as a whole.</param>
/// <param name="From">As 202608.</param>
/// <param name="TeamNames">The name that the team has, and those that it had; none: no team.</param>
public sealed record CommentaryOn(string? Measure, int From, int To, string Programme, string? Service, IReadOnlyList<string> TeamNames);

/// <param name="Words">What is behind the figure.</param>
public sealed record CommentaryWords(string Words, string? Owner, string? NextStep, DateOnly? By);

/// <summary>A version.</summary>
/// <param name="Says">Null: it was taken down.</param>
public sealed record CommentaryRow(
    int Id, string? Measure, int From, int To, string Programme, string? Service, string? Team, CommentaryWords? Says, DateTimeOffset WrittenAt, string WrittenBy, string WrittenByName);

/// <summary>Commentary that people wrote. Versions are only ever added; the newest stands.</summary>
public sealed class CommentaryBook(AppDatabase database)
{
    private const string Columns =
        "SELECT id, measure, from_month, to_month, programme, service, team, words, owner, next_step, next_step_by, written_at, written_by, written_by_name FROM commentary";

    // Names are compared as the warehouse compares them, and a team goes on under another name.
    private const string IsOn =
        """
        measure IS $measure AND from_month = $from AND to_month = $to AND programme = $programme COLLATE NOCASE AND service IS $service COLLATE NOCASE
        AND (CASE WHEN $teams = '[]' THEN team IS NULL ELSE team COLLATE NOCASE IN (SELECT value FROM json_each($teams)) END)
        """;

    /// <summary>Every version, newest first.</summary>
    public IReadOnlyList<CommentaryRow> Of(CommentaryOn on)
    {
        using var connection = database.Open();
        return connection.Rows($"{Columns} WHERE {IsOn} ORDER BY id DESC", Read, Names(on));
    }

    /// <param name="says">Null takes it down.</param>
    /// <param name="seen">The newest version that its author knew of; 0 for none.</param>
    /// <returns>The version's id; null where somebody else has written meanwhile, and then nothing is added.</returns>
    public int? Write(Reader author, CommentaryOn on, CommentaryWords? says, int seen, DateTimeOffset now)
    {
        using var connection = database.Open();
        return connection.Rows(
            $"""
            INSERT INTO commentary (measure, from_month, to_month, programme, service, team, words, owner, next_step, next_step_by, written_at, written_by, written_by_name)
            SELECT $measure, $from, $to, $programme, $service, $team, $words, $owner, $next, $by, $now, $author, $name
            WHERE (SELECT coalesce(max(id), 0) FROM commentary WHERE {IsOn}) = $seen
            RETURNING id
            """,
            r => (int?)r.GetInt32(0),
            [
                .. Names(on), ("$team", on.TeamNames.Count == 0 ? null : on.TeamNames[0]), ("$words", says?.Words), ("$owner", says?.Owner), ("$next", says?.NextStep),
                ("$by", says?.By?.ToText()), ("$now", now.ToText()),
                ("$author", author.Id), ("$name", author.Name), ("$seen", seen),
            ]).SingleOrDefault();
    }

    /// <summary>The newest version of everything, also where that took it down: a team's may go on under another name.</summary>
    internal static IReadOnlyList<CommentaryRow> Newest(SqliteConnection connection) => connection.Rows(
        Columns + " WHERE id IN (SELECT max(id) FROM commentary GROUP BY measure, from_month, to_month, programme, service, team) ORDER BY id", Read);

    private static (string, object?)[] Names(CommentaryOn on) =>
        [("$measure", on.Measure), ("$from", on.From), ("$to", on.To), ("$programme", on.Programme), ("$service", on.Service), ("$teams", JsonSerializer.Serialize(on.TeamNames))];

    private static CommentaryRow Read(SqliteDataReader r) => new(
        r.GetInt32(0), r.TextOrNull(1), r.GetInt32(2), r.GetInt32(3), r.GetString(4), r.TextOrNull(5), r.TextOrNull(6),
        r.TextOrNull(7) is { } words
            ? new CommentaryWords(words, r.TextOrNull(8), r.TextOrNull(9), r.DayOrNull(10))
            : null,
        r.Moment(11), r.GetString(12), r.GetString(13));
}
