using QaInsight.Measures;
using QaInsight.Scorecards;
using QaInsight.Scorecards.Pages;
using Xunit;

namespace QaInsight.Tests.Scorecards.Pages.Teams;

/// <summary>Teams beside each other: what is more than chance is named, and a small team never.</summary>
public sealed class TeamsPageTests : IDisposable
{
    private readonly QuayCouncil council = new();

    [Fact]
    public void The_team_that_differs_by_more_than_chance_is_named_and_the_small_one_is_not()
    {
        var page = council.Page("teams?period=2026-05");

        Assert.Equal(
            "From December 2025 to May 2026 45% of 55 audits in all services were graded good or better and 0% inadequate. By more than chance one team differs: Harbour (less good or better, 10%). "
            + "One team has fewer than six audits graded, too few to compare.",
            page.Lead());
        Assert.Equal(
            [
                "Pier | Permanence | 5 | 0% | 0–43% | 0% | 0–43% | 100% | Too few to compare | May 2026 | –",
                "Quay | Permanence | 20 | 60% | 39–78% | 0% | 0–16% | 95% | Within chance | May 2026 | Strength",
                "Harbour | Safeguarding | 10 | 10% | 2–40% | 0% | 0–28% | 100% | Less good or better | May 2026 | –",
                "Mill | Safeguarding | 20 | 60% | 39–78% | 0% | 0–16% | 95% | Within chance | May 2026 | Strength",
            ],
            page.Block("by-team").Lines());
    }

    [Fact]
    public void Services_come_first_and_stand_beside_all_of_them()
    {
        Assert.Equal(
            [
                "Permanence | 25 | 48% | 30–67% | 0% | 0–13% | 96% | Within chance",
                "Safeguarding | 30 | 43% | 27–61% | 0% | 0–11% | 97% | Within chance",
                "All services | 55 | 45% | 33–58% | 0% | 0–7% | 96% | –",
            ],
            council.Page("teams?period=2026-05").Block("by-service").Lines());
    }

    [Fact]
    public void In_the_funnel_the_small_team_is_drawn_and_not_judged()
    {
        var funnel = Assert.IsType<FunnelChart>(council.Page("teams?period=2026-05").Block("grade-good-or-better").Chart);

        Assert.Equal(25 / 55d, funnel.Average, 6);
        Assert.Equal(
            [("Pier", Variation.TooFew, false), ("Quay", Variation.Common, false), ("Harbour", Variation.Concerning, false), ("Mill", Variation.Common, false)],
            funnel.Points.Select(p => (p.Label, p.Variation, p.IsFarOut)));
        // A standard error of ten of 25 in 55 is 0.1575.
        var ten = funnel.Limits.Single(l => l.Size == 10);
        Assert.Equal([0.146, 0.763, 0, 0.941], new[] { ten.Lower95, ten.Upper95, ten.Lower998, ten.Upper998 }.Select(l => Math.Round(l, 3)));
        Assert.Equal(20, funnel.Limits[^1].Size);
    }

    [Fact]
    public void A_chosen_services_teams_are_still_compared_with_all()
    {
        var page = council.Page("teams?period=2026-05&service=Safeguarding");

        Assert.Equal(["Safeguarding", "All services"], page.Block("by-service").Table.Rows.Select(r => r.Cells[0].Text));
        Assert.Equal(["Harbour", "Mill"], page.Block("by-team").Table.Rows.Select(r => r.Cells[0].Text));
        Assert.Contains("45% of 55 audits", page.Lead(), StringComparison.Ordinal);
        Assert.Contains("Harbour (less good or better, 10%)", page.Lead(), StringComparison.Ordinal);
    }

    [Fact]
    public void Who_sees_one_service_sees_no_other_and_is_compared_with_what_they_see()
    {
        var page = council.Page("teams?period=2026-05", Scope.Of(["Permanence"], []));

        Assert.Equal(["Pier", "Quay"], page.Block("by-team").Table.Rows.Select(r => r.Cells[0].Text));
        Assert.StartsWith("From December 2025 to May 2026 48% of 25 audits", page.Lead(), StringComparison.Ordinal);
        Assert.DoesNotContain("Harbour", page.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Lists_give_the_counts_that_put_a_team_there()
    {
        var page = council.Page("teams?period=2026-05");

        Assert.Equal(["Mill | Safeguarding | 12 | 20", "Quay | Permanence | 12 | 20"], page.Block("teams-of-strength").Lines());
        Assert.Equal("2 teams with three or more audits graded good or better in six months: December 2025 to May 2026.", page.Block("teams-of-strength").Say!.ToString());
        Assert.Empty(page.Block("teams-of-concern").Lines());
        Assert.Empty(page.Block("teams-not-audited").Lines());
        Assert.Equal(4, council.Page("teams?period=2026-09").Block("teams-not-audited").Table.Rows.Count);
    }

    [Fact]
    public void A_year_is_compared_as_a_year_and_no_audits_are_said_to_be_none()
    {
        Assert.StartsWith("From April 2025 to March 2026 100% of 1 audit in all services", council.Page("teams?period=FY2025-26").Lead(), StringComparison.Ordinal);
        Assert.Equal("No audits were graded from January to June 2020.", council.Page("teams?period=2020-06").Lead());
    }

    [Theory]
    [InlineData(60, "teams", true, true)]
    [InlineData(61, "teams", false, true)]
    [InlineData(201, "teams", false, false)]
    [InlineData(201, "teams?service=One", true, false)]
    public void Many_teams_are_asked_for_by_service(int teams, string address, bool hasTable, bool hasLists)
    {
        using var warehouse = new TestWarehouse();
        warehouse.Import(
            warehouse.Write("teams.csv", ["team,service", .. Enumerable.Range(1, teams).Select(n => $"Team {n},{(n % 2 == 0 ? "One" : "Two")}")]),
            warehouse.Write("audits.csv", ["audit_id,child_id,audit_month,team,legal_status,return_status,auditor_grade", .. Enumerable.Range(1, teams).Select(n => $"A{n},C{n},2026-05,Team {n},CIN,completed,Good")]));
        var page = QuayCouncil.Read(warehouse, address);

        Assert.Equal(hasTable, page.Sections.Any(s => s.Key == "teams"));
        Assert.Equal(hasLists || hasTable, page.Sections.Any(s => s.Key == "stand-out"));
        Assert.Equal(!hasTable, page.Lead().Contains("hoose a service", StringComparison.Ordinal));
    }

    public void Dispose() => council.Dispose();
}
