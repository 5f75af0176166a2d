using QaInsight.Scorecards;
using QaInsight.Scorecards.Pages;
using Xunit;

namespace QaInsight.Tests.Scorecards.Pages.Commentary;

/// <summary>Commentary stands beside its own figure, wherever that stands, and beside no other.</summary>
public sealed class RemarksTests : IDisposable
{
    private static readonly Scope SeesA = Scope.Of([], ["A"]);
    private static readonly Scope SeesNorth = Scope.Of(["North"], []);
    private static readonly Scope SeesB = Scope.Of([], ["B", "C"]);

    private readonly Written written = new();

    public void Dispose() => written.Dispose();

    [Fact]
    public void It_is_numbered_beside_tile_and_row_and_written_out_once_in_its_section()
    {
        written.Say("Of the tile").Say("Of the row", measure: "completion-rate").Say("Of the actions", measure: "actions-overdue", period: "2026-03..2026-05");
        var page = written.Board();
        var tile = page.Body.Sections[0].Tiles.Single(t => t.Measure == Written.Inadequate);
        var cells = page.Blocks.Single(b => b.Key == "measures").Table.Rows[0].Cells;

        Assert.Equal((1, "Of the tile"), (tile.Remarks.Single().Number, tile.Remarks.Single().Remark.Words));
        Assert.Equal(2, cells[1].Remarks.Single().Number);
        Assert.Empty(cells[2].Remarks);
        Assert.Equal([["1 Inadequate, The whole authority: Of the tile"], ["2 Audits returned, The whole authority: Of the row"], []], page.Body.Sections.Select(s => s.Remarks.Select(r => $"{r.Number} {r.Name}, {r.Remark.On.Whose}: {r.Remark.Words}")));
        Assert.All(page.Body.Sections[0].Tiles.Where(t => t != tile), t => Assert.Empty(t.Remarks));
    }

    [Theory]
    [InlineData("period", "2026-04")]
    [InlineData("period", "2026-04..2026-05")]
    [InlineData("programme", "all")]
    [InlineData("service", "North")]
    public void Another_question_has_another_figure(string filter, string value)
    {
        written.Say("Of May");
        var address = PageFilter.All.Single(f => f.Word == filter).Write(new PageAddress("board") { Period = "2026-05" }, value);

        Assert.All(written.Read(address).Body.Sections.SelectMany(s => s.Tiles), t => Assert.Empty(t.Remarks));
        Assert.Single(written.Board().Body.Sections[0].Tiles, t => t.Remarks.Count == 1);
        Assert.Single(written.Board(period: null).Body.Sections[0].Tiles, t => t.Remarks.Count == 1);
    }

    [Fact]
    public void A_longer_periods_last_month_has_its_own_figure_in_the_months()
    {
        written.Say("Of May");
        var page = written.Board(period: "2026-04..2026-05");

        Assert.Equal(["May 2026"], page.Blocks.SelectMany(b => b.Table.Rows).Where(r => r.Cells.Any(c => c.Remarks.Count > 0)).Select(r => r.Cells[0].Text));
    }

    [Theory]
    [InlineData("legalStatus", "CIN")]
    [InlineData("auditType", "core")]
    [InlineData("domain", "Planning")]
    public void What_narrows_a_figure_otherwise_makes_another_one_of_it(string filter, string value)
    {
        written.Say("Of all");
        var address = PageFilter.All.Single(f => f.Word == filter).Write(new PageAddress("measure") { Of = Written.Inadequate, Period = "2026-05" }, value);

        Assert.Empty(written.Read(address).Remarks);
        Assert.Null(written.Read(address).Head.Subject);
    }

    [Fact]
    public void In_a_table_each_services_and_teams_stands_beside_its_own_figure()
    {
        written.Say("Of North", service: "North").Say("Of A", team: "Old A").Say("Of all");
        var page = written.Read(new PageAddress("measure") { Of = Written.Inadequate, Period = "2026-05" });

        Assert.Equal(["1 Inadequate, The whole authority: Of all", "2 Inadequate, North: Of North", "3 Inadequate, A: Of A"], Written.Told(page));
        Assert.Equal(["North: 2", "South: "], page.Blocks.Single(b => b.Key == "by-service").Table.Rows.Select(r => $"{r.Cells[0].Text}: {string.Join(' ', r.Cells[1].Remarks.Select(m => m.Number))}"));
        Assert.Equal(["A: 3", "B: ", "C: "], page.Blocks.Single(b => b.Key == "by-team").Table.Rows.Select(r => $"{r.Cells[0].Text}: {string.Join(' ', r.Cells[1].Remarks.Select(m => m.Number))}"));
    }

    [Fact]
    public void A_measures_page_tells_every_period_newest_first()
    {
        written.Say("May").Say("April", period: "2026-04").Say("Spring", period: "2026-04..2026-05").Say("Of another", measure: "late-rate");
        var table = written.Read(new PageAddress("measure") { Of = Written.Inadequate, Period = "2026-05" }).Blocks.Single(b => b.Key == "commentary-on-measure").Table;

        Assert.Equal(["May 2026: May", "April to May 2026: Spring", "April 2026: April"], table.Rows.Select(r => $"{r.Cells[0].Text}: {r.Cells[2].Text}"));
        Assert.Equal("commentary?of=grade-inadequate&period=2026-04..2026-05", table.Rows[1].Cells[0].Place!.ToString());
    }

    [Fact]
    public void The_newest_stands_and_what_was_taken_down_does_not_also_under_an_earlier_name()
    {
        written.Say("First").Say("Second");
        Assert.Equal("Second", written.Board().Remarks.Single().Remark.Words);
        written.Say("");
        Assert.Empty(written.Board().Remarks);

        written.Say("As Old A", team: "Old A").Say("", team: "A");
        Assert.Empty(written.Read(new PageAddress("measure") { Of = Written.Inadequate, Period = "2026-05", Team = "A" }).Remarks);
    }

    [Fact]
    public void Conclusions_stand_at_the_head_of_their_own_board()
    {
        written.Say("All is well", measure: null).Say("In North too", measure: null, service: "North").Say("In April", measure: null, period: "2026-04");

        Assert.Equal(["All is well"], written.Board().Body.Conclusions.Select(r => r.Words));
        Assert.Equal(["In North too"], written.Board(service: "North").Body.Conclusions.Select(r => r.Words));
        Assert.Empty(written.Board(service: "South").Body.Conclusions);
        Assert.Empty(written.Read(new PageAddress("teams") { Period = "2026-05" }).Body.Conclusions);
        Assert.Empty(written.Board().Remarks);
    }

    [Fact]
    public void On_a_team_reads_who_sees_the_team_on_a_service_who_sees_all_of_it_on_the_authority_everybody()
    {
        written.Say("Of all").Say("Of North", service: "North").Say("Of A", team: "A").Say("Of C", team: "C").Say("Of a team that is gone", team: "Z").Say("Of a service that is gone", service: "Z");
        string[] Rows(Scope? scope) => [.. written.Read(new PageAddress("measure") { Of = Written.Inadequate, Period = "2026-05" }, scope).Blocks.SingleOrDefault(b => b.Key == "commentary-on-measure")?.Table.Rows.Select(r => r.Cells[2].Text) ?? []];

        Assert.Equal(["Of all", "Of North", "Of A", "Of C"], Rows(Scope.All));
        Assert.Equal(["Of all", "Of North", "Of A"], Rows(SeesNorth));
        Assert.Equal(["Of all", "Of A"], Rows(SeesA));
        Assert.Equal(["Of all", "Of C"], Rows(SeesB));
        Assert.Empty(Rows(Scope.Nothing));
    }

    [Fact]
    public void Who_sees_less_reads_the_authoritys_as_such_and_beside_it_that_of_the_one_team_or_service_they_see()
    {
        written.Say("Of all").Say("Of North", service: "North").Say("Of A", team: "A").Say("Of B", team: "B");

        Assert.Equal(["1 Inadequate, The whole authority: Of all", "2 Inadequate, A: Of A"], Written.Told(written.Board(scope: SeesA)));
        Assert.Equal(["1 Inadequate, The whole authority: Of all", "2 Inadequate, North: Of North"], Written.Told(written.Board(scope: SeesNorth)));
        Assert.Equal(["1 Inadequate, The whole authority: Of all"], Written.Told(written.Board(scope: SeesB)));
        Assert.Empty(Written.Told(written.Board(service: "North", scope: SeesA)));
    }

    [Fact]
    public void It_is_written_about_what_its_writer_sees_whole()
    {
        PageHead Head(string? service, string? team, Scope? scope = null) => written.Read(new PageAddress("measure") { Of = Written.Inadequate, Period = "2026-05", Service = service, Team = team }, scope).Head;

        Assert.Equal((Written.Inadequate, "The whole authority"), (Head(null, null).Subject!.Measure, Head(null, null).Subject!.Whose));
        Assert.Equal("North", Head("north", null).Subject!.Whose);
        Assert.Equal(("A", "Old A"), (Head(null, "Old A").Subject!.Team, Head(null, "A").Subject!.Formerly.Single()));
        Assert.Null(Head("North", "A").Subject!.Service);
        Assert.Null(Head("North", null, SeesA).Subject);
        Assert.Null(written.Board().Head.Subject!.Measure);
        Assert.Null(written.Read(new PageAddress("teams") { Period = "2026-05" }).Head.Subject);
    }

    [Fact]
    public void Nothing_written_leaves_a_page_as_it_is()
    {
        var page = written.Board();

        Assert.Empty(page.Remarks);
        Assert.DoesNotContain(page.Blocks, b => b.Key.StartsWith("commentary", StringComparison.Ordinal));
    }
}
