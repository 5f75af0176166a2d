using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace QaInsight.Scorecards.Lists;

/// <summary>How an extract's rows are read in its own words, and where they came from.</summary>
/// <param name="Table">Its rows are called <c>f</c>.</param>
/// <param name="Ids">The table's columns that a found row is known by.</param>
/// <param name="Keys">The extract's key, as columns of the table.</param>
/// <param name="Newest">SQL that puts the newest rows first.</param>
internal sealed record RowView(string Extract, string Table, IReadOnlyList<string> Ids, IReadOnlyList<string> Keys, string Newest)
{
    public static readonly RowView Audits = new("audits", "fct_audit", ["id"], ["audit_id"], "f.audit_month DESC, f.audit_id");

    public static readonly RowView Judgements = new(
        "judgements", "fct_judgement", ["audit_ref", "domain_ref", "question_ref"], ["audit_ref", "domain_ref", "question_ref"],
        "(SELECT a.audit_month FROM fct_audit a WHERE a.id = f.audit_ref) DESC, f.audit_ref, f.domain_ref, f.question_ref");

    public static readonly RowView Actions = new("actions", "fct_action", ["id"], ["action_id"], "f.raised_on DESC, f.action_id");

    public static readonly RowView Concerns = new("concerns", "fct_concern", ["id"], ["concern_id"], "f.opened_on DESC, f.concern_id");

    public static readonly RowView Escalations = new("escalations", "fct_escalation", ["id"], ["escalation_id"], "f.raised_on DESC, f.escalation_id");

    public static readonly RowView Indicators = new(
        "indicators", "fct_indicator", ["id"], ["indicator_ref", "month", "team_ref", "legal_status_ref"], "f.month DESC, f.team_ref, f.legal_status_ref");

    /// <param name="most">Rows that are left out for it are never read.</param>
    /// <param name="isAll">Whether every row was found, and not only enough of them.</param>
    public RowTable Read(SqliteConnection connection, IReadOnlyList<FoundRow> found, int? most, bool isAll = false)
    {
        var columns = connection.Rows($"SELECT name FROM pragma_table_info('{Extract}') WHERE name NOT LIKE 'key!_%' ESCAPE '!' AND name NOT LIKE 'source!_%' ESCAPE '!' ORDER BY cid", r => r.GetString(0));
        var rows = connection.Rows(
            $"""
            SELECT p.found, o.name, o.sheet, p.line, {string.Join(", ", columns.Select(c => $"v.\"{c}\""))}
            FROM (
                SELECT w.key AS found, f.line, f.file_ref, {string.Join(", ", Keys.Select(k => $"f.{k}"))}, row_number() OVER (ORDER BY {Newest}) AS place
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
