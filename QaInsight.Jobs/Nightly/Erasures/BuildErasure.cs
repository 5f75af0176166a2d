using Microsoft.Data.Sqlite;
using QaInsight.Extracts;
using QaInsight.Warehouse;

namespace QaInsight.Nightly.Erasures;

/// <summary>Takes erased children's rows out of one build, and what follows from them; counts what went, by kind.</summary>
/// <param name="lines">By the fingerprint of a file: the lines of it that are such rows, so that what was said of them goes too.</param>
internal sealed class BuildErasure(SqliteConnection connection, ErasedIds ids, Mention mention, IReadOnlyDictionary<string, IReadOnlySet<(string? Sheet, int Line)>> lines) : IBuildEdit
{
    private static readonly (string Kind, string Extract, string Table, string Where)[] Facts =
    [
        ("judgements", "judgements", "fct_judgement", "audit_ref IN (SELECT id FROM gone_audit)"),
        ("actions", "actions", "fct_action", "is_erased_child(child_id) OR audit_id IN (SELECT audit_id FROM gone_audit)"),
        ("concerns", "concerns", "fct_concern", "is_erased_child(child_id) OR audit_id IN (SELECT audit_id FROM gone_audit)"),
        ("escalations", "escalations", "fct_escalation", "is_erased_child(child_id)"),
        ("audits", "audits", "fct_audit", "id IN (SELECT id FROM gone_audit)"),
    ];

    private static readonly (string Kind, string Table, string Where)[] Traces =
    [
        ("earlier versions", "row_version", """
            (extract = 'judgements' AND is_erased_audit(json_extract(content, '$.audit_id')) AND json_extract(content, '$.audit_id') NOT IN (SELECT audit_id FROM fct_audit WHERE id NOT IN (SELECT id FROM gone_audit)))
            OR (extract <> 'judgements' AND is_erased_child(json_extract(content, '$.child_id')))
            OR (extract = 'audits' AND row_key IN (SELECT audit_id FROM gone_audit))
            OR (extract IN ('actions', 'concerns') AND json_extract(content, '$.audit_id') IN (SELECT audit_id FROM gone_audit))
            """),
        ("rows set aside", "rejected_row", "names_child(value) OR is_childs_line(file_ref, line)"),
        ("warnings", "import_warning", "names_child(message) OR (line IS NOT NULL AND is_childs_line(file_ref, line))"),
    ];

    public bool ChangesFigures => true;

    public RowCounts Preview()
    {
        Prepare();
        var counts = new RowCounts();
        foreach (var (kind, _, table, where) in Facts)
            counts.Add(kind, connection.Scalar<long>($"SELECT count(*) FROM {table} WHERE {where}"));
        foreach (var (kind, table, where) in Traces)
            counts.Add(kind, connection.Scalar<long>($"SELECT count(*) FROM {table} WHERE {where}"));
        counts.Add("texts", TextSweep.Count(connection, mention));
        return counts;
    }

    public RowCounts Run()
    {
        Prepare();
        var counts = new RowCounts();
        foreach (var (kind, table, where) in Traces)
            counts.Add(kind, connection.Run($"DELETE FROM {table} WHERE {where}"));
        connection.Run("UPDATE fct_audit SET reaudit_of_ref = NULL WHERE reaudit_of_ref IN (SELECT id FROM gone_audit)");
        foreach (var (kind, extract, table, where) in Facts)
        {
            var gone = connection.Run($"DELETE FROM {table} WHERE {where}");
            Uncount(extract, gone);
            counts.Add(kind, gone);
        }

        RecountRejected(connection);
        counts.Add("texts", TextSweep.Replace(connection, mention));
        connection.Run("DROP TABLE gone_audit");
        return counts;
    }

    /// <summary>After rows that were set aside have gone: a build is checked by what each file is said to have brought.</summary>
    public static void RecountRejected(SqliteConnection connection) => connection.Run(
        """
        UPDATE import_file SET read = read - rejected + (SELECT count(*) FROM rejected_row r WHERE r.file_ref = import_file.id), rejected = (SELECT count(*) FROM rejected_row r WHERE r.file_ref = import_file.id)
        WHERE state = 'loaded'
        """);

    // A build is checked by what its files brought. Which file first brought a row is not always known: what matters is the sum.
    private void Uncount(string extract, long gone)
    {
        foreach (var (file, brought) in connection.Rows(
            "SELECT id, new FROM import_file WHERE state = 'loaded' AND extract = $extract AND new > 0 ORDER BY new DESC, id", r => (r.GetInt32(0), r.GetInt64(1)), ("$extract", extract)))
        {
            var less = Math.Min(gone, brought);
            connection.Run("UPDATE import_file SET new = new - $less, read = read - $less WHERE id = $file", ("$less", less), ("$file", file));
            gone -= less;
        }
    }

    private void Prepare()
    {
        var files = connection.Rows("SELECT id, sha256, sheet FROM import_file", r => (Id: r.GetInt64(0), Hash: r.GetString(1), Sheet: r.TextOrNull(2))).Where(f => f.Hash.Length >= SourceFile.FingerprintLength)
            .Where(f => lines.ContainsKey(f.Hash[..SourceFile.FingerprintLength])).ToDictionary(f => f.Id, f => (f.Sheet, Lines: lines[f.Hash[..SourceFile.FingerprintLength]]));
        connection.CreateFunction("is_erased_child", (string? text) => ids.IsChild(text), isDeterministic: true);
        connection.CreateFunction("is_erased_audit", (string? text) => ids.IsAudit(text), isDeterministic: true);
        connection.CreateFunction("names_child", (string? text) => mention.In(text), isDeterministic: true);
        connection.CreateFunction("is_childs_line", (long file, long line) => files.TryGetValue(file, out var own) && own.Lines.Contains((own.Sheet, (int)line)), isDeterministic: true);
        connection.Run("CREATE TEMP TABLE gone_audit AS SELECT id, audit_id FROM fct_audit WHERE is_erased_child(child_id)");
    }
}
