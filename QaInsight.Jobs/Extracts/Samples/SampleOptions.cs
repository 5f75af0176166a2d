using QaInsight.Warehouse;

namespace QaInsight.Extracts.Samples;

/// <summary>What the made-up authorities' extracts are to hold.</summary>
/// <param name="Months">Whole months, the last of them before the reporting day's own.</param>
public sealed record SampleOptions(int Authorities = 1, int Months = 24, int Seed = 1)
{
    /// <summary>The day on which the figures are drawn up: fixed and not today, so that a seed gives the same files on any day.</summary>
    public DateOnly ReportingDay { get; init; } = new(2026, 9, 13);

    public Month LastMonth => Month.Of(ReportingDay).Add(-1);

    public Month FirstMonth => LastMonth.Add(1 - Months);

    public bool IsSingle => Authorities == 1;

    /// <exception cref="ArgumentOutOfRangeException">No such authorities or months can be written.</exception>
    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Authorities);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Months);
        // Teams began two years before the first audits, and no date may be before 1990.
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Months, LastMonth.Index - new Month(1993, 1).Index);
    }
}
