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

    // Every month that a fact speaks of, so that the star has its calendar.
    private static void Months(SqliteConnection connection)
    {
        connection.Run("DELETE FROM dim_month");
        var spoken = connection.Rows(
            "SELECT audit_month FROM fct_audit UNION SELECT month FROM fct_indicator UNION SELECT month FROM cell_action UNION SELECT month FROM cell_concern UNION SELECT month FROM cell_escalation ORDER BY 1",
            r => new Month(r.GetInt32(0)));
        foreach (var month in spoken.Count == 0 ? [] : spoken[0].To(spoken[^1]))
        {
            connection.Run(
                "INSERT INTO dim_month (month, label, quarter, financial_year) VALUES ($month, $label, $quarter, $year)",
                ("$month", month.Number), ("$label", month.Label), ("$quarter", month.Quarter), ("$year", month.FinancialYear));
        }
    }
}
