using QaInsight.Scorecards;
using QaInsight.Scorecards.Pages;
using Xunit;

namespace QaInsight.Tests.Scorecards.Pages.Teams;

/// <summary>A team and a practitioner: who was audited and when, and what is still to be done.</summary>
public sealed class TeamPageTests : IDisposable
{
    private readonly QuayCouncil council = new();

    [Fact]
    public void Each_practitioner_has_when_they_were_last_audited_and_the_longest_wait_comes_first()
    {
        var block = council.Page("team?team=Quay&period=2026-05").Block("practitioners");

        Assert.Equal(
            ["SW3 | 1 | 0 | Not in twelve months | No", "SW2 | 1 | 1 | October 2025 | No", "SW1 | 1 | 1 | May 2026 | Yes"],
            block.Lines());
        Assert.Equal("1 of 3 practitioners seen in audits of the last twelve months was audited from December 2025 to May 2026.", block.Say!.ToString());
        Assert.Equal("practitioner?person=SW3&period=2026-05", block.Table.Rows[0].Cells[0].Place!.ToString());
    }

    [Fact]
    public void A_team_says_how_it_stands_beside_all_and_who_answers_for_it()
    {
        Assert.Equal(
            "A team of Safeguarding: team manager TM-1. Figures are of the six months December 2025 to May 2026. Good or better is at 10%, against 45% of all, which is more than chance; inadequate is at 0%, against 0% of all, which may be chance.",
            council.Page("team?team=Harbour&period=2026-05").Lead());
        Assert.EndsWith("Five were graded: too few to compare with other teams.", council.Page("team?team=Pier&period=2026-05").Lead(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_team_is_found_by_the_name_it_once_had_and_says_so()
    {
        var page = council.Page("team?team=Old Mill&period=2026-05");

        Assert.Equal("Mill", page.Title);
        Assert.Contains("Formerly Old Mill, whose audits and actions are counted here.", page.Lead(), StringComparison.Ordinal);
        Assert.Equal(["teams?period=2026-05", "teams?period=2026-05&service=Safeguarding"], page.Crumbs.Select(c => c.Place.ToString()));
    }

    [Fact]
    public void Overdue_actions_are_the_teams_own_oldest_first_with_who_is_to_do_them()
    {
        var page = council.Page("team?team=Quay&period=2026-05");
        var block = page.Block("overdue");

        Assert.Equal(["Write the plan | Q-2 | C902 | TM-3 | 1 November 2025 | Overdue | 224", "Visit the child | Q-1 | C901 | TM-3 | 3 June 2026 | Overdue | 10"], block.Lines());
        Assert.Equal("audit?of=Q-2&period=2026-05&team=Quay", block.Table.Rows[0].Cells[1].Place!.ToString());
        Assert.Equal("actions?person=TM-3&period=2026-05&team=Quay", block.Table.Rows[0].Cells[3].Place!.ToString());
        Assert.Equal("1 of 2", Counted(page, "actions-overdue"));
        Assert.Equal(["C901 | Q-1 | 1 June 2026 | 12"], page.Block("concerns-open").Lines());
        // The audit that this action names was never seen: nothing leads there.
        Assert.Null(council.Page("team?team=Mill&period=2026-05").Block("overdue").Table.Rows[0].Cells[1].Place);
    }

    [Fact]
    public void Audits_of_the_last_twelve_months_stand_newest_first()
    {
        var lines = council.Page("team?team=Quay&period=2026-05").Block("audits").Lines().ToList();

        Assert.Equal(22, lines.Count);
        Assert.Equal(["Q-3 | April 2026 | C903 | SW3 | CIN | – | Not returned | – | – | –", "Q-2 | October 2025 | C902 | SW2 | CP | – | Completed | Good | – | Good"], lines[^2..].Select(l => l.Replace("Child in need", "CIN", StringComparison.Ordinal).Replace("Child protection", "CP", StringComparison.Ordinal)));
    }

    [Fact]
    public void Months_of_a_few_audits_are_not_judged()
    {
        var page = council.Page("team?team=Quay&period=2026-05");

        Assert.All(page.Sections[0].Tiles, t => Assert.Matches("^Too few ", t.Reading));
        Assert.All(new[] { "good-monthly", "inadequate-monthly" }.Select(k => Assert.IsType<TrendChart>(page.Block(k).Chart)), c => Assert.Null(c.Trend.Mean));
    }

    [Fact]
    public void A_practitioner_is_followed_through_every_team_with_the_actions_from_their_audits()
    {
        var page = council.Page("practitioner?person=sw2&period=2026-05");

        Assert.Equal("SW2", page.Title);
        Assert.Equal("Last audited in October 2025: not within the six months to May 2026. Graded from June 2025 to May 2026: one Good.", page.Lead());
        Assert.Equal(["Q-4 Mill Auditor exempt", "Q-2 Quay Completed"], page.Block("audits").Table.Rows.Select(r => $"{r.Cells[0].Text} {r.Cells[3].Text} {r.Cells[6].Text}"));
        Assert.Equal(["Write the plan | Q-2 | C902 | TM-3 | 1 November 2025 | Overdue | 224"], page.Block("actions").Lines());
        Assert.Equal(["Teams", "Safeguarding", "Mill"], page.Crumbs.Select(c => c.Label));
        Assert.Equal("Last audited in May 2026, within the six months to May 2026. Graded from June 2025 to May 2026: one Requires Improvement.", council.Page("practitioner?person=SW1&period=2026-05").Lead());
        Assert.Equal("No audit of this practitioner’s work was completed up to May 2026.", council.Page("practitioner?person=SW3&period=2026-05").Lead());
    }

    [Fact]
    public void A_practitioner_outside_what_one_sees_does_not_exist_and_shared_ones_show_ones_own_part()
    {
        var scope = Scope.Of(["Safeguarding"], []);

        Assert.Equal("There is no practitioner 'SW3'.", Assert.ThrowsAny<ArgumentException>(() => council.Page("practitioner?person=SW3", scope)).Message);
        Assert.Equal("There is no practitioner 'SW9'.", Assert.ThrowsAny<ArgumentException>(() => council.Page("practitioner?person=SW9")).Message);
        var shared = council.Page("practitioner?person=SW2&period=2026-05", scope);
        Assert.Equal(["Q-4"], shared.Block("audits").Table.Rows.Select(r => r.Cells[0].Text));
        Assert.Empty(shared.Block("actions").Table.Rows);
        Assert.Equal("There is no team 'Quay'.", Assert.Throws<UnknownNameException>(() => council.Page("team?team=Quay", scope)).Message);
    }

    [Theory]
    [InlineData("team", "A team’s page needs a team: choose one on the page of teams.")]
    [InlineData("team?team=Quay&service=Safeguarding", "There is no team 'Quay' in Safeguarding.")]
    [InlineData("practitioner", "A practitioner’s page needs a practitioner: choose one on a team’s page.")]
    public void What_cannot_be_shown_is_said_in_plain_words(string address, string says) => Assert.Equal(says, Assert.ThrowsAny<ArgumentException>(() => council.Page(address)).Message);

    public void Dispose() => council.Dispose();

    private static string Counted(PageBody page, string measure) => page.Sections[0].Tiles.Single(t => t.Measure == measure).Figure is var f ? $"{f.Numerator:0} of {f.Denominator:0}" : "";
}
