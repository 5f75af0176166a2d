using QaInsight.Measures;
using QaInsight.Measures.Cells;
using QaInsight.Measures.Counts;
using QaInsight.Scorecards.Board;
using QaInsight.Scorecards.Lists;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards.Pages;

/// <summary>The last two years of measures, month by month, with control limits.</summary>
/// <param name="at">The address whose months they are; each point leads to the rows behind it.</param>
internal sealed class TrendReader(ScorecardReader scorecards, Catalogue catalogue, ScorecardRequest request, Figures figures, PageAddress at)
{
    public const int Months = 24;

    // Read once a group, since a page asks for several measures of one.
    private readonly Dictionary<(MeasureGroup Group, bool IsWindow), IReadOnlyList<ScorecardRow>> months = [];
    private readonly Dictionary<MeasureGroup, ILookup<(string Measure, Month Month), Restated>> restated = [];

    public Judged Judge(string measure) => Judge(Of(catalogue[measure]));

    /// <summary>Measures over one denominator, their numerators summed: what moved up and down in all.</summary>
    public Judged Judge(ExpectedRange together)
    {
        var rows = Rows(catalogue[together.Measures[0]]).Select(r => (Month: Month.Parse(r.Key), Figure: Sum(together, r))).SkipWhile(m => IsBlank(m.Figure)).ToList();
        var judged = Judge(Whole(together), rows);
        return judged with { Trend = judged.Trend with { Points = [.. judged.Trend.Points.Select(p => p with { Place = RowsOf(together, at with { Period = p.Month.ToString() }, p.Figure) })] } };
    }

    public Figure Sum(ExpectedRange together, ScorecardRow row) =>
        figures.Of(Whole(together), together.Measures.Sum(m => row[m]!.Numerator ?? 0), row[together.Measures[0]]!.Denominator, request.Period.LastDay);

    /// <summary>No measure counts what moved up and down in all: its rows are those moderated whose grade moved.</summary>
    public static PageAddress? RowsOf(ExpectedRange together, PageAddress at, Figure figure) => together.Key == BoardRows.Moved && figure.Numerator is > 0
        ? at.ToRows("moderation-rate") with { Only = RowTest.Words(RowTest.Moved) }
        : null;

    private Measure Whole(ExpectedRange together) => catalogue[together.Measures[0]] with { Key = together.Key, Name = together.Name, Better = Better.None };

    public Judged JudgeOpenConcerns(MonthSums? concerns) => Judge(OfOpenConcerns(concerns));

    /// <summary>A measure's figures of some months, oldest first, judged.</summary>
    public Judged Judge(Measure measure, IReadOnlyList<(Month Month, Figure Figure)> months) => Judge(Make(measure, months));

    private Trend Of(Measure measure)
    {
        // Months before the first figure are not months without one: there was nothing yet.
        var rows = Rows(measure).SkipWhile(r => IsBlank(r[measure.Group == MeasureGroup.Grades ? "grade-good-or-better" : measure.Key]!)).ToList();
        var trend = Make(measure, [.. rows.Select(r => (Month.Parse(r.Key), r[measure.Key]!))]);
        return ReportedSums.CanTell(measure) ? trend with { Points = [.. trend.Points.Select(p => p with { Restated = RestatedIn(measure.Group)[(measure.Key, p.Month)].FirstOrDefault() })] } : trend;
    }

    private static bool IsBlank(Figure figure) => figure.Denominator == 0 || (figure.Denominator is null && figure.Numerator is null or 0);

    // A window is counted afresh for each month, which a page pays only where it asks for one.
    private IReadOnlyList<ScorecardRow> Rows(Measure measure)
    {
        var key = (measure.Group, measure.Months == MonthsCounted.Window);
        if (!months.TryGetValue(key, out var rows))
            months[key] = rows = scorecards.ReadRows(MonthByMonth, m => (m.Group, m.Months == MonthsCounted.Window) == key);
        return rows;
    }

    private ILookup<(string Measure, Month Month), Restated> RestatedIn(MeasureGroup group)
    {
        if (!restated.TryGetValue(group, out var found))
            restated[group] = found = scorecards.Restated(MonthByMonth, m => m.Group == group).ToLookup(r => (r.Measure, r.Month));
        return found;
    }

    private ScorecardRequest MonthByMonth => request with { By = By.Month, Period = Period.Ending(request.Period.To, Months) };

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
        var plain = months.Select(m => new TrendPoint(m.Month, m.Figure, null) { Place = Place(measure, m.Month, m.Figure) }).ToList();
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

    // A stock of an earlier month is what was open at its end.
    private PageAddress? Place(Measure measure, Month month, Figure figure) => (at with
    {
        Period = month.ToString(),
        AsOf = measure.Months == MonthsCounted.Always && month < Month.Of(request.AsOf) ? month.LastDay.ToIso() : at.AsOf,
    }).ToRows(measure.Key, figure);

    // In the unit of the points, as limits are.
    private double? Aim(Measure measure, Month month) => figures.Targets.For(measure.Key, month.LastDay) is { } target
        ? (double)(measure.Unit == MeasureUnit.Percent ? target.Value / 100 : target.Value)
        : null;
}

/// <summary>A trend and what its months say, in one sentence without its full stop.</summary>
internal sealed record Judged(Trend Trend, string Reading);
