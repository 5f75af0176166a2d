namespace QaInsight.Measures;

/// <summary>The range of the difference between two shares, both ends in, as fractions from -1 to 1.</summary>
public sealed record DifferenceInterval(double Low, double High)
{
    /// <summary>Whether the first share is above or below the second by more than chance: then no difference at all is not in the range.</summary>
    public SpcSide Side => Low > 0 ? SpcSide.Above : High < 0 ? SpcSide.Below : SpcSide.Neither;
}

/// <summary>How sure a comparison has to be before a difference is called more than chance; both of a funnel's limits.</summary>
public sealed record Confidence(double Z)
{
    /// <summary>One comparison in twenty of shares that are truly alike passes it.</summary>
    public static readonly Confidence Percent95 = new(1.959964);

    /// <summary>One in five hundred does: for many comparisons side by side.</summary>
    public static readonly Confidence Percent998 = new(3.090232);
}

/// <summary>
/// The interval of the difference between two independent shares by R. G. Newcombe (1998), method 10: it is put together from
/// each share's Wilson interval, and stays sensible for the few audits of a month.
/// </summary>
public static class Difference
{
    /// <summary>The range of the first share less the second; null where either counts nothing.</summary>
    public static DifferenceInterval? Of(long numerator, long denominator, long otherNumerator, long otherDenominator, Confidence? confidence = null)
    {
        var z = (confidence ?? Confidence.Percent95).Z;
        if (Wilson.Of(numerator, denominator, z) is not { } one || Wilson.Of(otherNumerator, otherDenominator, z) is not { } other)
            return null;
        var (share, otherShare) = ((double)numerator / denominator, (double)otherNumerator / otherDenominator);
        return new DifferenceInterval(
            share - otherShare - Reach(share - one.Low, other.High - otherShare),
            share - otherShare + Reach(one.High - share, otherShare - other.Low));
    }

    private static double Reach(double one, double other) => Math.Sqrt((one * one) + (other * other));
}
