using QaInsight.Measures;
using QaInsight.Measures.Cells;
using QaInsight.Measures.Counts;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards.Board;

/// <summary>The last two years of a measure, month by month, with control limits.</summary>
internal sealed class BoardTrends(ScorecardReader scorecards, Catalogue catalogue, ScorecardRequest request, Figures figures)
{
    private const int Months = 24;

    private readonly Lazy<IReadOnlyList<ScorecardRow>> months = new(() =>
        scorecards.Read(request with { By = By.Month, Period = Period.Ending(request.Period.To, Months) }, [MeasureGroup.Grades]).Rows);

    private Trend Of(string measure)
    {
        // Months before the first audits are not months without a figure: there was nothing yet.
        var rows = months.Value.SkipWhile(r => r["grade-good-or-better"]!.Denominator == 0).ToList();
        return Make(catalogue[measure], [.. rows.Select(r => (Month.Parse(r.Key), r[measure]!))], isShare: true);
    }

    public Judged Judge(string measure) => Judge(Of(measure));

    public Judged JudgeOpenConcerns(MonthSums? concerns) => Judge(OfOpenConcerns(concerns));

    /// <summary>Children of concern open at the end of each month, and on the as-of day.</summary>
    private Trend OfOpenConcerns(MonthSums? concerns)
    {
        var measure = catalogue["concerns-open"];
        var last = Month.Of(request.AsOf);
        var first = concerns?.FirstWith(Place(ConcernCounts.Raised)) is { } raised && raised < last ? raised : last;
        var points = new List<(Month, Figure)>();
        foreach (var month in Later(first, last.Add(1 - Months)).To(last))
        {
            var open = month == last
                ? concerns?.SumAll(Place(ConcernCounts.Open)) ?? 0
                : concerns!.SumBefore(Place(ConcernCounts.Raised), month.Add(1)) - concerns.SumBefore(ConcernCounts.All.Count, month.Add(1));
            points.Add((month, figures.Of(measure, open, null, request.AsOf)));
        }

        return Make(measure, points, isShare: false);
    }

    private static Judged Judge(Trend trend) => new(
        trend,
        trend.Points.All(p => p.Figure.Value is null) ? "No month has a figure"
        : trend.Variation == Variation.TooFew ? "Too few months to judge"
        : Reading.Sentence(Chart(trend.Points, trend.IsShare)).TrimEnd('.'));

    private static Month Later(Month one, Month other) => one > other ? one : other;

    private static int Place(ConcernCount count) => CellTable.Concerns.Counts.ToList().IndexOf(count);

    private static XmrChart Chart(IReadOnlyList<TrendPoint> points, bool isShare) =>
        Xmr.Of([.. points.Select(p => (double?)p.Figure.Value)], floor: 0, ceiling: isShare ? 1 : null);

    private static Trend Make(Measure measure, IReadOnlyList<(Month Month, Figure Figure)> months, bool isShare)
    {
        var plain = months.Select(m => new TrendPoint(m.Month, m.Figure, null)).ToList();
        var chart = Chart(plain, isShare);
        var signals = chart.Points.ToDictionary(p => p.Index, p => p);
        var points = plain.Select((p, at) => signals.TryGetValue(at, out var point) && chart.EnoughToJudge && point.Signal != SpcSignal.None
            ? p with { Signal = SignalWords.Of(point), Variation = Reading.Of(point.Side, measure.Better) }
            : p).ToList();
        return chart.EnoughToJudge
            ? new Trend(points, isShare, chart.Mean, chart.Lower, chart.Upper, Reading.Of(chart, measure.Better))
            : new Trend(points, isShare, null, null, null, Variation.TooFew);
    }
}

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
