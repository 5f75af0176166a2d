using System.Globalization;
using QaInsight.Measures;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards.Pages.Teams;

/// <summary>An audit as counted, kept while its reader goes on to the next.</summary>
internal sealed record AuditLine(int Id, Month Month, Team Team, int LegalStatusId, string? AuditType, int? PractitionerId, ReturnStatus Status, Grade? AuditorGrade, Grade? ModeratorGrade, Grade? FinalGrade)
{
    public bool IsCompleted => Status == ReturnStatus.Completed;

    public static AuditLine Of(CountedAudit a) => new(a.Id, a.Month, a.Team, a.LegalStatusId, a.AuditType, a.PractitionerId, a.Status, a.AuditorGrade, a.ModeratorGrade, a.FinalGrade);

    /// <summary>Newest first.</summary>
    public static List<AuditLine> All(IEnumerable<CountedAudit> audits) => [.. audits.Select(Of).OrderByDescending(a => a.Month.Number).ThenByDescending(a => a.Id)];
}

/// <summary>Audits one by one, newest first, each with its way to its own page.</summary>
internal static class AuditLines
{
    private const int MostShown = 30;

    /// <param name="ofPractitioner">Whether they are all one practitioner's: then each names its team instead.</param>
    public static Block Block(PageSource source, string title, IReadOnlyList<AuditLine> audits, bool ofPractitioner, Sentence? say = null)
    {
        var shown = audits.Take(MostShown).ToList();
        var names = Texts(source, shown);
        var statuses = source.Context.LegalStatuses.ToDictionary(s => s.Id, s => s.Label);
        var months = Period.Ending(source.Period.To, TeamRules.PractitionerSeenMonths);
        return new Block("audits", title, new Table(
            [
                Column.Text("audit", "Audit"), Column.Day("audit_month", "Month"), Column.Text("child", "Child"), ofPractitioner ? Column.Text("team", "Team") : Column.Text("practitioner", "Practitioner"),
                Column.Text("legal_status", "Legal status"), Column.Text("audit_type", "Type"), Column.Text("return_status", "Return"),
                Column.Text("auditor_grade", "Auditor’s grade"), Column.Text("moderator_grade", "Moderator’s grade"), Column.Text("final_grade", "Final grade"),
            ],
            [.. shown.Select(a => Line(a, names[a.Id]))],
            $"No audits {InEnglish.When(months)}.")
        {
            MostShown = MostShown,
        })
        {
            Say = say,
            IsWide = true,
            More = audits.Count > shown.Count ? new Crumb($"All {InEnglish.Count(audits.Count)} audits of these months", (source.Address with { Period = months.ToString() }).ToRows("audits")) : null,
        };

        Row Line(AuditLine audit, (string Id, string Child, string? Practitioner) text) => Row.Of(
            Cell.Of(text.Id, source.Address.ToAudit(text.Id)),
            Cell.Of(audit.Month),
            Cell.Of(text.Child),
            ofPractitioner ? Cell.Of(audit.Team.Name, TeamsTable.ToTeam(source, audit.Team)) : Cell.Of(text.Practitioner, TeamPractitioners.ToPractitioner(source, text.Practitioner)),
            Cell.Of(statuses[audit.LegalStatusId]),
            Cell.Of(InEnglish.Capital(audit.AuditType ?? "")),
            Cell.Of(Returned(audit.Status)),
            Cell.Of(audit.AuditorGrade?.Name),
            Cell.Of(audit.ModeratorGrade?.Name),
            Cell.Of(audit.FinalGrade?.Name));
    }

    private static string Returned(ReturnStatus status) => status switch
    {
        ReturnStatus.Completed => "Completed",
        ReturnStatus.NotToStandard => "Not to standard",
        ReturnStatus.NotReturned => "Not returned",
        ReturnStatus.Exempt => "Auditor exempt",
        _ => "In progress",
    };

    private static Dictionary<int, (string Id, string Child, string? Practitioner)> Texts(PageSource source, List<AuditLine> audits) => source.Build.Connection.Rows(
        $"""
        SELECT a.id, a.audit_id, a.child_id, p.name FROM fct_audit a LEFT JOIN dim_person p ON p.id = a.practitioner_ref
        WHERE a.id IN ({string.Join(",", audits.Select(a => a.Id.ToString(CultureInfo.InvariantCulture)))})
        """,
        r => (Id: r.GetInt32(0), Text: (r.GetString(1), r.GetString(2), r.TextOrNull(3)))).ToDictionary(r => r.Id, r => r.Text);
}
