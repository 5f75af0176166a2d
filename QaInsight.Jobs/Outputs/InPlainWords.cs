using System.Globalization;
using QaInsight.Warehouse;

namespace QaInsight.Outputs;

/// <summary>How pages, charts and paper write counts and moments.</summary>
public static class InPlainWords
{
    public static string Count(decimal count) => count.ToString("#,0.##", CultureInfo.InvariantCulture);

    /// <summary>A share from 0 to 1, such as a chart's scale names: <c>25%</c>.</summary>
    public static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0}%");

    /// <summary><c>1 row</c>, <c>3 rows</c>.</summary>
    public static string Count(decimal count, string one, string many) => $"{Count(count)} {(count == 1 ? one : many)}";

    /// <summary><c>13 Sep, 02:04</c>, with its year where that is not the year that the page speaks of.</summary>
    public static string Moment(DateTimeOffset moment, DateOnly pageDay)
    {
        var there = TimeZoneInfo.ConvertTime(moment, Days.London);
        // Newer language data writes 'Sept' for en-GB; the invariant culture keeps every month at three letters.
        return there.ToString(there.Year == pageDay.Year ? "d MMM, HH:mm" : "d MMM yyyy, HH:mm", CultureInfo.InvariantCulture);
    }

    public static DateOnly Today(TimeProvider clock) => Days.InLondon(clock.GetUtcNow());
}
