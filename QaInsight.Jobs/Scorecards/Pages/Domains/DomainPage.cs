using QaInsight.Measures;
using QaInsight.Scorecards.Board;

namespace QaInsight.Scorecards.Pages.Domains;

/// <summary>One practice domain: how it was judged, when and where, its questions, and what auditors wrote.</summary>
internal static class DomainPage
{
    private const int Months = 6;

    private static readonly MeasureGroup[] Groups = [MeasureGroup.Grades];

    /// <exception cref="ArgumentException">No judgement is in the domain.</exception>
    public static PageBody Make(PageSource source)
    {
        if (source.Request.Domain is not { } asked)
            return DomainsPage.Make(source);
        var domain = source.Context.Domains.FirstOrDefault(d => d.Name.Equals(asked, StringComparison.OrdinalIgnoreCase)) ?? throw new ArgumentException($"There is no practice domain '{asked}'.");
        var (now, earlier, year) = (source.Read(By.Board, Groups), source.Read(By.Board, Groups, source.ThreeBefore), source.Read(By.Board, Groups, source.Period.YearBefore));
        var questions = Questions(source);
        return new PageBody(
            domain.Label,
            [
                new Section("grades", null, [TrendBlocks.Of(source, "grade-good-or-better"), TrendBlocks.Of(source, "grade-inadequate"), MonthByMonth(source)])
                {
                    Lead = GradeLead.Say(source, now, earlier, year, "judgements", ""),
                    Tiles = TrendBlocks.Tiles(source, now.Total, "judgements", "grade-good-or-better", "grade-inadequate", "grade-outstanding", "grade-requires-improvement"),
                },
                .. questions.Table.Rows.Count == 0 ? Array.Empty<Section>() : [new Section("questions", "Questions", [questions])],
                new Section("words", "What auditors wrote", AuditorsWords.Blocks(source)),
                new Section("where", "Where", [PlaceGrades.Make(source, "judgements")]),
                new Section("which", "Which audits", [AuditTable.Latest(source)]),
            ])
        {
            Crumbs = [new Crumb(DomainsPage.Title, (source.Address with { Domain = null }).To("domains"))],
        };
    }

    private static Block MonthByMonth(PageSource source)
    {
        var months = source.Read(By.Month, Groups, Period.Ending(source.Period.To, Months)).Rows.Select(BoardRows.Bar).Where(b => b.Total > 0).Reverse().ToList();
        return GradeBlocks.Bars("months", "Grades month by month", "Month", new GradeBars(new SentenceMaker().Say("Each bar is a month’s judgements, the latest first.").Sentence, "judgements", months), key => source.Address with { Period = key }, null) with { IsWide = true };
    }

    private static Block Questions(PageSource source)
    {
        var measure = QuestionMeasures.NotYetGood;
        var asked = new QuestionSums(source.Build.Connection, source.Selection).Read(source.Period)
            .Select(q => (q.Question, Figure: source.Figures.Of(measure, q.BelowGood, q.Graded, source.Period.LastDay)))
            // What few judgements say stands after what can be compared.
            .OrderBy(q => q.Figure.IsSmall).ThenByDescending(q => q.Figure.Value).ThenBy(q => q.Question, StringComparer.OrdinalIgnoreCase).ToList();
        return new Block("questions-asked", "Share not yet good, by question", new Table(
            [Column.Text("question", "Question"), Column.Figure("not_yet_good", measure.Name) with { Says = measure.Definition }],
            [.. asked.Select(q => Row.Of(Cell.Of(q.Question), Cell.Of(q.Figure, measure.Unit, source.Address.ToRows("grade-good-or-better", "missed") with { Question = q.Question })))])
        {
            Note = "Judgements below good, of those graded on the question; the most first, and small numbers last.",
        })
        {
            Say = Worst(asked),
            IsWide = true,
        };
    }

    private static Sentence? Worst(List<(string Question, Figure Figure)> asked) => asked.Find(q => q.Figure is { IsSmall: false, Numerator: > 0 }) is { Figure: not null } worst
        ? new SentenceMaker().Say($"Furthest from good: “{InEnglish.Isolated(worst.Question)}” ").Strong(worst.Figure.Display).Say($", {BoardRows.Counted(worst.Figure)}.").Sentence
        : null;
}
