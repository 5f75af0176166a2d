using QaInsight.Scorecards;
using QaInsight.Tests.Oracle;

namespace QaInsight.Tests.Scorecards;

internal static class Questions
{
    /// <summary>A question as the product is asked it.</summary>
    public static ScorecardRequest ToRequest(this Question question, By by) => new(by, Period.Parse(question.Period), question.AsOf, question.Programme)
    {
        Team = question.Team,
        Service = question.Service,
        LegalStatus = question.LegalStatus,
        AuditType = question.AuditType,
        Domain = question.Domain,
    };
}
