using System.Globalization;
using Microsoft.Data.Sqlite;

namespace QaInsight.People;

/// <summary>Moments and days as <c>app.db</c> writes them: in ISO 8601, moments in UTC with seven decimals, so that they sort as text.</summary>
internal static class Moments
{
    private const string OfDay = "yyyy-MM-dd";

    public static string ToText(this DateTimeOffset moment) => moment.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);

    public static DateTimeOffset Moment(this SqliteDataReader row, int column) => DateTimeOffset.Parse(row.GetString(column), CultureInfo.InvariantCulture);

    public static DateTimeOffset? MomentOrNull(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.Moment(column);

    public static string ToText(this DateOnly day) => day.ToString(OfDay, CultureInfo.InvariantCulture);

    public static DateOnly Day(this SqliteDataReader row, int column) => DateOnly.ParseExact(row.GetString(column), OfDay, CultureInfo.InvariantCulture);

    public static DateOnly? DayOrNull(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.Day(column);
}
