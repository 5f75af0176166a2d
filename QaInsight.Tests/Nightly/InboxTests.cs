using System.Globalization;
using QaInsight.Nightly;
using Xunit;

namespace QaInsight.Tests.Nightly;

public sealed class InboxTests : IDisposable
{
    private readonly DataFolder folder = new();
    private readonly FakeTime time = new(DateTimeOffset.Parse("2019-09-13T01:00:00Z", CultureInfo.InvariantCulture));

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Takes_extracts_that_stay_as_they_are()
    {
        folder.Drop("audits.csv");
        folder.Drop("Teams Aug 2019.XLSX");
        Assert.Equal(["Teams Aug 2019.XLSX", "audits.csv"], await TakenAsync());
    }

    [Fact]
    public async Task An_empty_inbox_is_made_and_not_waited_for()
    {
        time.WhileWaiting = () => Assert.Fail("There is nothing to wait for.");
        Assert.Empty(await TakenAsync());
        Assert.True(Directory.Exists(Path.Combine(folder.Path, "inbox")));
    }

    [Fact]
    public async Task Leaves_a_file_that_grows_while_it_looks()
    {
        var growing = folder.Drop("audits.csv");
        folder.Drop("teams.csv");
        time.WhileWaiting = () => File.AppendAllText(growing, "South,Care\n");
        Assert.Equal(["teams.csv"], await TakenAsync());
        time.WhileWaiting = () => { };
        Assert.Equal(["audits.csv", "teams.csv"], await TakenAsync());
    }

    [Fact]
    public async Task Leaves_a_file_that_is_written_over_with_as_many_bytes()
    {
        var written = folder.Drop("audits.csv");
        File.SetLastWriteTimeUtc(written, new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        time.WhileWaiting = () => File.SetLastWriteTimeUtc(written, new DateTime(2030, 1, 1, 0, 0, 1, DateTimeKind.Utc));
        Assert.Empty(await TakenAsync());
    }

    [Fact]
    public async Task A_file_whose_clock_is_ahead_is_taken_all_the_same()
    {
        File.SetLastWriteTimeUtc(folder.Drop("audits.csv"), new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Assert.Equal(["audits.csv"], await TakenAsync());
    }

    [Fact]
    public async Task Leaves_a_file_that_another_holds_open()
    {
        await using var held = new FileStream(folder.Drop("audits.csv"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        var taking = await TakeAsync();
        Assert.Empty(taking.Paths);
        Assert.Equal(new LeftFile("audits.csv", Inbox.StillWritten), Assert.Single(taking.Left));
    }

    [Theory]
    [InlineData(".audits.csv")]
    [InlineData("~$audits.xlsx")]
    [InlineData("audits.csv.part")]
    [InlineData("audits.csv.filepart")]
    [InlineData("audits.csv.TMP")]
    [InlineData("audits.csv.crdownload")]
    public async Task Leaves_what_its_name_calls_unfinished(string name)
    {
        folder.Drop(name);
        var taking = await TakeAsync();
        Assert.Empty(taking.Paths);
        Assert.Equal(Inbox.StillWritten, Assert.Single(taking.Left).Why);
        Assert.Equal([name], folder.Files("inbox"));
    }

    [Fact]
    public async Task Neither_follows_a_link_nor_looks_into_a_folder()
    {
        var outside = Path.Combine(folder.Path, "outside.csv");
        await File.WriteAllTextAsync(outside, "secret");
        File.CreateSymbolicLink(Path.Combine(folder.Inbox, "audits.csv"), outside);
        File.CreateSymbolicLink(Path.Combine(folder.Inbox, "broken.csv"), Path.Combine(folder.Path, "nowhere.csv"));
        Directory.CreateSymbolicLink(Path.Combine(folder.Inbox, "linked"), folder.Path);
        Directory.CreateDirectory(Path.Combine(folder.Inbox, "deeper.csv"));
        await File.WriteAllTextAsync(Path.Combine(folder.Inbox, "deeper.csv", "teams.csv"), "team,service\n");

        var taking = await TakeAsync();
        Assert.Empty(taking.Paths);
        Assert.Equal(["audits.csv", "broken.csv", "deeper.csv", "linked"], taking.Left.Select(l => l.Name));
    }

    [Fact]
    public async Task Other_kinds_stay_with_a_reason_beside_them_written_once()
    {
        folder.Drop("minutes.docx");
        Assert.Equal("neither .csv nor .xlsx", Assert.Single((await TakeAsync()).Left).Why);
        var reason = Path.Combine(folder.Inbox, "minutes.docx.reason.txt");
        Assert.Contains("neither a CSV file nor an Excel workbook", await File.ReadAllTextAsync(reason), StringComparison.Ordinal);

        await File.WriteAllTextAsync(reason, "read by Ann");
        await TakeAsync();
        Assert.Equal("read by Ann", await File.ReadAllTextAsync(reason));
        Assert.Equal(["minutes.docx", "minutes.docx.reason.txt"], folder.Files("inbox"));
    }

    [Fact]
    public async Task A_reason_is_not_written_through_a_link()
    {
        folder.Drop("minutes.docx");
        var target = Path.Combine(folder.Path, "target.txt");
        File.CreateSymbolicLink(Path.Combine(folder.Inbox, "minutes.docx.reason.txt"), target);
        await TakeAsync();
        Assert.False(File.Exists(target));
    }

    [Theory]
    [InlineData("..\\..\\audits.csv", ".._.._audits.csv")]
    [InlineData("C:\\audits.csv", "C__audits.csv")]
    [InlineData("au\ndits\u001b[31m.csv", "au_dits_[31m.csv")]
    [InlineData("Prüfung <script>.csv", "Prüfung _script_.csv")]
    [InlineData("=cmd|calc.csv", "=cmd_calc.csv")]
    [InlineData("CON.csv", "_CON.csv")]
    [InlineData("lpt1.audits.csv", "_lpt1.audits.csv")]
    [InlineData("console.csv", "console.csv")]
    [InlineData("..", "_")]
    [InlineData("audits.csv. .", "audits.csv")]
    [InlineData("", "_")]
    public void Names_are_made_fit_for_any_file_system_and_log(string name, string safe) => Assert.Equal(safe, SafeName.Of(name));

    [Fact]
    public void Names_leave_room_for_fingerprint_and_ending()
    {
        var safe = SafeName.Of(new string('ü', 125) + ".csv");
        Assert.True(System.Text.Encoding.UTF8.GetByteCount(safe) <= 200);
        Assert.EndsWith(".csv", safe, StringComparison.Ordinal);
    }

    private async Task<IEnumerable<string?>> TakenAsync() => (await TakeAsync()).Paths.Select(Path.GetFileName).Order(StringComparer.Ordinal);

    private Task<Taking> TakeAsync() => new Inbox(folder.Path, new InboxOptions(), time).TakeAsync(CancellationToken.None);
}
