using QaInsight.Measures;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards.Pages.Definitions;

/// <summary>A measure month by month, with the rules that fired explained.</summary>
internal sealed class MeasureTrend(PageSource source, Measure measure)
{
    /// <summary>Null where a measure has no months: what is still open of all earlier ones only grows.</summary>
    public Block? Block()
    {
        if (measure.Months == MonthsCounted.AllBefore)
            return null;
        var judged = Judged();
        var trend = judged.Trend.Leading(Place);
        return new Block("months", "Month by month", new Table(
            [Column.Text("month", "Month"), source.Column(measure.Key), Column.Text("rule", "More than chance")],
            [.. trend.Points.Select(p => Row.Of(Cell.Of(p.Month, source.Address with { Period = p.Month.ToString() }), Cell.Of(p.Figure, measure.Unit, p.Place), Cell.Of(p.Signal is { } rule ? InEnglish.Capital(rule) : null)))],
            "There are no months with a figure yet."))
        {
            Say = Explained(judged, trend),
            Chart = trend.Points.Count == 0 ? null : new TrendChart(measure.Name, trend),
        };
    }

    private Judged Judged()
    {
        if (measure.Months == MonthsCounted.Always)
            return source.Trends.JudgeOpenConcerns(new FollowUpSums(source.Build.Connection, source.Selection, source.Period.To).Concerns.Find(RowIds.Total));
        if (measure.Group != MeasureGroup.Performance)
            return source.Trends.Judge(measure.Key);
        // Indicators are many, and each has rows of its own: the others are left unread.
        var months = source.Read(By.Month, measure, Period.Ending(source.Period.To, TrendReader.Months)).Rows.SkipWhile(r => r[measure.Key]!.Value is null or 0);
        return source.Trends.Judge(measure, [.. months.Select(r => (Month.Parse(r.Key), r[measure.Key]!))]);
    }

    private static Sentence Explained(Judged judged, Trend trend)
    {
        var say = new SentenceMaker().Strong(judged.Reading + ".");
        var rules = trend.Points.Select(p => p.Rule).Where(r => r != SpcSignal.None).Distinct().Order().ToList();
        if (trend.Variation == Variation.TooFew)
            return say.Then(trend.Points.Count == 0 ? "" : $"A change can be told from chance once there are {InEnglish.Number(Xmr.MonthsToJudge)} months.").Sentence;
        say.Then("The band is the range that months keep to by chance alone.");
        return rules.Aggregate(say, (words, rule) => words.Then(SignalWords.Means(rule))).Then(rules.Count == 0 ? "No month stands out from it." : "").Sentence;
    }

    // What was open at a month's end is found by asking on that day.
    private PageAddress Place(Month month) => source.Address.ToRows(measure.Key) with
    {
        Period = month.ToString(),
        AsOf = measure.Months == MonthsCounted.Always && month.LastDay < source.Request.AsOf ? month.LastDay.ToIso() : source.Address.AsOf,
    };
}
