using QaInsight.Scorecards;
using QaInsight.Scorecards.Pages;
using QaInsight.Tests.Oracle;
using Xunit;
using static QaInsight.Tests.Scorecards.Pages.PageCouncil;

namespace QaInsight.Tests.Scorecards.Pages;

/// <summary>Seven actions, of which three months to May 2026 raised four, as at 13 June.</summary>
public sealed class ActionsPageTests(ActionsPageTests.Actions actions) : IClassFixture<ActionsPageTests.Actions>
{
    private static readonly PageAddress Address = new("actions") { Period = "2026-05" };

    [Fact]
    public void The_three_months_that_end_with_the_period_are_told_and_what_is_older() =>
        Assert.Equal("4 actions were raised from March to May 2026: 1 done on time, 1 overdue. A further 2 older actions for 1 child are still open, the oldest from May 2025.", actions.Page.Sections[0].Lead!.ToString());

    [Fact]
    public void Services_and_teams_are_cut_by_how_their_actions_stand()
    {
        Assert.Equal(["On time", "Late", "Overdue", "Not due yet"], Assert.IsType<BarsChart>(Block(actions.Page, "by-service").Chart).Meanings.Select(m => m.Name));
        Assert.Equal(["Assessment | 0 | 1 | 0 | 0 | 1 small numbers", "Safeguarding | 1 | 0 | 1 | 1 | 3 small numbers"], Rows(actions.Page, "by-service"));
        Assert.Equal(["Alpha | 3 | 1 | 0 | 1 | 1 | 0", "Beta | 1 | 0 | 1 | 0 | 0 | 2"], Rows(actions.Page, "by-team"));
        Assert.Equal("rows?of=actions-overdue&period=2026-03..2026-05&team=Alpha", Block(actions.Page, "by-team").Table.Rows[0].Cells[4].Place!.ToString());
    }

    [Fact]
    public void Owners_stand_by_what_is_overdue_and_lead_to_their_actions()
    {
        Assert.Equal(["Pat | Alpha | 2 | 1 | 13 | 1 | 1 May 2026", "Nobody named | Beta | 1 | 1 | 377 | 0 | 1 May 2025", "Lee | Beta | 1 | 1 | 194 | 0 | 10 November 2025"], Rows(actions.Page, "owners"));
        Assert.Equal("actions?person=Pat&period=2026-05", Block(actions.Page, "owners").Table.Rows[0].Cells[0].Place!.ToString());
        Assert.Equal("4 actions are open with 3 owners, 3 of them overdue.", Block(actions.Page, "owners").Say!.ToString());
    }

    [Fact]
    public void Ages_are_whole_months() => Assert.Equal(["Assessment | 0 | 1 | 1 | 2 small numbers", "Safeguarding | 2 | 0 | 0 | 2 small numbers"], Rows(actions.Page, "ages"));

    [Fact]
    public void Older_actions_stand_with_their_children() => Assert.Equal(["C4 | 2 | 1 May 2025 | 377 | Beta | Lee | Q404"], Rows(actions.Page, "children"));

    [Fact]
    public void The_oldest_come_first_and_lead_to_their_audit_where_it_is_known()
    {
        Assert.Equal(["T6", "T5", "T1", "T2"], Block(actions.Page, "oldest").Table.Rows.Select(r => r.Cells[0].Text));
        Assert.Equal([null, null, "audit?of=Q1&period=2026-05", null], Block(actions.Page, "oldest").Table.Rows.Select(r => r.Cells[^1].Place?.ToString()));
    }

    [Fact]
    public void What_is_done_and_was_not_verified_is_only_closed()
    {
        Assert.Equal(["Assessment | 0 | 1 | 1 small numbers", "Safeguarding | 1 | 0 | 1 small numbers"], Rows(actions.Page, "verified"));
        Assert.Equal(["T4"], Block(actions.Page, "not-verified").Table.Rows.Select(r => r.Cells[0].Text));
        Assert.Equal("1 of 2 actions raised from March to May 2026 and done are only closed: nobody has verified that the work was done.", Block(actions.Page, "verified").Say!.ToString());
    }

    [Fact]
    public void An_owner_cuts_everything_on_the_page()
    {
        var page = actions.Council.Read(Address with { Person = "pat" });

        Assert.Equal("3 actions were raised from March to May 2026: 1 done on time, 1 overdue.", page.Sections[0].Lead!.ToString());
        Assert.Equal(["Alpha | 1 | 1 | 1 | 3 small numbers"], Rows(page, "by-team"));
        Assert.Equal(["Safeguarding | 2 | 2 small numbers"], Rows(page, "ages"));
        Assert.Equal(["T1 | See the child | C1 | Alpha | 1 May 2026 | 31 May 2026 | Overdue | 13 | – | Q1", "T2 | – | C1 | Alpha | 10 May 2026 | 20 June 2026 | Not due yet | – | – | –", "T3 | – | C2 | Alpha | 1 April 2026 | 30 April 2026 | On time | – | 20 April 2026 | –"], Rows(page, "of-owner"));
        Assert.Empty(Rows(page, "children"));
        Assert.Equal(["Safeguarding | 1 | 1 small numbers"], Rows(page, "verified"));
        Assert.Equal("actions?period=2026-05", Assert.Single(page.Crumbs).Place.ToString());
        Assert.Equal("rows?of=actions-overdue&person=pat&period=2026-03..2026-05&team=Alpha", Assert.IsType<BarsChart>(Block(page, "by-team").Chart).Bars[0].Parts[1].Place!.ToString());
    }

    [Fact]
    public void A_service_and_a_scope_cut_everything_too()
    {
        foreach (var page in new[] { actions.Council.Read(Address with { Service = "Assessment" }), actions.Council.Read(Address, Scope.Of(["Assessment"], [])) })
        {
            Assert.StartsWith("1 action was raised from March to May 2026: none done on time, none overdue. A further 2 older", page.Sections[0].Lead!.ToString(), StringComparison.Ordinal);
            Assert.Equal(["Nobody named", "Lee"], Block(page, "owners").Table.Rows.Select(r => r.Cells[0].Text).OrderDescending());
            Assert.Equal(["T6", "T5"], Block(page, "oldest").Table.Rows.Select(r => r.Cells[0].Text));
        }

        Assert.Empty(Rows(actions.Council.Read(Address with { Person = "Pat" }, Scope.Of(["Assessment"], [])), "of-owner"));
    }

    [Fact]
    public void On_an_earlier_day_what_was_done_since_is_still_open()
    {
        var page = actions.Council.Read(Address with { AsOf = "2026-04-25" });

        Assert.Equal(["T6", "T5", "T4", "T1", "T2"], Block(page, "oldest").Table.Rows.Select(r => r.Cells[0].Text));
        Assert.Equal(["Safeguarding | 1 | 1 small numbers"], Rows(page, "verified"));
    }

    [Fact]
    public void Without_an_action_each_block_says_so()
    {
        using var council = new PageCouncil(new Council { Teams = [new TeamRow("Alpha", "Safeguarding")], Audits = [new AuditRow("Q1", new YearMonth(2026, 5), "Alpha", "CIN")] }, Actions.Day);

        Assert.All(council.Read(Address).Sections.SelectMany(s => s.Blocks), b => Assert.Matches("^(No action|Every action)", b.Table.Empty));
    }

    public sealed class Actions : IDisposable
    {
        public static readonly DateOnly Day = new(2026, 6, 13);

        public Actions()
        {
            Council = new PageCouncil(
                new Council
                {
                    Teams = [new TeamRow("Alpha", "Safeguarding"), new TeamRow("Beta", "Assessment")],
                    Audits = [new AuditRow("Q1", new YearMonth(2026, 5), "Alpha", "CIN")],
                    Actions =
                    [
                        new ActionRow("T1", "C1", "Alpha", new(2026, 5, 1), new(2026, 5, 31)) { Owner = "Pat", AuditId = "Q1", Description = "See the child" },
                        new ActionRow("T2", "C1", "Alpha", new(2026, 5, 10), new(2026, 6, 20)) { Owner = "Pat" },
                        new ActionRow("T3", "C2", "Alpha", new(2026, 4, 1), new(2026, 4, 30)) { Owner = "Pat", CompletedOn = new(2026, 4, 20), VerifiedOn = new(2026, 4, 25) },
                        new ActionRow("T4", "C3", "Beta", new(2026, 3, 5), new(2026, 3, 31)) { Owner = "Lee", CompletedOn = new(2026, 5, 1) },
                        new ActionRow("T5", "C4", "Beta", new(2025, 11, 10), new(2025, 12, 1)) { Owner = "Lee" },
                        new ActionRow("T6", "C4", "Beta", new(2025, 5, 1), new(2025, 6, 1)) { AuditId = "Q404" },
                        new ActionRow("T7", "C5", "Beta", new(2026, 6, 2), new(2026, 6, 30)) { Owner = "Lee" },
                    ],
                },
                Day);
            Page = Council.Read(Address);
        }

        internal PageCouncil Council { get; }

        internal PageBody Page { get; }

        public void Dispose() => Council.Dispose();
    }
}
