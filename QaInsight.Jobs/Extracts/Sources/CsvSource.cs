using System.Text;
using CsvHelper;

namespace QaInsight.Extracts.Sources;

/// <summary>
/// A CSV file. A broken quote costs the line that it stands on and no other: that line is set aside, and reading goes on
/// with the one below it, whatever the quote would have swallowed.
/// </summary>
public sealed class CsvSource : IRowSource
{
    // Longer than any row of a council's export; past it an opening quote was never closed.
    private const int LongestRow = 1 << 20;

    private const int Buffer = 1 << 18;

    // Reading goes on below each broken line: there may be many.
    private const int SmallBuffer = 1 << 14;

    // A quote that is never closed is looked for in the whole megabyte that a row may have, in ever larger pieces, and that for each
    // line anew.
    private const long InVain = 1L << 29;
    private const int InVainOfItsLength = 8;
    private const int Dear = 16;

    private readonly string path;
    private readonly LineCursor lines;
    private CsvReader reader;
    private FileStream? stream;
    private long lookedAt;
    private int linesBefore;
    private BrokenLine? broken;

    /// <exception cref="UnreadableFileException">The file has no header.</exception>
    public CsvSource(string path)
    {
        this.path = path;
        reader = Open(0, Buffer, hasHeader: true);
        lines = new LineCursor(path, LongestRow);
        try
        {
            reader.ReadHeader();
            Headers = reader.Headers is { Count: > 0 } headers ? [.. headers] : throw new UnreadableFileException("The file is empty: it has no header line.");
        }
        catch (Exception e) when (e is CsvFormatException or InvalidOperationException)
        {
            Dispose();
            throw new UnreadableFileException("The header line cannot be read.", e);
        }
        catch (UnreadableFileException)
        {
            Dispose();
            throw;
        }
    }

    public IReadOnlyList<string> Headers { get; }

    public int Line => broken?.Line ?? (linesBefore + (int)reader.LineNumber);

    public string? Fault => broken is not null ? Reasons.BrokenQuote : reader.FieldCount == Headers.Count ? null : Reasons.FieldCount;

    public string Raw => broken?.Text ?? Encoding.UTF8.GetString(reader.RawRecord);

    public ReadOnlySpan<byte> this[int field] => broken is null ? reader.GetSpan(field) : [];

    public bool Read()
    {
        broken = null;
        do
        {
            try
            {
                if (!reader.Read())
                    return false;
            }
            catch (CsvFormatException e) when (e.LineNumber > 0)
            {
                SetAside(linesBefore + (int)e.LineNumber);
                return true;
            }
        }
        while (IsBlank());

        if (reader.FieldCount != Headers.Count && HasSwallowedARow(Raw))
            SetAside(Line);
        return true;
    }

    public void Dispose()
    {
        reader.Dispose();
        lines?.Dispose();
    }

    private bool IsBlank()
    {
        for (var field = 0; field < reader.FieldCount; field++)
        {
            if (!reader.IsEmpty(field))
                return false;
        }

        return true;
    }

    // A quote that is closed by the next row's opening one gives a record of the wrong length, with whole rows in it.
    private bool HasSwallowedARow(string record) =>
        record.AsSpan().ContainsAny('\r', '\n') && record.Split('\r', '\n').Skip(1).Any(line => line.Length > 0 && FieldsOf(line) == Headers.Count);

    private static int FieldsOf(string line)
    {
        var right = true;
        using var one = CsvReader.FromText(line, new CsvReaderOptions { Separator = ',', HasHeader = false, DetectSeparatorHint = false, OnMalformedRecord = _ => right = false });
        return one.Read() && right ? one.FieldCount : 0;
    }

    private void SetAside(int line)
    {
        var looked = stream!.Position - lines.Offset;
        lookedAt += looked > SmallBuffer ? looked * Dear : SmallBuffer;
        if (lookedAt > InVain + (InVainOfItsLength * stream.Length))
            throw new UnreadableFileException("So many of its quotes are broken that it cannot be taken apart. Ask for the export again, with quotes inside a field doubled.");
        broken = new BrokenLine(line, lines.MoveBelow(line));
        reader.Dispose();
        reader = Open(lines.Offset, SmallBuffer, hasHeader: false);
        linesBefore = line;
    }

    private CsvReader Open(long offset, int bufferSize, bool hasHeader)
    {
        stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
        stream.Position = offset;
        return CsvReader.Create(
            stream,
            new CsvReaderOptions
            {
                Separator = ',',
                HasHeader = hasHeader,
                DetectSeparatorHint = false,
                TrackLineNumbers = true,
                MaxRecordSize = LongestRow,
                BufferSize = bufferSize,
                MalformedData = CsvMalformedDataHandling.Throw,
            },
            leaveOpen: false);
    }

    private sealed record BrokenLine(int Line, string Text);
}
