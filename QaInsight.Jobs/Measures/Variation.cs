using System.Globalization;

namespace QaInsight.Measures;

/// <summary>What a trend comes to at its latest month. <c>Neither</c> is a real change of a figure that has no better way.</summary>
public enum Variation
{
    TooFew,
    Common,
    Improving,
    Concerning,
    Neither,
}

/// <summary>A chart's latest month put into words.</summary>
public static class Reading
{
    /// <summary>
    /// <paramref name="target"/>, in the unit of the points, matters to <see cref="Better.Near"/> alone: there a change is
    /// better that brings the latest month closer to it than the mean is.
    /// </summary>
    public static Variation Of(XmrChart chart, Better better, double? target = null)
    {
        if (!chart.EnoughToJudge)
            return Variation.TooFew;
        var latest = chart.Latest!;
        if (latest.Side == SpcSide.Neither || better != Better.Near || target is not double aim)
            return Of(latest.Side, better);

        return Math.Abs(latest.Value - aim).CompareTo(Math.Abs(chart.Mean!.Value - aim)) switch
        {
            < 0 => Variation.Improving,
            > 0 => Variation.Concerning,
            _ => Variation.Neither,
        };
    }

    /// <summary>The same from a signal's side alone, where there are months enough to judge.</summary>
    public static Variation Of(SpcSide side, Better better) => (side, better) switch
    {
        (SpcSide.Neither, _) => Variation.Common,
        (SpcSide.Above, Better.Higher) or (SpcSide.Below, Better.Lower) => Variation.Improving,
        (SpcSide.Above, Better.Lower) or (SpcSide.Below, Better.Higher) => Variation.Concerning,
        _ => Variation.Neither,
    };

    /// <summary>One sentence, with its full stop, on why the latest month is or is not more than chance.</summary>
    public static string Sentence(XmrChart chart)
    {
        if (!chart.EnoughToJudge)
            return string.Create(CultureInfo.InvariantCulture, $"There are too few months to judge: {chart.Points.Count} of the {Xmr.MonthsToJudge} needed.");

        var latest = chart.Latest!;
        var above = latest.Side == SpcSide.Above;
        var limit = above ? "upper" : "lower";
        return latest.Signal switch
        {
            SpcSignal.PointOutside => $"The latest month{WithAFigure(chart, 1)} is {(above ? "above" : "below")} the {limit} limit.",
            SpcSignal.SevenOneSide => $"The last seven months{WithAFigure(chart, 7)} are all {(above ? "above" : "below")} the average.",
            SpcSignal.SevenRising => $"The last seven months{WithAFigure(chart, 7)} rise without a break.",
            SpcSignal.SevenFalling => $"The last seven months{WithAFigure(chart, 7)} fall without a break.",
            SpcSignal.TwoOfThreeNearLimit => $"At least two of the last three months{WithAFigure(chart, 3)} are near the {limit} limit.",
            _ => $"The latest month{WithAFigure(chart, 1)} is within the usual range.",
        };
    }

    /// <summary>Months left out make "the last seven months" untrue unless it is said which.</summary>
    private static string WithAFigure(XmrChart chart, int months) =>
        chart.Months - chart.Points[^months].Index == months ? "" : " with a figure";
}
