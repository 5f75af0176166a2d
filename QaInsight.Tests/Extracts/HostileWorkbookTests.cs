using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using OfficeOpenXml;
using QaInsight.Tests.Nightly;
using Xunit;

namespace QaInsight.Tests.Extracts;

/// <summary>Workbooks that are none, or mean harm: refused within seconds and little memory, and the rest goes in.</summary>
public sealed class HostileWorkbookTests : IDisposable
{
    private const string Sheet = "xl/worksheets/sheet1.xml";
    private const string Header = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>action_id</t></is></c></row>";

    private readonly TestWarehouse warehouse = new();
    private readonly string path;

    public HostileWorkbookTests()
    {
        path = Path.Combine(warehouse.Inbox, "actions.xlsx");
        using var package = new ExcelPackage();
        package.Workbook.Worksheets.Add("Sheet1").Cells[1, 1].Value = "action_id";
        package.SaveAs(new FileInfo(path));
        warehouse.Teams("A");
    }

    [Fact]
    public void TextIsNoWorkbook() => IsRefused(() => File.WriteAllText(path, "action_id,child_id\n"));

    [Fact]
    public void AnEmptyFileIsNoWorkbook() => IsRefused(() => File.WriteAllBytes(path, []));

    [Fact]
    public void AnotherZipIsNoWorkbook() => IsRefused(() =>
    {
        File.Delete(path);
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        zip.CreateEntry("readme.txt");
    });

    [Theory]
    [InlineData(0.2)]
    [InlineData(0.5)]
    [InlineData(0.95)]
    public void ATruncatedWorkbook(double share) => IsRefused(() => File.WriteAllBytes(path, File.ReadAllBytes(path)[..(int)(new FileInfo(path).Length * share)]));

    [Fact]
    public void AWorkbookWithAPassword() => IsRefused(() => File.WriteAllBytes(path, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[8192]]));

    [Theory]
    [InlineData("xl/worksheets/sheet1.xml")]
    [InlineData("xl/sharedStrings.xml")]
    [InlineData("docProps/anything.bin")]
    public void AZipBomb(string entry) => IsRefused(() => Replace(entry, stream =>
    {
        var zeros = new byte[1 << 20];
        for (var megabytes = 0; megabytes < 3_000; megabytes++)
            stream.Write(zeros);
    }), "zip bomb");

    [Fact]
    public void SharedStringsThatWouldFillTheMemory() => IsRefused(() => Replace("xl/sharedStrings.xml", stream =>
    {
        var noise = new Random(1);
        using var text = new StreamWriter(stream);
        text.Write("<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">");
        for (var n = 0; n < 1_000_000; n++)
            text.Write($"<si><t>{noise.Next():X}{new string('a', 240)}</t></si>");
        text.Write("</sst>");
    }), "zip bomb");

    [Theory]
    [InlineData("<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>")]
    [InlineData("<row r=\"2\"><c r=\"ZZZZZZ2\"><v>1</v></c></row>")]
    [InlineData("<row r=\"99999999999\"><c r=\"A99999999999\"><v>1</v></c></row>")]
    [InlineData("<row r=\"2\"><c r=\"A2\" t=\"s\"><v>999999999</v></c></row>")]
    [InlineData("<row r=\"2\"><c r=\"A2\" s=\"99999\"><v>x</v></c></row>")]
    [InlineData("<row r=\"2\"><c r=\"A2\"")]
    public void CellsFarOutOrOutOfRange(string row) => IsRefused(() => Replace(Sheet, stream => stream.Write(Encoding.UTF8.GetBytes(
        $"<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{Header}{row}</sheetData></worksheet>"))));

    [Theory]
    [InlineData(Sheet)]
    [InlineData("xl/workbook.xml")]
    [InlineData("xl/sharedStrings.xml")]
    public void EntitiesThatGrow(string entry) => IsRefused(() => Replace(entry, stream => stream.Write(Encoding.UTF8.GetBytes(
        """
        <!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d SYSTEM "file:///etc/passwd">]>
        <x>&c;&d;</x>
        """))));

    [Fact]
    public void DamageAnywhereNeverStopsAnImport()
    {
        var good = File.ReadAllBytes(path);
        var noise = new Random(2);
        for (var n = 0; n < 40; n++)
        {
            var changed = good.ToArray();
            for (var at = 0; at < 30; at++)
                changed[noise.Next(changed.Length)] = (byte)noise.Next(256);
            File.WriteAllBytes(Path.Combine(warehouse.Inbox, $"actions-{n}.xlsx"), changed);
        }

        Assert.Equal(3, warehouse.Import(warehouse.Inbox).ExitCode);
        Assert.Equal(["A"], warehouse.Query("SELECT team FROM teams"));
    }

    public void Dispose() => warehouse.Dispose();

    private void IsRefused(Action make, string why = "")
    {
        make();
        var before = Process.GetCurrentProcess().PeakWorkingSet64;
        var clock = Stopwatch.StartNew();
        var outcome = warehouse.Import(warehouse.Inbox);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 5);
        Assert.InRange(Process.GetCurrentProcess().PeakWorkingSet64 - before, 0, 512L << 20);
        Assert.Equal(3, outcome.ExitCode);
        Assert.Contains(why, outcome.Quarantined("actions.xlsx").Reason, StringComparison.Ordinal);
        Assert.Equal(["A"], warehouse.Query("SELECT team FROM teams"));
    }

    // Copies the archive entry by entry: updating one in place would hold it in memory.
    private void Replace(string entry, Action<Stream> write)
    {
        var before = path + ".before";
        File.Move(path, before);
        using (var from = ZipFile.OpenRead(before))
        using (var zip = ZipFile.Open(path, ZipArchiveMode.Create))
        {
            foreach (var kept in from.Entries.Where(e => e.FullName != entry))
            {
                using var source = kept.Open();
                using var target = zip.CreateEntry(kept.FullName).Open();
                source.CopyTo(target);
            }

            using var own = zip.CreateEntry(entry, System.IO.Compression.CompressionLevel.Fastest).Open();
            write(own);
        }

        File.Delete(before);
    }
}
