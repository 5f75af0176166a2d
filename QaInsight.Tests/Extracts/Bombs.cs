using System.IO.Compression;
using System.Text;
using OfficeOpenXml;

namespace QaInsight.Tests.Extracts;

/// <summary>Files that ask for far more time or memory than their size is worth.</summary>
internal static class Bombs
{
    private const string Sheet = "xl/worksheets/sheet1.xml";
    private const string Namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Header = "action_id,child_id,team,raised_on,due_on\n";
    private const string FirstRow = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>action_id</t></is></c></row>";

    private static readonly string LongPrefix = new('p', 80);

    /// <summary>By file name: what writes it, and words of the reason for which it is set aside.</summary>
    public static readonly IReadOnlyDictionary<string, (Action<string> Write, string Why)> All = new Dictionary<string, (Action<string>, string)>
    {
        ["actions-zeros.xlsx"] = (path => Workbook(path, ("docProps/anything.bin", s => Repeat(s, new byte[1 << 20], 3000))), "zip bomb"),
        ["actions-entries.xlsx"] = (path => Workbook(path, [.. Enumerable.Range(0, 12_000).Select(n => ($"more/{n}.bin", (Action<Stream>)(_ => { })))]), "zip bomb"),
        ["actions-million-rows.xlsx"] = (path => Workbook(path, (Sheet, MillionRows)), "more rows than Excel has"),
        ["actions-cells.xlsx"] = (path => InSheet(path, FirstRow + "<row r=\"2\">", "<c/>", 3_000_000, "</row>"), "more cells than Excel has columns"),
        ["actions-named-cells.xlsx"] = (path => InSheet(path, FirstRow + "<row r=\"2\">", "<c r=\"A2\"><v>1</v></c>", 700_000, "</row>"), "more cells than Excel has columns"),
        ["actions-blocks.xlsx"] = (path => InSheet(path, FirstRow, "<row>" + string.Concat(Enumerable.Repeat("<c/>", 4000)) + "</row>", 600, ""), "zip bomb"),
        ["actions-text.xlsx"] = (path => InSheet(path, FirstRow + "<row><c t=\"inlineStr\"><is><t>", new string('x', 10_000), 1500, "</t></is></c></row>"), "longer than Excel's can be"),
        ["actions-merged.xlsx"] = (path => InSheet(path, FirstRow + "</sheetData><mergeCells>", "<mergeCell ref=\"A1:XFD1048576\"/>", 300_000, "</mergeCells><sheetData>"), "more of 'mergeCell'"),
        ["actions-prefix.xlsx"] = (path => InSheet(path, FirstRow, $"<{LongPrefix}:row xmlns:{LongPrefix}=\"{Namespace}\"/>", 10_000, ""), "a tag whose name is longer"),
        ["actions-utf16.xlsx"] = (path => Workbook(path, (Sheet, s => s.Write(Encoding.Unicode.GetBytes($"\uFEFF<worksheet xmlns=\"{Namespace}\"><sheetData>{FirstRow}<row r=\"2\"><c r=\"ZZZZZZ2\"><v>1</v></c></row></sheetData></worksheet>")))), "not written as Excel writes"),
        ["actions-formats.xlsx"] = (path => Workbook(path, ("xl/styles.xml", s => Between(s, $"<styleSheet xmlns=\"{Namespace}\"><cellXfs>", "<xf numFmtId=\"1\"/>", 500_000, "</cellXfs></styleSheet>"))), "more of 'xf'"),
        ["actions-strings.xlsx"] = (path => Workbook(path, ("xl/sharedStrings.xml", s => Between(s, $"<sst xmlns=\"{Namespace}\">", "<si/>", 3_000_000, "</sst>"))), "zip bomb"),
        ["actions-sheets.xlsx"] = (path => Workbook(path, ("xl/workbook.xml", s => Between(s, $"<workbook xmlns=\"{Namespace}\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>", "<sheet name=\"actions\" sheetId=\"1\" r:id=\"rId1\"/>", 2000, "</sheets></workbook>"))), "more than 100 sheets"),
        ["actions-entity.xlsx"] = (path => Workbook(path, (Sheet, s => s.Write("<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c SYSTEM \"file:///etc/passwd\">]><x>&b;&c;</x>"u8))), "cannot be read as an XLSX workbook"),
        ["actions-huge.csv"] = (path => Sparse(path, 3L << 30), "larger than 2 GB"),
        ["actions-nothing.csv"] = (path => Sparse(path, 40_000_000), "cannot be read"),
        ["actions-line.csv"] = (path => Text(path, Header, "aaaaaaaaaa", 1_500_000), "a broken quote"),
        ["actions-columns.csv"] = (path => Text(path, "action_id", ",c", 400_000), "required columns"),
        ["actions-quotes.csv"] = (path => Text(path, Header, "\"a\"b,\"\n", 300_000), "broken"),
        ["actions-quote.csv"] = (path => Text(path, Header + "\"", "aaaaaaaaaaaaaaaaaaaaaaaaa\n", 100_000), "a wrong number of fields"),
    };

    /// <summary>A workbook of one empty sheet, in which the named entries stand in place of its own.</summary>
    public static void Workbook(string path, params (string Entry, Action<Stream> Write)[] parts)
    {
        using var plain = new MemoryStream();
        using (var package = new ExcelPackage(plain))
        {
            package.Workbook.Worksheets.Add("Sheet1").Cells[1, 1].Value = "action_id";
            package.Save();
        }

        using var from = new ZipArchive(plain, ZipArchiveMode.Read);
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var kept in from.Entries.Where(e => parts.All(p => p.Entry != e.FullName)))
        {
            using var source = kept.Open();
            using var target = zip.CreateEntry(kept.FullName).Open();
            source.CopyTo(target);
        }

        foreach (var (entry, write) in parts)
        {
            using var stream = zip.CreateEntry(entry, System.IO.Compression.CompressionLevel.Fastest).Open();
            write(stream);
        }
    }

    private static void InSheet(string path, string before, string again, int times, string after) =>
        Workbook(path, (Sheet, s => Between(s, $"<worksheet xmlns=\"{Namespace}\"><sheetData>{before}", again, times, $"{after}</sheetData></worksheet>")));

    private static void MillionRows(Stream stream)
    {
        using var text = new StreamWriter(stream);
        text.Write($"<worksheet xmlns=\"{Namespace}\"><sheetData>{FirstRow}");
        for (var row = 2; row < 1_060_000; row++)
            text.Write($"<row r=\"{row}\"><c><v>{row % 7}</v></c></row>");
        text.Write("</sheetData></worksheet>");
    }

    private static void Between(Stream stream, string before, string again, int times, string after)
    {
        stream.Write(Encoding.UTF8.GetBytes(before));
        Repeat(stream, Encoding.UTF8.GetBytes(again), times);
        stream.Write(Encoding.UTF8.GetBytes(after));
    }

    private static void Repeat(Stream stream, byte[] again, int times)
    {
        var buffered = new BufferedStream(stream, 1 << 16);
        for (var n = 0; n < times; n++)
            buffered.Write(again);
        buffered.Flush();
    }

    private static void Text(string path, string before, string again, int times)
    {
        using var stream = File.Create(path);
        Between(stream, before, again, times, "");
    }

    private static void Sparse(string path, long bytes)
    {
        using var stream = File.Create(path);
        stream.SetLength(bytes);
    }
}
