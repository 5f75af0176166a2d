using System.Text;
using QaInsight.Extracts.Sources;

namespace QaInsight.Extracts;

/// <summary>
/// Lines of a CSV file that are erased children's, and fields of others that name the child. What is taken out leaves its line
/// ends behind, so that every other row stays on the line by which builds know it; all other bytes stay as they are.
/// </summary>
internal sealed class CsvErasure
{
    private readonly Dictionary<int, (int Last, string Instead)> edits = [];

    /// <exception cref="UnreadableFileException">It cannot be told which of its rows are whose.</exception>
    public CsvErasure(SourceTable table, Warehouse.ErasedIds ids, Mention? mention)
    {
        using var source = table.Open();
        var headers = new HeaderMap(table.Extract, source.Headers, table.Profile);
        var (rows, words) = (new ErasedRows(ids, table.Extract, headers), headers.Words());
        if (mention is not null && source.Headers.Any(mention.In))
            throw new UnreadableFileException("Its header names the child.");
        (int Line, string? Instead) open = (0, null);
        while (source.Read())
        {
            Close(open, source.Line - 1);
            open = (source.Line, null);
            if (rows.Has(source) || (source.Fault is not null && mention?.In(source.Raw) == true))
            {
                Rows.Add(source.Line);
                open = (source.Line, "");
            }
            else if (source.Fault is null && mention is not null && Rewritten(source, words, mention) is { } text)
            {
                Texts++;
                open = (source.Line, text);
            }
        }

        Close(open, int.MaxValue);
    }

    /// <summary>Lines on which an erased child's rows start.</summary>
    public HashSet<int> Rows { get; } = [];

    /// <summary>Rows of others in which a field named the child.</summary>
    public int Texts { get; private set; }

    public bool IsNone => edits.Count == 0;

    public void Write(string from, string to)
    {
        using var source = new BufferedStream(new FileStream(from, FileMode.Open, FileAccess.Read, FileShare.Read), 1 << 16);
        using var target = new BufferedStream(new FileStream(to, FileMode.Create, FileAccess.Write, FileShare.None), 1 << 16);
        var (line, until, isStart) = (1, 0, true);
        for (int next; (next = source.ReadByte()) >= 0;)
        {
            if (isStart && edits.TryGetValue(line, out var edit))
            {
                until = edit.Last;
                target.Write(Encoding.UTF8.GetBytes(edit.Instead));
            }

            isStart = next == '\n' || (next == '\r' && !IsBeforeLineFeed(source));
            if (line > until || next is '\r' or '\n')
                target.WriteByte((byte)next);
            if (isStart)
                line++;
        }
    }

    private void Close((int Line, string? Instead) row, int last)
    {
        if (row.Instead is not null)
            edits[row.Line] = (last, row.Instead);
    }

    private static string? Rewritten(IRowSource source, IReadOnlySet<int> words, Mention mention)
    {
        var fields = Enumerable.Range(0, source.Headers.Count).Select(at => Encoding.UTF8.GetString(source[at])).ToList();
        return words.Any(at => mention.In(fields[at])) ? string.Join(',', fields.Select((f, at) => Quoted(words.Contains(at) ? mention.Replace(f) : f))) : null;
    }

    private static string Quoted(string field) => field.AsSpan().ContainsAny("\",\r\n") ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field;

    private static bool IsBeforeLineFeed(BufferedStream source)
    {
        var next = source.ReadByte();
        if (next >= 0)
            source.Position--;
        return next == '\n';
    }
}
