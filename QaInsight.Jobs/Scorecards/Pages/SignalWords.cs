using QaInsight.Measures;

namespace QaInsight.Scorecards.Pages;

/// <summary>The rule that fired at a point, in words.</summary>
internal static class SignalWords
{
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
