using Microsoft.Data.Sqlite;
using QaInsight.Measures.Cells;
using QaInsight.Warehouse;

namespace QaInsight.Measures;

/// <summary>Counts a build's facts into its cells, so that a page sums a few of them whatever the number of audits.</summary>
public static class CellWriter
{
    /// <param name="ownDay">The day on which actions, concerns and audits not yet back are judged.</param>
    /// <exception cref="BuildCheckException">A fact names something that is not there.</exception>
    public static void Write(SqliteConnection connection, DateOnly ownDay)
    {
        var day = ownDay.ToNumber();
        var teams = new TeamDirectory(connection);
        var grades = Grade.ById(connection);
        var programmes = connection.Rows("SELECT id, name FROM dim_programme", r => (Id: r.GetInt32(0), Name: r.GetString(1))).ToDictionary(r => r.Id, r => r.Name);
        var months = connection.Rows("SELECT DISTINCT audit_month FROM fct_audit ORDER BY 1", r => new Month(r.GetInt32(0)));

        using (var cells = new AuditCells(connection, day))
        using (var windows = new WindowCells(connection, teams, programmes))
        {
            var audits = new AuditReader(connection, teams, grades, new ModerationContext(connection, teams));
            foreach (var month in months.Count == 0 ? [] : months[0].To(months[^1]))
            {
                foreach (var audit in audits.Read("a.audit_month = ?1", month.Number))
                {
                    cells.Add(audit);
                    windows.Add(audit);
                }

                cells.EndMonth(month);
                windows.EndMonth(month);
            }

            // Windows reach past the last audits: a year on, nobody is seen any more.
            foreach (var month in months.Count == 0 ? [] : months[^1].Add(1).To(months[^1].Add(TeamRules.PractitionerSeenMonths)))
                windows.EndMonth(month);
        }

        JudgementCells.Write(connection, teams, grades);
        FollowUpCells.Write(connection, teams, day);
        Months(connection);
    }

    // The star's calendar: every month from the first that a fact speaks of to the last.
    private static void Months(SqliteConnection connection)
    {
        const string Whole = "WHERE team_ref = 0 AND service_ref = 0";
        connection.Run("DELETE FROM dim_month");
        var ends = connection.Rows(
            $"""
            SELECT min(audit_month), max(audit_month) FROM fct_audit UNION ALL SELECT min(month), max(month) FROM fct_indicator
            UNION ALL SELECT min(month), max(month) FROM {CellTable.Actions.Name} {Whole} UNION ALL SELECT min(month), max(month) FROM {CellTable.Concerns.Name} {Whole}
            UNION ALL SELECT min(month), max(month) FROM {CellTable.Escalations.Name} {Whole}
            """,
            r => (First: r.NumberOrNull(0), Last: r.NumberOrNull(1))).Where(e => e.First is not null).ToList();
        foreach (var month in ends.Count == 0 ? [] : new Month(ends.Min(e => e.First!.Value)).To(new Month(ends.Max(e => e.Last!.Value))))
        {
            connection.Run(
                "INSERT INTO dim_month (month, label, quarter, financial_year) VALUES ($month, $label, $quarter, $year)",
                ("$month", month.Number), ("$label", month.Label), ("$quarter", month.Quarter), ("$year", month.FinancialYear));
        }
    }
}
