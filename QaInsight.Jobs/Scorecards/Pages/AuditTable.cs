using QaInsight.Scorecards.Lists;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards.Pages;

/// <summary>The latest completed audits of a page's selection, within its period.</summary>
internal static class AuditTable
{
    private const int Most = 10;

    public static Block Latest(PageSource source)
    {
        var rows = Read(source);
        return new Block("audits", "Latest audits", new Table(
            [
                Column.Text("audit", "Audit"), Column.Text("month", "Month"), Column.Text("team", "Team"), Column.Text("legal_status", "Legal status"),
                Column.Text("practitioner", "Practitioner"), Column.Text("grade", "Final grade"), Column.Text("moderation", "Moderation"),
            ],
            rows,
            $"No audits were completed {InEnglish.When(source.Period)}.")
        {
            Note = rows.Count == Most ? $"The first {Most}, newest month first." : null,
        })
        {
            IsWide = true,
            More = rows.Count == 0 ? null : new Crumb("All audits of the period", source.Address.ToRows("audits-completed")),
        };
    }

    private static List<Row> Read(PageSource source)
    {
        var (selection, context) = (source.Selection, source.Context);
        var inDomain = selection.DomainId is { } domain ? $"AND EXISTS (SELECT 1 FROM fct_judgement j WHERE j.audit_ref = a.id AND j.domain_ref = {domain} AND j.grade_ref IS NOT NULL)" : "";
        using var audits = new Statement(
            source.Build.Connection,
            $"""
            SELECT a.audit_id, a.audit_month, a.team_ref, a.legal_status_ref, p.name, a.auditor_grade_ref, a.moderator_grade_ref
            FROM fct_audit a LEFT JOIN dim_person p ON p.id = a.practitioner_ref
            WHERE a.audit_month BETWEEN ?1 AND ?2 AND a.return_status = 'completed' AND {selection.AuditFacts} {inDomain}
            ORDER BY {RowView.Audits.Order("a")} LIMIT {Most}
            """);
        audits.Bind(0, source.Period.From.Number);
        audits.Bind(1, source.Period.To.Number);
        var rows = new List<Row>();
        while (audits.Step())
        {
            var (team, auditors, moderators) = (context.Teams[audits.Number(2)], context.Grades[audits.Number(5)], context.Grades[audits.Number(6)]);
            rows.Add(Row.Of(
                Cell.Of(audits.Text(0), source.Address.ToAudit(audits.Text(0)!)),
                Cell.Of(new Month(audits.Number(1))),
                Cell.Of(team.Name, (source.Address with { Team = team.Name, Domain = null, LegalStatus = null }).To("team")),
                Cell.Of(context.LegalStatuses.First(s => s.Id == audits.Number(3)).Label),
                Cell.Of(audits.Text(4)),
                Cell.Of((moderators ?? auditors)?.Name),
                Cell.Of(moderators is null ? "Not moderated" : moderators == auditors ? "Agreed" : $"{auditors?.Name ?? "No grade"} by the auditor")));
        }

        return rows;
    }
}
