using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using QaInsight.Extracts;
using QaInsight.Nightly;
using QaInsight.Nightly.Imports;
using QaInsight.Tests.Commands;
using QaInsight.Warehouse;
using Xunit;

namespace QaInsight.Tests.Nightly;

/// <summary>Forty names and more, by each way in: nothing is written outside of its place, each is read or set aside with a reason, and the rest is in.</summary>
public sealed class HostileNamesTests : IDisposable
{
    private const string Good = "teams-good.csv";

    private readonly DataFolder data = new();
    private readonly TestWarehouse warehouse = new();
    private readonly string outside;

    public HostileNamesTests()
    {
        outside = warehouse.Write("outside.csv", "team,service", "Secret,S");
        Assert.InRange(HostileNames.OnDisk.Length, 40, int.MaxValue);
    }

    private ImportRun Importer => new(new WarehouseFolder(data.Path), TestWarehouse.ReferenceFolder, TimeProvider.System);

    public void Dispose()
    {
        data.Dispose();
        warehouse.Dispose();
    }

    [UnixFact]
    public async Task Through_the_inbox()
    {
        var names = Drop(data.Inbox);
        var oddities = HostileNames.MakeOddities(data.Inbox, outside);
        var clock = Stopwatch.StartNew();
        var job = new NightlyImportJob(
            new Inbox(data.Path, new InboxOptions(TimeSpan.Zero), TimeProvider.System), new Filing(data.Path), Importer, new ReportedMonths(new ReportingDay(13), new FakeReported()),
            new WarehouseFolder(data.Path), TimeProvider.System, NullLogger<NightlyImportJob>.Instance);
        var said = await job.RunAsync(CancellationToken.None);

        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 5);
        Assert.DoesNotContain(said, char.IsControl);
        var (left, archived, quarantined) = (data.Files("inbox"), data.Files("archive"), data.Files("quarantine"));
        Assert.Equal(names.Length + oddities.Length, left.Count(f => !f.EndsWith(".reason.txt", StringComparison.Ordinal)) + archived.Length + (quarantined.Length / 2));
        Assert.All(quarantined.Where(f => !f.EndsWith(".reason.txt", StringComparison.Ordinal)), f => Assert.Contains(f + ".reason.txt", quarantined));
        Assert.All(archived.Concat(quarantined), IsSafe);
        Assert.All([.. oddities[..5], "teams.csv.part", ".teams.csv"], name => Assert.Contains(name, left));
        TheRestIsIn(new WarehouseFolder(data.Path));
    }

    [UnixFact]
    public async Task Through_an_upload()
    {
        var folder = new WarehouseFolder(data.Path);
        var uploads = new Uploads(folder, Importer, TimeSpan.FromSeconds(5), TimeProvider.System);
        using var upload = uploads.Begin();
        var refused = 0;
        foreach (var name in HostileNames.OnDisk.Concat(HostileNames.InRequests).Append(Good))
        {
            using var content = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Row(name)));
            try
            {
                await upload.AddAsync(name, content, 1 << 20, CancellationToken.None);
            }
            catch (UploadRefusedException e)
            {
                Assert.DoesNotContain(e.Message, char.IsControl);
                refused++;
            }
        }

        Assert.Equal(HostileNames.OnDisk.Length + HostileNames.InRequests.Length + 1, refused + upload.Paths.Count);
        Assert.All(upload.Paths, p => Assert.StartsWith(Path.Combine(data.Path, "uploads") + Path.DirectorySeparatorChar, Path.GetFullPath(p), StringComparison.Ordinal));
        Assert.Equal(3, uploads.Import(upload, "Ann", CancellationToken.None).ExitCode);
        Assert.All(data.Files("archive").Concat(data.Files("quarantine")), IsSafe);
        Assert.Equal(["app.db", "archive", "builds", "quarantine", "uploads"], new DirectoryInfo(data.Path).EnumerateFileSystemInfos().Select(e => e.Name).Where(n => !n.StartsWith("app.db-", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        TheRestIsIn(folder);
    }

    [UnixFact]
    public void Through_a_folder_that_is_imported()
    {
        using var shell = new CommandRunner();
        var folder = Directory.CreateDirectory(shell.At("drop")).FullName;
        var names = Drop(folder);
        var oddities = HostileNames.MakeOddities(folder, outside);
        var clock = Stopwatch.StartNew();
        var said = shell.Run("import", folder);

        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 5);
        Assert.Equal(3, said.Code);
        var lines = said.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(names.Concat(oddities).Count(SourceFile.IsRead) + 1, lines.Length);
        Assert.DoesNotContain(lines.SelectMany(l => l.TrimEnd('\r')).Concat(said.Error.Where(c => c is not '\n' and not '\r')), char.IsControl);
        foreach (var link in oddities[..4])
            Assert.Contains($"{link}: quarantined: It is a link", said.Out, StringComparison.Ordinal);
        foreach (var nothing in oddities[4..6])
            Assert.Contains($"{nothing}: quarantined: The file is empty", said.Out, StringComparison.Ordinal);
        Assert.Equal(names.Concat(oddities).Order(StringComparer.Ordinal), new DirectoryInfo(folder).EnumerateFileSystemInfos().Select(e => e.Name).Order(StringComparer.Ordinal));
        TheRestIsIn(new WarehouseFolder(shell.Warehouse));
    }

    [Fact]
    public void A_file_too_large_to_be_read_is_set_aside_without_a_fingerprint_and_never_over_another()
    {
        var huge = Enumerable.Range(0, 2).Select(_ =>
        {
            using (var stream = File.Create(Path.Combine(data.Inbox, "teams.csv")))
                stream.SetLength(3L << 30);
            var outcome = Importer.Run(new ImportRequest([data.Inbox], "inbox", warehouse.Today));
            return Assert.Single(new Filing(data.Path).MoveAway(outcome.Files, warehouse.Today).Quarantined);
        }).ToList();
        Assert.Equal(2, huge.Distinct().Count());
        Assert.Empty(data.Files("inbox"));
        Assert.All(huge, path => Assert.Contains("larger than 2 GB", File.ReadAllText(path + ".reason.txt"), StringComparison.Ordinal));
    }

    // After its fingerprint, and before its reason's ending.
    private static void IsSafe(string path)
    {
        var name = Path.GetFileName(path)[13..].Replace(".reason.txt", "", StringComparison.Ordinal);
        Assert.Equal(SafeName.Of(name), name);
    }

    private static string[] Drop(string folder)
    {
        string[] names = [.. HostileNames.OnDisk, Good];
        foreach (var name in names)
            File.WriteAllText(Path.Combine(folder, name), Row(name));
        return names;
    }

    private static string Row(string name) => $"team,service\n{(name == Good ? "Good" : $"Team {Array.IndexOf(HostileNames.OnDisk, name)}-{name.Length}")},S\n";

    private static void TheRestIsIn(WarehouseFolder folder)
    {
        using var live = folder.OpenLive();
        var teams = live.Connection.Rows("SELECT team FROM dim_team", r => r.GetString(0));
        Assert.Contains("Good", teams);
        Assert.InRange(teams.Count, 20, int.MaxValue);
        Assert.DoesNotContain("Secret", teams);
    }
}
