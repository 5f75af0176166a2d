using System.Globalization;
using System.IO.Compression;
using System.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace QaInsight.Extracts.Sources;

/// <summary>A sheet of an XLSX workbook, whose cells read as the text that a CSV file would hold.</summary>
public sealed class WorkbookSource : IRowSource
{
    // An extract of a million rows inflates to less; a bomb does not.
    private const long LargestInflated = 2L << 30;
    private const int LargestRatio = 250;

    private readonly Stream stream;
    private readonly IExcelDataReader reader;
    private byte[][] fields;

    /// <exception cref="UnreadableFileException">The workbook or the sheet cannot be read.</exception>
    public WorkbookSource(string path, string sheet)
    {
        stream = File.OpenRead(path);
        reader = Open(stream);
        while (!string.Equals(reader.Name, sheet, StringComparison.Ordinal))
        {
            if (!reader.NextResult())
                throw new UnreadableFileException($"The workbook has no sheet '{sheet}'.");
        }

        fields = [];
        if (!Next())
            throw new UnreadableFileException($"The sheet '{sheet}' is empty: it has no header row.");
        Headers = [.. fields.Select(Encoding.UTF8.GetString)];
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
        RefuseBombs(path);
        using var file = File.OpenRead(path);
        using var workbook = Open(file);
        var names = new List<string>();
        do
        {
            names.Add(workbook.Name);
        }
        while (workbook.NextResult());
        return names;
    }

    public bool Read() => Next();

    public void Dispose()
    {
        reader.Dispose();
        stream.Dispose();
    }

    private static IExcelDataReader Open(Stream file)
    {
        try
        {
            return ExcelReaderFactory.CreateOpenXmlReader(file, new ExcelReaderConfiguration { LeaveOpen = true });
        }
        catch (Exception e) when (IsUnreadable(e))
        {
            throw Unreadable(e);
        }
    }

    private bool Next()
    {
        try
        {
            while (reader.Read())
            {
                Line = reader.Depth + 1;
                var last = reader.FieldCount;
                while (last > 0 && Cell(last - 1).Length == 0)
                    last--;
                if (last == 0)
                    continue;
                fields = [.. Enumerable.Range(0, last).Select(Cell)];
                return true;
            }

            return false;
        }
        catch (Exception e) when (IsUnreadable(e))
        {
            throw Unreadable(e);
        }
    }

    private byte[] Cell(int column) => Encoding.UTF8.GetBytes(reader.GetValue(column) switch
    {
        null => "",
        string text => text,
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        var other => Convert.ToString(other, CultureInfo.InvariantCulture) ?? "",
    });

    // What the archive says of its own sizes is not to be believed: they are counted while inflating.
    private static void RefuseBombs(string path)
    {
        try
        {
            using var archive = ZipFile.OpenRead(path);
            var buffer = new byte[1 << 16];
            long inflated = 0;
            foreach (var entry in archive.Entries)
            {
                using var content = entry.Open();
                long own = 0;
                for (int read; (read = content.Read(buffer)) > 0;)
                {
                    own += read;
                    if (inflated + own > LargestInflated || (own > 64 << 20 && own / Math.Max(1, entry.CompressedLength) > LargestRatio))
                        throw new UnreadableFileException("The workbook inflates to far more than it holds (a zip bomb).");
                }

                inflated += own;
            }
        }
        catch (Exception e) when (IsUnreadable(e))
        {
            throw Unreadable(e);
        }
    }

    private static bool IsUnreadable(Exception e) =>
        e is ExcelReaderException or InvalidDataException or System.Xml.XmlException or IOException or NotSupportedException
            or NullReferenceException or IndexOutOfRangeException or ArgumentException or FormatException or KeyNotFoundException;

    private static UnreadableFileException Unreadable(Exception e) =>
        new("It cannot be read as an XLSX workbook: it is not one, or it is truncated or encrypted. Save it again from Excel without a password.", e);
}
