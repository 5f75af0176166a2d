using QaInsight.Measures.Counts;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards.Pages.Concerns;

/// <summary>A child of concern whose concern is open on the page's day.</summary>
/// <param name="HasAudit">Whether the audit that it names is known.</param>
internal sealed record ConcernFact(string Child, string? AuditId, bool HasAudit, Team Team, DateOnly OpenedOn)
{
    /// <summary>Oldest first; null where there are too many to look at one by one.</summary>
    public static IReadOnlyList<ConcernFact>? ReadOpen(PageSource source)
    {
        if (!OneByOne.HasFew(source, "fct_concern"))
            return null;
        var selection = source.Selection;
        return
        [
            .. source.Build.Connection.Rows(
                $"""
                SELECT f.child_id, f.audit_id, k.id IS NOT NULL, f.team_ref, f.opened_on, f.resolved_on
                FROM fct_concern f LEFT JOIN fct_audit k ON k.audit_id = f.audit_id
                WHERE f.opened_on <= $day AND (f.resolved_on IS NULL OR f.resolved_on > $day) AND {selection.OfTeams("f")} AND {selection.FollowUpFacts}
                ORDER BY f.opened_on, f.concern_id
                """,
                r => (Fact: new ConcernFact(r.GetString(0), r.TextOrNull(1), r.GetBoolean(2), source.Context.Teams[r.GetInt32(3)], Days.FromNumber(r.GetInt32(4))),
                    Counted: new CountedConcern(new Month(Days.MonthNumber(r.GetInt32(4))), r.GetInt32(4), r.NumberOrNull(5))),
                ("$day", selection.Day))
                .Where(c => ConcernCounts.Open.IsCounted(c.Counted, selection.Day) && selection.HasWithProgramme(c.Fact.Team)).Select(c => c.Fact),
        ];
    }
}
