using QaInsight.Warehouse;
using static QaInsight.Warehouse.Ofsted;

namespace QaInsight.Measures.Counts;

/// <summary>What is counted of judgements: grades in one practice domain.</summary>
public static class JudgementCounts
{
    public static readonly JudgementCount Graded = new("graded", "judgements with a grade", _ => true);
    public static readonly JudgementCount GoodOrBetter = new("good_or_better", "judgements graded good or better", g => g.GoodOrBetter);
    public static readonly JudgementCount BelowGood = new("below_good", "judgements graded below good", g => !g.GoodOrBetter);
    public static readonly JudgementCount GradedOutstanding = new("graded_outstanding", "judgements graded outstanding", g => g.Ofsted == Outstanding);
    public static readonly JudgementCount GradedGood = new("graded_good", "judgements graded good", g => g.Ofsted == Good);
    public static readonly JudgementCount GradedRequiresImprovement = new("graded_requires_improvement", "judgements graded requires improvement", g => g.Ofsted == RequiresImprovement);
    public static readonly JudgementCount GradedInadequate = new("graded_inadequate", "judgements graded inadequate", g => g.Ofsted == Inadequate);
    public static readonly JudgementCount TellsOutstanding = new("tells_outstanding", "judgements on a scale that tells outstanding apart", g => g.Tells(Outstanding));
    public static readonly JudgementCount TellsGood = new("tells_good", "judgements on a scale that tells good apart", g => g.Tells(Good));
    public static readonly JudgementCount TellsRequiresImprovement = new("tells_requires_improvement", "judgements on a scale that tells requires improvement apart", g => g.Tells(RequiresImprovement));
    public static readonly JudgementCount TellsInadequate = new("tells_inadequate", "judgements on a scale that tells inadequate apart", g => g.Tells(Inadequate));

    public static readonly IReadOnlyList<JudgementCount> All =
        [Graded, GoodOrBetter, GradedOutstanding, GradedGood, GradedRequiresImprovement, GradedInadequate, TellsOutstanding, TellsGood, TellsRequiresImprovement, TellsInadequate, BelowGood];
}

/// <summary>What is counted of actions, by the month in which they were raised.</summary>
public static class ActionCounts
{
    public static readonly ActionCount Raised = new("raised", "actions raised", (_, _) => true);
    public static readonly ActionCount OnTime = new("on_time", "actions completed on or before the day they were due", (a, day) => a.IsCompleted(day) && a.CompletedOn <= a.DueOn);
    public static readonly ActionCount Late = new("late", "actions completed after the day they were due", (a, day) => a.IsCompleted(day) && a.CompletedOn > a.DueOn);
    public static readonly ActionCount Overdue = new("overdue", "actions not completed and due before the day", (a, day) => !a.IsCompleted(day) && a.DueOn < day);
    public static readonly ActionCount NotDue = new("not_due", "actions not completed and not yet due", (a, day) => !a.IsCompleted(day) && a.DueOn >= day);

    public static readonly IReadOnlyList<ActionCount> All = [Raised, OnTime, Late, Overdue, NotDue];

    public static readonly SpecialCount OlderOutstanding = new("older_outstanding", "actions raised before the period and not completed");
    public static readonly SpecialCount ChildrenOlderOutstanding = new("children_older_outstanding", "children with an action raised before the period and not completed");
}

/// <summary>What is counted of children of concern, by the month in which the concern was opened.</summary>
public static class ConcernCounts
{
    public static readonly ConcernCount Raised = new("raised", "children of concern notified", (_, _) => true);
    public static readonly ConcernCount Resolved = new("resolved", "of those notified, resolved by the day", (c, day) => c.IsResolved(day));
    public static readonly ConcernCount Open = new("open", "children of concern open on the day", (c, day) => c.IsOpen(day));

    public static readonly IReadOnlyList<ConcernCount> All = [Raised, Resolved, Open];
}

/// <summary>What is counted of escalations, by the month in which they were raised.</summary>
public static class EscalationCounts
{
    public static readonly EscalationCount Raised = new("raised", "escalations raised", _ => true);
    public static readonly EscalationCount Resolved = new("resolved", "escalations resolved", e => e.IsResolved);
    public static readonly EscalationCount Drift = new("drift", "escalations for drift and delay", e => Is(e, "drift and delay"));
    public static readonly EscalationCount Process = new("process", "escalations about process", e => Is(e, "process"));
    public static readonly EscalationCount Safeguarding = new("safeguarding", "escalations about safeguarding", e => Is(e, "safeguarding"));

    public static readonly IReadOnlyList<EscalationCount> All = [Raised, Resolved, Drift, Process, Safeguarding];

    private static bool Is(CountedEscalation escalation, string reason) => escalation.Reason.Equals(reason, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Distinct teams and practitioners, counted afresh over their windows.</summary>
public static class WindowCounts
{
    public static readonly SpecialCount TeamsInScope = new("teams_in_scope", "teams in audit scope and active in the period");
    public static readonly SpecialCount TeamsAudited = new("teams_audited", "of those, teams with a completed audit");
    public static readonly SpecialCount PractitionersSeen = new("practitioners_seen", "practitioners seen in audits in the last twelve months");
    public static readonly SpecialCount PractitionersAudited = new("practitioners_audited", "practitioners with a completed audit in the last six months");
    public static readonly SpecialCount TeamsOfStrength = new("teams_of_strength", "teams with three or more audits graded good or better in six months");
    public static readonly SpecialCount TeamsOfConcern = new("teams_of_concern", "teams with three or more audits graded inadequate in six months");
    public static readonly SpecialCount TeamsNotAudited = new("teams_not_audited", "teams with no completed audit, or only one, in three months");
}
