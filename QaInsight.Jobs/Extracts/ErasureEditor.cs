using QaInsight.Extracts.Sources;
using QaInsight.Warehouse;

namespace QaInsight.Extracts;

/// <summary>Takes out rows that are erased children's, or kept elsewhere without their ids, and writes over the child's name in fields of others.</summary>
/// <param name="extract">Null for a sheet that is no extract's and says nothing of whose its rows are: a row of it that names the child goes whole.</param>
internal sealed class ErasureEditor(ErasedIds ids, Mention? mention, Extract? extract, HeaderMap? headers, int fields) : IRowEditor
{
    private readonly ErasedRows? rows = extract is null ? null : new ErasedRows(ids, extract, headers!);
    private readonly IReadOnlySet<int> words = headers?.Words() ?? Enumerable.Range(0, fields).ToHashSet();

    public RowEdit Of(IRowSource source)
    {
        if (rows is not null && (rows.Has(source) || rows.HasPast(source)))
            return RowEdit.TakenOut;
        if (source.Fault is not null)
            return mention?.In(source.Raw) == true ? RowEdit.TakenOut : RowEdit.None;
        if (mention is null && rows is not null)
            return RowEdit.None;
        var texts = RowEdit.FieldsOf(source);
        var named = mention is not null && words.Any(at => mention.In(texts[at]));
        if (rows is null)
            return named || texts.Exists(t => ids.IsChild(t) || ids.IsAudit(t)) ? RowEdit.TakenOut : RowEdit.None;
        return named ? RowEdit.Written([.. texts.Select((t, at) => words.Contains(at) ? mention!.Replace(t) : t)]) : RowEdit.None;
    }
}
