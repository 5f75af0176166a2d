using System.Globalization;

namespace QaInsight.Measures;

/// <summary>
/// A figure's display: halves go away from zero, decided from the numerator and denominator themselves, so that 39 of 200 is
/// 20% though 0.195 has no exact double. Plain digits with a full stop, whatever the machine's culture.
/// </summary>
public static class Rounding
{
    /// <summary>Stands where there is no figure: an en dash.</summary>
    public const string NoFigure = "–";

    /// <summary>A share in whole percents, as "58%".</summary>
    public static string Percent(decimal numerator, decimal denominator) =>
        denominator == 0 ? NoFigure : Digits(Quotient(numerator * 100, denominator), "0") + "%";

    /// <summary>Ungrouped digits, as "1234"; parts of one (a full-time equivalent) are rounded to the whole.</summary>
    public static string Count(decimal count) => Digits(Quotient(count, 1), "0");

    /// <summary>A ratio, or with <paramref name="per"/> 10,000 a rate per 10,000, as "40.6".</summary>
    public static string OneDecimal(decimal numerator, decimal denominator, decimal per = 1) =>
        denominator == 0 ? NoFigure : Digits(Quotient(numerator * per * 10, denominator) / 10, "0.0");

    /// <summary>The whole number nearest to the quotient, halves away from zero.</summary>
    private static decimal Quotient(decimal numerator, decimal denominator)
    {
        var size = Math.Abs(numerator);
        var by = Math.Abs(denominator);

        // The remainder is exact where the quotient may not be, so a near half cannot become one.
        var rest = size % by;
        var whole = (size - rest) / by;
        if (rest >= by - rest)
            whole++;
        return (numerator < 0) == (denominator < 0) || whole == 0 ? whole : -whole;
    }

    private static string Digits(decimal number, string format) => number.ToString(format, CultureInfo.InvariantCulture);
}
