using Microsoft.Data.Sqlite;
using QaInsight.Measures.Cells;
using QaInsight.Warehouse;

namespace QaInsight.Measures;

/// <summary>
/// Holds a build against itself before it is published: rows in are rows loaded and rows set aside, and cells count what the
/// facts hold. (That every fact's references are there is seen while cells are counted; <c>verify</c> asks SQLite as well.)
/// </summary>
public static class BuildCheck
{
    private static readonly (string What, string InCells, string InFacts)[] Sums =
    [
        ("audits allocated", $"SELECT sum(allocated) FROM {CellTable.Audits.Name} WHERE team_ref = 0 AND service_ref = 0 AND legal_status_ref = 0 AND audit_type = ''", "SELECT count(*) FROM fct_audit WHERE return_status IS NOT 'withdrawn'"),
        ("audits completed, by team", $"SELECT sum(completed) FROM {CellTable.Audits.Name} WHERE team_ref > 0", "SELECT count(*) FROM fct_audit WHERE return_status = 'completed'"),
        ("audits moderated, by legal status", $"SELECT sum(moderated) FROM {CellTable.Audits.Name} WHERE service_ref = 0 AND legal_status_ref > 0", "SELECT count(*) FROM fct_audit WHERE return_status = 'completed' AND moderator_grade_ref IS NOT NULL"),
        ("actions raised", $"SELECT sum(raised) FROM {CellTable.Actions.Name} WHERE service_ref = 0", "SELECT count(*) FROM fct_action"),
        ("actions raised, by team", $"SELECT sum(on_time + late + overdue + not_due) FROM {CellTable.Actions.Name} WHERE team_ref > 0", "SELECT count(*) FROM fct_action"),
        ("children of concern", $"SELECT sum(raised) FROM {CellTable.Concerns.Name} WHERE service_ref = 0", "SELECT count(*) FROM fct_concern"),
        ("escalations", $"SELECT sum(raised) FROM {CellTable.Escalations.Name} WHERE team_ref > 0", "SELECT count(*) FROM fct_escalation"),
        ("rows read", "SELECT sum(read) FROM import_file WHERE state = 'loaded'", "SELECT sum(new + changed + unchanged + superseded + rejected) FROM import_file WHERE state = 'loaded'"),
        ("rows set aside", "SELECT sum(rejected) FROM import_file WHERE state = 'loaded'", "SELECT count(*) FROM rejected_row"),
        ("audits loaded", "SELECT sum(new) FROM import_file WHERE state = 'loaded' AND extract = 'audits'", "SELECT count(*) FROM fct_audit"),
        ("actions loaded", "SELECT sum(new) FROM import_file WHERE state = 'loaded' AND extract = 'actions'", "SELECT count(*) FROM fct_action"),
    ];

    /// <exception cref="BuildCheckException">Two counts of the same thing differ; the message names them.</exception>
    public static void Run(SqliteConnection connection)
    {
        if (Faults(connection).FirstOrDefault() is { } fault)
            throw new BuildCheckException(fault);
    }

    /// <summary>What does not add up, in words.</summary>
    public static IEnumerable<string> Faults(SqliteConnection connection) =>
        from sum in Sums
        let left = connection.Scalar<long>(sum.InCells)
        let right = connection.Scalar<long>(sum.InFacts)
        where left != right
        select $"{sum.What} are {left} one way and {right} another";
}
