namespace QaInsight.Measures;

/// <summary>
/// How far the share of a group may lie from that of all groups by chance alone, by the group's size: D. J. Spiegelhalter,
/// "Funnel plots for comparing institutional performance", Statistics in Medicine 24 (2005), 1185–1202. All shares are
/// fractions 0 to 1.
/// </summary>
/// <remarks>
/// Of his two forms this is the normal one, since it and Wilson's interval are one test: a group lies beyond its 95% limits
/// exactly where its 95% interval leaves out the share of all, so that chart and table never disagree. Of small groups the
/// exact form would say little more: those under <see cref="Figure.SmallNumber"/> are not compared at all.
/// </remarks>
public static class Funnel
{
    /// <summary>One group in twenty lies outside by chance.</summary>
    public static ShareInterval Within95(double share, int size) => Limits(share, size, Confidence.Percent95);

    /// <summary>One group in five hundred lies outside by chance.</summary>
    public static ShareInterval Within998(double share, int size) => Limits(share, size, Confidence.Percent998);

    private static ShareInterval Limits(double share, int size, Confidence confidence)
    {
        if (share is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(share), share, "A share lies from 0 to 1.");
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        var half = confidence.Z * Math.Sqrt(share * (1 - share) / size);
        return new ShareInterval(Math.Max(0, share - half), Math.Min(1, share + half));
    }
}
