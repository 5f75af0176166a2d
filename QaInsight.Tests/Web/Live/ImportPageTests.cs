using System.Net;
using AngleSharp.Dom;
using Microsoft.AspNetCore.Hosting;
using QaInsight.Tests.Nightly;
using QaInsight.Warehouse;
using Xunit;

namespace QaInsight.Tests.Web.Live;

/// <summary>Files brought in by hand, on the site as it is.</summary>
public sealed class ImportPageTests
{
    private const string Teams = "team,service\nNorth,Assessment\n";
    private const string Header = "audit_id,child_id,audit_month,team,legal_status,return_status,auditor_grade";
    private const string Good = "Q1,C1,2026-05,North,CIN,completed,Good";

    [Fact]
    public async Task The_head_of_quality_uploads_a_bad_file_downloads_the_rejects_mends_and_drops_them_again()
    {
        await using var site = new LiveSite { SampleOnFirstRun = false, Clock = At(2026, 6, 20) };
        using var visitor = new Visitor(site);

        await visitor.Upload(("teams.csv", Teams), ("audits-2026-05.csv", $"{Header}\n{Good}\nQ2,C2,2026-05,Nroth,CIN,completed,\"Good\"\n\"Q3\",=C3,2026-05,North,CIN,completed,Good\nQ4,C4,2026-13,North,CIN,completed,RI\n"));

        Assert.Equal("/imports/1", visitor.Address);
        Assert.Equal("2 of 5 rows were set aside. The rest is in: 3 new rows.", visitor.Text("[role=status]"));
        Assert.Equal(
            ["audits-2026-05.csv | 3 | team | Nroth | team not known (in teams)", "audits-2026-05.csv | 5 | audit_month | 2026-13 | date or month that does not parse"],
            visitor.Page.QuerySelectorAll(".aside tbody tr").Select(r => string.Join(" | ", r.Children.Select(Shown.Text))));
        Assert.Equal(
            "file,sheet,line,column,value,reason\r\naudits-2026-05.csv,,3,team,Nroth,team not known (in teams)\r\naudits-2026-05.csv,,5,audit_month,2026-13,date or month that does not parse\r\n",
            await visitor.Download("/imports/1/rejects.csv"));
        var mend = visitor.Page.QuerySelector("a[href*=to-mend]")!.GetAttribute("href")!;
        var rows = await visitor.Download(mend);
        Assert.Equal($"\uFEFF{Header}\r\nQ2,C2,2026-05,Nroth,CIN,completed,\"Good\"\r\nQ4,C4,2026-13,North,CIN,completed,RI\r\n", rows);
        Assert.Equal("2 audits from 1 of 1 team", await Counted(visitor));

        await visitor.Upload(("audits-2026-05-to-mend.csv", rows.Replace("Nroth", "North", StringComparison.Ordinal).Replace("2026-13", "2026-05", StringComparison.Ordinal)));

        Assert.Equal("All in: 2 new rows.", visitor.Text("[role=status]"));
        Assert.Empty(visitor.Page.QuerySelectorAll("#aside"));
        Assert.Equal("4 audits from 1 of 1 team", await Counted(visitor));
        Assert.Equal(["All in", "In, some set aside"], (await visitor.Open("/imports")).QuerySelectorAll(".runs td:nth-child(3)").Select(Shown.Text));
        Assert.Equal(3, Directory.GetFiles(site.Folder.Archive, "*", SearchOption.AllDirectories).Length);
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(site.Warehouse, "uploads")));
    }

    [Fact]
    public async Task A_file_set_aside_whole_is_said_with_its_reason_and_remembered_after_a_restart()
    {
        await using var site = new LiveSite { SampleOnFirstRun = false };
        using (var visitor = new Visitor(site))
        {
            await visitor.Upload(("audits.csv", "audit_id,child_id\n1,2\n"));
            Assert.StartsWith("Nothing came in: every file was set aside whole", visitor.Text("[role=status]"), StringComparison.Ordinal);
            Assert.Null(site.Folder.LiveId);
        }

        await using var again = new SameWarehouse(site.Warehouse) { SampleOnFirstRun = false };
        using var other = new Visitor(again);
        await other.Open("/imports");
        Assert.Equal("Set aside whole", other.Text(".runs td:nth-child(3)"));
        await other.Open("/imports/1");
        Assert.Contains("The required columns audit_month, team, legal_status, return_status are missing.", other.Text("table td:nth-child(3)"), StringComparison.Ordinal);
        Assert.Contains("audits.csv,,,,,\"The required columns", await other.Download("/imports/1/rejects.csv"), StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(Path.Combine(site.Warehouse, "quarantine"), "*-audits.csv", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task What_was_not_sent_by_the_sites_own_form_is_refused()
    {
        await using var site = new LiveSite { SampleOnFirstRun = false };
        using var visitor = new Visitor(site);

        await visitor.Upload(withToken: false, ("teams.csv", Teams));
        Assert.Equal((HttpStatusCode.BadRequest, "That was not taken"), (visitor.Status, visitor.Text("h1")));
        Assert.Null(site.Folder.LiveId);
        Assert.False(Directory.Exists(site.Folder.Archive));

        await visitor.Post("/imports/undo", new FormUrlEncodedContent([KeyValuePair.Create("live", "b000001")]));
        Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);
        await visitor.Post("/imports", new FormUrlEncodedContent([]));
        Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);
    }

    [Fact]
    public async Task Whatever_a_file_is_called_it_stays_where_it_belongs()
    {
        (string Name, string Kept)[] names =
        [
            ("..\\\\..\\\\teams.csv", "teams.csv"), ("../../../teams.csv", "teams.csv"), ("/etc/teams.csv", "teams.csv"), ("C:\\\\data\\\\teams.csv", "teams.csv"),
            ("teams <img src=x onerror=alert(1)>.csv", "teams _img src=x onerror=alert(1)_.csv"), ("teams\tof=1+1|cmd.csv", "teams_of=1+1_cmd.csv"),
            ("teams\u202Evsc.csv", "teams\u202Evsc.csv"), ("Teams Früh 👩.CSV", "Teams Früh __.CSV"), ("teams" + new string('W', 3000) + ".csv", "teams" + new string('W', 191) + ".csv"),
        ];
        await using var site = new LiveSite { SampleOnFirstRun = false };
        using var visitor = new Visitor(site);

        await visitor.Upload([.. names.Select((n, at) => (n.Name, $"team,service\nTeam {at},Assessment\n")), ("CON.csv", "team,service\nX,Assessment\n")]);

        Assert.Equal("1 whole file was set aside. The rest is in: 9 new rows.", visitor.Text("[role=status]"));
        Assert.Equal(names.Select(n => n.Kept).Append("_CON.csv"), visitor.Page.QuerySelectorAll("table tbody th bdi").Select(b => b.TextContent));
        Assert.Empty(visitor.Page.QuerySelectorAll("main img, [onerror]"));
        Assert.Equal(names.Select(n => n.Kept).Order(StringComparer.Ordinal), Directory.GetFiles(site.Folder.Archive, "*", SearchOption.AllDirectories).Select(f => Path.GetFileName(f)[13..]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_can_be_no_extract_is_refused_in_words_and_nothing_is_kept()
    {
        await using var site = new LiveSite { SampleOnFirstRun = false };
        using var visitor = new Visitor(site);

        foreach (var name in new[] { "..", "teams", "teams.csv.exe", "CON", "~$teams.csv", "<b>.html" })
        {
            await visitor.Upload(("teams.csv", Teams), (name, Teams));
            Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);
            Assert.Contains("is neither a CSV file nor an Excel workbook (.xlsx), so nothing was imported.", visitor.Text("[role=alert]"), StringComparison.Ordinal);
        }

        // As no client of good manners would send it: a NUL in the name, no name at all, no end.
        const string End = "\r\n--b--\r\n";
        foreach (var (name, end) in new[] { ("; filename=\"teams.txt\0.csv", End), ("; filename=\"teams.csv\0.txt\"", End), ("", End), ("; filename=\"teams.csv\"", "") })
        {
            await visitor.UploadRaw($"Content-Disposition: form-data; name=\"files\"{name}\r\n\r\n{Teams}{end}");
            Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);
            Assert.Contains("nothing was imported.", visitor.Text("[role=alert]"), StringComparison.Ordinal);
        }

        // What a browser sends when nothing was chosen.
        await visitor.Upload(("", ""));
        Assert.Equal((HttpStatusCode.BadRequest, "No file was chosen. Choose one or more files first."), (visitor.Status, visitor.Text("[role=alert]")));
        Assert.Null(site.Folder.LiveId);
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(site.Warehouse, "uploads")));
    }

    [Fact]
    public async Task Too_much_at_once_is_refused_in_words()
    {
        await using var site = new SmallUploads { SampleOnFirstRun = false };
        using var visitor = new Visitor(site);

        foreach (var size in new[] { 1_100_000, 3_000_000 })
        {
            await visitor.Upload(("teams.csv", Teams + new string('x', size)));
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, visitor.Status);
            Assert.StartsWith("The files are larger than 1 MB together", visitor.Text("[role=alert]"), StringComparison.Ordinal);
        }

        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(site.Warehouse, "uploads")));
        Assert.Equal("No import has run yet.", visitor.Text(".none"));
    }

    [Fact]
    public async Task While_another_import_runs_nothing_is_taken_and_nothing_lost()
    {
        await using var site = new SmallUploads { SampleOnFirstRun = false };
        using var visitor = new Visitor(site);
        using (ImportLock.Take(site.Folder, null))
        {
            await visitor.Upload(("teams.csv", Teams));
            Assert.Equal((HttpStatusCode.Conflict, "Another import is running, and nothing of this one was taken. Try again in a few minutes."), (visitor.Status, visitor.Text("[role=alert]")));
        }

        await visitor.Upload(("teams.csv", Teams));
        Assert.Equal("All in: 1 new row.", visitor.Text("[role=status]"));
    }

    [Fact]
    public async Task Figures_that_are_behind_say_so()
    {
        await using var site = new LiveSite { SampleOnFirstRun = false, Clock = At(2026, 7, 12) };
        using var visitor = new Visitor(site);
        await visitor.Upload(("teams.csv", Teams), ("audits.csv", $"{Header}\n{Good}\n"));

        // May was to be reported on 13 June, and June will be on the morrow.
        Assert.Null((await visitor.Open("/imports")).QuerySelector(".waiting"));
        Assert.Equal("Last import 12 Jul, 12:00, today Newest audits May 2026 Figures as at 12 July 2026 Build b000001", visitor.Text(".fresh"));
        await using var tomorrow = new SameWarehouse(site.Warehouse) { Clock = At(2026, 7, 13) };
        using var next = new Visitor(tomorrow);
        await next.Open("/imports");
        Assert.StartsWith("The figures are behind. No audits of June 2026 have come in, and that month was to be reported on 13 July 2026: the newest are of May 2026.", next.Text(".waiting"), StringComparison.Ordinal);
        Assert.Contains("12 Jul, 12:00, yesterday", next.Text(".fresh"), StringComparison.Ordinal);
    }

    private static FakeTime At(int year, int month, int day) => new(new DateTimeOffset(year, month, day, 11, 0, 0, TimeSpan.Zero));

    private static async Task<string> Counted(Visitor visitor) => Shown.Text((await visitor.Open("/")).QuerySelectorAll(".fresh span")[^1]);

    /// <summary>Where an upload may be a megabyte, and waits for nobody.</summary>
    private sealed class SmallUploads : LiveSite
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("QaInsight:Uploads:MaxMegabytes", "1");
            builder.UseSetting("QaInsight:Uploads:WaitSeconds", "0");
        }
    }
}
