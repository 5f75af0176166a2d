using QaInsight.Measures;
using QaInsight.Scorecards.Pages.Teams;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards.Pages.Practitioners;

/// <summary>A practitioner: their audits of the last twelve months, when their work was last audited, and what was asked of it.</summary>
internal static class PractitionerPage
{
    public static PageBody Make(PageSource source)
    {
        var (id, name) = Find(source);
        var months = Period.Ending(source.Period.To, TeamRules.PractitionerSeenMonths);
        var context = source.Context;
        var audits = AuditLine.All(new AuditReader(source.Build.Connection, context.Teams, context.Grades, context.Moderation)
            .Read($"a.practitioner_ref = {id} AND a.audit_month BETWEEN ?1 AND ?2 AND {source.Selection.AuditFacts}", months.From.Number, months.To.Number));
        return new PageBody(
            name,
            [
                new Section(
                    "audits-of",
                    null,
                    [
                        AuditLines.Block(source, $"Audits {InEnglish.When(months)}", audits, ofPractitioner: true),
                        ActionLines.Block(source, "actions", "Actions from these audits", ActionLines.Of(source, [.. audits.Select(a => a.Id)]), "No actions were raised from these audits."),
                    ])
                {
                    Lead = Say(source, months, LastAudited(source, id), audits),
                },
            ])
        {
            Crumbs = audits.Count == 0 ? [new Crumb("Teams", source.Address.To("teams"))]
                : [.. TeamPage.Above(source, audits[0].Team), new Crumb(audits[0].Team.Name, TeamsTable.ToTeam(source, audits[0].Team))],
        };
    }

    // Somebody outside the scope is answered as one who does not exist.
    private static (int Id, string Name) Find(PageSource source)
    {
        var asked = source.Address.Person ?? throw new ArgumentException("A practitioner’s page needs a practitioner: choose one on a team’s page.");
        var teams = source.Build.Connection.Rows(
            "SELECT DISTINCT p.id, p.name, a.team_ref FROM dim_person p JOIN fct_audit a ON a.practitioner_ref = p.id WHERE p.name = $name",
            r => (Id: r.GetInt32(0), Name: r.GetString(1), Team: r.GetInt32(2)),
            ("$name", asked));
        return teams.Where(t => source.Scope.Sees(source.Context.Teams[t.Team])).Select(t => (t.Id, t.Name)).FirstOrDefault() is { Name: not null } found
            ? found
            : throw new ArgumentException($"There is no practitioner '{asked}'.");
    }

    private static Month? LastAudited(PageSource source, int practitioner) => source.Build.Connection.Rows(
        $"SELECT max(a.audit_month) FROM fct_audit a WHERE a.practitioner_ref = {practitioner} AND a.return_status = 'completed' AND a.audit_month <= {source.Period.To.Number} AND {source.Selection.AuditFacts}",
        r => r.NumberOrNull(0)) is [{ } month] ? new Month(month) : null;

    private static Sentence Say(PageSource source, Period months, Month? last, IReadOnlyList<AuditLine> audits)
    {
        var words = new SentenceMaker();
        var recent = Period.Ending(source.Period.To, TeamRules.PractitionerAuditedMonths);
        if (last is { } month)
            words.Say("Last audited in ").Strong(month.Label).Say(month >= recent.From ? $", within the six months to {recent.To.Label}." : $": not within the six months to {recent.To.Label}.");
        else
            words.Say($"No audit of this practitioner’s work was completed up to {recent.To.Label}.");
        var graded = audits.Where(a => a.FinalGrade is not null).GroupBy(a => a.FinalGrade!.Name).OrderByDescending(g => g.First().FinalGrade!.Rank).Select(g => $"{InEnglish.Number(g.Count())} {InEnglish.Isolated(g.Key)}").ToList();
        return words.Then(graded.Count == 0 ? "" : $"Graded {InEnglish.When(months)}: {InEnglish.Listed(graded)}.").Sentence;
    }
}
