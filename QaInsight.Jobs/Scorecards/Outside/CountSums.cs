using QaInsight.Measures;
using QaInsight.Measures.Counts;

namespace QaInsight.Scorecards.Outside;

/// <summary>A count and others that lie within it, no two of them over the same thing; what is over beside them is their rest.</summary>
/// <param name="HasCountedRest">Whether the rest is a count as good as the parts, and not those of whom nothing is known.</param>
internal sealed record Within(Count Whole, IReadOnlyList<Count> Parts, bool HasCountedRest = false);

/// <summary>
/// Which counts lie within which, by their definitions: whoever knows these can work out a count from others. A count that is
/// added to the catalogue belongs in here too, where it lies within others in another way than its measure says.
/// </summary>
internal static class CountSums
{
    private static readonly IReadOnlyList<Within> Audits =
    [
        Of(AuditCounts.Allocated, AuditCounts.Returned, AuditCounts.NotReturned, AuditCounts.Exempt, AuditCounts.InProgress),
        Of(AuditCounts.Returned, AuditCounts.Completed, AuditCounts.NotToStandard),
        Of(AuditCounts.Completed, AuditCounts.Graded),
        Of(AuditCounts.Completed, AuditCounts.Moderated),
        .. AuditCounts.HeardOrNot.Select(c => Of(AuditCounts.Completed, c)),
        Of(AuditCounts.Completed, AuditCounts.WithFeedback),
        Of(AuditCounts.WithFeedback, AuditCounts.ChildAnswered),
        Of(AuditCounts.WithFeedback, AuditCounts.ParentAnswered),
        Of(AuditCounts.ChildAnswered, [.. AuditCounts.ChildSaid]),
        Of(AuditCounts.ParentAnswered, [.. AuditCounts.ParentSaid]),
        Of(AuditCounts.Graded, AuditCounts.GradedOutstanding, AuditCounts.GradedGood, AuditCounts.GradedRequiresImprovement, AuditCounts.GradedInadequate),
        Of(AuditCounts.Graded, AuditCounts.GoodOrBetter, AuditCounts.GradedRequiresImprovement, AuditCounts.GradedInadequate),
        Of(AuditCounts.GoodOrBetter, AuditCounts.GradedOutstanding, AuditCounts.GradedGood),
        .. new[] { AuditCounts.TellsOutstanding, AuditCounts.TellsGood, AuditCounts.TellsRequiresImprovement, AuditCounts.TellsInadequate }.Select(c => Of(AuditCounts.Graded, c)),
        // The rest: those of which the moderator left the grade as it was.
        Of(AuditCounts.Moderated, AuditCounts.ModeratedUp, AuditCounts.ModeratedDown) with { HasCountedRest = true },
        Of(AuditCounts.Moderated, AuditCounts.InadequateModerated),
        Of(AuditCounts.GradedInadequate, AuditCounts.InadequateModerated),
        Of(AuditCounts.ModeratedDown, AuditCounts.InadequateByModeration),
    ];

    private static readonly IReadOnlyList<Within> FollowUp =
    [
        Of(ActionCounts.Raised, ActionCounts.OnTime, ActionCounts.Late, ActionCounts.Overdue, ActionCounts.NotDue),
        // The rest: those for another reason.
        Of(EscalationCounts.Raised, EscalationCounts.Drift, EscalationCounts.Process, EscalationCounts.Safeguarding) with { HasCountedRest = true },
    ];

    private static readonly IReadOnlyList<Within> Judgements =
    [
        Of(JudgementCounts.Graded, JudgementCounts.GradedOutstanding, JudgementCounts.GradedGood, JudgementCounts.GradedRequiresImprovement, JudgementCounts.GradedInadequate),
        Of(JudgementCounts.Graded, JudgementCounts.GoodOrBetter, JudgementCounts.GradedRequiresImprovement, JudgementCounts.GradedInadequate),
        Of(JudgementCounts.GoodOrBetter, JudgementCounts.GradedOutstanding, JudgementCounts.GradedGood),
        .. new[] { JudgementCounts.TellsOutstanding, JudgementCounts.TellsGood, JudgementCounts.TellsRequiresImprovement, JudgementCounts.TellsInadequate }.Select(c => Of(JudgementCounts.Graded, c)),
    ];

    public static readonly IReadOnlyList<Within> All = [.. Audits, .. FollowUp, .. Judgements];

    /// <summary>What a measure counts, and over what, where a scorecard is cut that way.</summary>
    public static (Count Numerator, Count? Denominator) Of(Measure measure, By by) =>
        by == By.Domain && measure.InDomain is var (judged, ofJudged) ? (judged, ofJudged) : (measure.Numerator, measure.Denominator);

    private static Within Of(Count whole, params IReadOnlyList<Count> parts) => new(whole, parts);
}
