using QaInsight.Measures;

namespace QaInsight.Scorecards.Pages.Changes;

/// <summary>Measures whose latest month breaks a rule of its control chart.</summary>
internal static class Signals
{
    public static Block Make(PageSource source, IEnumerable<Measure> measures)
    {
        var judged = measures.Where(m => m.Months == MonthsCounted.Period && m.Better != Better.None).Select(m => (Measure: m, Judged: source.Trends.Judge(m.Key))).ToList();
        var latest = judged.Where(j => j.Judged.Trend.Points is [.., { Signal: not null, Figure.IsSmall: false } last] && last.Month == source.Period.To).ToList();
        var canJudge = judged.Exists(j => j.Judged.Trend.Variation != Variation.TooFew);
        return new Block("signals-of-month", source.Period.To.Label, new Table(
            [Column.Text("measure", "Measure"), Column.Figure("figure", "Figure"), Column.Text("rule", "What the months say"), Column.Text("means", "It means")],
            [
                .. latest.Select(j => Row.Of(
                    Cell.Of(j.Measure.Name, source.Address.ToMeasure(j.Measure.Key)),
                    Cell.Of(j.Judged.Trend.Points[^1].Figure, j.Measure.Unit, j.Judged.Trend.Points[^1].Place),
                    Cell.Of(InEnglish.Capital(j.Judged.Reading)),
                    Cell.Of($"{j.Judged.Trend.Variation}") with { Variation = j.Judged.Trend.Variation })),
            ],
            canJudge ? "Every measure is within the usual range of its last two years." : "There are too few months to say what is usual.")
        {
            Note = canJudge ? "Against each measure’s own last two years, month by month: a month beyond the limits, a run of seven on one side of the average or in one direction, or two of three near a limit." : null,
        })
        {
            IsWide = true,
        };
    }
}
