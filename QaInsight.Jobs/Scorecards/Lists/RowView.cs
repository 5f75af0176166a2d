using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace QaInsight.Scorecards.Lists;

/// <summary>How an extract's rows are read in its own words, and where they came from.</summary>
/// <param name="Table">Its rows are called <c>f</c>.</param>
/// <param name="Ids">The table's columns that a found row is known by.</param>
/// <param name="Keys">The extract's key, as columns of the table.</param>
/// <param name="NewestFirst">Columns of the table in the order in which rows are shown: which of them are shown must not hang on how they lie.</param>
internal sealed record RowView(string Extract, string Table, IReadOnlyList<string> Ids, IReadOnlyList<string> Keys, IReadOnlyList<string> NewestFirst)
{
    public static readonly RowView Audits = new("audits", "fct_audit", ["id"], ["audit_id"], ["audit_month DESC", "audit_id"]);

    public static readonly RowView Judgements = new(
        "judgements", "(SELECT j.*, a.audit_month, a.audit_id FROM fct_judgement j JOIN fct_audit a ON a.id = j.audit_ref)", ["audit_ref", "domain_ref", "question_ref"],
        ["audit_ref", "domain_ref", "question_ref"], [.. Audits.NewestFirst, "domain_ref", "question_ref"]);

    public static readonly RowView Actions = new("actions", "fct_action", ["id"], ["action_id"], ["raised_on DESC", "action_id"]);

    public static readonly RowView Concerns = new("concerns", "fct_concern", ["id"], ["concern_id"], ["opened_on DESC", "concern_id"]);

    public static readonly RowView Escalations = new("escalations", "fct_escalation", ["id"], ["escalation_id"], ["raised_on DESC", "escalation_id"]);

    public static readonly RowView Indicators = new(
        "indicators", "fct_indicator", ["id"], ["indicator_ref", "month", "team_ref", "legal_status_ref"], ["month DESC", "team_ref", "legal_status_ref"]);

    /// <summary>SQL by which the table's rows, under this name in their query, come the newest first.</summary>
    public string Order(string fact) => string.Join(", ", NewestFirst.Select(c => $"{fact}.{c}"));

    /// <param name="most">Rows that are left out for it are never read.</param>
    /// <param name="isAll">Whether every row was found, and not only enough of them.</param>
    public RowTable Read(SqliteConnection connection, IReadOnlyList<FoundRow> found, int? most, bool isAll = false)
    {
        var columns = connection.Rows($"SELECT name FROM pragma_table_info('{Extract}') WHERE name NOT LIKE 'key!_%' ESCAPE '!' AND name NOT LIKE 'source!_%' ESCAPE '!' ORDER BY cid", r => r.GetString(0));
        var rows = connection.Rows(
            $"""
            SELECT p.found, o.name, o.sheet, p.line, {string.Join(", ", columns.Select(c => $"v.\"{c}\""))}
            FROM (
                SELECT w.key AS found, f.line, f.file_ref, {string.Join(", ", Keys.Select(k => $"f.{k}"))}, row_number() OVER (ORDER BY {Order("f")}) AS place
                FROM json_each($found) w JOIN {Table} f ON {string.Join(" AND ", Ids.Select((id, at) => $"f.{id} = w.value ->> {at}"))}
                ORDER BY place LIMIT $most) p
            JOIN "{Extract}" v ON {string.Join(" AND ", Keys.Select(k => $"v.key_{k} = p.{k}"))} JOIN import_file o ON o.id = p.file_ref
            ORDER BY p.place
            """,
            r =>
            {
                var row = new object?[columns.Count];
                for (var at = 0; at < row.Length; at++)
                    row[at] = r.IsDBNull(at + 4) ? null : r.GetValue(at + 4);
                return (Row: row, Origin: new RowOrigin(r.GetString(1), r.TextOrNull(2), r.GetInt32(3), found[r.GetInt32(0)].FinalGrade));
            },
            ("$found", JsonSerializer.Serialize(found.Select(f => f.Ids))), ("$most", most ?? -1));
        return new RowTable(columns, [.. rows.Select(r => r.Row)])
        {
            Of = Extract,
            Found = isAll || found.Count < (most ?? int.MaxValue) ? found.Count : null,
            Origins = [.. rows.Select(r => r.Origin)],
        };
    }
}

/// <summary>A row that was found, by the ids of its view.</summary>
internal readonly record struct FoundRow(int Id, int Second = 0, int Third = 0)
{
    public int[] Ids => [Id, Second, Third];

    /// <summary>Of an audit that has one.</summary>
    public string? FinalGrade { get; init; }
}
