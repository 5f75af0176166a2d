using QaInsight.Warehouse;

namespace QaInsight.Scorecards.Pages;

/// <summary>How long something has been open, in bands of whole months.</summary>
internal static class Ages
{
    public static readonly IReadOnlyList<Meaning> Bands =
        [Meaning.UnderOneMonth, Meaning.OneToThreeMonths, Meaning.ThreeToSixMonths, Meaning.SixToTwelveMonths, Meaning.OverTwelveMonths];

    private static readonly int[] Months = [1, 3, 6, 12];

    public static int Band(DateOnly since, DateOnly day)
    {
        var months = ((day.Year - since.Year) * 12) + day.Month - since.Month - (day.Day < since.Day ? 1 : 0);
        return Months.Count(m => months >= m);
    }

    /// <summary>SQL by which a day, written yyyymmdd, lies in a band: months are whole where the day is no later than that many months ago.</summary>
    public static string InSql(string column, int band, DateOnly day) =>
        (band == 0 ? "1" : $"{column} <= {day.AddMonths(-Months[band - 1]).ToNumber()}") + (band == Months.Length ? "" : $" AND {column} > {day.AddMonths(-Months[band]).ToNumber()}");

    /// <summary>Days from one to the other; never less than none.</summary>
    public static int Days(DateOnly since, DateOnly day) => Math.Max(0, day.DayNumber - since.DayNumber);

    public static IReadOnlyList<BarPart> Parts(IEnumerable<DateOnly> since, DateOnly day, Func<int, PageAddress> place)
    {
        var counts = since.CountBy(s => Band(s, day)).ToDictionary();
        return [.. Enumerable.Range(0, Bands.Count).Select(band => new BarPart(counts.GetValueOrDefault(band), place(band)))];
    }
}
