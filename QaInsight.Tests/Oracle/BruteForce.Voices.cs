namespace QaInsight.Tests.Oracle;

public sealed partial class BruteForce
{
    private void AddVoices(IDictionary<string, Figure> figures)
    {
        var completed = Completed();
        figures["views-social-worker"] = Yes(completed.Select(audit => audit.SocialWorkerViews));
        figures["views-manager"] = Yes(completed.Select(audit => audit.ManagerViews));
        figures["views-reviewing-officer"] = Yes(completed.Select(audit => audit.ReviewingOfficerViews));
        figures["views-child"] = Yes(completed.Select(audit => audit.ChildViews));
        figures["views-parent"] = Yes(completed.Select(audit => audit.ParentViews));

        foreach (var answer in new[] { "positive", "mixed", "negative" })
        {
            figures[$"feedback-child-{answer}"] = Figure.Of(completed.Where(audit => audit.ChildFeedback != ""), audit => audit.ChildFeedback == answer);
            figures[$"feedback-parent-{answer}"] = Figure.Of(completed.Where(audit => audit.ParentFeedback != ""), audit => audit.ParentFeedback == answer);
        }

        var withFeedback = completed.Where(audit => audit.ChildFeedback != "" || audit.ParentFeedback != "");
        figures["feedback-disagreement"] = Figure.Of(withFeedback, Disagrees);
    }

    private static Figure Yes(IEnumerable<string> views) => Figure.Of(views.Where(view => view is "yes" or "no"), view => view == "yes");

    private static bool Disagrees(AuditRow audit)
    {
        var grade = FinalGrade(audit);
        var negative = audit.ChildFeedback == "negative" || audit.ParentFeedback == "negative";
        var positive = audit.ChildFeedback == "positive" || audit.ParentFeedback == "positive";
        return (negative && grade is { GoodOrBetter: true }) || (positive && grade?.Band == GradeLabel.Inadequate);
    }

    private IEnumerable<AuditRow> FeedbackDisagreements() => Completed().Where(Disagrees);
}
