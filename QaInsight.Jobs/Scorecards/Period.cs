using System.Globalization;
using System.Text.RegularExpressions;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards;

/// <summary>Months, both ends in: a month, a financial quarter, a financial year, or a run of months.</summary>
public sealed partial record Period(Month From, Month To)
{
    // Months before and after a period are looked at too, and have to be months that a calendar has.
    private const int FirstYear = 1900;
    private const int LastYear = 2200;

    /// <summary>The words in which it was asked for, which answers repeat; null where it was made. Two ways to write the same months are one period.</summary>
    public string? Written { get; init; }

    public bool IsMonth => From == To;

    public int Months => To.Index - From.Index + 1;

    public DateOnly FirstDay => From.FirstDay;

    public DateOnly LastDay => To.LastDay;

    /// <summary>The period of the same length that ends just before this one.</summary>
    public Period Before => new(From.Add(-Months), From.Add(-1));

    /// <summary>The period of the same length that begins just after this one.</summary>
    public Period After => new(To.Add(1), To.Add(Months));

    public Period YearBefore => new(From.Add(-12), To.Add(-12));

    /// <summary><c>August 2019</c>, <c>July to September 2019 (quarter 2)</c>, <c>April 2019 to March 2020</c>.</summary>
    public string Label => IsMonth ? From.Label
        : From.Year == To.Year ? $"{From.FirstDay.ToString("MMMM", CultureInfo.GetCultureInfo("en-GB"))} to {To.Label}"
        : $"{From.Label} to {To.Label}";

    public static Period Of(Month month) => new(month, month);

    /// <summary>The months that end with <paramref name="last"/>.</summary>
    public static Period Ending(Month last, int months) => new(last.Add(1 - months), last);

    /// <exception cref="FormatException">It is none of the forms; the message lists them.</exception>
    public static Period Parse(string text) => TryParse(text, out var period) && period.From.Year >= FirstYear && period.To.Year <= LastYear
        ? period
        : throw new FormatException($"'{text}' is not a period. Write a month (2019-08), a financial quarter (FY2019-20-Q2), a financial year (FY2019-20) or months (2019-06..2019-08).");

    public static bool TryParse(string? text, out Period period)
    {
        period = new Period(default, default);
        if (text is null)
            return false;
        var ends = text.Split("..");
        if (ends.Length == 2 && Month.TryParse(ends[0], out var from) && Month.TryParse(ends[1], out var to))
            period = new Period(from, to);
        else if (Month.TryParse(text, out var month))
            period = Of(month);
        else if (FinancialYear().Match(text) is { Success: true } match)
            return TryFinancial(match, out period);
        period = period with { Written = text };
        return period.From.Number != 0 && period.From <= period.To;
    }

    public bool Equals(Period? other) => other is not null && From == other.From && To == other.To;

    public override int GetHashCode() => HashCode.Combine(From, To);

    /// <summary>As addresses and the command line write it.</summary>
    public override string ToString() =>
        Written ?? (IsMonth ? From.ToString()
        : Months == 3 && From.Quarter == To.Quarter ? From.Quarter
        : Months == 12 && From.FinancialYear == To.FinancialYear ? From.FinancialYear
        : $"{From}..{To}");

    private static bool TryFinancial(Match match, out Period period)
    {
        var year = int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture);
        var quarter = match.Groups["quarter"].Success ? int.Parse(match.Groups["quarter"].ValueSpan, CultureInfo.InvariantCulture) : 0;
        var from = new Month(year, 4).Add(quarter == 0 ? 0 : (quarter - 1) * 3);
        period = new Period(from, from.Add(quarter == 0 ? 11 : 2));
        return int.Parse(match.Groups["next"].ValueSpan, CultureInfo.InvariantCulture) == (year + 1) % 100;
    }

    [GeneratedRegex("^FY(?<year>[0-9]{4})-(?<next>[0-9]{2})(-Q(?<quarter>[1-4]))?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FinancialYear();
}
