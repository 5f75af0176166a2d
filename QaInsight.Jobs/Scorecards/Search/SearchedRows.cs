using Microsoft.Data.Sqlite;
using QaInsight.Scorecards.Pages;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards.Search;

/// <summary>
/// People, audits and children of a build by what they are called. Ids are found by how they begin, which an index answers
/// however many there are; names of people by any part.
/// </summary>
internal sealed class SearchedRows(SqliteConnection connection, BuildContext context, Scope scope, int most)
{
    // Sorts after whatever an id may begin with.
    private const string Last = "\uffff";

    private readonly string seen = scope.SeesAll ? "1" : $"a.team_ref IN ({string.Join(",", context.Teams.FactIds(scope.Sees))})";

    public IEnumerable<SearchHit> Audits(string asked) => Beginning(asked, "audit_id").Select(a => new SearchHit(a.Audit, $"{a.Month.Label}, {a.Team.Name}", Place(a.Audit)));

    public IEnumerable<SearchHit> AuditsOfChildren(string asked) => Beginning(asked, "child_id").Select(a => new SearchHit(a.Audit, $"child {a.Child}, {a.Month.Label}, {a.Team.Name}", Place(a.Audit)));

    public IEnumerable<SearchHit> Practitioners(string asked) => People(
        asked, "NULL", "", $"EXISTS (SELECT 1 FROM fct_audit a WHERE a.practitioner_ref = p.id AND {seen})", (name, _) => new SearchHit(name, null, new PageAddress("practitioner") { Person = name }));

    /// <summary>As the <c>auditors</c> extract names them.</summary>
    public IEnumerable<SearchHit> Auditors(string asked) => People(
        asked, "d.role", "JOIN dim_auditor d ON d.auditor_ref = p.id",
        scope.SeesAll ? "1" : $"EXISTS (SELECT 1 FROM fct_audit a WHERE (a.auditor_ref = p.id OR a.moderator_ref = p.id) AND {seen})",
        (name, role) => new SearchHit(name, role, new PageAddress("rows") { Of = "audits", Auditor = name }));

    private static PageAddress Place(string audit) => new("audit") { Of = audit };

    // The index knows capitals from small letters, and ids are written in one or the other.
    private IEnumerable<(string Audit, string Child, Month Month, Team Team)> Beginning(string asked, string column) =>
        new[] { asked, asked.ToUpperInvariant(), asked.ToLowerInvariant() }.Distinct(StringComparer.Ordinal).SelectMany(id => connection.Rows(
            $"""
            SELECT a.audit_id, a.child_id, a.audit_month, a.team_ref FROM fct_audit a
            WHERE a.{column} >= $from AND a.{column} < $to AND {seen} ORDER BY a.{column} LIMIT $most
            """,
            r => (r.GetString(0), r.GetString(1), new Month(r.GetInt32(2)), context.Teams[r.GetInt32(3)]),
            ("$from", id), ("$to", id + Last), ("$most", most)));

    private List<SearchHit> People(string asked, string note, string also, string where, Func<string, string?, SearchHit> hit)
    {
        var literal = asked.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal);
        return connection.Rows(
            $"""
            SELECT p.name, {note} FROM dim_person p {also} WHERE p.name LIKE $part ESCAPE '\' AND {where}
            ORDER BY p.name <> $whole, p.name NOT LIKE $first ESCAPE '\', p.name LIMIT $most
            """,
            r => hit(r.GetString(0), r.TextOrNull(1)),
            ("$part", $"%{literal}%"), ("$first", $"{literal}%"), ("$whole", asked), ("$most", most));
    }
}
