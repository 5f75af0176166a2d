using QaInsight.Measures;
using QaInsight.Scorecards.Board;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards.Pages.Concerns;

/// <summary>Children of concern, the second look at inadequate practice, and disputes that chairs and reviewing officers raised.</summary>
internal static class ConcernsPage
{
    public static PageBody Make(PageSource source)
    {
        var now = source.Read(By.Board, [MeasureGroup.Concerns]).Total;
        var sums = new FollowUpSums(source.Build.Connection, source.Selection, source.Period.To).Concerns.Find(RowIds.Total);
        var judged = source.Trends.JudgeOpenConcerns(sums);
        var (open, due, escalations) = (ConcernFact.ReadOpen(source), Reaudit.ReadDue(source), Escalation.Read(source));
        var blocks = new ConcernBlocks(source, open);
        return new PageBody("Concerns",
        [
            new Section("concerns", null, [blocks.Trend(judged), source.Selection.Services.Count > 1 ? blocks.ByAge() : blocks.ByTeam()])
            {
                Lead = Lead(source, now, open),
                Tiles =
                [
                    ActionWords.Concerns(source.Catalogue["concerns-open"], judged, sums) with { Place = source.Address.ToRows("concerns-open"), About = source.Address.ToMeasure("concerns-open") },
                    .. new[] { "concerns-raised", "reaudits-done", "escalations-raised" }.Select(m => MeasureBlocks.Tile(source, now, m)),
                ],
            },
            new Section("children", "Whose they are", source.Selection.Services.Count > 1 ? [blocks.ByTeam() with { IsWide = true }, blocks.OneByOne()] : [blocks.OneByOne()]),
            new Section("again", "Audited again", ReauditBlocks.All(source, due, now["reaudits-due"]!.Value is not null)),
            new Section("escalated", "Escalations", EscalationBlocks.All(source, escalations)),
        ]);
    }

    private static Sentence Lead(PageSource source, ScorecardRow now, IReadOnlyList<ConcernFact>? open)
    {
        var (stock, due, done, raised, resolved) = (now["concerns-open"]!.Numerator ?? 0, now["reaudits-done"]!.Denominator ?? 0, now["reaudits-done"]!.Numerator ?? 0, now["escalations-raised"]!.Numerator ?? 0, now["escalations-resolved"]!.Numerator ?? 0);
        var words = new SentenceMaker();
        if (stock == 0)
            words.Say("No child of concern is open.");
        else
            words.Strong(InEnglish.Count(stock, "child of concern", "children of concern")).Say($" {(stock == 1 ? "is" : "are")} open{(open is [var oldest, ..] ? $", the longest since {oldest.OpenedOn.ToWords()}" : "")}.");
        words.Then(due == 0 ? "" : $"{InEnglish.Count(done)} of {InEnglish.Count(due, "re-audit", "re-audits")} due {InEnglish.When(source.Period)} {(done == 1 ? "has" : "have")} been done.");
        return words.Then(source.Selection.IsOfSomeAudits ? "" : raised == 0 ? $"No escalations were raised {InEnglish.When(source.Period)}."
            : $"{InEnglish.Count(raised, "escalation was", "escalations were")} raised {InEnglish.When(source.Period)}, {(resolved == 0 ? "none of them" : InEnglish.Count(resolved))} resolved.").Sentence;
    }
}
