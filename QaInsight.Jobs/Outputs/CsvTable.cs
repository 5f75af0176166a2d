using System.Globalization;

namespace QaInsight.Outputs;

/// <summary>
/// Writes a table as CSV that a spreadsheet takes for text: a cell that would start a formula gets an apostrophe before it.
/// Numbers stay numbers.
/// </summary>
public sealed class CsvTable : IDisposable
{
    // What spreadsheets take for a formula's start, full-width forms among them.
    private const string FormulaStarts = "=+-@\t\r\n＝＋－＠";

    private readonly TextWriter writer;

    public CsvTable(TextWriter writer, IEnumerable<string> headers)
    {
        this.writer = writer;
        Write([.. headers]);
    }

    public CsvTable(string path, IEnumerable<string> headers)
        : this(new StreamWriter(path), headers)
    {
    }

    public void Write(params string[] cells) => writer.Write(string.Join(",", cells.Select(Cell)) + "\r\n");

    public void Dispose() => writer.Dispose();

    /// <summary>A cell that no spreadsheet runs.</summary>
    public static string Safe(string cell) =>
        cell.TrimStart(' ', '\u00A0') is { Length: > 0 } text && FormulaStarts.Contains(text[0], StringComparison.Ordinal)
        && !decimal.TryParse(cell, NumberStyles.Number, CultureInfo.InvariantCulture, out _)
            ? "'" + cell
            : cell;

    private static string Cell(string cell)
    {
        var safe = Safe(cell);
        return safe.AsSpan().ContainsAny("\",\r\n") || safe.StartsWith(' ') || safe.EndsWith(' ') ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
