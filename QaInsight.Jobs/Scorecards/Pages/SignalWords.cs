using QaInsight.Measures;

namespace QaInsight.Scorecards.Pages;

/// <summary>The rule that fired at a point, in words.</summary>
internal static class SignalWords
{
    /// <summary>What each rule means, once.</summary>
    private static readonly Dictionary<SpcSignal, string> Meanings = new()
    {
        [SpcSignal.PointOutside] = "A month beyond the limits: months like the others would hardly ever give such a figure, so something was different in that month.",
        [SpcSignal.SevenOneSide] = "Seven or more months on one side of the average: by chance months fall on both sides, so the usual level itself has moved.",
        [SpcSignal.SevenRising] = "Seven or more months, each higher than the one before: by chance figures go up and down, so this is a steady rise.",
        [SpcSignal.SevenFalling] = "Seven or more months, each lower than the one before: by chance figures go up and down, so this is a steady fall.",
        [SpcSignal.TwoOfThreeNearLimit] = "Two of three months near the same limit: one may be chance, two so close together seldom are.",
    };

    /// <summary>Why a rule that fired is more than chance.</summary>
    public static string Means(SpcSignal rule) => Meanings[rule];

    public static string Of(XmrPoint point)
    {
        var side = point.Side == SpcSide.Above ? "above" : "below";
        return point.Signal switch
        {
            SpcSignal.PointOutside => $"{side} the limits",
            SpcSignal.SevenOneSide => $"one of seven or more months {side} the average",
            SpcSignal.SevenRising => "one of seven or more months rising",
            SpcSignal.SevenFalling => "one of seven or more months falling",
            SpcSignal.TwoOfThreeNearLimit => $"two of three months near the {(point.Side == SpcSide.Above ? "upper" : "lower")} limit",
            _ => "",
        };
    }
}
