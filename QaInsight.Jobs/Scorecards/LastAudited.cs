using Microsoft.Data.Sqlite;
using QaInsight.Measures.Cells;
using QaInsight.Measures.Counts;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards;

/// <summary>The last month in which an audit of each team was completed, whatever its legal status and type, however long ago.</summary>
internal static class LastAudited
{
    /// <returns>By the team's id; teams that were never audited have none.</returns>
    public static IReadOnlyDictionary<int, Month> Of(SqliteConnection connection, Selection selection, Month to)
    {
        // Of each team and its service, so that the cells' key leads straight to the month.
        var programme = selection.ProgrammeId is { } one ? $"= {one}" : "> 0";
        return connection.Rows(
            $"""
            SELECT t.id, (
                SELECT max(c.month) FROM {CellTable.Audits.Name} c
                WHERE c.team_ref = t.id AND c.service_ref = t.service_ref AND c.programme_ref {programme} AND c.legal_status_ref = 0 AND c.audit_type = ''
                  AND c.month <= $to AND c.{AuditCounts.Completed.Name} > 0)
            FROM dim_team t WHERE t.id IN ({string.Join(",", selection.Teams.Select(t => t.Id))})
            """,
            r => (Team: r.GetInt32(0), Month: r.NumberOrNull(1)),
            ("$to", to.Number)).Where(r => r.Month is not null).ToDictionary(r => r.Team, r => new Month(r.Month!.Value));
    }
}
