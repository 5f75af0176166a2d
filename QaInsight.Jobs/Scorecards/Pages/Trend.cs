using QaInsight.Measures;
using QaInsight.Scorecards.Pages.Commentary;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards.Pages;

/// <summary>A measure with its recent months.</summary>
/// <param name="Detail">What is counted over what, and the target: <c>12 of 41 · target 60%</c>.</param>
/// <param name="Reading">What the months say, in words.</param>
public sealed record Tile(string Measure, string Title, Figure Figure, string Detail, Trend Trend, string Reading)
{
    /// <summary>The rows behind the figure.</summary>
    public PageAddress? Place { get; init; }

    /// <summary>What the measure is, and how it has gone.</summary>
    public PageAddress? About { get; init; }

    /// <summary>What was written about the figure.</summary>
    public IReadOnlyList<NumberedRemark> Remarks { get; init; } = [];
}

/// <summary>A measure month by month, oldest first, with its control limits.</summary>
/// <param name="Unit">How values are shown: shares as percentages, counts as they are.</param>
/// <param name="Mean">Null, as the limits are, while there are too few months to judge.</param>
public sealed record Trend(IReadOnlyList<TrendPoint> Points, bool IsShare, double? Mean, double? Lower, double? Upper, Variation Variation)
{
    /// <summary>The same, with each month leading somewhere.</summary>
    public Trend Leading(Func<Month, PageAddress> place) => this with { Points = [.. Points.Select(p => p.Figure.Value is null ? p : p with { Place = place(p.Month) })] };

    /// <summary>Every point in words, for those who cannot see the line.</summary>
    public string InWords => Points.Count == 0 ? "No months yet" : string.Join(", ", Points.Select(p => $"{p.Month.Label}: {p.Figure.Display}{(p.Restated is { } restated ? $", {restated.InWords}" : "")}"));
}

/// <param name="Signal">The rule that fired at this month, in words, or null.</param>
public sealed record TrendPoint(Month Month, Figure Figure, string? Signal)
{
    /// <summary>What the signal means for practice.</summary>
    public Variation Variation { get; init; } = Variation.Common;

    /// <summary>What was reported for the month, where that reads otherwise.</summary>
    public Restated? Restated { get; init; }

    /// <summary>The rule that fired.</summary>
    public SpcSignal Rule { get; init; }

    /// <summary>Where the month's figure leads.</summary>
    public PageAddress? Place { get; init; }
}
