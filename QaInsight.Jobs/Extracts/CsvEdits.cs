using System.Text;
using QaInsight.Extracts.Sources;

namespace QaInsight.Extracts;

/// <summary>
/// Lines of a CSV file that go or are written otherwise. What is taken out leaves its line ends behind, so that every other row
/// stays on the line by which builds know it; all other bytes stay as they are.
/// </summary>
internal sealed class CsvEdits
{
    private readonly Dictionary<int, (int Last, string Instead)> edits = [];

    /// <exception cref="UnreadableFileException">It cannot be told which of its rows are whose.</exception>
    public CsvEdits(SourceTable table, Func<IRowSource, HeaderMap, IRowEditor> begin)
    {
        using var source = table.Open();
        var editor = begin(source, new HeaderMap(table.Extract, source.Headers, table.Profile));
        (int Line, string? Instead) open = (0, null);
        while (source.Read())
        {
            Close(open, source.Line - 1);
            var edit = editor.Of(source);
            open = (source.Line, edit.IsTakenOut ? "" : edit.Fields is { } fields ? string.Join(',', fields.Select(Quoted)) : null);
            if (edit.IsTakenOut)
                Rows.Add(source.Line);
            else if (edit.Fields is not null)
                Rewritten++;
        }

        Close(open, int.MaxValue);
    }

    /// <summary>Lines on which rows start that are taken out.</summary>
    public HashSet<int> Rows { get; } = [];

    public int Rewritten { get; private set; }

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

    private static string Quoted(string field) => field.AsSpan().ContainsAny("\",\r\n") ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field;

    private static bool IsBeforeLineFeed(BufferedStream source)
    {
        var next = source.ReadByte();
        if (next >= 0)
            source.Position--;
        return next == '\n';
    }
}
