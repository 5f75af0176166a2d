namespace QaInsight.Measures;

/// <summary>A share's range, both ends in, as fractions 0 to 1.</summary>
public sealed record ShareInterval(double Low, double High)
{
    /// <summary>False when the share given (0 to 1) differs from the measured one by more than chance.</summary>
    public bool Contains(double share) => share >= Low && share <= High;
}

/// <summary>The 95% score interval of E. B. Wilson (1927), which stays sensible for the few audits that a team has in a month.</summary>
public static class Wilson
{
    /// <summary>The range of <paramref name="numerator"/> of <paramref name="denominator"/>; null where nothing was counted.</summary>
    public static ShareInterval? Of(long numerator, long denominator) => Of(numerator, denominator, Confidence.Percent95.Z);

    internal static ShareInterval? Of(long numerator, long denominator, double z)
    {
        if (numerator < 0 || numerator > denominator)
            throw new ArgumentOutOfRangeException(nameof(numerator), numerator, $"A share of {denominator} has a numerator from 0 to {denominator}.");
        if (denominator == 0)
            return null;

        double n = denominator;
        var share = numerator / n;
        var spread = 1 + (z * z / n);
        var centre = (share + (z * z / (2 * n))) / spread;
        var half = z / spread * Math.Sqrt((share * (1 - share) / n) + (z * z / (4 * n * n)));

        // The formula's own ends at none and at all are exactly 0 and 1; floating point misses them by a hair.
        return new ShareInterval(
            numerator == 0 ? 0 : centre - half,
            numerator == denominator ? 1 : centre + half);
    }
}
