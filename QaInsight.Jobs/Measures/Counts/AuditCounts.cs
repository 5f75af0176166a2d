using QaInsight.Warehouse;
using static QaInsight.Warehouse.Ofsted;

namespace QaInsight.Measures.Counts;

/// <summary>Everything that is counted of audits; measures are made of these.</summary>
public static class AuditCounts
{
    private static readonly string[] Voices = ["social_worker", "manager", "reviewing_officer", "child", "parent"];
    private static readonly List<AuditCount> Made = [];

    public static readonly AuditCount Allocated = Add("allocated", "audits allocated", (_, _) => true);
    public static readonly AuditCount Completed = Add("completed", "audits completed", (a, _) => a.IsCompleted);
    public static readonly AuditCount Returned = Add("returned", "audits returned (completed, or not to standard)", (a, _) => a.IsReturned);
    public static readonly AuditCount Late = Add("late", "audits returned after they were due", (a, _) => a.IsReturned && a.SubmittedOn > a.DueOn);
    public static readonly AuditCount NotReturned = Add("not_returned", "audits not returned", (a, _) => a.Status == ReturnStatus.NotReturned);
    public static readonly AuditCount Exempt = Add("exempt", "audits whose auditor was exempt", (a, _) => a.Status == ReturnStatus.Exempt);
    public static readonly AuditCount NotToStandard = Add("not_to_standard", "audits returned but not to standard", (a, _) => a.Status == ReturnStatus.NotToStandard);

    public static readonly AuditCount InProgress = Add(
        "in_progress", "audits not yet due back", (a, day) => a.Status == ReturnStatus.InProgress || (a.Status == ReturnStatus.None && a.DueOn >= day));

    public static readonly AuditCount Graded = Add("graded", "completed audits with a grade", (a, _) => a.FinalGrade is not null);
    public static readonly AuditCount GoodOrBetter = Add("good_or_better", "audits graded good or better", (a, _) => a.FinalGrade is { GoodOrBetter: true });
    public static readonly AuditCount GradedOutstanding = Graded4(Outstanding, "outstanding");
    public static readonly AuditCount GradedGood = Graded4(Good, "good");
    public static readonly AuditCount GradedRequiresImprovement = Graded4(RequiresImprovement, "requires improvement");
    public static readonly AuditCount GradedInadequate = Graded4(Inadequate, "inadequate");
    public static readonly AuditCount TellsOutstanding = Tells(Outstanding, "outstanding");
    public static readonly AuditCount TellsGood = Tells(Good, "good");
    public static readonly AuditCount TellsRequiresImprovement = Tells(RequiresImprovement, "requires improvement");
    public static readonly AuditCount TellsInadequate = Tells(Inadequate, "inadequate");

    public static readonly AuditCount AtRisk = Add(
        "at_risk", "audits graded requires improvement and flagged at risk of inadequate", (a, _) => a.FinalGrade?.Ofsted == RequiresImprovement && a.AtRiskOfInadequate);

    public static readonly AuditCount InadequateReaudited = Add(
        "inadequate_reaudited", "audits graded inadequate that a later audit follows", (a, _) => a.FinalGrade?.Ofsted == Inadequate && a.HasReaudit);

    public static readonly AuditCount Moderated = Add("moderated", "audits moderated", (a, _) => IsModerated(a));
    public static readonly AuditCount ModeratedUp = Add("moderated_up", "audits that the moderator graded better than the auditor", (a, _) => IsModerated(a) && Moved(a) > 0);
    public static readonly AuditCount ModeratedDown = Add("moderated_down", "audits that the moderator graded worse than the auditor", (a, _) => IsModerated(a) && Moved(a) < 0);

    public static readonly AuditCount InadequateModerated = Add(
        "inadequate_moderated", "moderated audits graded inadequate in the end", (a, _) => IsModerated(a) && a.FinalGrade?.Ofsted == Inadequate);

    public static readonly AuditCount InadequateByModeration = Add(
        "inadequate_by_moderation", "audits inadequate by the moderator, graded better by the auditor", (a, _) => IsModerated(a) && a.ModeratorGrade?.Ofsted == Inadequate && Moved(a) < 0);

    public static readonly AuditCount OwnLine = Add(
        "own_line", "audits moderated by the auditor, or by someone of the audited team",
        (a, _) => IsModerated(a) && a.ModeratorId is not null && (a.ModeratorId == a.AuditorId || a.ModeratorTeam == a.Team));

    public static readonly IReadOnlyList<AuditCount> Heard = [.. Voices.Select((v, at) => Add($"views_{v}", $"audits with the views of the {Plain(v)}", (a, _) => a.IsCompleted && a.Views[at] == true))];
    public static readonly IReadOnlyList<AuditCount> HeardOrNot = [.. Voices.Select((v, at) => Add($"views_{v}_answered", $"audits that say whether they have the views of the {Plain(v)}", (a, _) => a.IsCompleted && a.Views[at] is not null))];

    public static readonly IReadOnlyList<AuditCount> ChildSaid = Said("child", a => a.ChildFeedback);
    public static readonly IReadOnlyList<AuditCount> ParentSaid = Said("parent", a => a.ParentFeedback);
    public static readonly AuditCount ChildAnswered = Add("feedback_child", "audits with feedback from the child", (a, _) => a.IsCompleted && a.ChildFeedback != Feedback.None);
    public static readonly AuditCount ParentAnswered = Add("feedback_parent", "audits with feedback from a parent", (a, _) => a.IsCompleted && a.ParentFeedback != Feedback.None);
    public static readonly AuditCount WithFeedback = Add("feedback_any", "audits with feedback", (a, _) => a.IsCompleted && (a.ChildFeedback != Feedback.None || a.ParentFeedback != Feedback.None));

    public static readonly AuditCount Disagreement = Add(
        "feedback_disagreement", "audits whose feedback is negative where the grade is good or better, or positive where it is inadequate",
        (a, _) => a.FinalGrade is { } grade && ((grade.GoodOrBetter && Says(a, Feedback.Negative)) || (grade.Ofsted == Inadequate && Says(a, Feedback.Positive))));

    /// <summary>Every count, in the order of its column.</summary>
    public static IReadOnlyList<AuditCount> All => Made;

    private static AuditCount Add(string name, string words, Func<CountedAudit, int, bool> test)
    {
        var count = new AuditCount(name, words, test);
        Made.Add(count);
        return count;
    }

    private static AuditCount Graded4(Ofsted grade, string words) => Add("graded_" + words.Replace(' ', '_'), $"audits graded {words}", (a, _) => a.FinalGrade?.Ofsted == grade);

    private static AuditCount Tells(Ofsted grade, string words) =>
        Add("tells_" + words.Replace(' ', '_'), $"graded audits on a scale that tells {words} apart", (a, _) => a.FinalGrade?.Tells(grade) == true);

    private static List<AuditCount> Said(string who, Func<CountedAudit, Feedback> answer) =>
    [
        .. new[] { Feedback.Positive, Feedback.Mixed, Feedback.Negative }.Select(f =>
            Add($"feedback_{who}_{f.ToString().ToLowerInvariant()}", $"audits with {f.ToString().ToLowerInvariant()} feedback from {(who == "child" ? "the child" : "a parent")}", (a, _) => a.IsCompleted && answer(a) == f)),
    ];

    private static bool IsModerated(CountedAudit a) => a.IsCompleted && a.ModeratorGrade is not null;

    private static bool Says(CountedAudit a, Feedback feedback) => a.ChildFeedback == feedback || a.ParentFeedback == feedback;

    private static int Moved(CountedAudit a) => Grade.Moved(a.AuditorGrade, a.ModeratorGrade);

    private static string Plain(string name) => name.Replace('_', ' ');
}
