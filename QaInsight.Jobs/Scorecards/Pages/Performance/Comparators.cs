using System.Globalization;
using QaInsight.Measures;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards.Pages.Performance;

/// <summary>A published figure to compare with.</summary>
/// <param name="Area"><c>England</c>, a region, another council.</param>
/// <param name="Period">As it was published: <c>FY2024-25</c>, <c>2025-09</c>.</param>
/// <param name="Value">In the indicator's own unit.</param>
internal sealed record Comparator(string Indicator, string Area, string Period, decimal Value)
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    public string Display(MeasureUnit unit) => unit switch
    {
        MeasureUnit.Percent => Value.ToString("0.#", English) + "%",
        MeasureUnit.Count => Value.ToString("#,##0.#", English),
        _ => Value.ToString("0.0", English),
    };

    /// <summary><c>2024-25</c>, <c>September 2025</c>.</summary>
    public string When => Scorecards.Period.TryParse(Period, out var period) ? period.IsMonth ? period.Label : Period.TrimStart('F', 'Y') : Period;

    // A period that is written in another way stands after those that are known.
    internal int LastMonth => Scorecards.Period.TryParse(Period, out var period) ? period.To.Index : 0;
}

/// <summary>The latest comparators of each indicator and area.</summary>
internal sealed class Comparators
{
    // Benchmarks are kept in ten-thousandths.
    private const decimal Scale = 10_000;

    /// <summary>As England's published figures spell it in <c>england.csv</c>.</summary>
    public const string Median = "LA median";

    private const string England = "England";

    private readonly ILookup<string, Comparator> latest;

    public Comparators(PageSource source)
    {
        latest = source.Build.Connection.Rows(
            "SELECT i.name, f.area, f.period, f.value FROM fct_benchmark f JOIN dim_indicator i ON i.id = f.indicator_ref",
            r => new Comparator(r.GetString(0).ToLowerInvariant(), r.GetString(1), r.GetString(2), r.GetInt64(3) / Scale))
            .GroupBy(c => (c.Indicator, Area: c.Area.ToUpperInvariant())).Select(g => g.OrderByDescending(c => c.LastMonth).ThenByDescending(c => c.Period, StringComparer.Ordinal).First()).ToLookup(c => c.Indicator);
        Areas = [.. latest.SelectMany(g => g).Select(c => c.Area).Distinct(StringComparer.OrdinalIgnoreCase).OrderBy(a => !a.Equals(England, StringComparison.OrdinalIgnoreCase)).ThenBy(a => a, StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>England first.</summary>
    public IReadOnlyList<string> Areas { get; }

    public Comparator? Of(string indicator, string area) => latest[indicator].FirstOrDefault(c => c.Area.Equals(area, StringComparison.OrdinalIgnoreCase));

    public IReadOnlyList<Comparator> Of(string indicator) => [.. latest[indicator]];
}
