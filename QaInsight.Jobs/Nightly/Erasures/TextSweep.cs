using Microsoft.Data.Sqlite;
using QaInsight.Extracts;

namespace QaInsight.Nightly.Erasures;

/// <summary>Every text of a database that names a child: counted, or written without the id. Triggers are for the caller to mind.</summary>
internal static class TextSweep
{
    // Keys of rows are somebody's or something's own: a row is the child's or it is not, whatever its number looks like.
    private static readonly string[] Keys = ["audit_id", "action_id", "concern_id", "escalation_id", "row_key", "child_id", "sha256", "hash"];

    // Who may sign in, and what erasures say of themselves.
    private static readonly string[] Apart = ["account", "account_scope", "recovery_code", "session", "one_time_link", "access_token", "erasure", "erasure_key", "erased_id", "schema_script"];

    private const string Address = "address";

    public static long Count(SqliteConnection connection, Mention mention)
    {
        Prepare(connection, mention);
        return Columns(connection).Sum(c => connection.Scalar<long>($"SELECT count(*) FROM \"{c.Table}\" WHERE typeof(\"{c.Column}\") = 'text' AND {Names(c.Column, $"\"{c.Column}\"")}"));
    }

    /// <summary>The columns in which a text still names the child.</summary>
    public static IReadOnlyList<string> Found(SqliteConnection connection, Mention mention)
    {
        Prepare(connection, mention);
        return
        [
            .. Columns(connection).Where(c => connection.Scalar<long>($"SELECT EXISTS (SELECT 1 FROM \"{c.Table}\" WHERE typeof(\"{c.Column}\") IN ('text', 'blob') AND {Names(c.Column, $"CAST(\"{c.Column}\" AS TEXT)")})") == 1)
                .Select(c => $"{c.Table}.{c.Column}"),
        ];
    }

    public static long Replace(SqliteConnection connection, Mention mention)
    {
        Prepare(connection, mention);
        return Columns(connection).Sum(c => (long)connection.Run(
            $"UPDATE OR IGNORE \"{c.Table}\" SET \"{c.Column}\" = without_child(\"{c.Column}\", {(c.Column == Address ? 1 : 0)}) WHERE typeof(\"{c.Column}\") = 'text' AND {Names(c.Column, $"\"{c.Column}\"")}"));
    }

    private static string Names(string column, string text) => $"{(column == Address ? "address_names_child" : "names_child")}({text})";

    private static void Prepare(SqliteConnection connection, Mention mention)
    {
        connection.CreateFunction("names_child", (string? text) => mention.In(text), isDeterministic: true);
        connection.CreateFunction("address_names_child", (string text) => mention.InAddress(text), isDeterministic: true);
        connection.CreateFunction("without_child", (string text, long isAddress) => isAddress == 1 ? mention.ReplaceInAddress(text) : mention.Replace(text), isDeterministic: true);
    }

    private static List<(string Table, string Column)> Columns(SqliteConnection connection) => connection.Rows(
        """
        SELECT t.name, c.name FROM sqlite_schema t, pragma_table_info(t.name) c
        WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND upper(c.type) IN ('TEXT', 'BLOB', '')
        """,
        r => (Table: r.GetString(0), Column: r.GetString(1))).Where(c => !Keys.Contains(c.Column) && !Apart.Contains(c.Table)).ToList();
}
