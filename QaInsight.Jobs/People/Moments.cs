using System.Globalization;
using Microsoft.Data.Sqlite;

namespace QaInsight.People;

/// <summary>Moments as <c>app.db</c> writes them: UTC in ISO 8601 with seven decimals, so that they sort as text.</summary>
internal static class Moments
{
    public static string ToText(this DateTimeOffset moment) => moment.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);

    public static DateTimeOffset Moment(this SqliteDataReader row, int column) => DateTimeOffset.Parse(row.GetString(column), CultureInfo.InvariantCulture);

    public static DateTimeOffset? MomentOrNull(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.Moment(column);
}
