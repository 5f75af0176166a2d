using QaInsight.Warehouse;

namespace QaInsight.Extracts.Samples;

/// <summary>What follows from an authority's audits and chairs: judgements, actions, concerns, re-audits, escalations.</summary>
internal sealed class FollowUp(Authority authority, SampleOptions options, SampleFiles files)
{
    private const double CommentShare = 0.2;
    private const int MonthsToReaudit = 3;

    private readonly Dice dice = authority.Dice;

    public void Write(SampleAudit audit)
    {
        var labels = files.LabelsOf(audit.Team.Service);
        if (audit.Status is "completed" or "not_to_standard" && audit.AuditorGrade is { } auditors)
            WriteJudgements(audit, auditors, labels);
        if (!audit.IsCompleted)
            return;
        WriteActions(audit);
        if (audit.Final != Ofsted.Inadequate || !labels.HasInadequate)
            return;
        WriteConcern(audit);
        var due = audit.Month.Add(MonthsToReaudit);
        if (!authority.ReauditsDue.TryGetValue(due, out var list))
            authority.ReauditsDue[due] = list = [];
        list.Add(audit);
    }

    /// <summary>Disputes are the chairs' own and hang on no audit.</summary>
    public void WriteEscalations(Month month)
    {
        for (var left = dice.Between(2, 5); left > 0; left--)
        {
            var raised = month.FirstDay.AddDays(dice.Below(28));
            var team = dice.Pick(authority.Teams);
            if (raised > options.ReportingDay || !team.IsAudited(month) || Services.Programme(team.Service) == team.Service)
                continue;
            var resolved = dice.Chance(0.85) ? Known(raised.AddDays(dice.Between(5, 70))) : null;
            files.Escalations
                .Put("escalation_id", authority.NextEscalation())
                .Put("child_id", authority.NextChild())
                .Put("raised_by", team.Service == Services.Safeguarding ? "CP Chair" : "IRO")
                .Put("team", team.NameOn(raised))
                .Put("raised_on", raised)
                .Put("reason", dice.Next() switch { < 0.45 => "drift and delay", < 0.75 => "process", < 0.94 => "safeguarding", _ => dice.Pick(Words.Disputes) })
                .Put("stage", dice.Next() switch { < 0.75 => "1", < 0.95 => "2", _ => "3" })
                .Put("status", resolved is null ? "in process" : "resolved")
                .Put("resolved_on", resolved)
                .EndRow();
        }
    }

    private void WriteJudgements(SampleAudit audit, Ofsted auditors, GradeLabels labels)
    {
        var sheet = files.JudgementsOf(audit.Team.Service);
        var final = audit.ModeratorGrade ?? auditors;
        var asked = audit.Type != "core" || dice.Chance(0.1) ? dice.Below(Words.Domains.Length) : -1;
        for (var at = 0; at < Words.Domains.Length; at++)
        {
            var domain = Words.Domains[at];
            if (domain.Name == Words.PermanenceName && !HasPermanence(audit))
            {
                if (dice.Chance(0.5))
                    WriteJudgement(sheet, audit, domain.Name, null, "n/a", "n/a", null);
                continue;
            }

            var grade = Step(final, domain);
            // What the moderator changed in the whole, the moderator mostly changed in its parts.
            var before = auditors != final && dice.Chance(0.6) ? Near(grade + (auditors - final)) : grade;
            var comment = dice.Chance(CommentShare) ? dice.Pick(grade >= Ofsted.Good ? domain.Good : domain.BelowGood) : null;
            WriteJudgement(sheet, audit, domain.Name, null, labels.Of(before), labels.Of(grade), comment);
            foreach (var question in at == asked ? domain.Questions : [])
            {
                var answer = labels.Of(Step(grade, domain));
                WriteJudgement(sheet, audit, domain.Name, question, answer, answer, null);
            }
        }
    }

    private static bool HasPermanence(SampleAudit audit) => audit.LegalStatus is "CiC" or "Care Leaver";

    private Ofsted Step(Ofsted grade, Words.Domain domain)
    {
        var thrown = dice.Next();
        return Near(thrown < domain.Drop ? grade - 1 : thrown > 1 - domain.Rise ? grade + 1 : grade);
    }

    private static Ofsted Near(Ofsted grade) => (Ofsted)Math.Clamp((int)grade, (int)Ofsted.Inadequate, (int)Ofsted.Outstanding);

    private static void WriteJudgement(Sheet sheet, SampleAudit audit, string domain, string? question, string? before, string? grade, string? comment) =>
        sheet.Put("audit_id", audit.Id).Put("domain", domain).Put("question", question).Put("auditor_grade", before).Put("grade", grade).Put("comment", comment).EndRow();

    private void WriteActions(SampleAudit audit)
    {
        var raised = audit.ClosedOn!.Value;
        var actions = audit.Final switch { Ofsted.Inadequate => dice.Between(3, 4), Ofsted.RequiresImprovement => dice.Between(2, 4), _ => dice.Below(3) };
        for (var at = 0; at < actions; at++)
        {
            var due = raised.AddDays(audit.Final == Ofsted.Inadequate ? 14 : 28);
            var completed = Completed(audit.Team.Nature, raised, due);
            files.Actions
                .Put("action_id", authority.NextAction())
                .Put("audit_id", audit.Id)
                .Put("child_id", audit.Child)
                .Put("team", audit.TeamName)
                .Put("description", dice.Pick(audit.IsGood && at == 0 ? Words.Thanks : Words.Actions))
                .Put("owner", audit.Team.Manager)
                .Put("raised_on", raised)
                .Put("due_on", due)
                .Put("completed_on", completed)
                .Put("verified_on", completed is { } done && dice.Chance(0.6) ? Known(done.AddDays(dice.Between(5, 40))) : null)
                .EndRow();
        }
    }

    private DateOnly? Completed(Nature nature, DateOnly raised, DateOnly due)
    {
        var (onTime, late) = nature switch { Nature.Worrying => (0.22, 0.28), Nature.Strong => (0.93, 0.06), _ => (0.70, 0.24) };
        var thrown = dice.Next();
        if (thrown >= onTime + late)
            return null;
        return Known(thrown < onTime ? raised.AddDays(dice.Between(1, due.DayNumber - raised.DayNumber)) : due.AddDays(dice.Between(1, 75)));
    }

    private void WriteConcern(SampleAudit audit)
    {
        var opened = audit.ClosedOn!.Value;
        var days = dice.Next() switch { < 0.82 => dice.Between(5, 40), < 0.95 => dice.Between(60, 180), _ => -1 };
        files.Concerns
            .Put("concern_id", authority.NextConcern())
            .Put("audit_id", audit.Id)
            .Put("child_id", audit.Child)
            .Put("team", audit.TeamName)
            .Put("opened_on", opened)
            .Put("resolved_on", days < 0 ? null : Known(opened.AddDays(days)))
            .EndRow();
    }

    // Nothing is on file that comes after the reporting day.
    private DateOnly? Known(DateOnly day) => day <= options.ReportingDay ? day : null;
}
