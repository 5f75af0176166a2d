using Microsoft.Data.Sqlite;
using QaInsight.Scorecards.Lists;
using QaInsight.Scorecards.Pages.Rows;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards.Pages.OneAudit;

/// <summary>An audit as it was brought in, with its judgements and the audits that it follows or that follow it.</summary>
/// <param name="Ref">Its id in the warehouse.</param>
/// <param name="FileRef">The file that it came from.</param>
/// <param name="Linked">Of teams within the scope.</param>
internal sealed record AuditRecord(
    int Ref, string Id, Month Month, Team Team, int FileRef, string? FinalGrade, bool IsWithdrawn, RowTable Table, RowReading Reading, RowTable JudgementTable, IReadOnlyList<RowReading> Judgements, IReadOnlyList<FoundRow> Linked)
{
    private static readonly IReadOnlySet<string> NoAudits = new HashSet<string>();

    /// <summary>Null where there is none of that id within the scope.</summary>
    public static AuditRecord? Find(PageSource source, string? id)
    {
        var connection = source.Build.Connection;
        var found = connection.Rows(
            "SELECT id, audit_id, audit_month, team_ref, file_ref, reaudit_of_ref, return_status FROM fct_audit WHERE audit_id = $id",
            r => (Ref: r.GetInt32(0), Id: r.GetString(1), Month: new Month(r.GetInt32(2)), Team: source.Context.Teams[r.GetInt32(3)], File: r.GetInt32(4), Earlier: r.NumberOrNull(5), Status: r.TextOrNull(6)),
            ("$id", id ?? ""));
        if (found.Count == 0 || !source.Scope.Sees(found[0].Team))
            return null;
        var audit = found[0];
        var reader = new AuditReader(connection, source.Context.Teams, source.Context.Grades, source.Context.Moderation);
        var counted = reader.Read("a.id = ?1 OR a.reaudit_of_ref = ?1 OR a.id = ?2", audit.Ref, audit.Earlier ?? 0)
            .Select(a => (a.Id, a.Team, Final: a.FinalGrade?.Name)).ToList();
        var final = counted.Find(a => a.Id == audit.Ref).Final;
        var table = RowView.Audits.Read(connection, [new FoundRow(audit.Ref) { FinalGrade = final }], null);
        var judgements = RowView.Judgements.Read(connection, JudgementsOf(connection, audit.Ref), null);
        return new AuditRecord(
            audit.Ref, audit.Id, audit.Month, audit.Team, audit.File, final, audit.Status == "withdrawn",
            table,
            new RowReading(source, table, 0, NoAudits),
            judgements,
            [.. Enumerable.Range(0, judgements.Rows.Count).Select(at => new RowReading(source, judgements, at, NoAudits))],
            [.. counted.Where(a => a.Id != audit.Ref && source.Scope.Sees(a.Team)).Select(a => new FoundRow(a.Id) { FinalGrade = a.Final })]);
    }

    private static List<FoundRow> JudgementsOf(SqliteConnection connection, int audit) => connection.Rows(
        "SELECT audit_ref, domain_ref, question_ref FROM fct_judgement WHERE audit_ref = $audit", r => new FoundRow(r.GetInt32(0), r.GetInt32(1), r.GetInt32(2)), ("$audit", audit));
}
