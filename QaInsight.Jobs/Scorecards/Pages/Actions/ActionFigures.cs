using QaInsight.Measures;
using QaInsight.Measures.Counts;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards.Pages.Actions;

/// <summary>The measures of actions by service and team. One owner's are counted from the rows, for which there are no cells, by the same tests.</summary>
internal sealed class ActionFigures(PageSource source, Period window, IReadOnlyList<ActionFact>? facts)
{
    public Scorecard Read(By by) => source.Address.Person is null || facts is null
        ? source.Read(by, [MeasureGroup.Actions], window)
        : new Scorecard(
            source.Request with { By = by, Period = window },
            [.. facts.GroupBy(a => by == By.Service ? a.Team.Service : a.Team.Name).OrderBy(g => g.Key, StringComparer.OrdinalIgnoreCase).Select(g => Row(g.Key, g.Key, [.. g]))],
            Row(ScorecardRow.TotalKey, "All", facts));

    /// <summary>The month of the oldest action that is not done.</summary>
    public Month? Oldest => facts is null
        ? new FollowUpSums(source.Build.Connection, source.Selection, window.To).Actions.Find(RowIds.Total)?.FirstWith(FollowUpSums.Overdue, FollowUpSums.NotDue)
        : facts.Where(a => a.IsOpen(source.Selection.Day)).Select(a => (Month?)a.Counted.Raised).Min();

    private ScorecardRow Row(string key, string label, IReadOnlyList<ActionFact> actions)
    {
        var day = source.Selection.Day;
        var (raised, older) = (actions.Where(a => a.Counted.Raised >= window.From).ToList(), actions.Where(a => a.Counted.Raised < window.From && a.IsOpen(day)).ToList());
        return new ScorecardRow(key, label,
        [
            .. source.Catalogue.All.Where(m => m.Group == MeasureGroup.Actions).Select(m => KeyValuePair.Create(m.Key, source.Figures.Of(m, m.Numerator switch
            {
                ActionCount count => raised.Count(a => count.IsCounted(a.Counted, day)),
                _ when m.Numerator == ActionCounts.OlderOutstanding => older.Count,
                _ => older.Select(a => a.Child).Distinct(StringComparer.Ordinal).Count(),
            }, m.Denominator is null ? null : raised.Count, window.LastDay))),
        ]);
    }
}
