using System.Globalization;
using System.Text.Json;
using QaInsight.Scorecards.Lists;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards.Pages.Concerns;

/// <summary>An audit graded inadequate whose re-audit falls due in the period, and the later audit that followed it, if one did.</summary>
/// <param name="Again">The earliest later audit that was graded; while none is, the earliest.</param>
internal sealed record Reaudit(string AuditId, string Child, Team Team, Month Month, Grade? Before, LaterAudit? Again)
{
    private const int Months = 3;

    /// <summary>Three months after the audit month.</summary>
    public Month Due => Month.Add(Months);

    public Meaning Outcome => Again switch
    {
        null => Meaning.NotDone,
        { Grade: null } => Meaning.NotGradedYet,
        { Grade: var after } => Grade.Moved(Before, after) switch { > 0 => Meaning.GradeBetter, < 0 => Meaning.GradeWorse, _ => Meaning.GradeSame },
    };

    /// <summary>By the month in which they fall due; null where there are too many audits to look at one by one.</summary>
    public static IReadOnlyList<Reaudit>? ReadDue(PageSource source)
    {
        if (!OneByOne.HasFewAudits(source, new Period(source.Period.From.Add(-Months), source.Period.To.Add(-Months))))
            return null;
        var list = source.Lists.Read(ListKind.ReauditsDue, source.Request).Table;
        var id = list.Columns.ToList().IndexOf("audit_id");
        // Each audit once for each that names it, and once where none does.
        return
        [
            .. source.Build.Connection.Rows(
                """
                SELECT a.audit_id, a.child_id, a.team_ref, a.audit_month, coalesce(a.moderator_grade_ref, a.auditor_grade_ref), r.audit_id, r.audit_month,
                    CASE WHEN r.return_status = 'completed' THEN coalesce(r.moderator_grade_ref, r.auditor_grade_ref) END AS again
                FROM json_each($ids) wanted JOIN fct_audit a ON a.audit_id = wanted.value
                LEFT JOIN fct_audit r ON r.reaudit_of_ref = a.id AND r.return_status IS NOT 'withdrawn' AND r.audit_month > a.audit_month
                ORDER BY a.audit_month, a.audit_id, again IS NULL, r.audit_month, r.audit_id
                """,
                r => new Reaudit(
                    r.GetString(0), r.GetString(1), source.Context.Teams[r.GetInt32(2)], new Month(r.GetInt32(3)), Grade(r.NumberOrNull(4)), r.IsDBNull(5) ? null : new LaterAudit(r.GetString(5), new Month(r.GetInt32(6)), Grade(r.NumberOrNull(7)))),
                ("$ids", JsonSerializer.Serialize(list.Rows.Select(row => Convert.ToString(row[id], CultureInfo.InvariantCulture)))))
                .DistinctBy(r => r.AuditId),
        ];

        Grade? Grade(int? grade) => grade is { } known ? source.Context.Grades[known] : null;
    }
}

/// <param name="Grade">Null while it has none.</param>
internal sealed record LaterAudit(string Id, Month Month, Grade? Grade);
