using System.Globalization;

namespace QaInsight.Warehouse;

/// <summary>A calendar month, kept as yyyymm. England's financial year runs from April to March; April to June is its first quarter.</summary>
public readonly record struct Month(int Number) : IComparable<Month>
{
    private static readonly CultureInfo EnglishUk = CultureInfo.GetCultureInfo("en-GB");

    public Month(int year, int month) : this((year * 100) + month)
    {
    }

    public int Year => Number / 100;

    public int Index => (Year * 12) + (Number % 100) - 1;

    public DateOnly FirstDay => new(Year, Number % 100, 1);

    public DateOnly LastDay => FirstDay.AddMonths(1).AddDays(-1);

    /// <summary>The year in which the financial year of this month began.</summary>
    public int FinancialYearStart => Number % 100 >= 4 ? Year : Year - 1;

    /// <summary>1 to 4.</summary>
    public int FinancialQuarter => ((Number % 100) + 8) % 12 / 3 + 1;

    /// <summary><c>FY2019-20</c>.</summary>
    public string FinancialYear => string.Create(CultureInfo.InvariantCulture, $"FY{FinancialYearStart}-{(FinancialYearStart + 1) % 100:00}");

    /// <summary><c>FY2019-20-Q2</c>.</summary>
    public string Quarter => string.Create(CultureInfo.InvariantCulture, $"{FinancialYear}-Q{FinancialQuarter}");

    /// <summary><c>August 2019</c>.</summary>
    public string Label => FirstDay.ToString("MMMM yyyy", EnglishUk);

    public static Month Of(DateOnly day) => new(day.Year, day.Month);

    public static Month FromIndex(int index) => new(index / 12, (index % 12) + 1);

    public static Month Parse(string text) =>
        TryParse(text, out var month) ? month : throw new FormatException($"'{text}' is not a month such as 2019-08.");

    /// <summary>Reads <c>2019-08</c>.</summary>
    public static bool TryParse(string? text, out Month month)
    {
        var right = DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
        month = right ? Of(day) : default;
        return right;
    }

    /// <summary>From this month to <paramref name="last"/>, both ends in.</summary>
    public IEnumerable<Month> To(Month last)
    {
        for (var index = Index; index <= last.Index; index++)
            yield return FromIndex(index);
    }

    public Month Add(int months) => FromIndex(Index + months);

    public int CompareTo(Month other) => Number.CompareTo(other.Number);

    /// <summary><c>2019-08</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Number % 100:00}");

    public static bool operator <(Month left, Month right) => left.Number < right.Number;

    public static bool operator >(Month left, Month right) => left.Number > right.Number;

    public static bool operator <=(Month left, Month right) => left.Number <= right.Number;

    public static bool operator >=(Month left, Month right) => left.Number >= right.Number;
}
