using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using QaInsight.Measures.Cells;
using QaInsight.Warehouse;

namespace QaInsight.Measures;

/// <summary>Counts a build's facts into its cells, so that a page sums a few of them whatever the number of audits.</summary>
public static class CellWriter
{
    // Counted months that may wait to be written.
    private const int MonthsInFlight = 3;

    /// <summary>Facts are counted by threads of their own, which read what was loaded, while this one writes.</summary>
    /// <param name="ownDay">The day on which actions, concerns and audits not yet back are judged.</param>
    /// <exception cref="BuildCheckException">A fact names something that is not there.</exception>
    public static void Write(BuildInProgress build, DateOnly ownDay)
    {
        var connection = build.Connection;
        var (day, teams, grades) = (ownDay.ToNumber(), new TeamDirectory(connection), Grade.ById(connection));
        using var halt = new CancellationTokenSource();
        using var months = new BlockingCollection<CountedMonth>(MonthsInFlight);
        build.MakeIndexes(first: true);
        build.Keep();
        using var facts = build.OpenFacts();
        using var others = build.OpenFacts();
        var audits = Task.Run(() => CountAudits(facts, teams, grades, day, months, halt.Token));
        var followUp = Task.Run(() => (Judgements: JudgementCells.Count(others, teams, grades), FollowUp: FollowUpCells.Count(others, teams, day), Indicators: IndicatorCells.ByService(others, teams)));
        try
        {
            build.MakeIndexes(first: false);
            Write(connection, months);
            audits.GetAwaiter().GetResult().Write(connection);
            var counted = followUp.GetAwaiter().GetResult();
            JudgementCells.Write(connection, counted.Judgements);
            counted.FollowUp.Write(connection);
            IndicatorCells.Write(connection, counted.Indicators);
            Months(connection);
        }
        finally
        {
            // Whatever went wrong, nobody reads the file any more when it is thrown away.
            halt.Cancel();
            Task.WhenAll(audits, followUp).ContinueWith(_ => { }, TaskScheduler.Default).Wait();
        }
    }

    private static void Write(SqliteConnection connection, BlockingCollection<CountedMonth> months)
    {
        CellTable.Audits.Create(connection);
        CellTable.Windows.Create(connection);
        using var audits = CellTable.Audits.Insert(connection);
        using var windows = CellTable.Windows.Insert(connection);
        foreach (var counted in months.GetConsumingEnumerable())
        {
            AuditCells.Write(audits, counted.Month, counted.Audits);
            WindowCells.Write(windows, counted.Month, counted.Windows);
        }
    }

    private static AuditedTeamCells CountAudits(SqliteConnection facts, TeamDirectory teams, Grade?[] grades, int day, BlockingCollection<CountedMonth> months, CancellationToken halt)
    {
        try
        {
            var programmes = facts.Rows("SELECT id, name FROM dim_programme", r => (Id: r.GetInt32(0), Name: r.GetString(1))).ToDictionary(r => r.Id, r => r.Name);
            var known = facts.Rows("SELECT DISTINCT audit_month FROM fct_audit ORDER BY 1", r => new Month(r.GetInt32(0)));
            var audited = new AuditedTeamCells(programmes);
            if (known.Count == 0)
                return audited;
            var audits = new AuditReader(facts, teams, grades, new ModerationContext(facts, teams));
            var (cells, windows) = (new AuditCells(day), new WindowCells(teams, programmes));
            // Windows reach past the last audits: a year on, nobody is seen any more.
            foreach (var month in known[0].To(known[^1].Add(TeamRules.PractitionerSeenMonths)))
            {
                foreach (var audit in audits.Read("a.audit_month = ?1", month.Number))
                {
                    cells.Add(audit);
                    windows.Add(audit);
                    audited.Add(audit);
                }

                months.Add(new CountedMonth(month, cells.EndMonth(), windows.EndMonth(month)), halt);
            }

            return audited;
        }
        finally
        {
            months.CompleteAdding();
        }
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

    private sealed record CountedMonth(Month Month, Dictionary<AuditCell, int[]> Audits, Dictionary<(int Programme, int Service), int[]> Windows);
}
