using QaInsight.Extracts.Sources;
using QaInsight.Warehouse;

namespace QaInsight.Extracts;

/// <summary>
/// Whether a row of a source is an erased child's, by the child's id or by the audit that it belongs to; or one that is kept
/// without its ids.
/// </summary>
public sealed class ErasedRows(ErasedIds ids, Extract extract, HeaderMap headers)
{
    private static readonly char[] BetweenWords = [',', '"', ';', '\t', '\r', '\n'];

    private readonly int child = Find(extract, IdColumns.Child);
    private readonly int audit = Find(extract, IdColumns.Audit);
    private readonly int key = IdColumns.OfRows.Select(column => Find(extract, column, isKey: true)).Max();

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

    /// <summary>Whether it is kept already, and comes again with the ids that were taken from it.</summary>
    public bool HasPast(IRowSource source) =>
        ids.HasPast && key >= 0 && (source.Fault is null
            ? ids.IsPast(new RowKey(extract.Columns[key].Name, Text(source, key)))
            : WordsOf(source.Raw).Any(word => ids.IsPast(new RowKey(extract.Columns[key].Name, word))));

    /// <summary>Whether any field of a line that cannot be taken apart names an erased child, or an audit of one.</summary>
    public static bool IsIn(ErasedIds ids, string raw) => WordsOf(raw).Any(word => ids.IsChild(word) || ids.IsAudit(word));

    /// <summary>What may be fields of a line that cannot be taken apart.</summary>
    internal static string[] WordsOf(string raw) => raw.Split(BetweenWords, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private bool IsAudits => extract is Contract.AuditsExtract;

    private static int Find(Extract extract, string column, bool isKey = false) =>
        extract.Columns.Select((c, at) => (c, at)).Where(c => c.c.Name == column && (!isKey || c.c.IsKey)).Select(c => c.at).DefaultIfEmpty(-1).Single();

    private string Text(IRowSource source, int column) => headers[column].TextOf(source);
}
