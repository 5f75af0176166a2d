using Microsoft.Data.Sqlite;
using QaInsight.Warehouse;

namespace QaInsight.Nightly.Retention;

/// <summary>
/// Which children's rows are past their retention. A child's rows go together, once the last of them is old enough: what is
/// counted of children (those whose actions are outstanding, say) must find one child under one id.
/// </summary>
internal sealed class PastSearch(WarehouseFolder folder, Month keptFrom)
{
    private const int Never = 99_999_999;

    // A row whose child is not known stands for itself.
    private const char Alone = '\u0001';
    private const string Unit = "coalesce(child, char(1) || kind || id)";
    private const string NotAnonymous = $"id NOT GLOB '{PastRows.Prefix}*'";

    private static readonly string Rows = $"""
        SELECT '{IdColumns.Audit}' AS kind, audit_id AS id, child_id AS child, audit_month * 100 + 31 AS last FROM fct_audit
        UNION ALL SELECT '{IdColumns.Action}', action_id, child_id, coalesce(completed_on, {Never}) FROM fct_action
        UNION ALL SELECT '{IdColumns.Concern}', concern_id, child_id, coalesce(resolved_on, {Never}) FROM fct_concern
        UNION ALL SELECT '{IdColumns.Escalation}', escalation_id, child_id, CASE WHEN status = 'resolved' THEN coalesce(resolved_on, raised_on) ELSE {Never} END FROM fct_escalation
        """;

    private int FirstDay => keptFrom.FirstDay.ToNumber();

    /// <summary>Whether any build holds such rows.</summary>
    public bool IsAny => folder.BuildIds().Any(MayHold) && !Find([]).IsNone;

    /// <summary>What is past by what the last build to have a row says of it.</summary>
    public PastRows Find(byte[] key)
    {
        var rows = new Dictionary<RowKey, (string Unit, int Last)>();
        var known = new HashSet<RowKey>();
        foreach (var (row, child, last) in OldestFirst().SelectMany(Read))
        {
            known.Add(row);
            if (!PastRows.IsAnonymous(row.Id))
                rows[row] = (child ?? $"{Alone}{row.Column}{row.Id}", last);
        }

        var units = rows.Values.GroupBy(r => r.Unit, r => r.Last).ToDictionary(unit => unit.Key, unit => unit.Max());
        var past = units.Where(u => u.Value < FirstDay).Select(u => u.Key).ToHashSet();
        return new PastRows(key, Children(past), rows.Where(r => past.Contains(r.Value.Unit)).Select(r => r.Key).ToHashSet(), known, Children(units.Keys));
    }

    /// <summary>Children of whom an old row is kept as it came, since an action, a concern or an escalation of theirs is open still.</summary>
    public int KeptForWhatIsOpen()
    {
        if (folder.LiveId is not { } live)
            return 0;
        using var connection = Open(live);
        return (int)connection.Scalar<long>(
            $"SELECT count(*) FROM (SELECT 1 FROM ({Rows}) WHERE {NotAnonymous} GROUP BY {Unit} HAVING max(last) = {Never} AND coalesce(max(nullif(last, {Never})), 0) BETWEEN 1 AND $first - 1)",
            ("$first", FirstDay));
    }

    private static HashSet<string> Children(IEnumerable<string> units) => [.. units.Where(unit => unit[0] != Alone)];

    /// <summary>Fingerprints of files of which some build holds the rows.</summary>
    public IReadOnlySet<string> Loaded() => OldestFirst().SelectMany(build =>
    {
        using var connection = Open(build);
        return connection.Rows("SELECT DISTINCT sha256 FROM import_file WHERE state = 'loaded'", r => r.GetString(0));
    }).ToHashSet();

    // By its own rows alone, and without holding them.
    private bool MayHold(string build)
    {
        using var connection = Open(build);
        return connection.Scalar<long>($"SELECT EXISTS (SELECT 1 FROM ({Rows}) WHERE {NotAnonymous} GROUP BY {Unit} HAVING max(last) < $first)", ("$first", FirstDay)) == 1;
    }

    private SqliteConnection Open(string build) => Sqlite.OpenReadOnly(folder.PathOf(build), pooled: false);

    // The live build has the last word.
    private IEnumerable<string> OldestFirst() => folder.BuildIds().Where(b => b != folder.LiveId).Concat(folder.LiveId is { } live ? [live] : []);

    private List<(RowKey Row, string? Child, int Last)> Read(string build)
    {
        using var connection = Open(build);
        return connection.Rows($"SELECT kind, id, child, last FROM ({Rows})", r => (new RowKey(r.GetString(0), r.GetString(1)), r.TextOrNull(2), r.GetInt32(3)));
    }
}
