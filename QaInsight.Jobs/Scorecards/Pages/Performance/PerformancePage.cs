using QaInsight.Measures;
using QaInsight.Scorecards.Board;

namespace QaInsight.Scorecards.Pages.Performance;

/// <summary>The performance indicators for boards, beside their targets and what is published of other councils.</summary>
internal static class PerformancePage
{
    public static PageBody Make(PageSource source)
    {
        var services = source.Read(By.Service, [MeasureGroup.Performance]);
        var shown = source.Catalogue.All.Where(m => m.Group == MeasureGroup.Performance && services.Total[m.Key] is { Numerator: not null, Denominator: not 0 }).ToList();
        var blocks = new IndicatorBlocks(source, services, shown, new Comparators(source));
        return new PageBody("Performance",
        [
            new Section("all", null, [blocks.All()]) { Lead = Lead(source, services.Total, shown) },
            new Section("months", "Those furthest from their target, month by month", blocks.Charts()),
            new Section("cut", "Beside each other", [.. source.Request.Team is null && source.Selection.Services.Count > 1 ? [blocks.ByService()] : Array.Empty<Block>(), .. blocks.ByTeam() is { } teams ? [teams] : Array.Empty<Block>()]),
            new Section("oversight", "In time, and any good?", [.. SupervisionBlock.All(source)]),
        ]);
    }

    private static Sentence Lead(PageSource source, ScorecardRow now, List<Measure> shown)
    {
        var words = new SentenceMaker();
        if (shown.Count == 0)
            return words.Say($"No indicator has a figure {InEnglish.When(source.Period)}.").Sentence;
        var aimed = shown.Where(m => now[m.Key] is { Status: not null, IsSmall: false }).ToList();
        if (aimed.Count == 0)
            return words.Say($"{InEnglish.Count(shown.Count, "indicator has", "indicators have")} a figure {InEnglish.When(source.Period)}; none of them has a target.").Sentence;
        var missed = aimed.Where(m => now[m.Key]!.Status == TargetStatus.Missed).ToList();
        words.Strong($"{InEnglish.Count(aimed.Count(m => now[m.Key]!.Status == TargetStatus.Met))} of {InEnglish.Count(aimed.Count, "indicator", "indicators")}").Say(" with a target met it.");
        return words.Then(missed.Count == 0 ? "None missed it by more than its floor." : $"Missed: {InEnglish.Listed([.. missed.Select(m => $"{InEnglish.InText(m.Name)} ({now[m.Key]!.Display} against {BoardRows.Aim(source.Figures.Targets.For(m.Key, source.Period.LastDay)!)})")])}.").Sentence;
    }
}
