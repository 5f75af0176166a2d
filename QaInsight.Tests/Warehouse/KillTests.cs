using System.Diagnostics;
using QaInsight.Tests.Nightly;
using QaInsight.Warehouse;
using Xunit;

namespace QaInsight.Tests.Warehouse;

/// <summary>The real program, killed at any moment or out of room: the build before stays live, or the new one is.</summary>
public sealed class KillTests : IDisposable
{
    private readonly TestWarehouse warehouse = new();

    [Fact]
    public void AKillLeavesTheOldBuildOrTheNewOne()
    {
        var first = warehouse.Import(warehouse.Teams("A")).PublishedBuild;
        var path = warehouse.Write("actions.csv", [Imported.Actions, .. Imported.GoodActions(20_000)]);
        var clock = Stopwatch.StartNew();
        using (var whole = Start("import", warehouse.Write("auditors.csv", "auditor,role", "Ann,auditor"), "--warehouse", warehouse.Folder.Root))
            whole.WaitForExit();
        var usual = clock.ElapsedMilliseconds * 2;
        var live = warehouse.Folder.LiveId;
        Assert.NotEqual(first, live);

        var chance = new Random(1);
        for (var n = 0; n < 10 && clock.Elapsed.TotalSeconds < 15; n++)
        {
            using var import = Start("import", path, "--warehouse", warehouse.Folder.Root);
            if (!import.WaitForExit(chance.Next((int)usual)))
                import.Kill();
            import.WaitForExit();

            // Either nothing of the file, or all of it.
            var count = warehouse.Query("SELECT count(*) FROM actions")[0];
            Assert.Equal(warehouse.Folder.LiveId == live ? "0" : "20000", count);
            if (count != "0")
                warehouse.Folder.Undo();
            Assert.Equal(["ok"], warehouse.Query("PRAGMA integrity_check"));
        }

        Assert.Equal(0, warehouse.Import(path).ExitCode);
        using var verify = Start("verify", "--warehouse", warehouse.Folder.Root);
        verify.WaitForExit();
        Assert.Equal(0, verify.ExitCode);
        Assert.Empty(Directory.EnumerateFiles(warehouse.Folder.Builds, "*.building*"));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(700)]
    [InlineData(2500)]
    public void ADiskWithoutRoomIsSaidAndLeavesTheOldBuild(int kilobytes)
    {
        if (OperatingSystem.IsWindows())
            return; // Windows has no limit on the size of a process's files to play a full disk with.
        var live = warehouse.Import(warehouse.Teams("A")).PublishedBuild;
        var path = warehouse.Write("actions.csv", [Imported.Actions, .. Imported.GoodActions(40_000)]);
        using var import = Start(["-c", $"trap '' XFSZ; ulimit -f {kilobytes}; exec dotnet \"$0\" \"$@\"", Program, "import", path, "--warehouse", warehouse.Folder.Root], "bash");
        var said = import.StandardError.ReadToEnd();
        import.WaitForExit();
        Assert.Equal(1, import.ExitCode);
        Assert.Contains("no room", said, StringComparison.Ordinal);
        Assert.Equal(live, warehouse.Folder.LiveId);
        Assert.Equal(["A"], warehouse.Query("SELECT team FROM teams"));
        Assert.Empty(Directory.EnumerateFiles(warehouse.Folder.Builds, "*.building*"));
        Assert.Equal(0, warehouse.Import(path).ExitCode);
    }

    [Fact]
    public void TheProgramsExitCodesAndItsFileOfRejects()
    {
        var rejects = Path.Combine(warehouse.Folder.Root, "rejects.csv");
        warehouse.Write("actions.csv", [Imported.Actions, "=1+2,c,\"=cmd|' /C calc'!A0\",2026-05-01,2026-05-20", "x2,c,\"a \"\"b\"\", c\",2026-05-01,2026-05-20", .. Imported.GoodActions(3)]);
        warehouse.Write("=odd.csv", "a,b", "1,2");
        Assert.Equal(1, Exit("undo"));
        Assert.Equal(1, Exit("verify"));
        Assert.Equal(0, Exit("import", warehouse.Teams("A")));
        Assert.Equal(3, Exit("import", warehouse.Inbox, "--rejects", rejects));
        Assert.Equal(
            [
                "file,sheet,line,column,value,reason",
                "'=odd.csv,,,,,",
                "actions.csv,,2,team,'=cmd|' /C calc'!A0,team not known (in teams)",
                "actions.csv,,3,team,\"a \"\"b\"\", c\",team not known (in teams)",
            ],
            File.ReadAllLines(rejects).Select((l, n) => n == 1 ? l[..14] : l));
        Assert.Equal(0, Exit("import", Path.Combine(warehouse.Inbox, "actions.csv")));
        Assert.Equal(1, Exit("import", Path.Combine(warehouse.Inbox, "=odd.csv")));
        Assert.Equal(1, Exit("import", Path.Combine(warehouse.Inbox, "nowhere.csv")));
        Assert.Equal(0, Run(["undo"], "Taken away: actions.csv (3 new, 0 changed, 2 set aside)"));
    }

    public void Dispose() => warehouse.Dispose();

    private static string Program => typeof(WarehouseFolder).Assembly.Location;

    private int Exit(params string[] arguments) => Run(arguments, "");

    private int Run(string[] arguments, string says)
    {
        using var process = Start([.. arguments, "--warehouse", warehouse.Folder.Root]);
        Assert.Contains(says, process.StandardOutput.ReadToEnd(), StringComparison.Ordinal);
        process.WaitForExit();
        return process.ExitCode;
    }

    private static Process Start(params string[] arguments) => Start([Program, .. arguments], "dotnet");

    private static Process Start(string[] arguments, string program)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["QaInsight__Data"] = TestWarehouse.FromRepository("data");
        // .NET keeps its own code in a file of memory, which a limit on files would hit first.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        return Process.Start(start)!;
    }
}
