using QaInsight.Measures;
using QaInsight.Scorecards.Pages;
using Xunit;

namespace QaInsight.Tests.Scorecards.Pages;

/// <summary>What changed between April and May, of a council whose practice turned in one service.</summary>
public sealed class ChangesPageTests : IDisposable
{
    private const string Header = "audit_id,child_id,audit_month,team,legal_status,return_status,auditor_grade";
    private static readonly PageAddress May = new("changes") { Period = "2026-05" };

    private readonly TestWarehouse warehouse = new();
    private readonly List<string> audits = [];

    [Fact]
    public void A_change_is_told_in_words_with_then_and_now_only_where_it_is_more_than_chance()
    {
        Audits("2026-04", "North", good: 10, inadequate: 30);
        Audits("2026-05", "North", good: 32, inadequate: 8);
        Audits("2026-04", "South", good: 10, inadequate: 10);
        Audits("2026-05", "South", good: 12, inadequate: 8);

        var page = Page();

        Assert.Equal(
            "Against April 2026, three measures changed by more than chance: good rose (33% to 73%), inadequate fell (67% to 27%) and good or better rose (33% to 73%). No audits were graded in May 2025.",
            page.Sections[0].Lead!.ToString());
        Assert.Equal(
            [
                "Good | Improving: up from 33% | 33% (20 of 60) | 73% (44 of 60) | April 2026",
                "Inadequate | Improving: down from 67% | 67% (40 of 60) | 27% (16 of 60) | April 2026",
                "Good or better | Improving: up from 33% | 33% (20 of 60) | 73% (44 of 60) | April 2026",
            ],
            page.Block("changes").Lines());
        Assert.All(page.Block("changes").Table.Rows, r => Assert.Equal(Variation.Improving, r.Cells[1].Variation));

        // South's ten in twenty against twelve in twenty may be chance.
        Assert.Equal(["North", "North", "North"], page.Block("changes-by-service").Table.Rows.Select(r => r.Cells[1].Text));
        Assert.Equal("rows?of=grade-inadequate&period=2026-04", page.Block("changes").Table.Rows[1].Cells[2].Place!.ToString());
        Assert.Equal("measure?of=grade-inadequate&period=2026-05", page.Block("changes").Table.Rows[1].Cells[0].Place!.ToString());
        Assert.Equal("measure?of=grade-inadequate&period=2026-05&service=North", page.Block("changes-by-service").Table.Rows[1].Cells[0].Place!.ToString());
        Assert.Contains("Inadequate | 27% (16 of 60) | 67% (40 of 60) | Improving: down from 67% | – (0 of 0) | Nothing to compare with", page.Block("all-measures").Lines());
    }

    [Fact]
    public void Where_nothing_changed_by_more_than_chance_it_says_so_calmly()
    {
        foreach (var month in new[] { "2025-05", "2026-04", "2026-05" })
            Audits(month, "North", good: 11, inadequate: 9);

        var page = Page();

        Assert.Equal("Against April 2026, nothing changed by more than chance. Against May 2025, nothing changed by more than chance.", page.Sections[0].Lead!.ToString());
        Assert.Empty(page.Block("changes").Table.Rows);
        Assert.Equal("Nothing changed by more than chance against April 2026 and May 2025.", page.Block("changes").Table.Empty);
        Assert.Equal("There are too few months to say what is usual.", page.Block("signals-of-month").Table.Empty);
    }

    [Fact]
    public void The_year_before_a_year_is_compared_once()
    {
        Audits("2024-05", "North", good: 0, inadequate: 20);
        Audits("2025-05", "North", good: 20, inadequate: 0);

        var page = Page(May with { Period = "FY2025-26" });

        Assert.Equal("Against April 2024 to March 2025, three measures changed by more than chance: good rose (0% to 100%), inadequate fell (100% to 0%) and good or better rose (0% to 100%).", page.Sections[0].Lead!.ToString());
        Assert.Equal(3, page.Block("changes").Table.Rows.Count);
    }

    [Fact]
    public void Small_numbers_are_never_compared()
    {
        Audits("2026-04", "North", good: 0, inadequate: 5);
        Audits("2026-05", "North", good: 40, inadequate: 0);

        Assert.Empty(Page().Block("changes").Table.Rows);
    }

    [Fact]
    public void While_audits_come_back_how_many_have_is_not_held_against_a_month_that_is_whole()
    {
        Audits("2026-04", "North", good: 40, inadequate: 0);
        Audits("2026-05", "North", good: 20, inadequate: 0);
        for (var n = 0; n < 20; n++)
            audits.Add($"P{n},C{n},2026-05,North,CIN,in_progress,");

        var page = Page();

        Assert.Empty(page.Block("changes").Table.Rows);
        Assert.Contains("Audits returned | 50% (20 of 40) | 100% (40 of 40) | – | – (0 of 0) | –", page.Block("all-measures").Lines());
        Assert.Contains("still to come back", page.Block("all-measures").Table.Note!, StringComparison.Ordinal);
    }

    [Fact]
    public void The_rules_that_the_latest_month_breaks_stand_beneath()
    {
        for (var month = 1; month <= 12; month++)
            Audits($"2025-{month:00}", "North", good: 10 + (month % 2), inadequate: 10);
        Audits("2026-01", "North", good: 40, inadequate: 0);

        var line = Page(May with { Period = "2026-01" }).Block("signals-of-month").Lines().First(l => l.StartsWith("Good or better", StringComparison.Ordinal));

        Assert.Equal("Good or better | 100% (40 of 40) | The latest month is above the upper limit | Improving", line);
    }

    public void Dispose() => warehouse.Dispose();

    private void Audits(string month, string team, int good, int inadequate) =>
        audits.AddRange([.. Enumerable.Range(0, good + inadequate).Select(n => $"Q{audits.Count + n},C{n},{month},{team},CIN,completed,{(n < good ? "Good" : "Inadequate")}")]);

    private PageBody Page(PageAddress? address = null)
    {
        Assert.Equal(0, warehouse.Import(new DateOnly(2026, 6, 13), warehouse.Write("teams.csv", "team,service", "North,North", "South,South"), warehouse.Write("audits.csv", [Header, .. audits])).ExitCode);
        return warehouse.Page(address ?? May);
    }
}
