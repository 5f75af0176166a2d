using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using QaInsight.Scorecards.Lists;

namespace QaInsight.Scorecards.Pages.OneAudit;

/// <summary>A field that a later line changed.</summary>
/// <param name="Row">Whose field it is: the audit, or a practice domain.</param>
/// <param name="Field">As the extract names it.</param>
internal sealed record ChangedField(string Row, string Field, string? Was, string? Became, string Line, string ReplacedBy);

/// <summary>What earlier lines said of an audit and its judgements, field by field.</summary>
internal static class RowHistory
{
    // As row keys are written of several columns.
    private const string Between = " · ";

    /// <summary>Oldest first, the audit's own before its judgements'.</summary>
    public static IEnumerable<ChangedField> Of(SqliteConnection connection, AuditRecord audit)
    {
        var now = new Dictionary<string, Dictionary<string, string?>>(StringComparer.OrdinalIgnoreCase) { [audit.Id] = Fields(audit.Table, 0) };
        for (var at = 0; at < audit.JudgementTable.Rows.Count; at++)
        {
            var fields = Fields(audit.JudgementTable, at);
            now[string.Join(Between, fields["audit_id"], fields["domain"], fields["question"])] = fields;
        }

        var versions = Versions(connection, "audits", "v.row_key = $key", ("$key", audit.Id))
            .Concat(Versions(connection, "judgements", "v.row_key > $from AND v.row_key < $to", ("$from", audit.Id + Between), ("$to", audit.Id + Between + "\uffff")));
        foreach (var row in versions.GroupBy(v => v.Key))
        {
            // Each version was replaced by the next, and the last by what stands now.
            var (all, name) = (row.ToList(), row.Key == audit.Id ? "Audit" : row.Key[(audit.Id.Length + Between.Length)..].TrimEnd(' ', '·'));
            for (var at = 0; at < all.Count; at++)
            {
                var next = at + 1 < all.Count ? all[at + 1].Fields : now.GetValueOrDefault(row.Key);
                foreach (var (field, was) in all[at].Fields.Where(f => next is not null && f.Value != next.GetValueOrDefault(f.Key)))
                    yield return new ChangedField(name, field, was, next!.GetValueOrDefault(field), all[at].Line, all[at].ReplacedBy);
            }
        }
    }

    private static List<(string Key, Dictionary<string, string?> Fields, string Line, string ReplacedBy)> Versions(
        SqliteConnection connection, string extract, string where, params (string Name, object? Value)[] parameters) => connection.Rows(
            $"""
            SELECT v.row_key, v.content, f.name, v.line, b.name, v.replaced_by_line FROM row_version v
            JOIN import_file f ON f.id = v.file_ref JOIN import_file b ON b.id = v.replaced_by_file_ref
            WHERE v.extract = '{extract}' AND {where} ORDER BY v.id
            """,
            r => (
                r.GetString(0),
                JsonDocument.Parse(r.GetString(1)).RootElement.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.ToString() is { Length: > 0 } text ? text : null),
                Line(r.GetString(2), r.GetInt32(3)),
                Line(r.GetString(4), r.GetInt32(5))),
            parameters);

    private static Dictionary<string, string?> Fields(RowTable table, int row) =>
        table.Columns.Zip(table.Rows[row]).ToDictionary(c => c.First, c => Convert.ToString(c.Second, CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : null);

    private static string Line(string file, int line) => $"{file}, line {line.ToString(CultureInfo.InvariantCulture)}";
}
