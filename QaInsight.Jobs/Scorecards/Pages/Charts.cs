using QaInsight.Measures;

namespace QaInsight.Scorecards.Pages;

/// <summary>What is drawn of a table. Every mark leads to its rows.</summary>
public abstract record Chart;

/// <summary>Bars of one whole each, cut by the same meanings.</summary>
/// <param name="Counted">What a bar counts: <c>audits</c>, <c>judgements</c>.</param>
public sealed record BarsChart(string Counted, IReadOnlyList<Meaning> Meanings, IReadOnlyList<StackedBar> Bars) : Chart;

/// <param name="Parts">One for each meaning of the chart, in its order.</param>
public sealed record StackedBar(string Label, IReadOnlyList<BarPart> Parts)
{
    public PageAddress? Place { get; init; }

    /// <summary>The rows of the whole bar.</summary>
    public PageAddress? Rows { get; init; }

    public decimal Total => Parts.Sum(p => p.Count);

    public bool IsSmall => Total is > 0 and < Figure.SmallNumber;
}

public sealed record BarPart(decimal Count, PageAddress? Place = null)
{
    /// <summary>Whether the bar's scale tells this part apart at all.</summary>
    public bool IsTold { get; init; } = true;
}

/// <summary>A measure month by month.</summary>
public sealed record TrendChart(string Title, Trend Trend) : Chart
{
    /// <summary>Where its figures are expected to lie, if it is said anywhere.</summary>
    public ExpectedBand? Expected { get; init; }
}

/// <param name="Low">In the unit of the trend's points, as is <paramref name="High"/>: shares from 0 to 1.</param>
/// <param name="Says">As it is written beside the band: <c>expected 10–15%</c>.</param>
public sealed record ExpectedBand(double Low, double High, string Says);

/// <summary>
/// Shares of many small groups against the whole: beyond the limits of its size, a group differs from the others by more than chance.
/// </summary>
/// <param name="Average">The share of all groups together, from 0 to 1.</param>
/// <param name="Counted">What a group's size counts: <c>audits</c>.</param>
/// <param name="Limits">By size, smallest first.</param>
public sealed record FunnelChart(string Title, string Counted, double Average, IReadOnlyList<FunnelLimit> Limits, IReadOnlyList<FunnelPoint> Points) : Chart;

/// <param name="Size">The denominator at which the limits hold; they are shares from 0 to 1.</param>
public sealed record FunnelLimit(int Size, double Lower95, double Upper95, double Lower998, double Upper998);

/// <param name="Variation">Common within the 95% limits; beyond them what the difference means for practice.</param>
public sealed record FunnelPoint(string Label, Figure Figure, Variation Variation, PageAddress? Place)
{
    /// <summary>Beyond the 99.8% limits.</summary>
    public bool IsFarOut { get; init; }
}

/// <summary>A figure for each row and column, shaded by its share: the darker, the more.</summary>
/// <param name="RowsAre">What a row is: <c>Team</c>.</param>
/// <param name="Measure">What is shaded: <c>Good or better</c>.</param>
/// <param name="IsBad">Whether more of it is worse.</param>
public sealed record HeatChart(string RowsAre, string Measure, bool IsBad, IReadOnlyList<string> Columns, IReadOnlyList<HeatRow> Rows) : Chart
{
    /// <summary>Where its columns' headings lead, one for each; none where they lead nowhere.</summary>
    public IReadOnlyList<PageAddress> ColumnPlaces { get; init; } = [];
}

/// <param name="Cells">One for each column; null where nothing was counted.</param>
public sealed record HeatRow(string Label, PageAddress? Place, IReadOnlyList<HeatCell?> Cells);

public sealed record HeatCell(Figure Figure, PageAddress? Place);
