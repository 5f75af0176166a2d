using QaInsight.Measures;
using QaInsight.Measures.Counts;
using QaInsight.Scorecards.Pages;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards.Board;

/// <summary>What are we doing about it? Actions of the last months and older ones, and the children of concern.</summary>
internal static class ActionWords
{
    /// <param name="oldest">The month of the oldest action that is not done.</param>
    public static Sentence Say(ScorecardRow actions, Period period, Month? oldest)
    {
        var words = new SentenceMaker();
        var raised = actions["actions-raised"]!.Numerator ?? 0;
        if (raised == 0)
        {
            words.Say($"No actions were raised {InEnglish.When(period)}.");
        }
        else
        {
            words.Say($"{InEnglish.Count(raised, "action was", "actions were")} raised {InEnglish.When(period)}: {Share(actions["actions-on-time"]!)} done on time, ")
                .Strong($"{Share(actions["actions-overdue"]!)} overdue").Say(".");
        }

        var (older, children) = (actions["actions-older-outstanding"]!.Numerator ?? 0, actions["children-older-outstanding"]!.Numerator ?? 0);
        if (older == 0)
            return words.Sentence;
        var since = oldest is { } month && month < period.From ? older == 1 ? $", from {month.Label}" : $", the oldest from {month.Label}" : "";
        return words.Then(
            $"{(raised == 0 ? InEnglish.Count(older) : $"A further {InEnglish.Count(older)}")} older {(older == 1 ? "action" : "actions")} for {InEnglish.Count(children, "child", "children")} {(older == 1 ? "is" : "are")} still open{since}.").Sentence;
    }

    /// <summary>The day's figure, over its month-ends; the last of these is where it is read from.</summary>
    public static Tile Concerns(Measure measure, Judged judged, MonthSums? concerns)
    {
        var (figure, points) = (judged.Trend.Points[^1].Figure, judged.Trend.Points);
        var detail = points.Count > 1 ? $"{points[^2].Figure.Display} at the end of {InEnglish.Name(Period.Of(points[^2].Month))}" : "";
        var oldest = figure.Numerator > 0 && concerns?.FirstWith(ConcernCounts.All.ToList().IndexOf(ConcernCounts.Open)) is { } month ? $"oldest open since {month.Label}" : figure.Numerator == 0 ? "none open" : "";
        var signals = judged.Trend.Variation is Variation.TooFew or Variation.Common ? "" : judged.Reading;
        return new Tile(measure.Key, measure.Name, figure, detail, judged.Trend, InEnglish.Capital(string.Join("; ", new[] { signals, oldest }.Where(s => s.Length > 0))));
    }

    // Of few actions a share says less than their count.
    private static string Share(Figure figure) => figure.Numerator == 0 ? "none" : figure.IsSmall ? InEnglish.Count(figure.Numerator ?? 0) : figure.Display;
}
