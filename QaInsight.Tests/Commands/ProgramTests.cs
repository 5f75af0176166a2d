using QaInsight.Tests.Nightly;
using Xunit;

namespace QaInsight.Tests.Commands;

/// <summary>The command line as a process of its own.</summary>
public sealed class ProgramTests : IDisposable
{
    private readonly TestWarehouse warehouse = new();

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

    private int Exit(params string[] arguments) => Run(arguments, "");

    private int Run(string[] arguments, string says)
    {
        using var process = TheProgram.Start([.. arguments, "--warehouse", warehouse.Folder.Root]);
        Assert.Contains(says, process.StandardOutput.ReadToEnd(), StringComparison.Ordinal);
        process.WaitForExit();
        return process.ExitCode;
    }
}
