using System.Globalization;
using Microsoft.Data.Sqlite;

namespace QaInsight.Warehouse;

/// <summary>The last import run, as a freshness line tells it.</summary>
public sealed record ImportSummary(DateTimeOffset FinishedAt, int RowsSetAside, int FilesQuarantined)
{
    public static ImportSummary Last(SqliteConnection connection) => connection.Rows(
        """
        SELECT r.finished_at, coalesce(sum(f.rejected), 0), count(CASE WHEN f.state = 'quarantined' THEN 1 END)
        FROM import_run r LEFT JOIN import_file f ON f.run_ref = r.id WHERE r.id = (SELECT max(id) FROM import_run)
        GROUP BY r.id
        """,
        r => new ImportSummary(DateTimeOffset.Parse(r.GetString(0), CultureInfo.InvariantCulture), r.GetInt32(1), r.GetInt32(2))).Single();
}
