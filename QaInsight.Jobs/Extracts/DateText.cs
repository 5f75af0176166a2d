using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace QaInsight.Extracts;

/// <summary>
/// Days and months as councils write them: ISO, the UK's order, Excel's day numbers, and whatever a mapping profile adds.
/// A time of day after a date is left out.
/// </summary>
public static class DateText
{
    // Excel counts days from here; its first two months are wrong by one, long before anything this product keeps.
    private static readonly DateOnly ExcelEpoch = new(1899, 12, 30);

    private static readonly string[] MonthNames =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    private static readonly string[] DayFormats = ["d/M/yyyy", "d-M-yyyy", "d.M.yyyy", "d-MMM-yyyy", "d MMM yyyy", "d MMMM yyyy", "d-MMMM-yyyy", "d/MMM/yyyy"];

    private static readonly string[] MonthFormats = ["MMM-yy", "MMM yy", "MMM-yyyy", "MMM yyyy", "MMMM yyyy", "MMMM-yyyy", "MMMM yy", "MMMM-yy", "yyyy-M", "M/yyyy"];

    /// <param name="day">As yyyymmdd.</param>
    public static bool TryReadDay(ReadOnlySpan<byte> text, IReadOnlyList<string> extraFormats, out int day)
    {
        if (extraFormats.Count == 0 && (IsIso(text, out day) || IsUk(text, out day)))
            return true;
        var words = Short(WithoutTime(Encoding.UTF8.GetString(text)));
        if (IsExcelDay(words, out day))
            return true;
        foreach (var format in extraFormats)
        {
            if (TryExact(words, format, out day))
                return true;
        }

        if (extraFormats.Count > 0 && IsIso(Encoding.UTF8.GetBytes(words), out day))
            return true;
        foreach (var format in DayFormats)
        {
            if (TryExact(words, format, out day))
                return true;
        }

        return false;
    }

    /// <param name="month">As yyyymm.</param>
    public static bool TryReadMonth(ReadOnlySpan<byte> text, IReadOnlyList<string> extraFormats, out int month)
    {
        if (text.Length == 7 && text[4] == '-' && Number(text[..4]) is > 0 and var year && Number(text[5..]) is >= 1 and <= 12 and var number)
        {
            month = (year * 100) + number;
            return true;
        }

        if (TryReadDay(text, extraFormats, out var day))
        {
            month = day / 100;
            return true;
        }

        var words = Short(Encoding.UTF8.GetString(text));
        foreach (var format in MonthFormats)
        {
            if (TryExact(words, format, out day))
            {
                month = day / 100;
                return true;
            }
        }

        month = 0;
        return false;
    }

    // 2019-08-31, with or without a time.
    private static bool IsIso(ReadOnlySpan<byte> text, out int day)
    {
        day = 0;
        return text.Length >= 10 && text[4] == '-' && text[7] == '-' && (text.Length == 10 || IsTime(text[10..]))
            && Make(Number(text[..4]), Number(text[5..7]), Number(text[8..10]), out day);
    }

    // 31/08/2019, 31-Aug-2019.
    private static bool IsUk(ReadOnlySpan<byte> text, out int day)
    {
        day = 0;
        if (text.Length == 10 && text[2] == '/' && text[5] == '/')
            return Make(Number(text[6..10]), Number(text[3..5]), Number(text[..2]), out day);
        if (text.Length != 11 || text[2] != '-' || text[6] != '-')
            return false;
        var name = text[3..6];
        for (var month = 0; month < 12; month++)
        {
            if (Ascii.EqualsIgnoreCase(name, MonthNames[month].AsSpan(0, 3)))
                return Make(Number(text[7..11]), month + 1, Number(text[..2]), out day);
        }

        return false;
    }

    private static bool IsTime(ReadOnlySpan<byte> rest) => rest.Length >= 6 && (rest[0] == ' ' || rest[0] == 'T') && rest[3] == ':' && Number(rest[1..3]) is >= 0 and < 24;

    private static bool Make(int year, int month, int day, out int number)
    {
        number = (year * 10000) + (month * 100) + day;
        return year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
    }

    // Day numbers of five figures reach from 1927 to 2173.
    private static bool IsExcelDay(string words, out int day)
    {
        day = 0;
        var whole = words.AsSpan();
        var point = whole.IndexOf('.');
        if (point > 0 && whole[(point + 1)..].ContainsAnyExceptInRange('0', '9'))
            return false;
        whole = point > 0 ? whole[..point] : whole;
        if (whole.Length != 5 || whole.ContainsAnyExceptInRange('0', '9'))
            return false;
        var date = ExcelEpoch.AddDays(int.Parse(whole, CultureInfo.InvariantCulture));
        return Make(date.Year, date.Month, date.Day, out day);
    }

    private static bool TryExact(string words, string format, out int day)
    {
        var right = DateOnly.TryParseExact(words, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date);
        day = (date.Year * 10000) + (date.Month * 100) + date.Day;
        // Two figures of a year are of this century: no council's audits are older.
        if (right && date.Year is > 1929 and < 2000 && !format.Contains("yyyy", StringComparison.Ordinal))
            day += 100 * 10000;
        return right;
    }

    // British software writes Sept for the one month that it shortens to four letters.
    private static string Short(string words) =>
        words.Contains("Sept", StringComparison.OrdinalIgnoreCase) && !words.Contains("September", StringComparison.OrdinalIgnoreCase)
            ? words.Replace("Sept", "Sep", StringComparison.OrdinalIgnoreCase)
            : words;

    private static string WithoutTime(string words)
    {
        var colon = words.IndexOf(':', StringComparison.Ordinal);
        var space = colon < 0 ? -1 : words.LastIndexOf(' ', colon);
        return space > 0 ? words[..space] : words;
    }

    private static int Number(ReadOnlySpan<byte> digits) =>
        Utf8Parser.TryParse(digits, out int number, out var used) && used == digits.Length && digits[0] != '-' && digits[0] != '+' ? number : -1;
}
