using QaInsight.Measures;

namespace QaInsight.Scorecards.Pages.Definitions;

/// <summary>The dictionary: every measure by its group, with its figure.</summary>
internal static class MeasuresPage
{
    public static PageBody Make(PageSource source)
    {
        var groups = source.Catalogue.All.GroupBy(m => m.Group).ToList();
        var now = source.Read(By.Board, [.. groups.Select(g => g.Key)]).Total;
        return new PageBody("Measures", [new Section("dictionary", null, [.. groups.Select(g => Group(source, g.Key, g, now))]) { Tabs = [new Tab("Every measure", source.Address, IsShown: true), new Tab("Targets", new PageAddress("targets"), IsShown: false)] }])
        {
            Crumbs = [new Crumb("Board", source.Address.To("board"))],
        };
    }

    private static Block Group(PageSource source, MeasureGroup group, IEnumerable<Measure> measures, ScorecardRow now) => new(group.Key, group.Name, new Table(
        [Column.Text("measure", "Measure"), Column.Text("counted", "What is counted"), Column.Text("better", "Better"), Column.Text("target", "Target"), Column.Figure("now", InEnglish.Capital(InEnglish.Name(source.Period)))],
        [
            .. measures.Select(m => Row.Of(
                Cell.Of(m.Name, source.Address.ToMeasure(m.Key)),
                Cell.Of(m.Definition),
                Cell.Of(m.Better == Better.None ? null : m.Better.ToString()),
                Cell.Of(MeasureWords.Target(source.Figures.Targets.For(m.Key, source.Period.LastDay))),
                source.Cell(m.Key, now, source.Address))),
        ]))
    {
        IsWide = true,
    };
}
