using QaInsight.Warehouse;

namespace QaInsight.Scorecards.Lists;

/// <summary>Grades under one name each: those of unlike scales that mean the same of Ofsted's share it.</summary>
internal static class GradeLabels
{
    public static string Of(Grade grade) => grade.Ofsted switch
    {
        Ofsted.Outstanding => "Outstanding",
        Ofsted.Good => "Good",
        Ofsted.RequiresImprovement => "Requires improvement",
        Ofsted.Inadequate => "Inadequate",
        _ => grade.Name,
    };

    /// <summary>The ids of the grades that bear a name.</summary>
    public static IEnumerable<int> Ids(BuildContext context, string label) =>
        context.Grades.OfType<Grade>().Where(g => Of(g).Equals(label, StringComparison.OrdinalIgnoreCase)).Select(g => g.Id);
}
