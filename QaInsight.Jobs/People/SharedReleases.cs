using System.Globalization;

namespace QaInsight.People;

/// <summary>What was shared outside the authority, count by count, each time that it was something new.</summary>
public sealed class SharedReleases(AppDatabase database, TimeProvider time)
{
    /// <returns>The number of the last time, 0 where there was none; and every count of all of them, null where it was withheld.</returns>
    public (int Last, IReadOnlyList<(string Place, decimal? Shown)> Counts) Of(string programme, string quarter)
    {
        using var connection = database.Open();
        return (Last(connection, programme, quarter), connection.Rows(
            "SELECT DISTINCT c.place, c.shown FROM shared_count c JOIN shared_release r ON r.id = c.release WHERE r.programme = $programme AND r.quarter = $quarter",
            r => (r.GetString(0), r.TextOrNull(1) is { } shown ? decimal.Parse(shown, CultureInfo.InvariantCulture) : (decimal?)null), ("$programme", programme), ("$quarter", quarter)));
    }

    /// <returns>False where the last time is another by now; nothing is kept then.</returns>
    public bool Keep(string programme, string quarter, int last, IEnumerable<(string Place, decimal? Shown)> counts)
    {
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction(deferred: false);
        if (Last(connection, programme, quarter) != last)
            return false;
        var release = connection.Scalar<long>(
            "INSERT INTO shared_release (programme, quarter, shared_at) VALUES ($programme, $quarter, $now) RETURNING id",
            ("$programme", programme), ("$quarter", quarter), ("$now", time.GetUtcNow().ToText()));
        foreach (var (place, shown) in counts)
        {
            connection.Run(
                "INSERT INTO shared_count (release, place, shown) VALUES ($release, $place, $shown)", ("$release", release), ("$place", place), ("$shown", shown?.ToString(CultureInfo.InvariantCulture)));
        }

        transaction.Commit();
        return true;
    }

    private static int Last(Microsoft.Data.Sqlite.SqliteConnection connection, string programme, string quarter) => (int)connection.Scalar<long>(
        "SELECT coalesce(max(id), 0) FROM shared_release WHERE programme = $programme AND quarter = $quarter", ("$programme", programme), ("$quarter", quarter));
}
