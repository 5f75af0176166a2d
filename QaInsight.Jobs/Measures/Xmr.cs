namespace QaInsight.Measures;

/// <summary>
/// What makes a month more than chance: the NHS's <i>Making Data Count</i> rules. One point carries one signal, the first
/// that holds in the order given here.
/// </summary>
public enum SpcSignal
{
    None,

    /// <summary>Beyond a limit; a point on the limit is not.</summary>
    PointOutside,

    /// <summary>One of seven or more running on one side of the mean; a point on the mean ends the run.</summary>
    SevenOneSide,

    /// <summary>One of seven or more points, each higher than the one before; an equal one ends the run.</summary>
    SevenRising,

    /// <summary>One of seven or more points, each lower than the one before; an equal one ends the run.</summary>
    SevenFalling,

    /// <summary>Itself in the outer third between mean and limit, or past it, with another on the same side within three points.</summary>
    TwoOfThreeNearLimit,
}

/// <summary>Which way a signal points: for a run up or down its direction, for the others the side of the mean.</summary>
public enum SpcSide
{
    Neither,
    Above,
    Below,
}

/// <param name="Index">The month's place in the list that the chart was made of, from 0, months left out counted.</param>
public sealed record XmrPoint(int Index, double Value, SpcSignal Signal, SpcSide Side);

/// <summary>An individuals chart: figures in the unit of the points that it was made of.</summary>
/// <param name="Months">Months given, those without a denominator too.</param>
/// <param name="Mean">Null where no month has a figure.</param>
/// <param name="Upper">Null where there are not two figures to differ.</param>
/// <param name="Lower">Null where there are not two figures to differ.</param>
/// <param name="Points">Oldest first, months without a denominator left out.</param>
public sealed record XmrChart(int Months, double? Mean, double? Upper, double? Lower, IReadOnlyList<XmrPoint> Points)
{
    /// <summary>Twelve figures or more; under that no point carries a signal.</summary>
    public bool EnoughToJudge => Points.Count >= Xmr.MonthsToJudge;

    /// <summary>The last month that has a figure.</summary>
    public XmrPoint? Latest => Points.Count == 0 ? null : Points[^1];
}

/// <summary>Limits and signals of an XmR chart: a change is told from chance by how much months differ from one to the next.</summary>
public static class Xmr
{
    public const int MonthsToJudge = 12;

    private const double LimitFactor = 2.66;
    private const double ScreenFactor = 3.267;
    private const int RunOfPoints = 7;

    /// <summary>
    /// Points oldest first, null for a month with no denominator; <paramref name="floor"/> and <paramref name="ceiling"/> are
    /// the values that cannot be passed, 0 and 1 for a share. <paramref name="unscreened"/> keeps every moving range.
    /// </summary>
    public static XmrChart Of(IReadOnlyList<double?> points, double? floor = null, double? ceiling = null, bool unscreened = false)
    {
        var kept = points.Select((value, index) => (value, index)).Where(p => p.value is not null).ToArray();
        var values = Array.ConvertAll(kept, p => p.value!.Value);
        if (!Array.TrueForAll(values, double.IsFinite))
            throw new ArgumentException("A month's figure is a finite number, or null where it has no denominator.", nameof(points));
        if (values.Length == 0)
            return new XmrChart(points.Count, null, null, null, []);

        var mean = values.Average();
        double? reach = values.Length < 2 ? null : LimitFactor * MeanMovingRange(values, unscreened);
        var upper = Math.Min(mean + reach ?? double.PositiveInfinity, ceiling ?? double.PositiveInfinity);
        var lower = Math.Max(mean - reach ?? double.NegativeInfinity, floor ?? double.NegativeInfinity);

        var signals = values.Length < MonthsToJudge
            ? new (SpcSignal, SpcSide)[values.Length]
            : Signals(values, mean, upper, lower, reach!.Value);
        var marked = kept.Select((p, i) => new XmrPoint(p.index, values[i], signals[i].Item1, signals[i].Item2)).ToArray();
        return new XmrChart(points.Count, mean, reach is null ? null : upper, reach is null ? null : lower, marked);
    }

    private static double MeanMovingRange(double[] values, bool unscreened)
    {
        var ranges = values.Skip(1).Zip(values, (next, before) => Math.Abs(next - before)).ToArray();
        var mean = ranges.Average();
        if (unscreened)
            return mean;

        // A series that hardly ever moves loses all its movement to the screen; limits of no width would call every month a signal.
        var screened = ranges.Where(r => r <= ScreenFactor * mean).Average();
        return screened > 0 ? screened : mean;
    }

    private static (SpcSignal, SpcSide)[] Signals(double[] values, double mean, double upper, double lower, double reach)
    {
        // A constant series' mean can differ from its points in the last bit, which is no difference.
        var hair = 1e-9 * values.Max(Math.Abs);
        SpcSide Beyond(double value, double low, double high) =>
            value > high + hair ? SpcSide.Above : value < low - hair ? SpcSide.Below : SpcSide.Neither;

        var outside = Array.ConvertAll(values, v => Beyond(v, lower, upper));
        var shift = Runs(Array.ConvertAll(values, v => Beyond(v, mean, mean)), RunOfPoints, trailing: 0);
        var steps = values.Skip(1).Zip(values, (next, before) => Beyond(next, before, before)).ToArray();
        var trend = Runs(steps, RunOfPoints - 1, trailing: 1);

        // Two thirds of the way to the limits as they are before 0% and 100% cut them off: a cut-off limit would draw chance into the outer third.
        var near = Array.ConvertAll(values, v => Beyond(v, mean - (reach * 2 / 3), mean + (reach * 2 / 3)));
        bool TwoOfThree(int i) => near[i] != SpcSide.Neither
            && Enumerable.Range(i - 2, 5).Any(j => j != i && j >= 0 && j < near.Length && near[j] == near[i]);

        return Enumerable.Range(0, values.Length).Select(i =>
            outside[i] != SpcSide.Neither ? (SpcSignal.PointOutside, outside[i])
            : shift[i] != SpcSide.Neither ? (SpcSignal.SevenOneSide, shift[i])
            : trend[i] == SpcSide.Above ? (SpcSignal.SevenRising, trend[i])
            : trend[i] == SpcSide.Below ? (SpcSignal.SevenFalling, trend[i])
            : TwoOfThree(i) ? (SpcSignal.TwoOfThreeNearLimit, near[i])
            : (SpcSignal.None, SpcSide.Neither)).ToArray();
    }

    /// <summary>The side of each member of a run of at least <paramref name="length"/>; <paramref name="trailing"/> is 1 where the sides are steps between points.</summary>
    private static SpcSide[] Runs(SpcSide[] sides, int length, int trailing)
    {
        var members = new SpcSide[sides.Length + trailing];
        var start = 0;
        for (var end = 1; end <= sides.Length; end++)
        {
            if (end < sides.Length && sides[end] == sides[start])
                continue;
            if (sides[start] != SpcSide.Neither && end - start >= length)
                Array.Fill(members, sides[start], start, end - start + trailing);
            start = end;
        }

        return members;
    }
}
