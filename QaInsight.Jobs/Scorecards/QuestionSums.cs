using Microsoft.Data.Sqlite;
using QaInsight.Measures;
using QaInsight.Measures.Cells;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards;

/// <summary>How many judgements on each question of a practice domain were graded, and how many below good: from cells by service, else from the judgements themselves.</summary>
internal sealed class QuestionSums(SqliteConnection connection, Selection selection)
{
    private bool HasCells => selection.IsWholeServices && !selection.IsOfSomeAudits;

    /// <summary>Judgements on the domain as a whole are left out.</summary>
    public IReadOnlyList<QuestionCounts> Read(Period period)
    {
        using var rows = new Statement(connection, HasCells ? Cells : Facts);
        rows.Bind(0, period.From.Number);
        rows.Bind(1, period.To.Number);
        rows.Bind(2, selection.DomainId ?? 0);
        var counts = new List<QuestionCounts>();
        while (rows.Step())
            counts.Add(new QuestionCounts(rows.Text(0)!, rows.Number(1), rows.Number(2)));
        return counts;
    }

    private string Cells =>
        $"""
        SELECT q.name, sum(c.graded), sum(c.below_good) FROM {CellTable.Questions.Name} c JOIN dim_question q ON q.id = c.question_ref
        WHERE c.month BETWEEN ?1 AND ?2 AND c.domain_ref = ?3 AND c.service_ref IN ({(selection.IsEveryTeam ? "0" : string.Join(",", selection.Services))}){(selection.ProgrammeId is { } programme ? $" AND c.programme_ref = {programme}" : "")}
        GROUP BY c.question_ref
        """;

    private string Facts =>
        $"""
        SELECT q.name, count(*), sum(j.grade_ref IN ({string.Join(",", BelowGood)}))
        FROM fct_audit a CROSS JOIN fct_judgement j ON j.audit_ref = a.id AND j.domain_ref = ?3 JOIN dim_question q ON q.id = j.question_ref
        WHERE a.audit_month BETWEEN ?1 AND ?2 AND a.return_status = 'completed' AND j.grade_ref IS NOT NULL AND q.name <> '' AND {selection.AuditFacts}
        GROUP BY j.question_ref
        """;

    private IEnumerable<int> BelowGood => selection.Context.Grades.OfType<Grade>().Where(g => Measures.Counts.JudgementCounts.BelowGood.IsCounted(g)).Select(g => g.Id);
}

/// <param name="Graded">Judgements with a grade.</param>
internal sealed record QuestionCounts(string Question, int Graded, int BelowGood);
