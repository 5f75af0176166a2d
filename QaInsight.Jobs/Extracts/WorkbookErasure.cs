using System.Text;
using QaInsight.Extracts.Sources;
using QaInsight.Warehouse;

namespace QaInsight.Extracts;

/// <summary>
/// Rows of a workbook that are erased children's. A workbook keeps what it shows in many places (shared texts, caches of pivot
/// tables, comments), so that it is written anew from its cells alone, each in its row.
/// </summary>
internal sealed class WorkbookErasure
{
    private readonly List<(string Name, SourceTable? Table)> sheets;
    private readonly ErasedIds ids;
    private readonly Mention? mention;

    /// <exception cref="UnreadableFileException">It cannot be read.</exception>
    public WorkbookErasure(SourceFile file, IReadOnlyList<SourceTable> tables, ErasedIds ids, Mention? mention)
    {
        (this.ids, this.mention) = (ids, mention);
        sheets = [.. WorkbookSource.Sheets(file.Path).Select(s => (s, tables.FirstOrDefault(t => t.Sheet == s)))];
        foreach (var sheet in sheets)
        {
            foreach (var _ in Kept(file.Path, sheet.Name, sheet.Table, Count))
            {
            }
        }

        HasOtherTraces = mention is not null && PackedText.Names(file.Path, mention);
    }

    public HashSet<(string? Sheet, int Line)> Rows { get; } = [];

    public int Texts { get; private set; }

    /// <summary>Whether something beside the cells names the child.</summary>
    public bool HasOtherTraces { get; }

    public bool IsNone => Rows.Count == 0 && Texts == 0 && !HasOtherTraces;

    public void Write(string from, string to)
    {
        using var workbook = new PlainWorkbook(to);
        foreach (var (name, table) in sheets)
            workbook.Sheet(mention?.Replace(name) ?? name, Kept(from, name, table, (_, _) => { }));
    }

    private void Count((string? Sheet, int Line) line, bool isRow)
    {
        if (isRow)
            Rows.Add(line);
        else
            Texts++;
    }

    // A sheet that is no extract's says nothing of whose its rows are: a row of it that names the child goes whole.
    private IEnumerable<(int Line, IReadOnlyList<string> Cells)> Kept(string path, string sheet, SourceTable? table, Action<(string? Sheet, int Line), bool> took)
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
            var headers = table is null ? null : new HeaderMap(table.Extract, source.Headers, table.Profile);
            var rows = headers is null ? null : new ErasedRows(ids, table!.Extract, headers);
            var words = headers?.Words() ?? Enumerable.Range(0, source.Headers.Count).ToHashSet();
            yield return (source.Line, [.. source.Headers.Select(h => mention?.Replace(h) ?? h)]);
            while (source.Read())
            {
                var cells = Enumerable.Range(0, source.Headers.Count).Select(at => Encoding.UTF8.GetString(source[at])).ToList();
                var named = mention is not null && words.Any(at => mention.In(cells[at]));
                if (rows?.Has(source) ?? (named || cells.Exists(c => ids.IsChild(c) || ids.IsAudit(c))))
                {
                    took((sheet, source.Line), true);
                    continue;
                }

                if (named)
                    took((sheet, source.Line), false);
                yield return (source.Line, named ? [.. cells.Select((c, at) => words.Contains(at) ? mention!.Replace(c) : c)] : cells);
            }
        }
    }
}
