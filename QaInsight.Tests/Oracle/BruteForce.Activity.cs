namespace QaInsight.Tests.Oracle;

public sealed partial class BruteForce
{
    private void AddActivity(IDictionary<string, Figure> figures)
    {
        var allocated = Allocated();
        var returned = allocated.Where(audit => audit.ReturnStatus is "completed" or "not_to_standard").ToList();

        figures["audits-allocated"] = Figure.Count(allocated.Count);
        figures["audits-completed"] = Figure.Count(Completed().Count);
        figures["completion-rate"] = new Figure(returned.Count, allocated.Count);
        figures["late-rate"] = Figure.Of(returned, audit => audit.SubmittedOn > audit.DueOn);
        figures["not-returned"] = Figure.Of(allocated, audit => audit.ReturnStatus == "not_returned");
        figures["exempt"] = Figure.Of(allocated, audit => audit.ReturnStatus == "exempt");
        figures["not-to-standard"] = Figure.Of(allocated, audit => audit.ReturnStatus == "not_to_standard");
        figures["in-progress"] = Figure.Of(allocated, audit =>
            audit.ReturnStatus == "in_progress" || (audit.ReturnStatus == "" && audit.DueOn >= _question.AsOf));
    }

    private void AddDistinctCounts(IDictionary<string, Figure> figures)
    {
        var first = _question.PeriodFrom.FirstDay;
        var last = _question.PeriodTo.LastDay;
        var completed = Completed();
        figures["teams-audited"] = Figure.Of(TeamsInScope(first, last), team => completed.Any(audit => audit.Team == team.Team));

        var seen = Allocated(_question.PeriodTo.Plus(-11), _question.PeriodTo).Select(audit => audit.Practitioner).Where(who => who != "").Distinct();
        var audited = CompletedInLast(6);
        figures["practitioners-audited"] = Figure.Of(seen, who => audited.Any(audit => audit.Practitioner == who));
    }

    /// <summary>Teams in the scope of audit that were active on one of these days.</summary>
    private List<TeamRow> TeamsInScope(DateOnly first, DateOnly last) => _council.Teams.Where(team =>
        team.InAuditScope != false
        && (team.ActiveFrom is null || team.ActiveFrom <= last)
        && (team.ActiveTo is null || team.ActiveTo >= first)
        && IsProgramme(ProgrammeOfTeam(team.Team))
        && IsTeam(team.Team)).ToList();

    // Windows that end with the period's last month.

    private List<string> TeamsOfStrength() => TeamsWithThree(grade => grade.GoodOrBetter);

    private List<string> TeamsOfConcern() => TeamsWithThree(grade => grade.Band == GradeLabel.Inadequate);

    private List<string> TeamsWithThree(Func<GradeLabel, bool> test)
    {
        var audits = CompletedInLast(6).Where(audit => FinalGrade(audit) is { } grade && test(grade)).ToList();
        return Sorted(_council.Teams.Where(team => audits.Count(audit => audit.Team == team.Team) >= 3));
    }

    private List<string> TeamsNotAudited()
    {
        var audits = CompletedInLast(3);
        var teams = TeamsInScope(_question.PeriodTo.FirstDay, _question.PeriodTo.LastDay);
        return Sorted(teams.Where(team => audits.Count(audit => audit.Team == team.Team) <= 1));
    }

    private static List<string> Sorted(IEnumerable<TeamRow> teams) => teams.Select(team => team.Team).Order(StringComparer.Ordinal).ToList();
}
