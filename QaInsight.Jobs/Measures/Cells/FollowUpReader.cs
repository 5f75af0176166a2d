using Microsoft.Data.Sqlite;
using QaInsight.Measures.Counts;
using QaInsight.Warehouse;

namespace QaInsight.Measures.Cells;

/// <summary>Reads actions, concerns and escalations for counting. Where takes SQL over <c>f</c> with parameters ?1, ?2, …</summary>
public sealed class FollowUpReader(SqliteConnection connection)
{
    public IEnumerable<(int Id, int TeamRef, CountedAction Action)> Actions(string where, params long[] parameters) =>
        Read("SELECT f.id, f.team_ref, f.raised_on, f.due_on, f.completed_on FROM fct_action f", where, parameters, row => (row.Number(0), row.Number(1), new CountedAction(MonthOf(row.Number(2)), row.Number(3), Optional(row, 4))));

    /// <summary>Actions that are not completed on the day, with their children.</summary>
    /// <param name="where">Its parameters begin with ?2.</param>
    public IEnumerable<(int Id, int TeamRef, Month Raised, string Child)> Outstanding(int day, string where, params long[] parameters) =>
        Read(
            "SELECT f.id, f.team_ref, f.raised_on, f.child_id FROM fct_action f", $"(f.completed_on IS NULL OR f.completed_on > ?1) AND {where}", [day, .. parameters],
            row => (row.Number(0), row.Number(1), MonthOf(row.Number(2)), row.Text(3)!));

    public IEnumerable<(int Id, int TeamRef, CountedConcern Concern)> Concerns(string where, params long[] parameters) =>
        Read("SELECT f.id, f.team_ref, f.opened_on, f.resolved_on FROM fct_concern f", where, parameters, row => (row.Number(0), row.Number(1), new CountedConcern(MonthOf(row.Number(2)), row.Number(2), Optional(row, 3))));

    public IEnumerable<(int Id, int TeamRef, CountedEscalation Escalation)> Escalations(string where, params long[] parameters) =>
        Read("SELECT f.id, f.team_ref, f.raised_on, f.status = 'resolved', f.reason FROM fct_escalation f", where, parameters, row => (row.Number(0), row.Number(1), new CountedEscalation(MonthOf(row.Number(2)), row.Number(3) == 1, row.Text(4)!)));

    private static Month MonthOf(int day) => new(Days.MonthNumber(day));

    private static int? Optional(Statement row, int column) => row.IsNothing(column) ? null : row.Number(column);

    private IEnumerable<T> Read<T>(string select, string where, long[] parameters, Func<Statement, T> make)
    {
        using var rows = new Statement(connection, $"{select} WHERE {where}");
        for (var at = 0; at < parameters.Length; at++)
            rows.Bind(at, parameters[at]);
        while (rows.Step())
            yield return make(rows);
    }
}
