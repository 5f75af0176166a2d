using System.Text;
using QaInsight.Extracts.Sources;

namespace QaInsight.Extracts;

/// <summary>
/// Rows of a workbook that go or are written otherwise. A workbook keeps what it shows in many places (shared texts, caches of
/// pivot tables, comments), so that it is written anew from its cells alone, each in its row.
/// </summary>
internal sealed class WorkbookEdits
{
    private readonly List<(string Name, SourceTable? Table)> sheets;
    private readonly Func<SourceTable?, IRowSource, HeaderMap?, IRowEditor> begin;
    private readonly Func<string, string> rename;

    /// <param name="begin">The table is null for a sheet that is no extract's.</param>
    /// <param name="rename">What stands in a sheet's name or a header instead.</param>
    /// <exception cref="UnreadableFileException">It cannot be read.</exception>
    public WorkbookEdits(SourceFile file, IReadOnlyList<SourceTable> tables, Func<SourceTable?, IRowSource, HeaderMap?, IRowEditor> begin, Func<string, string> rename)
    {
        (this.begin, this.rename) = (begin, rename);
        sheets = [.. WorkbookSource.Sheets(file.Path).Select(s => (s, tables.FirstOrDefault(t => t.Sheet == s)))];
        foreach (var sheet in sheets)
        {
            foreach (var _ in Kept(file.Path, sheet.Name, sheet.Table, Count))
            {
            }
        }
    }

    public HashSet<(string? Sheet, int Line)> Rows { get; } = [];

    public int Rewritten { get; private set; }

    public bool IsNone => Rows.Count == 0 && Rewritten == 0;

    public void Write(string from, string to)
    {
        using var workbook = new PlainWorkbook(to);
        foreach (var (name, table) in sheets)
            workbook.Sheet(rename(name), Kept(from, name, table, (_, _) => { }));
    }

    private void Count((string? Sheet, int Line) line, RowEdit edit)
    {
        if (edit.IsTakenOut)
            Rows.Add(line);
        else if (edit.Fields is not null)
            Rewritten++;
    }

    private IEnumerable<(int Line, IReadOnlyList<string> Cells)> Kept(string path, string sheet, SourceTable? table, Action<(string? Sheet, int Line), RowEdit> met)
    {
        WorkbookSource source;
        try
        {
            source = new WorkbookSource(path, sheet);
        }
        catch (UnreadableFileException)
        {
            yield break;
        }

        using (source)
        {
            var editor = begin(table, source, table is null ? null : new HeaderMap(table.Extract, source.Headers, table.Profile));
            yield return (source.Line, [.. source.Headers.Select(rename)]);
            while (source.Read())
            {
                var edit = editor.Of(source);
                met((sheet, source.Line), edit);
                if (!edit.IsTakenOut)
                    yield return (source.Line, edit.Fields ?? RowEdit.FieldsOf(source));
            }
        }
    }
}
