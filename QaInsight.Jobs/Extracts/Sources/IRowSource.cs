namespace QaInsight.Extracts.Sources;

/// <summary>The rows of one CSV file or one sheet, read once from the top; memory does not grow with them.</summary>
public interface IRowSource : IDisposable
{
    IReadOnlyList<string> Headers { get; }

    /// <summary>The line of the file (or row of the sheet) on which the current row starts, from 1.</summary>
    int Line { get; }

    /// <summary>One of <see cref="Reasons"/> when the current row could not be taken apart, else null.</summary>
    string? Fault { get; }

    /// <summary>The current row as it stands in the file, for a report.</summary>
    string Raw { get; }

    /// <summary>Moves to the next row that is not blank.</summary>
    /// <exception cref="UnreadableFileException">The file cannot be read any further.</exception>
    bool Read();

    /// <summary>A field of the current row as UTF-8, from 0; empty past the row's end. Valid until the next read.</summary>
    ReadOnlySpan<byte> this[int field] { get; }
}

/// <summary>A file that cannot be read at all; the message says why, in plain words.</summary>
public sealed class UnreadableFileException(string message, Exception? inner = null) : Exception(message, inner);
