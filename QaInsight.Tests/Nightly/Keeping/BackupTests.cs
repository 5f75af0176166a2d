using System.IO.Compression;
using QaInsight.People;
using QaInsight.Warehouse;
using Xunit;

namespace QaInsight.Tests.Nightly.Keeping;

/// <summary>A warehouse copied while it is in use, and put back elsewhere.</summary>
public sealed class BackupTests : IDisposable
{
    private readonly KeptWarehouse kept = new();

    private string Other => kept.At("other");

    public void Dispose() => kept.Dispose();

    [Fact]
    public void What_is_restored_answers_as_the_one_that_was_backed_up_and_can_be_undone()
    {
        var (before, live) = (KeptWarehouse.Scorecard(kept.Folder.Root), kept.Folder.LiveId);
        Assert.Equal(0, kept.Run("backup", kept.Backup).Code);
        Assert.Equal(0, kept.Run("verify", kept.Backup).Code);
        var restored = KeptWarehouse.RunIn(Other, "restore", kept.Backup);

        Assert.Equal((0, ""), (restored.Code, restored.Error));
        Assert.Contains($"build {live} is live", restored.Out, StringComparison.Ordinal);
        Assert.Contains("\"numerator\": 7", before, StringComparison.Ordinal);
        Assert.Equal(before, KeptWarehouse.Scorecard(Other));
        Assert.Equal(KeptWarehouse.Views(kept.Folder.Root).For(KeptWarehouse.Ann), KeptWarehouse.Views(Other).For(KeptWarehouse.Ann));
        Assert.Equal(Below(kept.Folder.Archive), Below(Path.Combine(Other, "archive")));
        Assert.Equal(0, KeptWarehouse.RunIn(Other, "verify").Code);

        Assert.Equal(kept.Run("undo"), KeptWarehouse.RunIn(Other, "undo"));
        Assert.NotEqual(before, KeptWarehouse.Scorecard(Other));
        Assert.Equal(KeptWarehouse.Scorecard(kept.Folder.Root), KeptWarehouse.Scorecard(Other));
    }

    [Fact]
    public async Task Imports_and_undos_meanwhile_neither_wait_nor_spoil_it()
    {
        var imports = Task.Factory.StartNew(
            () =>
            {
                for (var n = 0; n < 12; n++)
                {
                    Assert.Equal(0, kept.Import(kept.Write("auditors.csv", "auditor,role", $"Auditor {n},auditor")).ExitCode);
                    if (n % 3 == 2)
                        kept.Folder.Undo();
                }
            },
            TaskCreationOptions.LongRunning);
        for (var n = 0; n < 8 || !imports.IsCompleted; n++)
        {
            var made = kept.Run("backup", kept.Backup, "--replace");
            Assert.Equal((0, 0), (made.Code, kept.Run("verify", kept.Backup).Code));
        }

        await imports;
        Assert.Equal(0, KeptWarehouse.RunIn(Other, "restore", kept.Backup).Code);
        // As after a kill: a run that had not ended when app.db was copied is settled by the next import.
        Assert.Equal(0, KeptWarehouse.RunIn(Other, "import", kept.Write("teams-b.csv", "team,service", "B,S")).Code);
        using var app = new AppDatabase(Other, TimeProvider.System).Open();
        Assert.Equal(0, app.Scalar<long>("SELECT count(*) FROM import_run WHERE outcome IS NULL"));
    }

    [Fact]
    public void It_holds_what_nobody_could_make_again_and_nothing_else()
    {
        string[] leftOut = ["inbox/teams.csv", "uploads/1/teams.csv", "keys/key.xml", "jobs.lock", "builds/b000009.db.building", "archive/arriving.part/x.csv", "README.md", "sample/teams.csv"];
        string[] wanted = ["quarantine/2026-06-30/0123456789ab-x.csv", "quarantine/2026-06-30/0123456789ab-x.csv.reason.txt", "reference/targets.json", "reported/2026-05.json", "something-new.json"];
        foreach (var name in leftOut.Concat(wanted))
        {
            var path = Path.Combine(kept.Folder.Root, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, "x");
        }

        File.CreateSymbolicLink(Path.Combine(kept.Folder.Archive, "link.csv"), kept.Write("outside.csv", "secret"));
        Assert.Equal(0, kept.Run("backup", kept.Backup).Code);
        using var zip = ZipFile.OpenRead(kept.Backup);
        var names = zip.Entries.Select(e => e.FullName).ToList();
        Assert.Equal(
            ["app.db", "builds/b000001.db", "builds/b000001.seal", "builds/b000002.db", "builds/b000002.seal", "builds/current.json", "manifest.json", .. wanted],
            names.Where(n => !n.StartsWith("archive/", StringComparison.Ordinal)).OrderBy(wanted.Contains).ThenBy(n => n, StringComparer.Ordinal));
        Assert.Equal(3, names.Count(n => n.StartsWith("archive/", StringComparison.Ordinal)));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(kept.Backup));
        Assert.Equal(["backup.zip"], Directory.EnumerateFiles(Path.GetDirectoryName(kept.Backup)!).Select(Path.GetFileName));
    }

    [Fact]
    public void Nothing_is_written_over_and_what_cannot_be_made_is_said()
    {
        File.WriteAllText(kept.Backup, "mine");
        Assert.Contains("--replace", Refused("backup", kept.Backup), StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(kept.Backup));
        Assert.Contains("in the warehouse itself", Refused("backup", Path.Combine(kept.Folder.Root, "b.zip")), StringComparison.Ordinal);
        Assert.Contains("no folder", Refused("backup", Path.Combine(Other, "b.zip")), StringComparison.Ordinal);
        Assert.Contains("is a folder", Refused("backup", Path.GetDirectoryName(kept.Backup)!), StringComparison.Ordinal);
        Assert.Equal(1, KeptWarehouse.RunIn(Other, "backup", kept.At("empty.zip")).Code);
        Assert.False(File.Exists(kept.At("empty.zip")));
        Assert.Equal(0, kept.Run("backup", kept.Backup, "--replace").Code);
    }

    [Fact]
    public void A_build_that_is_no_longer_what_was_published_is_not_backed_up()
    {
        Spoil.Middle(kept.Folder.PathOf(kept.Folder.LiveId!));
        Assert.Contains("not what was published", Refused("backup", kept.Backup), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(Path.GetDirectoryName(kept.Backup)!));
    }

    private string Refused(params string[] args)
    {
        var said = kept.Run(args);
        Assert.Equal((1, ""), (said.Code, said.Out));
        return said.Error;
    }

    private static IEnumerable<string> Below(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f)).Order(StringComparer.Ordinal);
}
