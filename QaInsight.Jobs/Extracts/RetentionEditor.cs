using QaInsight.Extracts.Sources;
using QaInsight.Warehouse;

namespace QaInsight.Extracts;

/// <summary>
/// Writes over, in rows that are past their retention, who they are about: ids, words, and whatever a file had beside the
/// contract's columns. What is counted stays as it is, so that a warehouse made again from the file counts the same.
/// </summary>
/// <param name="isOld">The file came in before the first month that is kept: a row of it that no build holds was set aside then, and goes.</param>
internal sealed class RetentionEditor(PastRows past, Extract? extract, HeaderMap? headers, bool isOld) : IRowEditor
{
    private readonly (int Column, string Kind, bool IsOwnKey)[] ids = extract is null ? [] : [.. Ids(extract)];
    private readonly int[] unused = headers is null ? [] : [.. headers.Unused];

    public RowEdit Of(IRowSource source)
    {
        if (extract is not null && ids.Length == 0)
            return RowEdit.None;
        if (source.Fault is not null || extract is null)
            return isOld || Words(source).Any(past.IsAny) ? RowEdit.TakenOut : RowEdit.None;
        var own = ids.Single(i => i.IsOwnKey);
        var key = new RowKey(own.Kind, Text(source, own.Column));
        var isOfPastChild = ids.Any(i => i.Kind == IdColumns.Child && Text(source, i.Column) is var child && (past.IsChild(child) || (isOld && past.IsGone(child))));
        if (!PastRows.IsAnonymous(key.Id) && !past.IsKnown(key) && (isOld || isOfPastChild))
            return RowEdit.TakenOut;
        var isPast = isOfPastChild || past.Keys.Contains(key);
        var fields = RowEdit.FieldsOf(source);
        var changed = false;
        foreach (var (column, kind, _) in ids)
        {
            var id = Text(source, column);
            if (id.Length > 0 && !PastRows.IsAnonymous(id) && (kind == IdColumns.Child ? isPast : past.IsKey(kind, id)))
                Put(headers![column].Field, past.Instead(kind, id));
        }

        if (isPast)
            PutWords();
        return changed ? RowEdit.Written(fields) : RowEdit.None;

        void PutWords()
        {
            for (var column = 0; column < extract.Columns.Count; column++)
            {
                if (extract.Columns[column].Kind is ChildTextKind words && Text(source, column) is var text && words.WithoutChild(text) is var without && without != text)
                    Put(headers![column].Field, without);
            }

            foreach (var field in unused)
                Put(field, "");
        }

        void Put(int field, string text)
        {
            if (field < 0 || fields[field] == text)
                return;
            fields[field] = text;
            changed = true;
        }
    }

    private static IEnumerable<(int Column, string Kind, bool IsOwnKey)> Ids(Extract extract)
    {
        for (var at = 0; at < extract.Columns.Count; at++)
        {
            var column = extract.Columns[at];
            if (column.Kind is AuditKind || column.Name == IdColumns.Audit)
                yield return (at, IdColumns.Audit, column.IsKey);
            else if (column.Name is IdColumns.Child or IdColumns.Action or IdColumns.Concern or IdColumns.Escalation)
                yield return (at, column.Name, column.IsKey);
        }
    }

    private static IEnumerable<string> Words(IRowSource source) => source.Fault is null ? RowEdit.FieldsOf(source) : ErasedRows.WordsOf(source.Raw);

    private string Text(IRowSource source, int column) => headers![column].TextOf(source);
}
