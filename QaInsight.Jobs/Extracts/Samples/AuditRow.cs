using QaInsight.Warehouse;

namespace QaInsight.Extracts.Samples;

/// <summary>An audit's row: what <see cref="SampleAudit"/> holds, and what only the row needs.</summary>
internal static class AuditRow
{
    public static void Write(SampleAudit audit, Dice dice, Sheet sheet, GradeLabels labels)
    {
        var isDone = audit.IsCompleted;
        var child = isDone ? YesNo(dice, 0.28, notApplicable: 0.08) : null;
        var parent = isDone ? YesNo(dice, 0.38, notApplicable: 0.05) : null;
        var hasReviewer = audit.LegalStatus is "CP" or "CiC";
        var isRequiresImprovement = audit.Final == Ofsted.RequiresImprovement && labels.HasInadequate;
        sheet
            .Put("audit_id", audit.Id)
            .Put("child_id", audit.Child)
            .Put("audit_month", audit.Month)
            .Put("programme", Services.Programme(audit.Team.Service))
            .Put("audit_type", audit.Type)
            .Put("theme", audit.Theme)
            .Put("team", audit.TeamName)
            .Put("legal_status", audit.LegalStatus)
            .Put("practitioner", audit.Practitioner)
            .Put("auditor", audit.Auditor?.Id)
            .Put("moderator", audit.Moderator)
            .Put("allocated_on", audit.AllocatedOn)
            .Put("due_on", audit.DueOn)
            .Put("submitted_on", audit.SubmittedOn)
            .Put("moderated_on", audit.ModeratedOn)
            .Put("return_status", audit.Status)
            .Put("auditor_grade", labels.Of(audit.AuditorGrade))
            .Put("moderator_grade", labels.Of(audit.ModeratorGrade))
            .Put("at_risk_of_inadequate", isRequiresImprovement ? YesNo(dice, 0.26) : null)
            .Put("social_worker_views", isDone ? YesNo(dice, 0.95) : null)
            .Put("manager_views", isDone ? YesNo(dice, 0.85) : null)
            .Put("reviewing_officer_views", !isDone ? null : hasReviewer ? YesNo(dice, 0.55) : "na")
            .Put("child_views", child)
            .Put("parent_views", parent)
            .Put("child_feedback", child == "yes" ? Feedback(audit, dice) : null)
            .Put("parent_feedback", parent == "yes" ? Feedback(audit, dice) : null)
            .Put("reaudit_of", audit.ReauditOf)
            .Put("quality_check", isDone && dice.Chance(0.15) ? dice.Next() switch { < 0.6 => "green", < 0.9 => "amber", _ => "red" } : null)
            .EndRow();
    }

    private static string YesNo(Dice dice, double yes, double notApplicable = 0) =>
        dice.Chance(notApplicable) ? "na" : dice.Chance(yes) ? "yes" : "no";

    // Families mostly feel what auditors see; where they do not, the audit is worth reading again.
    private static string Feedback(SampleAudit audit, Dice dice) => (audit.IsGood, dice.Next()) switch
    {
        (true, < 0.72) or (false, < 0.38) => "positive",
        (true, < 0.93) or (false, < 0.72) => "mixed",
        _ => "negative",
    };
}
