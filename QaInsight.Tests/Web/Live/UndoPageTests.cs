using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using Xunit;

namespace QaInsight.Tests.Web.Live;

/// <summary>What an undo will take away is shown, and is what it takes.</summary>
public sealed class UndoPageTests
{
    private const string Audits = "audit_id,child_id,audit_month,team,legal_status,return_status,auditor_grade";
    private static readonly string[] Tables = ["audits", "judgements", "actions", "teams"];
    private static readonly DateOnly Day = new(2026, 6, 20);

    [Fact]
    public async Task What_it_shows_is_what_it_takes()
    {
        await using var site = new LiveSite { SampleOnFirstRun = false };
        using var visitor = new Visitor(site);
        await visitor.Open("/imports/undo");
        Assert.Equal("There is no earlier build to go back to.", visitor.Text("main .card p"));
        site.Import(Day, site.Write("teams.csv", "team,service", "North,Assessment"), site.Write("audits-1.csv", [Audits, .. Enumerable.Range(1, 8).Select(n => $"Q{n},C{n},2026-05,North,CIN,completed,{(n <= 2 ? "Inadequate" : "Good")}")]));
        await visitor.Open("/imports/undo");
        Assert.Equal("There is no earlier build to go back to.", visitor.Text("main .card p"));
        var before = Rows(site);
        // Q1 is graded again, three are new, one of them named twice; one row cannot be trusted.
        site.Import(
            Day,
            site.Write("audits-2.csv", Audits, "Q1,C1,2026-05,North,CIN,completed,Good", "Q9,C9,2026-05,North,CIN,completed,Good", "Q10,C10,2026-06,North,CIN,completed,Good", "Q10,C10,2026-06,North,CIN,completed,RI", "Q11,C11,2026-06,Nowhere,CIN,completed,Good"),
            site.Write("judgements.csv", "audit_id,domain,grade", "Q1,Risk,Good", "Q2,Risk,RI"));
        var after = Rows(site);

        await visitor.Open("/imports/undo");
        var shown = visitor.Page.QuerySelectorAll("section table")[0].QuerySelectorAll("tbody tr").ToDictionary(r => r.Children[0].TextContent, r => (int.Parse(r.Children[1].TextContent, CultureInfo.InvariantCulture), int.Parse(r.Children[2].TextContent, CultureInfo.InvariantCulture)));
        Assert.Equal(new() { ["audits"] = (2, 1), ["judgements"] = (2, 0) }, shown);
        Assert.Equal(["audits-2.csv 2 new, 1 changed, 1 set aside", "judgements.csv 2 new, 0 changed, 0 set aside"], visitor.Page.QuerySelectorAll(".take li").Select(Shown.Text));
        Assert.Equal(
            [
                "Good or better | 0% 0 of 1 small numbers | –", "Inadequate | 0% 0 of 1 small numbers | –", "Audits returned | 100% 1 of 1 small numbers | –",
                "Audits in all | 10 | 8", "Newest month with audits | June 2026 | May 2026",
            ],
            visitor.Page.QuerySelectorAll("section table")[1].QuerySelectorAll("tbody tr").Select(r => string.Join(" | ", r.Children.Select(Shown.Text))));
        Assert.Equal("June 2026", (await visitor.Open("/")).QuerySelector(".about b")!.TextContent);

        await visitor.Open("/imports/undo");
        await visitor.Send("main form");

        Assert.Equal("The import is undone. Build b000001 is live again; build b000002 is not.", visitor.Text("[role=status]"));
        Assert.Equal(["Undone", "In"], visitor.Page.QuerySelectorAll(".runs td:nth-child(3)").Select(c => Shown.Text(c).Replace("All in", "In", StringComparison.Ordinal)));
        Assert.Equal(before, Rows(site));
        Assert.All(shown, row => Assert.Equal(row.Value.Item1, after[row.Key] - before[row.Key]));
        Assert.Equal("May 2026", (await visitor.Open("/")).QuerySelector(".about b")!.TextContent);
        await visitor.Open("/imports/2");
        Assert.StartsWith("This import was undone.", visitor.Text("[role=status] + .notice"), StringComparison.Ordinal);
        Assert.Contains("audits-2.csv,,6,team,Nowhere", await visitor.Download("/imports/2/rejects.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_undoes_what_was_shown_and_nothing_else()
    {
        await using var site = new LiveSite { SampleOnFirstRun = false };
        using var visitor = new Visitor(site);
        site.Import(Day, site.Write("teams.csv", "team,service", "North,Assessment"));
        site.Import(Day, site.Write("audits-1.csv", Audits, "Q1,C1,2026-05,North,CIN,completed,Good"));
        await visitor.Open("/imports/undo");
        site.Import(Day, site.Write("audits-2.csv", Audits, "Q2,C2,2026-05,North,CIN,completed,Good"));

        await visitor.Send("main form");

        Assert.Equal((HttpStatusCode.Conflict, "b000003"), (visitor.Status, site.Folder.LiveId));
        Assert.StartsWith("Something else was published since this page was opened", visitor.Text("[role=alert]"), StringComparison.Ordinal);
        Assert.Contains("audits-2.csv", visitor.Text(".take"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_councils_first_import_undone_brings_the_made_up_council_back()
    {
        await using var site = new LiveSite();
        using var visitor = new Visitor(site);
        await visitor.Upload(("teams.csv", "team,service\nNorth,Assessment\n"), ("audits.csv", Audits + "\nQ1,C1,2026-05,North,CIN,completed,Good\n"));
        Assert.Equal(["All in", "Replaced"], (await visitor.Open("/imports")).QuerySelectorAll(".runs td:nth-child(3)").Select(Shown.Text));

        await visitor.Open("/imports/undo");
        Assert.StartsWith("The made-up council comes back.", visitor.Text(".waiting"), StringComparison.Ordinal);
        Assert.Equal(["teams.csv", "audits.csv"], visitor.Page.QuerySelectorAll(".take bdi").Select(b => b.TextContent));
        await visitor.Send("main form");

        Assert.Equal(["Undone", "All in"], visitor.Page.QuerySelectorAll(".runs td:nth-child(3)").Select(Shown.Text));
    }

    private static Dictionary<string, long> Rows(LiveSite site)
    {
        using var live = site.Folder.OpenLive();
        return Tables.ToDictionary(t => t, t => live.Connection.Scalar<long>($"SELECT count(*) FROM {(t == "teams" ? "dim_team" : "fct_" + t[..^1])}"));
    }
}
