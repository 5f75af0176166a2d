using QaInsight.Measures;
using QaInsight.Measures.Cells;
using QaInsight.Measures.Counts;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards.Pages;

/// <summary>The last two years of measures, month by month, with control limits.</summary>
internal sealed class TrendReader(ScorecardReader scorecards, Catalogue catalogue, ScorecardRequest request, Figures figures)
{
    public const int Months = 24;

    // Read once a group, since a page asks for several measures of one.
    private readonly Dictionary<MeasureGroup, IReadOnlyList<ScorecardRow>> months = [];

    public Judged Judge(string measure) => Judge(Of(catalogue[measure]));

    public Judged JudgeOpenConcerns(MonthSums? concerns) => Judge(OfOpenConcerns(concerns));

    /// <summary>A measure's figures of some months, oldest first, judged.</summary>
    public Judged Judge(Measure measure, IReadOnlyList<(Month Month, Figure Figure)> months) => Judge(Make(measure, months));

    private Trend Of(Measure measure)
    {
        // Months before the first figure are not months without one: there was nothing yet.
        var rows = Rows(measure.Group).SkipWhile(r => IsBlank(r[measure.Group == MeasureGroup.Grades ? "grade-good-or-better" : measure.Key]!)).ToList();
        return Make(measure, [.. rows.Select(r => (Month.Parse(r.Key), r[measure.Key]!))]);
    }

    private static bool IsBlank(Figure figure) => figure.Denominator == 0 || (figure.Denominator is null && figure.Numerator is null or 0);

    private IReadOnlyList<ScorecardRow> Rows(MeasureGroup group)
    {
        if (!months.TryGetValue(group, out var rows))
            months[group] = rows = scorecards.ReadRows(request with { By = By.Month, Period = Period.Ending(request.Period.To, Months) }, m => m.Group == group);
        return rows;
    }

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

        return Make(measure, points);
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

    private Trend Make(Measure measure, IReadOnlyList<(Month Month, Figure Figure)> months)
    {
        var isShare = measure.Unit == MeasureUnit.Percent;
        var plain = months.Select(m => new TrendPoint(m.Month, m.Figure, null)).ToList();
        var chart = Chart(plain, isShare);
        var signals = chart.Points.ToDictionary(p => p.Index, p => p);
        var aim = months.Count > 0 && measure.Better == Better.Near ? Aim(measure, months[^1].Month) : null;
        var points = plain.Select((p, at) => signals.TryGetValue(at, out var point) && chart.EnoughToJudge && point.Signal != SpcSignal.None
            ? p with { Rule = point.Signal, Signal = SignalWords.Of(point), Variation = Reading.Of(point.Side, measure.Better) }
            : p).ToList();
        return chart.EnoughToJudge
            ? new Trend(points, isShare, chart.Mean, chart.Lower, chart.Upper, Reading.Of(chart, measure.Better, aim))
            : new Trend(points, isShare, null, null, null, Variation.TooFew);
    }

    // In the unit of the points, as limits are.
    private double? Aim(Measure measure, Month month) => figures.Targets.For(measure.Key, month.LastDay) is { } target
        ? (double)(measure.Unit == MeasureUnit.Percent ? target.Value / 100 : target.Value)
        : null;
}

/// <summary>A trend and what its months say, in one sentence without its full stop.</summary>
internal sealed record Judged(Trend Trend, string Reading);
