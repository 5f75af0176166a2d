using QaInsight.Measures;
using QaInsight.Scorecards.Pages.Commentary;
using QaInsight.Scorecards.Pages.Rows;

namespace QaInsight.Scorecards.Pages.Definitions;

/// <summary>One measure: what it is, how it stands and has gone, and where.</summary>
internal static class MeasurePage
{
    public static PageBody Make(PageSource source)
    {
        if (source.Address.Of is not { } key || !source.Catalogue.Has(key))
            throw new NotThereException($"There is no measure '{source.Address.Of}'.");
        var measure = source.Catalogue[key];
        var figure = source.Read(By.Board, measure).Total[key]!;
        var trend = new MeasureTrend(source, measure);
        return new PageBody(
            measure.Name,
            [
                new Section("now", null, [.. trend.Block() is { } block ? [block] : Array.Empty<Block>(), Facts(source, measure), .. Comparators.Of(source, measure)])
                {
                    Lead = Lead(source, measure, figure),
                    Tabs = RowTabs.Of(measure, source.Address.ToRows(key), figure),
                },
                .. MeasureCuts.Of(source, measure),
                .. Written(source, measure),
            ])
        {
            Crumbs = [new Crumb("Board", source.Address.To("board")), new Crumb("Measures", source.Address.To("measures"))],
        };
    }

    // What stands beside the figure itself is written out above.
    private static IEnumerable<Section> Written(PageSource source, Measure measure)
    {
        var rows = PageRemarks.OnMeasure(source, measure.Key);
        if (rows.Count > 0)
            yield return new Section("written", "What was written", [RemarkTable.Of("commentary-on-measure", "Commentary on this measure", rows)]);
    }

    private static Sentence Lead(PageSource source, Measure measure, Figure figure)
    {
        var lead = new SentenceMaker();
        if (figure.Numerator is not { } numerator)
            return lead.Say($"Not available {InEnglish.When(source.Period)}: nothing was counted on a scale that tells it apart.").Sentence;
        lead.Strong(figure.Display).Say($" {InEnglish.When(source.Period)}");
        lead.Say(figure.Denominator is { } of ? $": {Amount(numerator)} of {Amount(of)}{(figure.IsSmall ? ", which are small numbers" : "")}." : ".");
        if (MeasureWords.Target(source.Figures.Targets.For(measure.Key, source.Period.LastDay)) is { } target)
            lead.Then($"The target is {target}{(figure.Status is null ? "" : $": {MeasureWords.Status(figure.Status)}")}.");
        return lead.Sentence;
    }

    private static Block Facts(PageSource source, Measure measure)
    {
        var target = source.Figures.Targets.For(measure.Key, source.Period.LastDay);
        (string Name, string? Says)[] facts =
        [
            ("What is counted", MeasureWords.Counted(source, measure)),
            ("Why it matters", measure.Why),
            ("Which way is better", MeasureWords.Better(measure)),
            ("Target", target is null ? "None is set" : Target(target)),
            .. source.Figures.Targets.Expected.Where(e => e.Measures.Contains(measure.Key)).Select(e => ("Expected", (string?)$"{e.Name}: {MeasureWords.Amount(e.Low, measure.Unit)} to {MeasureWords.Amount(e.High, measure.Unit)} in all. {e.Reason}")),
            ("Source", measure.Source),
        ];
        return new Block("about", "What it is", new Table(
            [Column.Text("fact", "Fact"), Column.Text("says", "Says")], [.. facts.Select(f => Row.Of(Cell.Of(f.Name), Cell.Of(f.Says)))])
        {
            IsFacts = true,
        })
        {
            More = measure.CanHaveTarget ? new Crumb("The target and its history", PageAddress.ToTarget(measure.Key)) : null,
        };
    }

    private static string Target(Target target)
    {
        var since = target.From is { } from ? $" since {Warehouse.Days.ToWords(from)}" : "";
        return $"{MeasureWords.Aim(target)}: a {(target.Source == TargetSource.Local ? "local" : "national")} target{since}. {target.Reason}";
    }

    // Full-time equivalents have fractions.
    private static string Amount(decimal count) => count.ToString("#,##0.##", System.Globalization.CultureInfo.InvariantCulture);
}
