using QaInsight.Scorecards.Pages;
using QaInsight.Tests.Oracle;
using Xunit;
using static QaInsight.Tests.Scorecards.Pages.PageCouncil;

namespace QaInsight.Tests.Scorecards.Pages;

/// <summary>Children of concern, re-audits due in May 2026 and escalations, as at 13 June.</summary>
public sealed class ConcernsPageTests(ConcernsPageTests.Concerns concerns) : IClassFixture<ConcernsPageTests.Concerns>
{
    private static readonly PageAddress Address = new("concerns") { Period = "2026-05" };

    [Fact]
    public void The_lead_says_what_is_open_due_and_raised() =>
        Assert.Equal("2 children of concern are open, the longest since 20 February 2026. 4 of 5 re-audits due in May 2026 have been done. 3 escalations were raised in May 2026, 1 resolved.", concerns.Page.Sections[0].Lead!.ToString());

    [Fact]
    public void Open_children_stand_with_how_long()
    {
        Assert.Equal(["C1 | Alpha | 20 February 2026 | 113 | A1", "C2 | Beta | 1 June 2026 | 12 | –"], Rows(concerns.Page, "open-concerns"));
        Assert.Equal(["Alpha | Safeguarding | 1 | 113", "Beta | Assessment | 1 | 12"], Rows(concerns.Page, "by-team"));
        Assert.Equal(["Assessment | 1 | 0 | 1 small numbers", "Safeguarding | 0 | 1 | 1 small numbers"], Rows(concerns.Page, "ages"));
        Assert.Equal(["Under 1 month", "3 to 6 months"], Assert.IsType<BarsChart>(Block(concerns.Page, "ages").Chart).Meanings.Select(m => m.Name));
    }

    [Fact]
    public void Month_ends_count_what_was_open_then() =>
        Assert.Equal(["June 2026 | 2", "May 2026 | 1", "April 2026 | 2", "March 2026 | 2", "February 2026 | 1"], Rows(concerns.Page, "open").Select(r => r.Trim()));

    [Fact]
    public void A_re_audit_moves_the_grade_by_the_first_that_was_graded()
    {
        Assert.Equal(
            [
                "A3 | C3 | Beta | May 2026 | Inadequate | – | – | Not audited again", "A4 | C4 | Beta | May 2026 | Inadequate | R4 | – | Not graded yet", "A2 | C2 | Beta | May 2026 | Inadequate | R2 | Inadequate | Same as before",
                "A1 | C1 | Alpha | May 2026 | Inadequate | R1 | Good | Better than before", "A5 | C5 | Alpha | May 2026 | Inadequate | R5b | Requires Improvement | Better than before",
            ],
            Rows(concerns.Page, "reaudits"));
        Assert.Equal(["Assessment | 0 | 1 | 1 | 1 | 3 small numbers", "Safeguarding | 2 | 0 | 0 | 0 | 2 small numbers"], Rows(concerns.Page, "reaudits-by-service"));
        Assert.Equal("5 re-audits fall due; 4 have been done. Of 3 graded again, 2 are better than before.", Block(concerns.Page, "reaudits-by-service").Say!.ToString());
    }

    [Fact]
    public void Escalations_are_cut_by_role_reason_and_stage()
    {
        Assert.Equal(["CP Chair | Capacity of placements | 0 | 0 | 1 | 1 | 0 | 1", "IRO | Drift and delay | 1 | 1 | 0 | 2 | 1 | 1", "All | – | 1 | 1 | 1 | 3 | 1 | 2"], Rows(concerns.Page, "escalations"));
        Assert.Equal(["E4", "E2", "E3"], Block(concerns.Page, "waiting").Table.Rows.Select(r => r.Cells[0].Text));
        Assert.Equal("3 escalations raised by the end of May 2026 are in process, the oldest since 1 December 2025.", Block(concerns.Page, "waiting").Say!.ToString());
        Assert.Equal(["Assessment | 0 | 1 | 1 small numbers", "Safeguarding | 1 | 1 | 2 small numbers"], Rows(concerns.Page, "escalations-by-service"));
    }

    [Fact]
    public void A_team_cuts_everything_on_the_page()
    {
        var page = concerns.Council.Read(Address with { Team = "Alpha" });

        Assert.Equal(["C1"], Block(page, "open-concerns").Table.Rows.Select(r => r.Cells[0].Text));
        Assert.Equal(["A1", "A5"], Block(page, "reaudits").Table.Rows.Select(r => r.Cells[0].Text));
        Assert.Equal(["E2"], Block(page, "waiting").Table.Rows.Select(r => r.Cells[0].Text));
    }

    [Fact]
    public void By_legal_status_escalations_are_not_known_and_the_page_says_so()
    {
        var page = concerns.Council.Read(Address with { LegalStatus = "CIN" });

        Assert.StartsWith("An escalation names no audit", Block(page, "escalations").Table.Empty, StringComparison.Ordinal);
        Assert.DoesNotContain("scalation", page.Sections[0].Lead!.ToString(), StringComparison.Ordinal);
        Assert.Equal(["C1"], Block(page, "open-concerns").Table.Rows.Select(r => r.Cells[0].Text));
    }

    public sealed class Concerns : IDisposable
    {
        private static readonly YearMonth February = new(2026, 2);
        private static readonly YearMonth May = new(2026, 5);

        public Concerns()
        {
            Council = new PageCouncil(
                new Council
                {
                    Teams = [new TeamRow("Alpha", "Safeguarding"), new TeamRow("Beta", "Assessment")],
                    Audits =
                    [
                        Audit("A1", "Alpha", February, "Good") with { ModeratorGrade = "Inadequate" }, Audit("A2", "Beta", February, "Inadequate"), Audit("A3", "Beta", February, "Inadequate"), Audit("A4", "Beta", February, "Inadequate"),
                        Audit("A5", "Alpha", February, "Inadequate"), Audit("A6", "Alpha", February.Plus(-1), "Inadequate"),
                        Audit("R1", "Alpha", May, "Good") with { ReauditOf = "A1" }, Audit("R2", "Beta", May, "Inadequate") with { ReauditOf = "A2" }, Audit("R4", "Beta", May, "") with { ReauditOf = "A4", ReturnStatus = "in_progress" },
                        Audit("R5", "Alpha", May.Plus(-1), "") with { ReauditOf = "A5", ReturnStatus = "not_returned" }, Audit("R5b", "Alpha", May, "Requires Improvement") with { ReauditOf = "A5" },
                    ],
                    Concerns =
                    [
                        new ConcernRow("N1", "C1", "Alpha", new(2026, 2, 20)) { AuditId = "A1" }, new ConcernRow("N2", "C2", "Beta", new(2026, 6, 1)),
                        new ConcernRow("N3", "C3", "Beta", new(2026, 3, 1)) { ResolvedOn = new(2026, 5, 2) }, new ConcernRow("N4", "C4", "Beta", new(2026, 6, 20)),
                    ],
                    Escalations =
                    [
                        new EscalationRow("E1", "IRO", "Alpha", new(2026, 5, 3), "drift and delay", 1, "resolved"), new EscalationRow("E2", "IRO", "Alpha", new(2026, 5, 10), "drift and delay", 2, "in process"),
                        new EscalationRow("E3", "CP Chair", "Beta", new(2026, 5, 20), "capacity of placements", 3, "in process"), new EscalationRow("E4", "IRO", "Beta", new(2025, 12, 1), "process", 1, "in process"),
                        new EscalationRow("E5", "IRO", "Beta", new(2025, 12, 1), "process", 1, "resolved"), new EscalationRow("E6", "IRO", "Beta", new(2026, 6, 1), "process", 1, "in process"),
                    ],
                },
                new DateOnly(2026, 6, 13));
            Page = Council.Read(Address);
        }

        internal PageCouncil Council { get; }

        internal PageBody Page { get; }

        public void Dispose() => Council.Dispose();

        private static AuditRow Audit(string id, string team, YearMonth month, string grade) => new(id, month, team, "CIN") { ChildId = $"C{id[1]}", ReturnStatus = "completed", AuditorGrade = grade };
    }
}
