namespace QaInsight.Tests.Oracle;

/// <summary>The keys of the dictionary that the oracle answers for, in its order.</summary>
public static class MeasureKeys
{
    public static readonly IReadOnlyList<string> Grades =
        ["grade-outstanding", "grade-good", "grade-requires-improvement", "grade-inadequate", "grade-good-or-better"];

    public static readonly IReadOnlyList<string> All =
    [
        "audits-allocated", "audits-completed", "completion-rate", "late-rate", "not-returned", "exempt", "not-to-standard",
        "in-progress", "teams-audited", "practitioners-audited",
        .. Grades, "at-risk-of-inadequate", "at-risk-of-all", "inadequate-previous-3",
        "moderation-rate", "moderated-up", "moderated-down", "inadequate-by-moderation", "own-line-moderation",
        "views-social-worker", "views-manager", "views-reviewing-officer", "views-child", "views-parent",
        "feedback-child-positive", "feedback-child-mixed", "feedback-child-negative",
        "feedback-parent-positive", "feedback-parent-mixed", "feedback-parent-negative", "feedback-disagreement",
        "actions-raised", "actions-on-time", "actions-late", "actions-overdue", "actions-not-due",
        "actions-older-outstanding", "children-older-outstanding",
        "concerns-raised", "concerns-resolved", "concerns-open", "reaudits-due", "reaudits-done",
        "escalations-raised", "escalations-resolved", "escalations-drift", "escalations-process", "escalations-safeguarding",
        "referrals", "rereferrals-12m", "cp-plans", "cp-rate", "caseload",
    ];
}
