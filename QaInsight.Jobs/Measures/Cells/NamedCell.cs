using Microsoft.Data.Sqlite;
using QaInsight.Warehouse;

namespace QaInsight.Measures.Cells;

/// <summary>A cell in names, which mean the same in every build: ids do not.</summary>
/// <param name="Members">A name for each of the table's dimensions; null for all of one.</param>
/// <param name="Counts">In the order of the table's.</param>
public sealed record NamedCell(CellTable Table, Month Month, IReadOnlyList<string?> Members, int[] Counts)
{
    // Columns of the cells whose ids stand for a row of a dimension.
    private static readonly Dictionary<string, string> Names = new()
    {
        ["team_ref"] = "SELECT team FROM dim_team WHERE id = ",
        ["service_ref"] = "SELECT name FROM dim_service WHERE id = ",
        ["programme_ref"] = "SELECT name FROM dim_programme WHERE id = ",
        ["legal_status_ref"] = "SELECT name FROM dim_legal_status WHERE id = ",
        ["domain_ref"] = "SELECT name FROM dim_domain WHERE id = ",
        ["question_ref"] = "SELECT name FROM dim_question WHERE id = ",
    };

    /// <summary>Whether it stands for one team.</summary>
    public bool IsOfTeam => Table.Dimensions.Zip(Members).Any(d => d is { First: "team_ref", Second: not null });

    /// <summary>Equal for cells that stand for the same; names match without regard to case.</summary>
    public string Key => $"{Table.Name}\u001f{Month}\u001f{string.Join('\u001f', Members)}".ToUpperInvariant();

    /// <summary>What a dimension is called outside the warehouse: <c>legal_status</c>.</summary>
    public static string NameOf(string dimension) => dimension.Replace("_ref", "", StringComparison.Ordinal);

    /// <param name="where">SQL over <c>c</c>, of whole numbers alone.</param>
    public static IEnumerable<NamedCell> Read(SqliteConnection connection, CellTable table, string where)
    {
        var named = table.Dimensions.Select(d => Names.TryGetValue(d, out var name) ? $"({name} c.{d})" : $"nullif(c.{d}, '')");
        using var rows = new Statement(connection, $"SELECT c.month, {string.Join(", ", named)}, {table.Columns} FROM {table.Name} c WHERE {where} ORDER BY {string.Join(", ", Enumerable.Range(1, table.Dimensions.Count + 1))}");
        while (rows.Step())
        {
            var members = new string?[table.Dimensions.Count];
            for (var at = 0; at < members.Length; at++)
                members[at] = rows.Text(1 + at);
            var counts = new int[table.Counts.Count];
            for (var at = 0; at < counts.Length; at++)
                counts[at] = rows.Number(1 + members.Length + at);
            yield return new NamedCell(table, new Month(rows.Number(0)), members, counts);
        }
    }
}
