namespace QaInsight.Warehouse;

/// <summary>The kinds of audit that there are, as the contract spells them.</summary>
public static class AuditTypes
{
    public static readonly IReadOnlyList<string> All = ["core", "thematic", "multi-agency", "dip sample", "re-audit"];
}
