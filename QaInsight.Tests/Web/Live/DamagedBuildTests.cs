using System.Net;
using Microsoft.Data.Sqlite;
using QaInsight.Tests.Nightly;
using QaInsight.Tests.Nightly.Keeping;
using Xunit;

namespace QaInsight.Tests.Web.Live;

/// <summary>A live build that is not what was published, found when the site starts: the last good one is shown, and that is said wherever somebody looks.</summary>
public sealed class DamagedBuildTests : IAsyncDisposable
{
    private static readonly DateOnly Day = new(2026, 6, 20);
    private static readonly string[] Figures = ["4 audits from 1 of 1 team", "7 audits from 1 of 1 team"];

    private readonly LoggedSite site = new() { SampleOnFirstRun = true };
    private readonly string first;
    private readonly string second;
    private readonly string file;

    public DamagedBuildTests()
    {
        first = site.Import(Day, site.Write("teams.csv", "team,service", "A,Safeguarding"), site.Write("audits-1.csv", [Imported.Audits, .. Imported.GoodAudits(4)])).PublishedBuild!;
        second = site.Import(Day, site.Write("audits-2.csv", [Imported.Audits, .. Imported.GoodAudits(7)])).PublishedBuild!;
        file = site.Folder.PathOf(second);
        SqliteConnection.ClearAllPools();
    }

    public static TheoryData<string, Action<string>> Damages => new()
    {
        { "its file is not there", File.Delete },
        { "bytes, and had", path => Spoil.CutOff(path, 0.6) },
        { "bytes, and had", path => Spoil.CutOff(path, 0) },
        { "does not start as a build does", path => Write(path, 0, 16) },
        { "not as long as it says itself", path => Write(path, 28, 4) },
        { "cannot be read", path => Write(path, 100, 3000) },
        { "some of it was overwritten", Spoil.Middle },
        { "some of it was overwritten", path => Write(path, new FileInfo(path).Length - 1, 1) },
        { "holds build b000001", path => File.Copy(Path.Combine(Path.GetDirectoryName(path)!, "b000001.db"), path, overwrite: true) },
    };

    public async ValueTask DisposeAsync() => await site.DisposeAsync();

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task The_last_good_one_is_shown_and_nothing_is_deleted(string why, Action<string> damage)
    {
        damage(file);
        if (why.StartsWith("holds", StringComparison.Ordinal))
            File.Delete(site.Folder.SealPathOf(second));
        var left = File.Exists(file) ? File.ReadAllBytes(file) : null;

        Assert.Equal((HttpStatusCode.OK, "Degraded"), await Ready("Degraded"));
        Assert.Equal((HttpStatusCode.OK, Figures[0]), await Board());
        foreach (var said in new[] { await Banner("/"), await Banner("/imports"), Assert.Single(site.Log) })
        {
            Assert.Contains($"Build {second} is damaged", said, StringComparison.Ordinal);
            Assert.Contains(why, said, StringComparison.Ordinal);
            Assert.Contains($"Build {first}, the last good one, is shown", said, StringComparison.Ordinal);
        }

        var verify = KeptWarehouse.RunIn(site.Warehouse, "verify");
        Assert.Equal(1, verify.Code);
        Assert.Contains(why, verify.Error, StringComparison.Ordinal);
        var refused = KeptWarehouse.RunIn(site.Warehouse, "import", site.Write("auditors.csv", "auditor,role", "Ann,auditor"));
        Assert.Equal(1, refused.Code);
        Assert.Contains("Until then nothing is imported", refused.Error, StringComparison.Ordinal);
        Assert.Equal(left, File.Exists(file) ? File.ReadAllBytes(file) : null);
    }

    [Fact]
    public async Task Undo_goes_on_from_the_last_good_one_and_names_what_is_to_be_imported_again()
    {
        Spoil.Middle(file);
        Assert.Equal("Degraded", (await Ready("Degraded")).Text);
        Assert.Equal("There is no earlier build to go back to.", Shown.Text((await site.Get("/imports/undo")).Page.QuerySelector("main .card p")!));
        var undo = KeptWarehouse.RunIn(site.Warehouse, "undo");

        Assert.Equal(0, undo.Code);
        Assert.Contains($"Build {first} is live from now on.", undo.Out, StringComparison.Ordinal);
        Assert.Contains("To be imported again, from the archive: audits-2.csv", undo.Out, StringComparison.Ordinal);
        Assert.Equal("Healthy", (await Ready("Healthy")).Text);
        Assert.Equal(0, KeptWarehouse.RunIn(site.Warehouse, "import", site.Write("audits-2.csv", [Imported.Audits, .. Imported.GoodAudits(7)])).Code);
        Assert.Equal((HttpStatusCode.OK, Figures[1]), await Board());
        Assert.True(File.Exists(file));
        Assert.NotEqual(second, site.Folder.LiveId);
    }

    [Fact]
    public async Task A_build_that_was_put_back_is_shown_again_after_verify()
    {
        File.Copy(file, file + ".kept");
        Spoil.CutOff(file, 0.5);
        Assert.Equal("Degraded", (await Ready("Degraded")).Text);
        File.Move(file + ".kept", file, overwrite: true);
        SqliteConnection.ClearAllPools();

        var verify = KeptWarehouse.RunIn(site.Warehouse, "verify");
        Assert.Equal((0, ""), (verify.Code, verify.Error));
        Assert.Contains("as it was published again", verify.Out, StringComparison.Ordinal);
        Assert.Equal("Healthy", (await Ready("Healthy")).Text);
        Assert.Equal((HttpStatusCode.OK, Figures[1]), await Board());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"build\":")]
    [InlineData("\0\0\0\0\0\0")]
    [InlineData("{\"build\":\"../../other\"}")]
    [InlineData("{\"build\":2}")]
    [InlineData("[]")]
    public async Task A_pointer_that_names_nothing_is_made_good_by_its_copy(string content)
    {
        await File.WriteAllTextAsync(Path.Combine(site.Folder.Builds, "current.json"), content);
        Assert.Equal((HttpStatusCode.OK, "Degraded"), await Ready("Degraded"));
        Assert.Equal((HttpStatusCode.OK, Figures[1]), await Board());
        Assert.Contains("current.json does not name a build", Assert.Single(site.Log), StringComparison.Ordinal);
        Assert.Equal(1, KeptWarehouse.RunIn(site.Warehouse, "verify").Code);
        // Nothing is lost with it, so that nights go on.
        Assert.Equal(0, KeptWarehouse.RunIn(site.Warehouse, "import", site.Write("auditors.csv", "auditor,role", "Ann,auditor")).Code);
        Assert.Equal("Healthy", (await Ready("Healthy")).Text);
        Assert.Equal(0, KeptWarehouse.RunIn(site.Warehouse, "verify").Code);
    }

    [Fact]
    public async Task Where_nothing_says_which_is_live_the_newest_is_shown_until_somebody_says_so()
    {
        foreach (var pointer in Directory.GetFiles(site.Folder.Builds, "current*"))
            await File.WriteAllTextAsync(pointer, "?");
        Assert.Equal((HttpStatusCode.OK, "Degraded"), await Ready("Degraded"));
        Assert.Equal((HttpStatusCode.OK, Figures[1]), await Board());
        Assert.Equal(1, KeptWarehouse.RunIn(site.Warehouse, "import", site.Write("auditors.csv", "auditor,role", "Ann,auditor")).Code);
        Assert.Equal(0, KeptWarehouse.RunIn(site.Warehouse, "undo").Code);
        Assert.Equal((second, null), (site.Folder.LiveId, site.Folder.Damage));
    }

    [Fact]
    public async Task What_was_undone_is_not_shown_in_a_damaged_ones_place()
    {
        site.Folder.Undo();
        var third = site.Import(Day, site.Write("actions.csv", [Imported.Actions, .. Imported.GoodActions(2)])).PublishedBuild!;
        SqliteConnection.ClearAllPools();
        Spoil.CutOff(site.Folder.PathOf(third), 0.5);
        await Ready("Degraded");
        Assert.Equal(first, site.Folder.LiveId);
    }

    [Fact]
    public async Task Of_a_nights_recount_nothing_is_lost()
    {
        var recount = new QaInsight.Nightly.ImportRun(site.Folder, TestWarehouse.ReferenceFolder, site.Clock).Recount(Day.AddDays(1))!;
        SqliteConnection.ClearAllPools();
        Spoil.Middle(site.Folder.PathOf(recount));
        await Ready("Degraded");
        Assert.Equal((HttpStatusCode.OK, Figures[1]), await Board());
        Assert.DoesNotContain("imported again", KeptWarehouse.RunIn(site.Warehouse, "undo").Out, StringComparison.Ordinal);
        Assert.Equal(second, site.Folder.LiveId);
    }

    [Fact]
    public async Task Where_no_good_one_is_left_that_is_said_and_no_sample_comes_in_its_place()
    {
        foreach (var build in site.Folder.BuildIds())
            Spoil.CutOff(site.Folder.PathOf(build), 0.5);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "Unhealthy"), await Ready("Unhealthy"));
        Assert.Contains("no other build to show", await Banner("/"), StringComparison.Ordinal);
        Assert.Equal(1, KeptWarehouse.RunIn(site.Warehouse, "verify").Code);
        Assert.Equal(2, site.Folder.BuildIds().Count);
    }

    private async Task<(HttpStatusCode Status, string Text)> Ready(string wanted)
    {
        using var client = site.CreateClient();
        // What takes no time was found before the site answered; the rest is read while it does.
        for (var tries = 0; ; tries++)
        {
            using var answer = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
            if (await answer.Content.ReadAsStringAsync() is var text && (text == wanted || tries == 100))
                return (answer.StatusCode, text);
            await Task.Delay(50);
        }
    }

    private async Task<(HttpStatusCode, string)> Board()
    {
        var (answer, page) = await site.Get("/");
        return (answer.StatusCode, Shown.Text(page.QuerySelectorAll(".fresh span")[^1]));
    }

    private async Task<string> Banner(string address) => Shown.Text((await site.Get(address)).Page.QuerySelector("[role=alert]")!);

    private static void Write(string path, long at, int count)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Write);
        stream.Position = at;
        stream.Write([.. Enumerable.Repeat((byte)0xA5, count)]);
    }
}
