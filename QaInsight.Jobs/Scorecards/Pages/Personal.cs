using QaInsight.Measures;
using QaInsight.Measures.Counts;
using QaInsight.Scorecards.Lists;

namespace QaInsight.Scorecards.Pages;

/// <summary>What of a page is of one child or names one person, and so is for those alone whose scope reaches that far down.</summary>
internal static class Personal
{
    private const Detail PractitionersPage = Detail.ChildrensRows | Detail.Practitioners;

    /// <summary>Columns by their key, which is the same on every page: a row that has a child's is a child's.</summary>
    private static readonly Dictionary<string, Detail> Columns = Keyed(
        (Detail.ChildrensRows, ["child", "child_id", "audit", "audit_id", "reaudit", "action", "action_id", "concern_id", "escalation", "escalation_id", "description", "comment"]),
        (Detail.Practitioners, ["practitioner", "owner"]),
        (Detail.Auditors, ["auditor", "moderator", "always_by"]));

    private static readonly HashSet<object?> OfTeams = [WindowCounts.TeamsAudited, WindowCounts.TeamsOfStrength, WindowCounts.TeamsOfConcern, WindowCounts.TeamsNotAudited];

    public static Detail Of(string column) => Columns.GetValueOrDefault(column);

    /// <summary>What the rows behind a measure's figure are of.</summary>
    public static Detail Of(Measure measure) =>
        measure.Group == MeasureGroup.Performance || OfTeams.Contains(measure.Numerator) ? Detail.Figures
        : measure.Numerator == WindowCounts.PractitionersAudited ? Detail.Practitioners
        : Detail.ChildrensRows;

    /// <summary>What a page shows, and its filters name.</summary>
    public static Detail Of(PageAddress address, Catalogue catalogue) =>
        PageFilter.All.Where(f => f.Needs != Detail.Figures && f.Read(address) is { Length: > 0 }).Aggregate(OfPage(address, catalogue), (all, f) => all | f.Needs);

    private static Detail OfPage(PageAddress address, Catalogue catalogue) => address.Page switch
    {
        "audit" => Detail.ChildrensRows,
        "practitioner" => PractitionersPage,
        "rows" when address.Of is { } of => catalogue.Has(of) ? Of(catalogue[of]) : ListKind.All.FirstOrDefault(k => k.Word.Equals(of, StringComparison.OrdinalIgnoreCase))?.Needs ?? Detail.ChildrensRows,
        _ => Detail.Figures,
    };

    private static Dictionary<string, Detail> Keyed(params (Detail Detail, string[] Keys)[] columns) => columns.SelectMany(c => c.Keys.Select(k => (k, c.Detail))).ToDictionary(c => c.k, c => c.Detail);
}
