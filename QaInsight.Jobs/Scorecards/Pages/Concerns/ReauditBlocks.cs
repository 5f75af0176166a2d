namespace QaInsight.Scorecards.Pages.Concerns;

/// <summary>Re-audits due in the period: done or not, and how the grade moved.</summary>
internal static class ReauditBlocks
{
    private const int MostListed = 50;

    private static readonly Meaning[] Outcomes = [Meaning.GradeBetter, Meaning.GradeSame, Meaning.GradeWorse, Meaning.NotGradedYet, Meaning.NotDone];

    /// <param name="isTold">Whether any scale of the audits has inadequate.</param>
    public static IReadOnlyList<Block> All(PageSource source, IReadOnlyList<Reaudit>? due, bool isTold)
    {
        var empty = due is null ? OneByOne.TooMany : isTold ? $"No re-audit falls due {InEnglish.When(source.Period)}." : "These audits’ scale has no inadequate, so that no re-audit falls due.";
        return [Moves(source, due ?? [], empty), OneEach(source, due ?? [], empty)];
    }

    private static Block Moves(PageSource source, IReadOnlyList<Reaudit> due, string empty) => BarBlocks.Of(
        "reaudits-by-service", "How the grade moved, by service", "Service", "re-audits due", Outcomes,
        due.GroupBy(r => r.Team.Service).OrderBy(g => g.Key, StringComparer.OrdinalIgnoreCase).Select(g =>
            new StackedBar(g.Key, [.. Outcomes.Select(o => new BarPart(g.Count(r => r.Outcome == o), o == Meaning.NotDone ? (source.Address with { Service = g.Key }).ToRows("reaudits-done", "missed") : null))])
            {
                Place = source.Address with { Service = g.Key },
                Rows = (source.Address with { Service = g.Key }).ToRows("reaudits-due"),
            }), empty) with
    {
        IsWide = true,
        Say = Says(due),
    };

    private static Block OneEach(PageSource source, IReadOnlyList<Reaudit> due, string empty) => new("reaudits", "Re-audits due, those not done first", new Table(
        [Column.Text("audit", "Inadequate audit"), Column.Text("child", "Child"), Column.Text("team", "Team"), Column.Day("due", "Due"), Column.Text("before", "Grade then"), Column.Text("reaudit", "Re-audit"), Column.Text("after", "Grade now"), Column.Text("outcome", "Outcome")],
        [
            .. due.OrderByDescending(r => Array.IndexOf(Outcomes, r.Outcome)).ThenBy(r => r.Due).ThenBy(r => r.AuditId, StringComparer.Ordinal).Select(r => Row.Of(
                Cell.Of(r.AuditId, source.Address.ToAudit(r.AuditId)),
                new Cell(r.Child),
                Cell.Of(r.Team.Name, source.Address.To("team") with { Team = r.Team.Name }),
                Cell.Of(r.Due),
                Cell.Of(r.Before?.Name),
                Cell.Of(r.Again?.Id, r.Again is { } again ? source.Address.ToAudit(again.Id) : null),
                Cell.Of(r.Again?.Grade?.Name),
                new Cell(r.Outcome.Name))),
        ],
        empty)
    {
        MostShown = MostListed,
    })
    {
        IsWide = true,
    };

    private static Sentence? Says(IReadOnlyList<Reaudit> due)
    {
        if (due.Count == 0)
            return null;
        var (done, graded, better) = (due.Count(r => r.Again is not null), due.Count(r => r.Again?.Grade is not null), due.Count(r => r.Outcome == Meaning.GradeBetter));
        var words = new SentenceMaker().Say($"{InEnglish.Count(due.Count, "re-audit falls", "re-audits fall")} due; ").Strong(done == 0 ? "none" : InEnglish.Count(done)).Say($" {(done > 1 ? "have" : "has")} been done.");
        return graded == 0 ? words.Sentence : words.Then($"Of {InEnglish.Count(graded)} graded again, {(better == 0 ? "none is" : better == 1 ? "1 is" : $"{InEnglish.Count(better)} are")} better than before.").Sentence;
    }
}
