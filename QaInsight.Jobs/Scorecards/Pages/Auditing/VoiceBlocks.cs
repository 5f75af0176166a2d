using QaInsight.Measures;
using QaInsight.Scorecards.Lists;

namespace QaInsight.Scorecards.Pages.Auditing;

/// <summary>Whom auditors heard, what families said, and where that disagrees with the grade.</summary>
internal static class VoiceBlocks
{
    private const int MostDisagreements = 20;

    private static readonly (string Who, string Label)[] Families = [("child", "Children"), ("parent", "Parents")];

    public static IReadOnlyList<Block> All(PageSource source, ScorecardRow now) => [Heard(source, now), Feedback(source, now), Disagreements(source, now)];

    private static IEnumerable<Measure> Views(PageSource source) => source.Catalogue.All.Where(m => m.Key.StartsWith("views-", StringComparison.Ordinal));

    private static Block Heard(PageSource source, ScorecardRow now)
    {
        var block = BarBlocks.Of("voices", "Whom the auditor heard", "Who", "audits", [Meaning.Heard, Meaning.NotHeard], Views(source).Select(m => (Measure: m, Figure: now[m.Key]!))
            .Select(v => new StackedBar(Who(v.Measure), [
                new BarPart(v.Figure.Numerator ?? 0, source.Address.ToRows(v.Measure.Key)), new BarPart((v.Figure.Denominator ?? 0) - (v.Figure.Numerator ?? 0), source.Address.ToRows(v.Measure.Key, "missed"))])
            {
                Place = source.Address.ToMeasure(v.Measure.Key),
                Rows = source.Address.ToRows(v.Measure.Key, "denominator"),
            }), "No audit says whom the auditor heard.");
        return block with { Table = block.Table with { Note = "Audits where somebody could not be asked are left out." } };
    }

    private static Block Feedback(PageSource source, ScorecardRow now)
    {
        var completed = now["audits-completed"]!.Numerator ?? 0;
        var block = BarBlocks.Of("feedback", "What families said", "Feedback of", "answers", [Meaning.Positive, Meaning.Mixed, Meaning.Negative], Families.Select(f =>
            new StackedBar(f.Label, [.. new[] { "positive", "mixed", "negative" }.Select(said => BarBlocks.Part(now, $"feedback-{f.Who}-{said}", source.Address))]) { Rows = source.Address.ToRows($"feedback-{f.Who}-positive", "denominator") }), "No family was asked, or none answered.");
        var answers = Families.Select(f => (f.Label, Answered: now[$"feedback-{f.Who}-positive"]!.Denominator ?? 0)).ToList();
        return block with
        {
            Say = completed == 0 ? null : new SentenceMaker().Say($"Of {InEnglish.Count(completed, "completed audit", "completed audits")}, {InEnglish.Listed([.. answers.Select(a => $"{InEnglish.Count(a.Answered)} {(a.Answered == 1 ? "has" : "have")} feedback from {InEnglish.InText(a.Label)}")])}.").Sentence,
        };
    }

    /// <summary>Audits whose feedback parts ways with the grade.</summary>
    private static Block Disagreements(PageSource source, ScorecardRow now)
    {
        var figure = now["feedback-disagreement"]!;
        var isShown = figure.Numerator > 0 && OneByOne.HasFewAudits(source, source.Period);
        var rows = isShown ? source.Lists.Read(ListKind.FeedbackDisagreements, source.Request).Table : new RowTable([], []);
        string Text(IReadOnlyList<object?> row, string column) => $"{row[rows.Columns.ToList().IndexOf(column)]}";
        return new Block("disagreements", "Feedback that disagrees with the grade", new Table(
            [Column.Text("audit", "Audit"), Column.Text("child", "Child"), Column.Text("team", "Team"), Column.Text("grade", "Grade"), Column.Text("child_feedback", "Child said"), Column.Text("parent_feedback", "Parent said")],
            [
                .. rows.Rows.Select(r => Row.Of(
                    Cell.Of(Text(r, "audit_id"), source.Address.ToAudit(Text(r, "audit_id"))),
                    Cell.Of(Text(r, "child_id")),
                    Cell.Of(Text(r, "team"), source.Address.To("team") with { Team = Text(r, "team") }),
                    Cell.Of(Text(r, "moderator_grade") is { Length: > 0 } moderated ? moderated : Text(r, "auditor_grade")),
                    Cell.Of(InEnglish.Capital(Text(r, "child_feedback"))),
                    Cell.Of(InEnglish.Capital(Text(r, "parent_feedback"))))),
            ],
            figure.Numerator > 0 ? OneByOne.TooMany : figure.Denominator > 0 ? "No feedback disagrees with its audit’s grade." : "No audit has feedback.")
        {
            MostShown = MostDisagreements,
        })
        {
            IsWide = true,
            Say = figure.Numerator > 0 ? new SentenceMaker().Strong(InEnglish.Count(figure.Numerator.Value)).Say($" of {InEnglish.Count(figure.Denominator ?? 0, "audit", "audits")} with feedback: negative where the grade is good or better, or positive where it is inadequate.").Sentence : null,
            More = figure.Numerator > 0 ? new Crumb("All of them as rows", source.Address.ToRows(ListKind.FeedbackDisagreements.Word)) : null,
        };
    }

    private static string Who(Measure measure) => measure.Name.Replace(" heard", "", StringComparison.Ordinal);
}
