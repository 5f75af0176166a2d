using QaInsight.Measures;
using QaInsight.Nightly;
using QaInsight.Scorecards;
using QaInsight.Scorecards.Pages;
using QaInsight.Warehouse;
using Xunit;

namespace QaInsight.Tests.Scorecards.Pages;

/// <summary>May, reported on 13 June with 4 of 10 audits good; then a grade is mended.</summary>
public sealed class RestatedTests : IDisposable
{
    private const string Audits = "audit_id,child_id,audit_month,team,legal_status,return_status,auditor_grade";
    private static readonly DateOnly ReportingDay = new(2026, 6, 13);
    private static readonly Month May = new(2026, 5);
    private static readonly PageAddress Changes = new("changes") { Period = "2026-05" };

    private readonly TestWarehouse warehouse = new();

    public RestatedTests()
    {
        Import(
            warehouse.Write("teams.csv", "team,service", "North,Assessment", "South,Safeguarding", "East,Safeguarding"),
            warehouse.Write("audits.csv", [Audits, .. Enumerable.Range(1, 10).Select(n => $"Q{n},C{n},2026-05,{(n <= 6 ? "North" : n <= 9 ? "South" : "East")},{(n % 2 == 0 ? "CIN" : "CP")},completed,{(n <= 4 ? "Good" : "Inadequate")}")]),
            warehouse.Write("judgements.csv", ["audit_id,domain,grade", .. Enumerable.Range(1, 10).Select(n => $"Q{n},Risk,{(n <= 4 ? "Good" : "Inadequate")}")]));
        Keep(May, ReportingDay);
    }

    [Fact]
    public void What_was_never_changed_reads_as_reported()
    {
        var block = warehouse.Page(Changes).Block("restated-figures");

        Assert.Empty(block.Table.Rows);
        Assert.Equal("The month that was kept reads as reported.", block.Table.Empty);
    }

    [Fact]
    public void A_mended_grade_shows_then_and_now_with_the_reporting_day()
    {
        Mend();

        Assert.Equal(
            [
                "May 2026 | Good | 40% (4 of 10) | 50% (5 of 10) | 13 June 2026",
                "May 2026 | Inadequate | 60% (6 of 10) | 50% (5 of 10) | 13 June 2026",
                "May 2026 | Good or better | 40% (4 of 10) | 50% (5 of 10) | 13 June 2026",
            ],
            warehouse.Page(Changes).Block("restated-figures").Lines());
    }

    [Fact]
    public void The_month_is_marked_where_its_figure_stands()
    {
        Mend();

        Assert.Equal("reported as 40% on 13 June 2026", Point(warehouse.Page(new PageAddress("status") { Period = "2026-06", LegalStatus = "CP" }), "trend-grade-good-or-better"));
        Assert.Equal("reported as 40% on 13 June 2026", Point(warehouse.Page(new PageAddress("domain") { Period = "2026-06", Domain = "Risk" }), "trend-grade-good-or-better"));
    }

    [Fact]
    public void Audits_that_came_late_restate_the_counts_and_audits_taken_out_do_too()
    {
        Import(warehouse.Write("audits-2.csv", Audits, "Q11,C11,2026-05,North,CIN,completed,Good", "Q1,C1,2026-05,North,CP,withdrawn,"));

        var lines = warehouse.Page(Changes with { LegalStatus = "CIN" }).Block("restated-figures").Lines().ToList();
        Assert.Contains("May 2026 | Audits allocated | 5 | 6 | 13 June 2026", lines);
        Assert.Contains("May 2026 | Audits completed | 5 | 4 | 13 June 2026", warehouse.Page(Changes with { LegalStatus = "CP" }).Block("restated-figures").Lines());
        Assert.DoesNotContain(warehouse.Page(Changes).Block("restated-figures").Lines(), l => l.Contains("Audits allocated", StringComparison.Ordinal));
    }

    [Fact]
    public void A_scope_is_told_of_its_own_services_alone()
    {
        Mend();

        Assert.Empty(warehouse.Page(Changes, Scope.Of(["Assessment"], [])).Block("restated-figures").Table.Rows);
        var own = warehouse.Page(Changes, Scope.Of(["Safeguarding"], [])).Block("restated-figures").Lines();
        Assert.Contains("May 2026 | Good or better | 0% (0 of 4) | 25% (1 of 4) | 13 June 2026", own);
    }

    [Fact]
    public void A_team_is_told_of_its_own_months_alone()
    {
        Mend();

        // Three of South's audits, of which one is good now.
        var south = warehouse.Page(Changes with { Team = "South" }).Block("restated-figures");
        Assert.Contains("May 2026 | Good or better | 0% (0 of 3) | 33% (1 of 3) | 13 June 2026", south.Lines());
        Assert.Equal(south.Lines(), warehouse.Page(Changes, Scope.Of([], ["South"])).Block("restated-figures").Lines());
        Assert.Empty(warehouse.Page(Changes with { Team = "East" }).Block("restated-figures").Table.Rows);
        Assert.Equal(
            "What was reported of single teams is known whatever the legal status and the audit type.",
            warehouse.Page(Changes with { Team = "South", LegalStatus = "CP" }).Block("restated-figures").Table.Empty);
    }

    [Fact]
    public void A_team_that_got_another_name_and_service_is_not_restated_for_it()
    {
        Import(warehouse.Write("teams-2.csv", "team,service,formerly", "North West,Safeguarding,North", "South,Safeguarding,", "East,Safeguarding,"));

        Assert.Empty(warehouse.Page(Changes with { Team = "North West" }).Block("restated-figures").Table.Rows);
        Mend();
        Assert.Empty(warehouse.Page(Changes with { Team = "North West" }).Block("restated-figures").Table.Rows);
        Assert.NotEmpty(warehouse.Page(Changes with { Team = "South" }).Block("restated-figures").Table.Rows);
    }

    [Fact]
    public void A_month_that_was_kept_late_says_when()
    {
        Import(warehouse.Write("audits-june.csv", [Audits, .. Enumerable.Range(20, 8).Select(n => $"Q{n},C{n},2026-06,North,CIN,completed,Good")]));
        Keep(new Month(2026, 6), new DateOnly(2026, 7, 13), new DateOnly(2026, 8, 2));
        Import(warehouse.Write("audits-june-2.csv", Audits, "Q20,C20,2026-06,North,CIN,completed,Inadequate"));

        var line = warehouse.Page(Changes with { Period = "2026-06" }).Block("restated-figures").Table.Rows[^1];
        Assert.Equal(("June 2026", "13 July 2026", "kept on 2 August 2026"), (line.Cells[0].Text, line.Cells[4].Text, line.Cells[4].Note));
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_named_and_takes_nothing_else_down()
    {
        File.WriteAllText(warehouse.Folder.ReportedOf(new Month(2026, 4)), "{ \"month\": ");
        Mend();

        var table = warehouse.Page(Changes).Block("restated-figures").Table;
        Assert.Equal(3, table.Rows.Count);
        Assert.Contains("What was reported for April 2026 cannot be read", table.Note!, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_file_does_not_count_is_not_held_against_it()
    {
        var path = warehouse.Folder.ReportedOf(May);
        File.WriteAllText(path, File.ReadAllText(path).Replace("\"graded_inadequate\",", "", StringComparison.Ordinal).Replace("\"graded_inadequate\": ", "\"unknown\": ", StringComparison.Ordinal));
        Mend();

        Assert.Equal(["Good", "Good or better"], warehouse.Page(Changes).Block("restated-figures").Table.Rows.Select(r => r.Cells[1].Text));
    }

    public void Dispose() => warehouse.Dispose();

    private static string? Point(PageBody page, string block) => ((TrendChart)page.Block(block).Chart!).Trend.Points.Single(p => p.Month == May).Restated?.InWords;

    private void Mend() => Import(
        warehouse.Write("audits-mended.csv", Audits, "Q7,C7,2026-05,South,CP,completed,Good"), warehouse.Write("judgements-mended.csv", "audit_id,domain,grade", "Q7,Risk,Good"));

    private void Keep(Month month, DateOnly reportingDay, DateOnly? keptOn = null) => new ReportedCells(warehouse.Folder).Keep(month, warehouse.Folder.LiveId!, reportingDay, keptOn ?? reportingDay);

    private void Import(params string[] paths) => Assert.Equal(0, warehouse.Import(ReportingDay, paths).ExitCode);
}
