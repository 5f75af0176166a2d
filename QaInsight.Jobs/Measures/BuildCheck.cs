using Microsoft.Data.Sqlite;
using QaInsight.Measures.Cells;
using QaInsight.Warehouse;

namespace QaInsight.Measures;

/// <summary>
/// Holds a build against itself before it is published: every reference is there, rows in are rows loaded and rows set aside,
/// and cells count what the facts hold.
/// </summary>
public static class BuildCheck
{
    private static readonly (string What, string InCells, string InFacts)[] Sums =
    [
        ("audits allocated", $"SELECT sum(allocated) FROM {CellTable.Audits.Name} WHERE team_ref = 0 AND service_ref = 0 AND legal_status_ref = 0 AND audit_type = ''", "SELECT count(*) FROM fct_audit WHERE return_status IS NOT 'withdrawn'"),
        ("audits completed, by team", $"SELECT sum(completed) FROM {CellTable.Audits.Name} WHERE team_ref > 0", "SELECT count(*) FROM fct_audit WHERE return_status = 'completed'"),
        ("audits moderated, by legal status", $"SELECT sum(moderated) FROM {CellTable.Audits.Name} WHERE service_ref = 0 AND legal_status_ref > 0", "SELECT count(*) FROM fct_audit WHERE return_status = 'completed' AND moderator_grade_ref IS NOT NULL"),
        ("judgements by question", $"SELECT sum(graded) FROM {CellTable.Questions.Name} WHERE service_ref = 0", $"SELECT sum(graded) FROM {CellTable.Questions.Name} WHERE service_ref > 0"),
        ("actions raised", $"SELECT sum(raised) FROM {CellTable.Actions.Name} WHERE service_ref = 0 AND programme = ''", "SELECT count(*) FROM fct_action"),
        ("actions raised, by team", $"SELECT sum(on_time + late + overdue + not_due) FROM {CellTable.Actions.Name} WHERE team_ref > 0", "SELECT count(*) FROM fct_action"),
        ("children of concern", $"SELECT sum(raised) FROM {CellTable.Concerns.Name} WHERE service_ref = 0 AND programme = ''", "SELECT count(*) FROM fct_concern"),
        ("escalations", $"SELECT sum(raised) FROM {CellTable.Escalations.Name} WHERE team_ref > 0", "SELECT count(*) FROM fct_escalation"),
        ("indicators, by service", $"SELECT coalesce(sum(numerator), 0) FROM {IndicatorCells.Table} WHERE legal_status_ref = 0", "SELECT coalesce(sum(f.numerator), 0) FROM fct_indicator f WHERE f.legal_status_ref = 0 OR NOT EXISTS (SELECT 1 FROM fct_indicator w WHERE w.team_ref = f.team_ref AND w.indicator_ref = f.indicator_ref AND w.month = f.month AND w.legal_status_ref = 0)"),
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
    public static IEnumerable<string> Faults(SqliteConnection connection) => Orphans(connection).Concat(Differences(connection));

    // The references of judgements, the most numerous, are seen while their cells are counted. Where the ids of a dimension
    // leave no gap, a reference between the first and the last is there: one pass down a table sees all of its columns.
    private static IEnumerable<string> Orphans(SqliteConnection connection)
    {
        var references = connection.Rows(
            """
            SELECT t.name, f."table", f."from" FROM sqlite_schema t, pragma_foreign_key_list(t.name) f
            WHERE t.type = 'table' AND (t.name LIKE 'fct%' OR t.name LIKE 'dim%') AND t.name <> 'fct_judgement'
            """,
            r => (Table: r.GetString(0), Parent: r.GetString(1), Column: r.GetString(2)));
        var ids = references.Select(r => r.Parent).Distinct().ToDictionary(p => p, p => Ends(connection, p));
        foreach (var table in references.GroupBy(r => r.Table))
        {
            var columns = table.ToList();
            var ends = connection.Rows(
                $"SELECT {string.Join(", ", columns.Select(c => $"min({c.Column}), max({c.Column})"))} FROM {table.Key}",
                r => columns.Select((c, at) => (First: r.NumberOrNull(2 * at), Last: r.NumberOrNull((2 * at) + 1))).ToList()).Single();
            for (var at = 0; at < columns.Count; at++)
            {
                var (first, last, gaps) = ids[columns[at].Parent];
                if (ends[at].First < first || ends[at].Last > last || (gaps && HasOrphan(connection, columns[at])))
                    yield return $"a row of {table.Key} names a row of {columns[at].Parent} ({columns[at].Column}) that is not there";
            }
        }
    }

    private static (int First, int Last, bool Gaps) Ends(SqliteConnection connection, string parent) => connection.Rows(
        $"SELECT coalesce(min(id), 0), coalesce(max(id), -1), count(*) FROM {parent}", r => (r.GetInt32(0), r.GetInt32(1), r.GetInt32(2) != r.GetInt32(1) - r.GetInt32(0) + 1)).Single();

    private static bool HasOrphan(SqliteConnection connection, (string Table, string Parent, string Column) reference) => connection.Scalar<long>(
        $"SELECT EXISTS (SELECT 1 FROM {reference.Table} WHERE {reference.Column} IS NOT NULL AND {reference.Column} NOT IN (SELECT id FROM {reference.Parent}))") == 1;

    private static IEnumerable<string> Differences(SqliteConnection connection) =>
        from sum in Sums
        let left = connection.Scalar<long>(sum.InCells)
        let right = connection.Scalar<long>(sum.InFacts)
        where left != right
        select $"{sum.What} are {left} one way and {right} another";
}
