using QaInsight.Measures;

namespace QaInsight.Scorecards.Pages;

/// <summary>An earlier period that a page holds its own against.</summary>
/// <param name="Key">As files head it: <c>before</c>.</param>
/// <param name="Title">As tables head it.</param>
internal sealed record Earlier(string Key, string Title, Period Period, ScorecardRow Row);

/// <summary>Measures down the page, each now and earlier, and whether it differs by more than chance.</summary>
internal static class MeasureChanges
{
    /// <param name="isJudged">Whether a change of the measure can be judged; null for every one that is a share of the period's own audits.</param>
    public static Table Table(PageSource source, IEnumerable<Measure> measures, ScorecardRow now, IReadOnlyList<Earlier> earlier, Func<Measure, bool>? isJudged = null) => new(
        [
            Column.Text("measure", "Measure"),
            Column.Figure("now", source.Period.Label),
            .. earlier.SelectMany(e => new[] { Column.Figure(e.Key, e.Title), Column.Text($"{e.Key}_change", "More than chance?") }),
        ],
        [
            .. measures.Where(m => now[m.Key]!.Numerator is not null || earlier.Any(e => e.Row[m.Key]!.Numerator is not null)).Select(m => Row.Of(
            [
                Cell.Of(m.Name, source.Address.ToMeasure(m.Key)),
                source.Cell(m.Key, now, source.Address),
                .. earlier.SelectMany(e => new[] { Then(source, m, e), (isJudged ?? Change.IsJudged)(m) ? ChangeWords.Verdict(ChangeWords.Compare(m, "", now, e.Row)) : Cell.None }),
            ])),
        ]);

    // Whether a target is met is asked of the period alone.
    private static Cell Then(PageSource source, Measure measure, Earlier earlier)
    {
        var cell = source.Cell(measure.Key, earlier.Row, source.Address with { Period = earlier.Period.ToString() });
        return cell with { Figure = cell.Figure is { } figure ? figure with { Status = null } : null };
    }
}
