using System.Globalization;
using Microsoft.Data.Sqlite;

namespace QaInsight.People;

/// <summary>What somebody set for a measure from a day on.</summary>
/// <param name="Aim">The target; null where there is none from that day on, and where what was set is taken back.</param>
/// <param name="IsBack">Whether it takes back what was set for the day, as if nothing had been.</param>
/// <param name="Replaced">What held on that day until then, in words.</param>
/// <param name="Undoes">The row that it undoes.</param>
public sealed record TargetRow(
    int Id, string Measure, DateOnly From, TargetAim? Aim, bool IsBack, string Reason, string Replaced, int? Undoes, DateTimeOffset SetAt, string SetBy, string SetByName);

/// <summary>As the reference file writes it: numbers in the measure's unit, its words for direction, unit and source.</summary>
public sealed record TargetAim(decimal Value, decimal? Floor, decimal? Tolerance, string Better, string Unit, string Source);

/// <summary>Targets that people set. Rows are only ever added; the newest of a measure and a day stands.</summary>
public sealed class SetTargets(AppDatabase database)
{
    private const string Target = "target";
    private const string None = "none";
    private const string Back = "back";

    private const string Columns =
        "SELECT id, measure, from_day, stands, value, floor, tolerance, better, unit, source, reason, replaced, undoes, set_at, set_by, set_by_name FROM target_set";

    /// <summary>Every row of a measure, newest first.</summary>
    public IReadOnlyList<TargetRow> Of(string measure)
    {
        using var connection = database.Open();
        return connection.Rows(Columns + " WHERE measure = $measure ORDER BY id DESC", Read, ("$measure", measure));
    }

    /// <summary>The newest rows of all measures, newest first.</summary>
    public IReadOnlyList<TargetRow> Latest(int most)
    {
        using var connection = database.Open();
        return connection.Rows(Columns + " ORDER BY id DESC LIMIT $most", Read, ("$most", most));
    }

    /// <param name="seen">The newest row of the measure that its author knew of; 0 for none.</param>
    /// <returns>The row's id; null where somebody else has set something for the measure meanwhile, and then nothing is added.</returns>
    public int? Add(Reader author, TargetRow row, int seen)
    {
        using var connection = database.Open();
        return connection.Rows(
            """
            INSERT INTO target_set (measure, from_day, stands, value, floor, tolerance, better, unit, source, reason, replaced, undoes, set_at, set_by, set_by_name)
            SELECT $measure, $from, $stands, $value, $floor, $tolerance, $better, $unit, $source, $reason, $replaced, $undoes, $now, $by, $name
            WHERE (SELECT coalesce(max(id), 0) FROM target_set WHERE measure = $measure) = $seen
            RETURNING id
            """,
            r => (int?)r.GetInt32(0),
            ("$measure", row.Measure), ("$from", row.From.ToText()), ("$stands", row.Aim is not null ? Target : row.IsBack ? Back : None), ("$value", Number(row.Aim?.Value)),
            ("$floor", Number(row.Aim?.Floor)), ("$tolerance", Number(row.Aim?.Tolerance)), ("$better", row.Aim?.Better), ("$unit", row.Aim?.Unit), ("$source", row.Aim?.Source),
            ("$reason", row.Reason), ("$replaced", row.Replaced), ("$undoes", row.Undoes), ("$now", row.SetAt.ToText()),
            ("$by", author.Id), ("$name", author.Name), ("$seen", seen)).SingleOrDefault();
    }

    /// <summary>What stands, by measure and day; rows that took something back are left out.</summary>
    internal static IReadOnlyList<TargetRow> Standing(SqliteConnection connection) => connection.Rows(
        Columns + $" WHERE id IN (SELECT max(id) FROM target_set GROUP BY measure, from_day) AND stands <> '{Back}' ORDER BY measure, from_day", Read);

    private static TargetRow Read(SqliteDataReader r) => new(
        r.GetInt32(0), r.GetString(1), r.Day(2),
        r.GetString(3) == Target ? new TargetAim(Number(r, 4)!.Value, Number(r, 5), Number(r, 6), r.GetString(7), r.GetString(8), r.GetString(9)) : null,
        r.GetString(3) == Back, r.GetString(10), r.GetString(11), r.NumberOrNull(12), r.Moment(13), r.GetString(14), r.GetString(15));

    private static string? Number(decimal? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static decimal? Number(SqliteDataReader r, int column) => r.TextOrNull(column) is { } text ? decimal.Parse(text, CultureInfo.InvariantCulture) : null;
}
