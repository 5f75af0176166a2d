using QaInsight.Warehouse;

namespace QaInsight.Extracts.Samples;

/// <summary>A month's audits of one authority.</summary>
internal sealed class AuditRound(Authority authority, SampleOptions options, Month month)
{
    private const int AuditsAMonth = 60;
    private const int AuditsUnderWay = 14;

    private static readonly string[] Themes = ["neglect", "child exploitation", "domestic abuse", "pre-birth assessment"];

    private readonly Dice dice = authority.Dice;

    // The reporting day's own month has only begun: its audits are out with their auditors.
    private readonly bool isUnderWay = month > options.LastMonth;

    public IEnumerable<SampleAudit> Audits()
    {
        authority.ReauditsDue.Remove(month, out var due);
        var planned = new List<(SampleTeam Team, SampleAudit? Again)>();
        foreach (var earlier in due ?? [])
        {
            if (earlier.Team.IsAudited(month) && dice.Chance(0.65))
                planned.Add((earlier.Team, earlier));
        }

        PlanTeams(planned);
        dice.Shuffle(planned);
        foreach (var (team, again) in planned)
            yield return Outcome(Allocate(team, again));
    }

    // Nearly every team each month, the worrying one twice, and the rest wherever there are cases.
    private void PlanTeams(List<(SampleTeam, SampleAudit?)> planned)
    {
        var wanted = isUnderWay ? AuditsUnderWay : AuditsAMonth;
        var teams = authority.Teams.Where(t => t.IsAudited(month)).ToArray();
        dice.Shuffle(teams);
        foreach (var team in teams.Where(t => t.Nature == Nature.Worrying && !isUnderWay))
            planned.Add((team, null));
        foreach (var team in teams)
        {
            if (planned.Count < wanted && dice.Chance(0.88))
                planned.Add((team, null));
        }

        while (planned.Count < wanted)
            planned.Add((dice.Pick(teams), null));
    }

    private SampleAudit Allocate(SampleTeam team, SampleAudit? again)
    {
        var (type, theme) = again is null ? TypeAndTheme(team) : ("re-audit", null);
        var daysGone = isUnderWay ? Math.Min(5, options.ReportingDay.Day) : 5;
        return new SampleAudit(
            authority.NextAudit(month),
            again?.Child ?? authority.NextChild(),
            month,
            team,
            again?.LegalStatus ?? Services.LegalStatus(team.Service, dice),
            again?.Practitioner ?? dice.Pick(team.Practitioners))
        {
            Type = type,
            Theme = theme,
            ReauditOf = again?.Id,
            AllocatedOn = month.FirstDay.AddDays(dice.Below(daysGone)),
            DueOn = month.FirstDay.AddDays(20),
            Auditor = PickAuditor(team),
        };
    }

    private (string Type, string? Theme) TypeAndTheme(SampleTeam team)
    {
        var isSocialCare = Services.Programme(team.Service) != team.Service;
        return (isSocialCare ? dice.Next() : 1) switch
        {
            < 0.05 => ("thematic", Themes[month.Index / 3 % Themes.Length]),
            < 0.07 => ("multi-agency", Themes[month.Index / 3 % Themes.Length]),
            < 0.10 => ("dip sample", null),
            _ => ("core", null),
        };
    }

    private SampleAuditor PickAuditor(SampleTeam team)
    {
        while (true)
        {
            var auditor = dice.Pick(authority.Auditing);
            if (auditor.Team != team)
                return auditor;
        }
    }

    private SampleAudit Outcome(SampleAudit audit)
    {
        if (isUnderWay)
            return audit with { Status = "in_progress" };
        return dice.Next() switch
        {
            < 0.815 => Return(audit),
            < 0.865 => Return(audit) with { Status = "not_to_standard", Moderator = null, ModeratedOn = null, ModeratorGrade = null },
            < 0.945 => audit with { Status = "not_returned", Auditor = Slow(audit) },
            < 0.990 => audit with { Status = "exempt", Auditor = dice.Pick(authority.Exempt) },
            _ => audit with { Status = "withdrawn" },
        };
    }

    // Half of what does not come back lies with the same two auditors.
    private SampleAuditor? Slow(SampleAudit audit) => dice.Chance(0.5) ? authority.Auditing[2 + dice.Below(2)] : audit.Auditor;

    private SampleAudit Return(SampleAudit audit)
    {
        var submitted = dice.Chance(0.86) ? audit.DueOn.AddDays(-dice.Below(10)) : audit.DueOn.AddDays(dice.Between(1, 9));
        if (submitted > options.ReportingDay)
            return audit with { Status = "in_progress" };
        var grade = FinalGrade(audit);
        var moderator = PickModerator(audit);
        var moderated = submitted.AddDays(dice.Between(1, 6));
        if (moderator is null || moderated > options.ReportingDay)
            return audit with { SubmittedOn = submitted, AuditorGrade = grade };
        return audit with
        {
            SubmittedOn = submitted,
            ModeratedOn = moderated,
            Moderator = moderator,
            ModeratorGrade = grade,
            AuditorGrade = BeforeModeration(grade, moderator),
        };
    }

    private Ofsted FinalGrade(SampleAudit audit)
    {
        var isAgain = audit.ReauditOf is not null;
        var (good, inadequate) = audit.Team.Nature switch
        {
            Nature.Worrying => (0.06, isAgain ? 0.45 : 0.68),
            Nature.Strong => (0.86, 0.02),
            _ => (authority.Good(month) + Services.Lean(audit.Team.Service) + (isAgain ? 0.1 : 0), authority.Inadequate(month) * (isAgain ? 0.5 : 1)),
        };
        // Those of the planted teams are few, and must not disturb how the others are spread.
        var thrown = audit.Team.Nature == Nature.Ordinary ? dice.NextSpread() : dice.Next();
        return thrown < inadequate ? Ofsted.Inadequate
            : thrown < 1 - good ? Ofsted.RequiresImprovement
            : thrown < 1 - (good * 0.07) ? Ofsted.Good
            : Ofsted.Outstanding;
    }

    private string? PickModerator(SampleAudit audit)
    {
        // Now and then somebody marks their own homework.
        var thrown = dice.Next();
        if (thrown < 0.07)
            return null;
        if (thrown < 0.08)
            return audit.Auditor!.Id;
        if (thrown < 0.12 && authority.Moderating.FirstOrDefault(m => m.Team == audit.Team) is { } own)
            return own.Id;
        var moderator = dice.Pick(authority.Moderating);
        return moderator.Team == audit.Team ? authority.Moderating[^1].Id : moderator.Id;
    }

    // One audit in eight is moved, mostly down, and some moderators are stricter than others.
    private Ofsted BeforeModeration(Ofsted final, string moderator)
    {
        var isStrict = moderator[^1] is '4' or '9';
        if (!dice.Chance(isStrict ? 0.24 : 0.10))
            return final;
        return (final, dice.Chance(0.82)) switch
        {
            (Ofsted.Outstanding, true) or (Ofsted.Inadequate, false) => final,
            (_, true) => final + 1,
            (_, false) => final - 1,
        };
    }
}
