using System.Diagnostics;
using System.Globalization;
using QaInsight.Tests.Commands;
using QaInsight.Tests.Nightly;
using QaInsight.Tests.Nightly.Keeping;
using Xunit;

namespace QaInsight.Tests.Warehouse;

/// <summary>
/// The real program without room: what it could not do is said in plain words, what was there stays, and with room it goes on. The
/// room is a small disk in memory where one may be mounted (by root, or in a namespace of one's own), and else a limit on the
/// size of files, which any shell can set: the test runs either way.
/// </summary>
public sealed class FullDiskTests : IDisposable
{
    private static readonly Lazy<string[]?> Namespace = new(() =>
        new[] { new[] { "unshare", "-m" }, ["unshare", "-rm"] }.FirstOrDefault(MayMount));

    private readonly TestWarehouse warehouse = new();
    private readonly KeptWarehouse kept = new();

    public void Dispose()
    {
        warehouse.Dispose();
        kept.Dispose();
    }

    [UnixTheory]
    [InlineData(900)]
    [InlineData(3000)]
    [InlineData(5000)]
    public async Task AnImportOnAFullDiskLeavesTheOldBuildAndWithRoomItComesIn(int kilobytes)
    {
        var said = await InASmallPlace(
            kilobytes,
            """
            run import "$TEAMS"
            tight import "$ACTIONS"
            run verify
            run list teams-not-audited --period 2026-05 --format csv
            ls "$PLACE/warehouse/builds"
            more
            run import "$ACTIONS"
            run verify
            """,
            ("TEAMS", warehouse.Teams("A")),
            ("ACTIONS", warehouse.Write("actions.csv", [Imported.Actions, .. Imported.GoodActions(40_000)])));

        Assert.Equal([0, 1, 0, 0, 0, 0], Codes(said));
        Assert.Contains("There is no room on the disk for a new build", said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
        Assert.DoesNotContain(".building", said, StringComparison.Ordinal);
        Assert.Contains("total: read 40000, new 40000", said, StringComparison.Ordinal);
    }

    [UnixTheory]
    [InlineData(100)]
    [InlineData(700)]
    [InlineData(2500)]
    public async Task ALimitOnTheSizeOfFilesIsSaidAsAFullDiskIs(int kilobytes)
    {
        var live = warehouse.Import(warehouse.Teams("A")).PublishedBuild;
        var path = warehouse.Write("actions.csv", [Imported.Actions, .. Imported.GoodActions(40_000)]);
        var (code, said) = await TheProgram.Run("bash", "-c", $"ulimit -f {kilobytes}; exec dotnet \"$0\" \"$@\"", TheProgram.CommandLine, "import", path, "--warehouse", warehouse.Folder.Root);

        Assert.Equal(1, code);
        Assert.Contains("no room", said, StringComparison.Ordinal);
        Assert.Equal(live, warehouse.Folder.LiveId);
        Assert.Equal(["A"], warehouse.Query("SELECT team FROM teams"));
        Assert.Empty(Directory.EnumerateFiles(warehouse.Folder.Builds, "*.building*"));
        Assert.Equal(0, warehouse.Import(path).ExitCode);
    }

    [UnixFact]
    public async Task ABackupOnAFullDiskLeavesTheEarlierOne()
    {
        var noise = new byte[2_000_000];
        new Random(1).NextBytes(noise);
        Directory.CreateDirectory(Path.Combine(kept.Folder.Root, "quarantine"));
        await File.WriteAllBytesAsync(Path.Combine(kept.Folder.Root, "quarantine", "noise.csv"), noise);
        var said = await InASmallPlace(
            1000,
            """
            echo earlier > "$PLACE/backup.zip"
            tight backup "$PLACE/backup.zip" --replace --warehouse "$KEPT"
            cat "$PLACE/backup.zip"
            ls "$PLACE"
            more
            run backup "$PLACE/backup.zip" --replace --warehouse "$KEPT"
            """,
            ("KEPT", kept.Folder.Root));

        Assert.Equal([1, 0], Codes(said));
        Assert.Contains("There is no room for the backup", said, StringComparison.Ordinal);
        Assert.Contains("earlier\nbackup.zip\n", said, StringComparison.Ordinal);
    }

    private static bool MayMount(string[] inside)
    {
        var place = Directory.CreateTempSubdirectory("qainsight-mount-");
        try
        {
            using var process = Process.Start(new ProcessStartInfo(inside[0], [.. inside[1..], "mount", "-t", "tmpfs", "none", place.FullName]) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
        finally
        {
            place.Delete();
        }
    }

    // The disk belongs to the shell's own namespace: it is gone with it, however it ends.
    private async Task<string> InASmallPlace(int kilobytes, string script, params (string Name, string Value)[] words)
    {
        var place = Directory.CreateDirectory(Path.Combine(warehouse.Inbox, "small")).FullName;
        var size = kilobytes.ToString(CultureInfo.InvariantCulture);
        var isMounted = Namespace.Value is not null;
        var functions = $$"""
            {{(isMounted ? $"mount -t tmpfs -o size={size}k none \"$PLACE\" || exit 97" : "")}}
            run() { case "$*" in *--warehouse*) dotnet "$PROGRAM" "$@";; *) dotnet "$PROGRAM" "$@" --warehouse "$PLACE/warehouse";; esac; echo "exit $?"; }
            tight() { ({{(isMounted ? "" : $"ulimit -f {size};")}} run "$@"); }
            more() { {{(isMounted ? "mount -o remount,size=200m none \"$PLACE\"" : ":")}}; }

            """;
        string[] shell = [.. Namespace.Value ?? [], "bash", "-c", functions + script];
        using var process = TheProgram.Start(shell[0], shell[1..], [.. words, ("PLACE", place), ("PROGRAM", TheProgram.CommandLine)]);
        return (await process.Ended()).Said;
    }

    private static IEnumerable<int> Codes(string said) =>
        said.Split('\n').Where(l => l.StartsWith("exit ", StringComparison.Ordinal)).Select(l => int.Parse(l.AsSpan(5), CultureInfo.InvariantCulture));
}
