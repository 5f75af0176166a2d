using System.Globalization;
using System.Text;
using ExcelDataReader;

namespace QaInsight.Extracts.Sources;

/// <summary>A sheet of an XLSX workbook, whose cells read as the text that a CSV file would hold.</summary>
public sealed class WorkbookSource : IRowSource
{
    // No extract is wider; a sheet with a cell far to the right would be read for hours.
    private const int MostColumns = 500;

    // Each is opened anew.
    private const int MostSheets = 100;

    private const int ExcelsColumns = 16_384;

    // Identifiers that Excel took for numbers: 1E+15 is nobody's.
    private const double WholeBelow = 1e18;

    private readonly Stream stream;
    private readonly IExcelDataReader reader;
    private byte[][] fields;

    // The library asks for Windows' own code page before it looks at any file, and .NET has that only when told to.
    static WorkbookSource() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <exception cref="UnreadableFileException">The workbook or the sheet cannot be read.</exception>
    public WorkbookSource(string path, string sheet)
    {
        stream = File.OpenRead(path);
        IExcelDataReader? opened = null;
        try
        {
            reader = opened = Guarded(() => ExcelReaderFactory.CreateOpenXmlReader(stream, new ExcelReaderConfiguration { LeaveOpen = true }));
            Guarded(() => MoveTo(sheet));
            fields = [];
            if (!Next(MostColumns))
                throw new UnreadableFileException($"The sheet '{sheet}' is empty: it has no header row.");
            Headers = [.. fields.Select(Encoding.UTF8.GetString)];
        }
        catch
        {
            opened?.Dispose();
            stream.Dispose();
            throw;
        }
    }

    public IReadOnlyList<string> Headers { get; }

    public int Line { get; private set; }

    public string? Fault => null;

    public string Raw => string.Join(",", fields.Select(Encoding.UTF8.GetString));

    public ReadOnlySpan<byte> this[int field] => field < fields.Length ? fields[field] : [];

    /// <summary>The names of a workbook's sheets.</summary>
    /// <exception cref="UnreadableFileException">It is not a workbook, or it is truncated, encrypted, or a zip bomb.</exception>
    public static IReadOnlyList<string> Sheets(string path)
    {
        Guarded(() => InflatedSize.Check(path));
        return Guarded(() =>
        {
            using var file = File.OpenRead(path);
            using var workbook = ExcelReaderFactory.CreateOpenXmlReader(file);
            var names = new List<string>();
            do
            {
                names.Add(workbook.Name);
            }
            while (workbook.NextResult());
            return names.Count <= MostSheets ? names : throw new UnreadableFileException($"It has more than {MostSheets} sheets. Save those that are extracts on their own.");
        });
    }

    // What stands to the right of the last header belongs to no column.
    public bool Read() => Next(Headers.Count);

    public void Dispose()
    {
        reader.Dispose();
        stream.Dispose();
    }

    private bool MoveTo(string sheet)
    {
        while (!string.Equals(reader.Name, sheet, StringComparison.Ordinal))
        {
            if (!reader.NextResult())
                throw new UnreadableFileException($"The workbook has no sheet '{sheet}'.");
        }

        return reader.FieldCount <= ExcelsColumns ? true : throw new InvalidDataException("A cell lies further to the right than Excel has columns.");
    }

    private bool Next(int columns) => Guarded(() =>
    {
        while (reader.Read())
        {
            Line = reader.Depth + 1;
            var last = Math.Min(reader.FieldCount, columns);
            while (last > 0 && Cell(last - 1).Length == 0)
                last--;
            if (last == 0)
                continue;
            fields = [.. Enumerable.Range(0, last).Select(Cell)];
            return true;
        }

        return false;
    });

    private byte[] Cell(int column) => Encoding.UTF8.GetBytes(reader.GetValue(column) switch
    {
        null => "",
        string text => text,
        double number when Math.Abs(number) < WholeBelow && number == Math.Floor(number) => ((long)number).ToString(CultureInfo.InvariantCulture),
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        var other => Convert.ToString(other, CultureInfo.InvariantCulture) ?? "",
    });

    // A damaged or hostile workbook can fail anywhere in the library that takes it apart, and in any way.
    private static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is not UnreadableFileException and not OutOfMemoryException)
        {
            throw new UnreadableFileException("It cannot be read as an XLSX workbook: it is not one, or it is truncated or encrypted. Save it again from Excel without a password.", e);
        }
    }
}
