using System.Text;
using CsvHelper;

namespace QaInsight.Extracts.Sources;

/// <summary>
/// A CSV file. One broken quote costs the line that it stands on and no other: what it would swallow is read again, line
/// by line.
/// </summary>
public sealed class CsvSource : IRowSource
{
    // Longer than any row of a council's export; past it an opening quote was never closed.
    private const int LongestRow = 1 << 20;

    private readonly string path;
    private readonly Queue<Row> waiting = new();
    private CsvReader reader;
    private int linesBefore;
    private Row? current;
    private bool held;

    /// <exception cref="UnreadableFileException">The file has no header.</exception>
    public CsvSource(string path)
    {
        this.path = path;
        reader = new CsvReaderFactory(Malformed).Open(path, hasHeader: true);
        try
        {
            reader.ReadHeader();
            Headers = reader.Headers is { Count: > 0 } headers ? [.. headers] : throw new UnreadableFileException("The file is empty: it has no header line.");
        }
        catch (Exception e) when (e is CsvFormatException or InvalidOperationException)
        {
            reader.Dispose();
            throw new UnreadableFileException("The header line cannot be read.", e);
        }
        catch (UnreadableFileException)
        {
            reader.Dispose();
            throw;
        }
    }

    public IReadOnlyList<string> Headers { get; }

    public int Line => current?.Line ?? (linesBefore + (int)reader.LineNumber);

    public string? Fault => current is null
        ? reader.FieldCount == Headers.Count ? null : Reasons.FieldCount
        : current.Fault;

    public string Raw => current?.Raw ?? Encoding.UTF8.GetString(reader.RawRecord);

    public ReadOnlySpan<byte> this[int field] => current is null ? reader.GetSpan(field)
        : field < current.Fields.Length ? current.Fields[field]
        : [];

    public bool Read()
    {
        while (Advance())
        {
            if (!IsBlank())
                return true;
        }

        return false;
    }

    public void Dispose() => reader.Dispose();

    private bool Advance()
    {
        if (waiting.TryDequeue(out current))
            return true;
        if (held)
        {
            held = false;
            return true;
        }

        bool more;
        try
        {
            more = reader.Read();
        }
        catch (CsvFormatException e) when (e.LineNumber > 0)
        {
            more = SkipUnclosedQuote(linesBefore + (int)e.LineNumber);
        }

        // Broken records before the one just read come first.
        if (!waiting.TryDequeue(out current))
            return more;
        held = more;
        return true;
    }

    private bool IsBlank()
    {
        if (current is not null)
            return false;
        for (var field = 0; field < reader.FieldCount; field++)
        {
            if (!reader.IsEmpty(field))
                return false;
        }

        return true;
    }

    private void Malformed(CsvMalformedRecord record)
    {
        var line = linesBefore + (int)record.LineNumber;
        foreach (var text in record.RawRecord.ReplaceLineEndings("\n").Split('\n'))
        {
            if (text.Length > 0)
                waiting.Enqueue(Row.Of(line, text, Headers.Count));
            line++;
        }
    }

    // The quote opened on this line is never closed: the line is set aside, and reading goes on below it.
    private bool SkipUnclosedQuote(int line)
    {
        reader.Dispose();
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        var text = LineScanner.SkipTo(stream, line);
        waiting.Enqueue(new Row(line, text, [], Reasons.BrokenQuote));
        linesBefore = line;
        reader = new CsvReaderFactory(Malformed).Open(stream, hasHeader: false);
        return false;
    }

    /// <summary>A line that was read by itself.</summary>
    private sealed record Row(int Line, string Raw, byte[][] Fields, string? Fault)
    {
        public static Row Of(int line, string text, int expected)
        {
            var broken = false;
            using var one = CsvReader.FromText(text, new CsvReaderOptions { Separator = ',', HasHeader = false, DetectSeparatorHint = false, OnMalformedRecord = _ => broken = true });
            var fields = one.Read() ? Enumerable.Range(0, one.FieldCount).Select(f => one.GetSpan(f).ToArray()).ToArray() : [];
            return new Row(line, text, fields, broken ? Reasons.BrokenQuote : fields.Length == expected ? null : Reasons.FieldCount);
        }
    }

    private sealed record CsvReaderFactory(Action<CsvMalformedRecord> OnMalformed)
    {
        public CsvReader Open(string path, bool hasHeader) =>
            Open(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan), hasHeader);

        public CsvReader Open(Stream stream, bool hasHeader) => CsvReader.Create(
            stream,
            new CsvReaderOptions
            {
                Separator = ',',
                HasHeader = hasHeader,
                DetectSeparatorHint = false,
                TrackLineNumbers = true,
                MaxRecordSize = LongestRow,
                BufferSize = 1 << 18,
                MalformedData = CsvMalformedDataHandling.Skip,
                OnMalformedRecord = OnMalformed,
            },
            leaveOpen: false);
    }
}

/// <summary>Finds a line of a file by counting.</summary>
internal static class LineScanner
{
    private const int LongestShown = 200;

    /// <summary>Leaves the stream at the start of the line after <paramref name="line"/>; gives the start of that line's text.</summary>
    public static string SkipTo(Stream stream, int line)
    {
        var text = new StringBuilder();
        for (var at = 1; at <= line;)
        {
            var next = stream.ReadByte();
            if (next < 0)
                break;
            if (next == '\n')
                at++;
            else if (at == line && text.Length < LongestShown && next != '\r')
                text.Append((char)next);
        }

        return text.ToString();
    }
}
