using Microsoft.Data.Sqlite;
using QaInsight.Extracts;
using QaInsight.Extracts.Contract;
using QaInsight.Nightly.Erasures;
using QaInsight.Warehouse;

namespace QaInsight.Nightly.Retention;

/// <summary>
/// Writes over, in one build, who rows past their retention are about; takes away what such rows said before, and what was set
/// aside before the first month that is kept. Every figure stays.
/// </summary>
internal sealed class BuildRetention(SqliteConnection connection, PastRows past, Month keptFrom) : IBuildEdit
{
    // Each kind is its extract's name, too.
    private static readonly (string Kind, string Table, string Key)[] Facts =
        [("audits", "fct_audit", IdColumns.Audit), ("actions", "fct_action", IdColumns.Action), ("concerns", "fct_concern", IdColumns.Concern), ("escalations", "fct_escalation", IdColumns.Escalation)];

    private static readonly (string Table, string Column, ChildTextKind Kind)[] Words =
        [.. from extract in AllExtracts.List from column in extract.Columns where column.Kind is ChildTextKind select (extract.TableName, column.Name, (ChildTextKind)column.Kind)];

    private static readonly string PastVersions = $"""
        is_past_child(json_extract(content, '$.child_id')) OR ({OldFiles} AND is_gone_child(json_extract(content, '$.child_id'))) OR (extract IN ('audits', 'judgements') AND is_past('{IdColumns.Audit}', json_extract(content, '$.audit_id')))
        OR {string.Join(" OR ", Facts.Select(f => $"(extract = '{f.Kind}' AND is_past('{f.Key}', row_key))"))}
        """;

    private const string OldFiles = "file_ref IN (SELECT f.id FROM import_file f JOIN import_run r ON r.id = f.run_ref WHERE r.started_at < $first)";

    /// <summary>Whether a build holds what was set aside, or warned of, before <c>$first</c>.</summary>
    public const string HasOld = $"SELECT EXISTS (SELECT 1 FROM rejected_row WHERE {OldFiles} UNION ALL SELECT 1 FROM import_warning WHERE {OldFiles})";

    public bool ChangesFigures => false;

    private (string Name, object? Value) First => ("$first", keptFrom.FirstDay.ToIso());

    public RowCounts Preview()
    {
        Prepare();
        var counts = new RowCounts();
        foreach (var (kind, table, key) in Facts)
            counts.Add(kind, connection.Scalar<long>($"SELECT count(*) FROM {table} WHERE {IsPast(key)}"));
        counts.Add("earlier versions", connection.Scalar<long>($"SELECT count(*) FROM row_version WHERE {PastVersions}", First));
        counts.Add("rows set aside", connection.Scalar<long>($"SELECT count(*) FROM rejected_row WHERE {OldFiles}", First));
        counts.Add("warnings", connection.Scalar<long>($"SELECT count(*) FROM import_warning WHERE {OldFiles}", First));
        return counts;
    }

    public RowCounts Run()
    {
        Prepare();
        var counts = new RowCounts();
        counts.Add("earlier versions", connection.Run($"DELETE FROM row_version WHERE {PastVersions}", First));
        foreach (var named in new[] { IdColumns.Audit, "reaudit_of" })
        {
            connection.Run(
                $"UPDATE row_version SET content = json_replace(content, '$.{named}', instead('{IdColumns.Audit}', json_extract(content, '$.{named}'))) WHERE is_past('{IdColumns.Audit}', json_extract(content, '$.{named}'))");
        }

        counts.Add("rows set aside", connection.Run($"DELETE FROM rejected_row WHERE {OldFiles}", First));
        counts.Add("warnings", connection.Run($"DELETE FROM import_warning WHERE {OldFiles}", First));
        BuildErasure.RecountRejected(connection);
        foreach (var (table, column, kind) in Words)
            WithoutWords(table, column, kind);
        foreach (var (kind, table, key) in Facts)
            counts.Add(kind, Anonymise(table, key));
        return counts;
    }

    private static string IsPast(string key) => $"(is_past('{key}', {key}) OR is_past_child(child_id))";

    private void WithoutWords(string table, string column, ChildTextKind kind)
    {
        connection.CreateFunction("without_child", (string text) => kind.WithoutChild(text) is { Length: > 0 } left ? left : null, isDeterministic: true);
        var own = Facts.FirstOrDefault(f => f.Table == table);
        var isPast = own.Table is null ? $"audit_ref IN (SELECT id FROM fct_audit WHERE {IsPast(IdColumns.Audit)})" : IsPast(own.Key);
        connection.Run($"UPDATE {table} SET {column} = without_child({column}) WHERE {column} IS NOT NULL AND {isPast}");
    }

    private int Anonymise(string table, string key)
    {
        var rows = connection.Run(
            $"UPDATE {table} SET child_id = instead('{IdColumns.Child}', child_id), {key} = iif(is_past('{key}', {key}), instead('{key}', {key}), {key}) WHERE {IsPast(key)}");
        if (table is "fct_action" or "fct_concern")
            connection.Run($"UPDATE {table} SET audit_id = instead('{IdColumns.Audit}', audit_id) WHERE is_past('{IdColumns.Audit}', audit_id)");
        return rows;
    }

    private void Prepare()
    {
        connection.CreateFunction("is_past_child", (string? id) => past.IsChild(id), isDeterministic: true);
        connection.CreateFunction("is_gone_child", (string? id) => past.IsGone(id), isDeterministic: true);
        connection.CreateFunction("is_past", (string column, string? id) => past.IsKey(column, id), isDeterministic: true);
        connection.CreateFunction("instead", (string column, string? id) => id is null || PastRows.IsAnonymous(id) ? id : past.Instead(column, id), isDeterministic: true);
    }
}
