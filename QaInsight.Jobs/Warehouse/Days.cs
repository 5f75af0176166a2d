using System.Globalization;

namespace QaInsight.Warehouse;

/// <summary>Days as the warehouse keeps them: whole numbers yyyymmdd, which compare as days do.</summary>
public static class Days
{
    private const string Iso = "yyyy-MM-dd";

    private static readonly CultureInfo EnglishUk = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>The councils' own clock, whatever the server's.</summary>
    public static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <summary>The day that it was in London.</summary>
    public static DateOnly InLondon(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, London).DateTime);

    public static int ToNumber(this DateOnly day) => (day.Year * 10000) + (day.Month * 100) + day.Day;

    public static DateOnly FromNumber(int number) => new(number / 10000, number / 100 % 100, number % 100);

    public static int MonthNumber(int day) => day / 100;

    /// <summary><c>2019-09-13</c>, for files and addresses.</summary>
    public static string ToIso(this DateOnly day) => day.ToString(Iso, CultureInfo.InvariantCulture);

    /// <summary>Reads what <see cref="ToIso"/> writes.</summary>
    public static bool TryParse(string text, out DateOnly day) => DateOnly.TryParseExact(text, Iso, CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    /// <summary>Reads what <see cref="ToIso"/> writes.</summary>
    /// <exception cref="FormatException">It is no such day; the message says what one looks like.</exception>
    public static DateOnly Parse(string text) => TryParse(text, out var day)
        ? day
        : throw new FormatException($"'{text}' is not a day such as 2019-09-13.");

    /// <summary><c>13 Sep 2019</c>, for tables with many days.</summary>
    public static string ToFewWords(this DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary><c>13 September 2019</c>, for people.</summary>
    public static string ToWords(this DateOnly day) => day.ToString("d MMMM yyyy", EnglishUk);
}
