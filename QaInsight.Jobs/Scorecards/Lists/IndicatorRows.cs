using Microsoft.Data.Sqlite;
using QaInsight.Measures;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards.Lists;

/// <summary>The very rows that the total of an indicator sums.</summary>
internal static class IndicatorRows
{
    public static IReadOnlyList<FoundRow> Of(SqliteConnection connection, Selection selection, Measure measure, Period period)
    {
        if (selection.Request.AuditType is not null)
            return [];
        var months = IndicatorSums.Months(measure, period).ToList();
        var rows = connection.Rows(
            $"SELECT f.id, f.month, f.team_ref, f.legal_status_ref FROM fct_indicator f JOIN dim_indicator i ON i.id = f.indicator_ref WHERE i.name = $key AND f.month BETWEEN $from AND $to AND (f.team_ref = 0 OR {selection.OfTeams("f")})",
            r => (Id: r.GetInt32(0), Month: r.GetInt32(1), Team: r.GetInt32(2), LegalStatus: r.GetInt32(3)),
            ("$key", measure.Key), ("$from", months[0].Number), ("$to", months[^1].Number))
            .Where(r => r.Team == 0 ? IndicatorSums.MayBeWhole(selection) : selection.HasWithProgramme(selection.Context.Teams[r.Team]));
        return
        [
            .. from month in rows.GroupBy(r => r.Month)
               let teams = month.GroupBy(r => r.Team).Select(t => (Team: t.Key, Rows: Statuses([.. t]))).Where(t => t.Rows.Count > 0).ToList()
               from team in teams.Exists(t => t.Team == 0) ? teams.Where(t => t.Team == 0) : teams
               from row in team.Rows
               select new FoundRow(row.Id),
        ];

        List<(int Id, int Month, int Team, int LegalStatus)> Statuses(List<(int Id, int Month, int Team, int LegalStatus)> ofTeam) =>
            selection.LegalStatusId is { } status ? ofTeam.FindAll(r => r.LegalStatus == status)
            : ofTeam.Exists(r => r.LegalStatus == 0) ? ofTeam.FindAll(r => r.LegalStatus == 0)
            : ofTeam;
    }
}
