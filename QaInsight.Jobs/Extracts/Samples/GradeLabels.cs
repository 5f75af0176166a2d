using QaInsight.Warehouse;

namespace QaInsight.Extracts.Samples;

/// <summary>The words that a service's audits give their grades in.</summary>
/// <param name="HasInadequate">Without it nothing can be Inadequate: no concern is raised and no audit comes back for that.</param>
internal sealed record GradeLabels(string Outstanding, string Good, string RequiresImprovement, string Inadequate, bool HasInadequate)
{
    public static readonly GradeLabels Four = new("Outstanding", "Good", "Requires Improvement", "Inadequate", true);

    public static readonly GradeLabels Three = new("Exceeds good", "Meets good", "Does not meet good", "Does not meet good", false);

    public string? Of(Ofsted? grade) => grade switch
    {
        Ofsted.Outstanding => Outstanding,
        Ofsted.Good => Good,
        Ofsted.RequiresImprovement => RequiresImprovement,
        Ofsted.Inadequate => Inadequate,
        _ => null,
    };
}
