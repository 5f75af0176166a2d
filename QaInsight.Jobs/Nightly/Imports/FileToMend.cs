using QaInsight.Extracts;
using QaInsight.Extracts.Sources;
using QaInsight.Warehouse;
using QaInsight.Warehouse.Model;

namespace QaInsight.Nightly.Imports;

/// <summary>A file of which rows were set aside, and whether those very rows can be had again, to be mended and dropped once more.</summary>
/// <param name="Archived">Where the archive keeps it; null where its rows cannot be written as they were.</param>
/// <param name="Why">Why they cannot.</param>
public sealed record FileToMend(ImportFile File, string? Archived, string? Why)
{
    private const string Ending = "-to-mend";

    /// <summary>Belongs to the same extract as the file's own name; a profile may take that one alone.</summary>
    public string Name => File.Profile is not null ? File.Name
        : Path.GetFileNameWithoutExtension(File.Name) is var stem && stem.EndsWith(Ending, StringComparison.Ordinal) ? stem + ".csv"
        : stem + Ending + ".csv";

    public static FileToMend Of(WarehouseFolder folder, ImportFile file) =>
        file.Sheet is not null ? new(file, null, "It is a workbook: mend the rows there, line by line from the list of reasons, and drop it again.")
        : Find(folder, file) is { } archived ? new(file, archived, null)
        : new(file, null, "The archive does not hold it: mend the rows where they came from, by the list of reasons, and drop the file again.");

    /// <summary>
    /// The file's header and those of its lines, as they were: whoever opens this had the file itself. With a byte-order mark,
    /// without which a spreadsheet would take a name's accents for something else and save them so.
    /// </summary>
    public static void Write(TextWriter writer, string archived, IReadOnlySet<int> lines)
    {
        using var source = new CsvSource(archived);
        writer.Write('\uFEFF');
        writer.Write(string.Join(',', source.Headers.Select(Quoted)) + "\r\n");
        while (source.Read())
        {
            if (lines.Contains(source.Line))
                writer.Write(source.Raw.TrimEnd('\r', '\n') + "\r\n");
        }
    }

    private static string? Find(WarehouseFolder folder, ImportFile file) =>
        file.Sha256.Length < SourceFile.FingerprintLength || !Directory.Exists(folder.Archive) ? null
        : Directory.EnumerateFiles(folder.Archive, $"{file.Sha256[..SourceFile.FingerprintLength]}-*", SearchOption.AllDirectories)
            .FirstOrDefault(path => Path.GetExtension(path).Equals(".csv", StringComparison.OrdinalIgnoreCase));

    private static string Quoted(string header) =>
        header.AsSpan().ContainsAny("\",\r\n") ? $"\"{header.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : header;
}
