using System.ComponentModel;
using System.Diagnostics;
using QaInsight.Tests.Commands;
using QaInsight.Tests.Nightly;
using Xunit;

namespace QaInsight.Tests.Extracts;

/// <summary>Bombs: each refused within five seconds for its own reason, all of them in one drop within 512 MB, and the rest goes in.</summary>
public sealed class BombTests : IDisposable
{
    private const long MostBytes = 512L << 20;

    private readonly TestWarehouse warehouse = new();

    public static TheoryData<string> Names => [.. Bombs.All.Keys];

    public void Dispose() => warehouse.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void EachIsRefusedAtOnceForItsOwnReason(string name)
    {
        var (write, why) = Bombs.All[name];
        write(Path.Combine(warehouse.Inbox, name));
        warehouse.Teams("A");
        var (clock, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var outcome = warehouse.Import(warehouse.Inbox);

        // On a machine that others keep busy the processor's own time says more than the clock.
        Assert.InRange(Math.Min(clock.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - before).TotalSeconds), 0, 5);
        Assert.Equal(3, outcome.ExitCode);
        Assert.Contains(why, outcome.Quarantined(name).Reason, StringComparison.Ordinal);
        Assert.Equal(["A"], warehouse.Query("SELECT team FROM teams"));
    }

    [Fact]
    public async Task ADropOfAllOfThemNeedsLittleMemoryAndTheRestGoesIn()
    {
        foreach (var (name, (write, _)) in Bombs.All)
            write(Path.Combine(warehouse.Inbox, name));
        Bombs.Workbook(Path.Combine(warehouse.Inbox, "teams.xlsx"), ("xl/worksheets/sheet1.xml", s => s.Write(
            """<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>team</t></is></c><c r="B1" t="inlineStr"><is><t>service</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>A</t></is></c><c r="B2" t="inlineStr"><is><t>S</t></is></c></row></sheetData></worksheet>"""u8)));
        var clock = Stopwatch.StartNew();
        using var import = TheProgram.Start("import", warehouse.Inbox, "--warehouse", warehouse.Folder.Root);
        var peak = Task.Run(() => Peak(import));
        var (code, said) = await import.Ended();

        Assert.True(code == 3, said);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 5 * Bombs.All.Count);
        Assert.InRange(await peak, 1, MostBytes);
        Assert.Equal(Bombs.All.Count, said.Split('\n').Count(l => l.Contains(": quarantined: ", StringComparison.Ordinal)));
        Assert.Equal(["A"], warehouse.Query("SELECT team FROM teams"));
    }

    // The system keeps the highest mark for as long as the process lives.
    private static long Peak(Process process)
    {
        long peak = 0;
        try
        {
            for (; !process.HasExited; Thread.Sleep(5))
            {
                process.Refresh();
                peak = Math.Max(peak, process.PeakWorkingSet64);
            }
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            // It ended between two questions.
        }

        return peak;
    }
}
