using QaInsight.Measures.Counts;

namespace QaInsight.Measures;

/// <summary>The measures of what is done about it: actions, children of concern, re-audits, escalations.</summary>
internal static class FollowUpMeasures
{
    public static readonly IReadOnlyList<Measure> Actions =
    [
        new("actions-raised", "Actions raised", MeasureGroup.Actions, ActionCounts.Raised, null, Better.None, "Audits are worth what is done after them.") { Unit = MeasureUnit.Count },
        new("actions-on-time", "Actions done on time", MeasureGroup.Actions, ActionCounts.OnTime, ActionCounts.Raised, Better.Higher, "An action done when it was due is a child helped when it was due."),
        new("actions-late", "Actions done late", MeasureGroup.Actions, ActionCounts.Late, ActionCounts.Raised, Better.Lower, "Done, and later than the child needed it."),
        new("actions-overdue", "Actions overdue", MeasureGroup.Actions, ActionCounts.Overdue, ActionCounts.Raised, Better.Lower, "What was found is known, and still not put right."),
        new("actions-not-due", "Actions not yet due", MeasureGroup.Actions, ActionCounts.NotDue, ActionCounts.Raised, Better.None, "They are still in time."),
        new("actions-older-outstanding", "Older actions outstanding", MeasureGroup.Actions, ActionCounts.OlderOutstanding, null, Better.Lower, "Old actions drop out of a month's figures; the children do not.") { Unit = MeasureUnit.Count, Months = MonthsCounted.AllBefore },
        new("children-older-outstanding", "Children with older actions outstanding", MeasureGroup.Actions, ActionCounts.ChildrenOlderOutstanding, null, Better.Lower, "Behind the actions stand this many children.") { Unit = MeasureUnit.Count, Months = MonthsCounted.AllBefore },
    ];

    public static readonly IReadOnlyList<Measure> Concerns =
    [
        new("concerns-raised", "Children of concern notified", MeasureGroup.Concerns, ConcernCounts.Raised, null, Better.None, "Every inadequate audit is to be raised at once.") { Unit = MeasureUnit.Count },
        new("concerns-resolved", "Children of concern resolved", MeasureGroup.Concerns, ConcernCounts.Resolved, ConcernCounts.Raised, Better.Higher, "A concern is resolved when practice for that child is put right."),
        new("concerns-open", "Children of concern, open", MeasureGroup.Concerns, ConcernCounts.Open, null, Better.Lower, "For these children practice was inadequate, and is not yet put right.") { Unit = MeasureUnit.Count, Months = MonthsCounted.Always },
        new("reaudits-due", "Re-audits due", MeasureGroup.Concerns, AuditCounts.GradedInadequate, null, Better.None, "An inadequate audit is audited again after three months.")
        {
            Unit = MeasureUnit.Count, Months = MonthsCounted.ThreeEarlier, AvailableWith = AuditCounts.TellsInadequate, InWords = "Audits graded inadequate whose re-audit falls due in the period, three months after the audit month",
        },
        new("reaudits-done", "Re-audits done", MeasureGroup.Concerns, AuditCounts.InadequateReaudited, AuditCounts.GradedInadequate, Better.Higher, "Only a second look shows that practice was put right.")
        {
            Months = MonthsCounted.ThreeEarlier, AvailableWith = AuditCounts.TellsInadequate, InWords = "Re-audits due that a later audit has done, out of re-audits due in the period",
        },
        new("escalations-raised", "Escalations raised", MeasureGroup.Concerns, EscalationCounts.Raised, null, Better.None, "Chairs and reviewing officers speak up where a plan is stuck.") { Unit = MeasureUnit.Count },
        new("escalations-resolved", "Escalations resolved", MeasureGroup.Concerns, EscalationCounts.Resolved, EscalationCounts.Raised, Better.Higher, "A dispute that stays open is a decision that a child waits for."),
        new("escalations-drift", "Escalations for drift and delay", MeasureGroup.Concerns, EscalationCounts.Drift, EscalationCounts.Raised, Better.None, "Drift and delay cost childhood."),
        new("escalations-process", "Escalations about process", MeasureGroup.Concerns, EscalationCounts.Process, EscalationCounts.Raised, Better.None, "Process is what keeps decisions fair."),
        new("escalations-safeguarding", "Escalations about safeguarding", MeasureGroup.Concerns, EscalationCounts.Safeguarding, EscalationCounts.Raised, Better.None, "These are about a child's safety."),
    ];
}
