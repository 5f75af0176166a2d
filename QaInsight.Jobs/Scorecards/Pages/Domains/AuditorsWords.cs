using QaInsight.Scorecards.Lists;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards.Pages.Domains;

/// <summary>What auditors wrote on judgements in a domain, newest first: on those good or better, and on those below good.</summary>
internal static class AuditorsWords
{
    private const int MostRead = 50;
    private const int MostShown = 20;
    private const int MostMonths = 12;

    // Words are looked for in this many of the newest audits, whatever their number: the page's cost must not grow with it.
    private const int MostAudits = 5000;

    private const int MostLetters = 320;

    public static IReadOnlyList<Block> Blocks(PageSource source)
    {
        var period = source.Period.Months > MostMonths ? Period.Ending(source.Period.To, MostMonths) : source.Period;
        var (good, below) = Read(source, period);
        return
        [
            Block(source, "words-below-good", "Comments on judgements below good", below, period),
            Block(source, "words-good", "Comments on judgements good or better", good, period),
        ];
    }

    private static Block Block(PageSource source, string key, string title, List<Comment> comments, Period period)
    {
        var hasQuestions = comments.Exists(c => c.Question.Length > 0);
        return new Block(key, title, new Table(
            [
                Column.Text("audit", "Audit"), Column.Text("comment", "What the auditor wrote"), .. hasQuestions ? new[] { Column.Text("question", "Question") } : [],
                Column.Text("grade", "Grade"), Column.Text("team", "Team"), Column.Text("month", "Month"),
            ],
            [
                .. comments.Take(MostRead).Select(c => Row.Of(
                [
                    Cell.Of(c.Audit, source.Address.ToAudit(c.Audit)),
                    new Cell(Shortened(c.Text)) { Value = c.Text, IsProse = true },
                    .. hasQuestions ? new[] { Cell.Of(c.Question) } : [],
                    Cell.Of(c.Grade.Name),
                    Cell.Of(c.Team.Name),
                    Cell.Of(c.Month),
                ])),
            ],
            $"No comments {InEnglish.When(period)}.")
        {
            MostShown = MostShown,
            Note = (comments.Count > MostRead ? $"The first {MostRead} alone, newest month first. " : "") + (period == source.Period ? "" : $"Of {period.Label} alone.") is { Length: > 0 } note ? note.TrimEnd() : null,
        })
        {
            IsWide = true,
        };
    }

    private static (List<Comment> Good, List<Comment> Below) Read(PageSource source, Period period)
    {
        var (selection, context) = (source.Selection, source.Context);
        using var rows = new Statement(
            source.Build.Connection,
            $"""
            SELECT a.audit_id, a.audit_month, a.team_ref, q.name, j.grade_ref, j.comment
            FROM (SELECT a.id, a.audit_id, a.audit_month, a.team_ref FROM fct_audit a
                  WHERE a.audit_month BETWEEN ?1 AND ?2 AND a.return_status = 'completed' AND {selection.AuditFacts}
                  ORDER BY {RowView.Audits.Order("a")} LIMIT {MostAudits}) a
            CROSS JOIN fct_judgement j ON j.audit_ref = a.id AND j.domain_ref = ?3 JOIN dim_question q ON q.id = j.question_ref
            WHERE j.grade_ref IS NOT NULL AND j.comment IS NOT NULL
            """);
        rows.Bind(0, period.From.Number);
        rows.Bind(1, period.To.Number);
        rows.Bind(2, selection.DomainId ?? 0);
        var (good, below) = (new List<Comment>(), new List<Comment>());
        // One more than is taken tells that there are more.
        while ((good.Count <= MostRead || below.Count <= MostRead) && rows.Step())
        {
            var grade = context.Grades[rows.Number(4)]!;
            var list = grade.GoodOrBetter ? good : below;
            if (list.Count <= MostRead)
                list.Add(new Comment(rows.Text(0)!, new Month(rows.Number(1)), context.Teams[rows.Number(2)], rows.Text(3) ?? "", grade, rows.Text(5)!));
        }

        return (good, below);
    }

    // The audit's own page holds the whole of it, and so do files.
    private static string Shortened(string text)
    {
        if (text.Length <= MostLetters)
            return text;
        var end = text.LastIndexOf(' ', MostLetters);
        return text[..(end > MostLetters / 2 ? end : char.IsHighSurrogate(text[MostLetters - 1]) ? MostLetters - 1 : MostLetters)] + " …";
    }

    private sealed record Comment(string Audit, Month Month, Team Team, string Question, Grade Grade, string Text);
}
