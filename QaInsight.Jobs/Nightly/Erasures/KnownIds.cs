using QaInsight.Warehouse;

namespace QaInsight.Nightly.Erasures;

/// <summary>Ids that the kept builds know.</summary>
internal sealed class KnownIds(WarehouseFolder folder)
{
    private const string Keys =
        """
        SELECT child_id, audit_id FROM fct_audit UNION SELECT child_id, action_id FROM fct_action UNION SELECT child_id, concern_id FROM fct_concern UNION SELECT child_id, escalation_id FROM fct_escalation
        """;

    private const string Audits =
        "SELECT child_id, audit_id FROM fct_audit UNION SELECT json_extract(content, '$.child_id'), row_key FROM row_version WHERE extract = 'audits'";

    /// <summary>Audits that are, or were, erased children's.</summary>
    public void GatherAudits(ErasedIds ids)
    {
        foreach (var (_, audit) in folder.BuildIds().SelectMany(b => Read(b, Audits)).Distinct().Where(k => ids.IsChild(k.Child)))
            ids.AddAudit(audit);
    }

    /// <summary>Audits that are another child's today, whatever was written of them before.</summary>
    public void ReleaseOthers(ErasedIds ids)
    {
        if (folder.LiveId is not { } live)
            return;
        foreach (var (_, audit) in Read(live, "SELECT child_id, audit_id FROM fct_audit").Where(k => !ids.IsChild(k.Child)))
            ids.Release(audit);
    }

    public IReadOnlyList<string> OthersThatHold(string id, ErasedIds ids) =>
    [
        .. folder.BuildIds().SelectMany(b => Read(b, Keys)).Where(k => !ids.IsChild(k.Child)).SelectMany(k => new[] { k.Child, k.Key }).OfType<string>().Distinct()
            .Where(k => k.Length > id.Length && k.Contains(id, StringComparison.OrdinalIgnoreCase) && !ids.IsAudit(k)),
    ];

    private List<(string? Child, string Key)> Read(string build, string sql)
    {
        using var connection = Sqlite.OpenReadOnly(folder.PathOf(build), pooled: false);
        return connection.Rows(sql, r => (r.TextOrNull(0), r.GetString(1)));
    }
}
