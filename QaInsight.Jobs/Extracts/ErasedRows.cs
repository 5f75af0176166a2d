using System.Text;
using QaInsight.Extracts.Sources;
using QaInsight.Warehouse;

namespace QaInsight.Extracts;

/// <summary>Whether a row of a source is an erased child's: by the child's id, or by the audit that it belongs to.</summary>
public sealed class ErasedRows(ErasedIds ids, Extract extract, HeaderMap headers)
{
    private static readonly char[] BetweenWords = [',', '"', ';', '\t', '\r', '\n'];

    private readonly int child = Find(extract, "child_id");
    private readonly int audit = Find(extract, "audit_id");

    public bool Has(IRowSource source)
    {
        if (!ids.IsAny)
            return false;
        if (source.Fault is not null)
            return IsIn(ids, source.Raw);
        if (child < 0)
            return audit >= 0 && ids.IsAudit(Text(source, audit));
        if (ids.IsChild(Text(source, child)))
        {
            if (IsAudits)
                ids.AddAudit(Text(source, audit));
            return true;
        }

        if (!IsAudits)
            return audit >= 0 && ids.IsAudit(Text(source, audit));
        ids.Release(Text(source, audit));
        return false;
    }

    /// <summary>Whether any field of a line that cannot be taken apart names an erased child, or an audit of one.</summary>
    public static bool IsIn(ErasedIds ids, string raw) =>
        raw.Split(BetweenWords, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Any(word => ids.IsChild(word) || ids.IsAudit(word));

    private bool IsAudits => extract is Contract.AuditsExtract;

    private static int Find(Extract extract, string column) => extract.Columns.Select((c, at) => (c, at)).Where(c => c.c.Name == column).Select(c => c.at).DefaultIfEmpty(-1).Single();

    private string Text(IRowSource source, int column)
    {
        var from = headers[column];
        return Encoding.UTF8.GetString(from.Text(from.Field < 0 ? [] : RowReader.Trimmed(source[from.Field])));
    }
}
