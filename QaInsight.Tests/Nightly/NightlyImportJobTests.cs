using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging.Abstractions;
using QaInsight.Nightly;
using QaInsight.Warehouse;
using Xunit;

namespace QaInsight.Tests.Nightly;

public sealed class NightlyImportJobTests : IDisposable
{
    private const string Audits = "audit_id\nA1\n";

    private readonly DataFolder folder = new();
    // In London it is the 13th already.
    private readonly FakeTime time = new(DateTimeOffset.Parse("2019-09-12T23:30:00Z", CultureInfo.InvariantCulture));
    private readonly FakeImporter importer = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task What_was_loaded_is_archived_under_the_day_with_its_fingerprint()
    {
        folder.Drop("audits.csv", Audits);
        Assert.Equal("1 file in; build b000002 published.", await RunAsync());
        Assert.Equal([$"2019-09-13/{Sha(Audits)[..12]}-audits.csv"], folder.Files("archive"));
        Assert.Empty(folder.Files("inbox"));
        Assert.Equal(new DateOnly(2019, 9, 13), importer.Requests.Single().OwnDay);
    }

    [Fact]
    public async Task What_was_set_aside_lies_in_quarantine_with_its_reason_beside_it()
    {
        folder.Drop("audits.csv", Audits);
        folder.Drop("teams.csv", "PK\u0003");
        importer.State = path => path.EndsWith("teams.csv", StringComparison.Ordinal) ? FileState.Quarantined : FileState.Loaded;

        Assert.Contains("1 file in; 1 file set aside", await RunAsync(), StringComparison.Ordinal);
        var stem = $"2019-09-13/{Sha("PK\u0003")[..12]}-teams.csv";
        Assert.Equal([stem, stem + ".reason.txt"], folder.Files("quarantine"));
        var reason = await File.ReadAllTextAsync(Path.Combine(folder.Path, "quarantine", stem + ".reason.txt"));
        Assert.Contains("teams.csv was set aside on 13 September 2019", reason, StringComparison.Ordinal);
        Assert.Contains("Why: More than half of its rows are bad.", reason, StringComparison.Ordinal);
        Assert.Contains("What to do next:", reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kill_between_import_and_move_does_no_harm()
    {
        folder.Drop("audits.csv", Audits);
        importer.Run(new ImportRequest([Path.Combine(folder.Inbox, "audits.csv")], "inbox", default, false), new Progress<string>(), default);
        importer.State = _ => FileState.Unchanged;

        Assert.Equal("1 file in, 1 of them known already.", await RunAsync());
        Assert.Single(folder.Files("archive"));
        Assert.Empty(folder.Files("inbox"));
    }

    [Fact]
    public async Task A_kill_half_way_through_a_move_between_two_disks_does_no_harm()
    {
        folder.Drop("audits.csv", Audits);
        var target = Path.Combine(folder.Path, "archive", "2019-09-13", $"{Sha(Audits)[..12]}-audits.csv");
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        await File.WriteAllTextAsync(target, "audit");
        await RunAsync();
        Assert.Equal(Audits, await File.ReadAllTextAsync(target));
    }

    [Fact]
    public async Task A_file_replaced_while_it_was_imported_stays_for_the_next_run()
    {
        var path = folder.Drop("audits.csv", Audits);
        importer.Read = () => File.WriteAllText(path, "audit_id\nA2\n");
        var failure = await Assert.ThrowsAsync<JobFailedException>(RunAsync);
        Assert.Contains("changed while it was imported", failure.Message, StringComparison.Ordinal);
        Assert.Equal(["audits.csv"], folder.Files("inbox"));
        Assert.Empty(folder.Files("archive"));
    }

    [Fact]
    public async Task An_import_that_fails_moves_nothing()
    {
        folder.Drop("audits.csv", Audits);
        importer.Read = () => throw new IOException("No space left on device");
        await Assert.ThrowsAsync<IOException>(RunAsync);
        Assert.Equal(["audits.csv"], folder.Files("inbox"));
    }

    [Fact]
    public async Task When_nothing_could_be_done_the_run_has_failed()
    {
        folder.Drop("audits.csv", Audits);
        importer.ExitCode = 1;
        await Assert.ThrowsAsync<JobFailedException>(RunAsync);
    }

    [Fact]
    public async Task A_night_that_brings_nothing_is_a_success_that_says_so()
    {
        Assert.Equal("Nothing came in.", await RunAsync());
        Assert.Empty(importer.Requests);
    }

    [Fact]
    public async Task A_night_that_brings_nothing_may_still_judge_actions_as_at_tonight()
    {
        importer.RecountWhenNothingCame = true;
        Assert.Equal("Nothing came in; build b000003 published.", await RunAsync());
        Assert.Equal(new DateOnly(2019, 9, 13), importer.RecountedFor);
    }

    private Task<string> RunAsync() => new NightlyImportJob(
        new Inbox(folder.Path, new InboxOptions(), time), new Filing(folder.Path), importer, new ReportedMonths(new ReportingDay(13), new FakeReported()),
        new WarehouseFolder(folder.Path), time, NullLogger<NightlyImportJob>.Instance).RunAsync(CancellationToken.None);

    private static string Sha(string text) => Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));

    private sealed class FakeImporter : IImporter
    {
        public List<ImportRequest> Requests { get; } = [];

        public Func<string, FileState> State { get; set; } = _ => FileState.Loaded;

        public int ExitCode { get; set; }

        public bool RecountWhenNothingCame { get; set; }

        public DateOnly? RecountedFor { get; private set; }

        public Action Read { get; set; } = () => { };

        public ImportOutcome Run(ImportRequest request, IProgress<string>? progress = null, CancellationToken stop = default)
        {
            Requests.Add(request);
            var files = request.Paths.Select(path => (path, State: State(path), Sha: Sha(File.ReadAllText(path)))).ToList();
            Read();
            return new ImportOutcome(
                ExitCode,
                [.. files.Select(f => new FileOutcome(f.path, f.Sha, f.State, f.State == FileState.Quarantined ? "More than half of its rows are bad." : null))],
                files.Exists(f => f.State == FileState.Loaded) ? "b000002" : null);
        }

        public string? Recount(DateOnly ownDay, CancellationToken stop = default)
        {
            RecountedFor = ownDay;
            return "b000003";
        }
    }
}
