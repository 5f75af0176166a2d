using QaInsight.Scorecards;
using QaInsight.Scorecards.Pages;
using QaInsight.Tests.Oracle;
using Xunit;
using static QaInsight.Tests.Scorecards.Pages.PageCouncil;

namespace QaInsight.Tests.Scorecards.Pages;

/// <summary>How do we know? Seven audits of May 2026 and one of March, as at 13 June.</summary>
public sealed class AuditingPageTests(AuditingPageTests.May may) : IClassFixture<AuditingPageTests.May>
{
    private static readonly PageAddress Address = new("auditing") { Period = "2026-05" };

    [Fact]
    public void What_came_back_adds_up_to_what_was_allocated() =>
        Assert.Equal(
            ["Service | Completed | Not returned | Exempt | Not yet due back | Due, nothing recorded | All audits allocated", "Assessment | 1 | 1 | 1 | 0 | 0 | 3 small numbers", "Safeguarding | 2 | 0 | 0 | 1 | 1 | 4 small numbers"],
            [string.Join(" | ", Block(may.Page, "returns-by-service").Table.Columns.Select(c => c.Title)), .. Rows(may.Page, "returns-by-service")]);

    [Fact]
    public void Who_did_not_return_stands_first_and_who_always_has_the_same_moderator_is_told() =>
        Assert.Equal(["Ann | 3 | 2 | 0 | 1 | 0 | 2 | 0 | 1 | 1 | Mo", "Bob | 4 | 1 | 1 | 0 | 1 | 1 | 1 | 0 | 1 | –"], Rows(may.Page, "auditors"));

    [Fact]
    public void An_auditors_count_leads_to_that_auditors_audits() =>
        Assert.Equal("rows?of=not-returned&auditor=Ann&period=2026-05", Block(may.Page, "auditors").Table.Rows[0].Cells[4].Place!.ToString());

    [Fact]
    public void Exemptions_are_listed_whether_or_not_anything_was_allocated() =>
        Assert.Equal(["Cy | Auditor | Alpha | One month | May 2026", "Di | Auditor | Beta | Every other month | –"], Rows(may.Page, "exemptions"));

    [Fact]
    public void The_matrix_has_every_moderated_audit_once() =>
        Assert.Equal(["Good | 1 | 1 | 2", "Requires improvement | 1 | 0 | 1", "All | 2 | 1 | 3"], Rows(may.Page, "matrix"));

    [Fact]
    public void Grades_moved_up_and_down_are_one_share_against_what_is_expected()
    {
        var block = Block(may.Page, "moved");
        var chart = Assert.IsType<TrendChart>(block.Chart);

        Assert.Equal(["May 2026 | 67% (2/3)", "April 2026 | – (0/0)", "March 2026 | 0% (0/1)"], Rows(may.Page, "moved"));
        Assert.Equal((0.10, 0.15, "expected 10–15%"), (chart.Expected!.Low, chart.Expected.High, chart.Expected.Says));
    }

    [Fact]
    public void Moderation_in_the_own_line_is_found() =>
        Assert.Equal(
            [
                "Assessment | 100% (1/1) | 100% (1/1) | 0% (0/1) | – (0/0) | 0% (0/1)", "Safeguarding | 100% (2/2) | 0% (0/2) | 50% (1/2) | – (0/0) | 100% (2/2)",
                "All | 100% (3/3) | 33% (1/3) | 33% (1/3) | – (0/0) | 67% (2/3)",
            ],
            Rows(may.Page, "moderation-by-service"));

    [Fact]
    public void Teams_show_what_moderation_moved() => Assert.Equal(["Alpha | 2 | 0 | 1 | 2", "Beta | 1 | 1 | 0 | 0"], Rows(may.Page, "moderation-by-team"));

    [Fact]
    public void Voices_and_feedback_are_counted_where_they_could_be_asked()
    {
        Assert.Equal(["Children | 2 | 1 | 3 small numbers"], Rows(may.Page, "voices"));
        Assert.Equal(["Children | 0 | 1 | 1 small numbers", "Parents | 1 | 0 | 1 small numbers"], Rows(may.Page, "feedback"));
        Assert.Equal("Of 3 completed audits, 1 has feedback from children and 1 has feedback from parents.", Block(may.Page, "feedback").Say!.ToString());
        Assert.Equal(["A2 | C2 | Alpha | Good | Negative | –"], Rows(may.Page, "disagreements"));
        Assert.Equal("audit?of=A2&period=2026-05", Block(may.Page, "disagreements").Table.Rows[0].Cells[0].Place!.ToString());
    }

    [Fact]
    public void Checks_are_told_by_financial_quarter_and_by_service()
    {
        Assert.Equal(["May 2026 | 1 | 1 | 1 | 3 small numbers", "March 2026 | 0 | 0 | 1 | 1 small numbers"], Rows(may.Page, "checks-by-quarter"));
        Assert.Equal(["Assessment | 0 | 0 | 1 | 1 small numbers", "Safeguarding | 1 | 1 | 1 | 3 small numbers"], Rows(may.Page, "checks-by-service"));
    }

    [Fact]
    public void Coverage_counts_teams_and_practitioners() =>
        Assert.Equal(["Assessment | 100% (1/1) | 100% (1/1)", "Safeguarding | 100% (1/1) | 50% (1/2)", "All | 100% (2/2) | 67% (2/3)"], Rows(may.Page, "coverage-by-service"));

    [Fact]
    public void Who_sees_one_service_sees_its_audits_alone()
    {
        var page = may.Council.Read(Address, Scope.Of(["Assessment"], []));

        Assert.Equal(["Ann | 1 | 0 | 0 | 1 | 0 | 0 | 0 | 0 | 0 | –", "Bob | 2 | 1 | 1 | 0 | 1 | 1 | 1 | 0 | 1 | –"], Rows(page, "auditors"));
        Assert.Equal(["Di | Auditor | Beta | Every other month | –"], Rows(page, "exemptions"));
        Assert.Equal(["Requires improvement | 1 | 0 | 1", "All | 1 | 0 | 1"], Rows(page, "matrix"));
        Assert.Equal(["Assessment | 1 | 1 small numbers"], Rows(page, "checks-by-service"));
        Assert.Empty(Rows(page, "disagreements"));
    }

    [Fact]
    public void Audits_that_are_too_many_are_counted_and_not_looked_at_one_by_one()
    {
        using var council = new PageCouncil(
            new Council
            {
                Teams = [new TeamRow("Alpha", "Safeguarding")],
                Audits = [.. Enumerable.Range(1, 5_001).Select(n => new AuditRow($"A{n}", new YearMonth(2026, 5), "Alpha", "CIN") { ReturnStatus = "completed", AuditorGrade = "Good", Auditor = "Ann" })],
            },
            May.Day);
        var page = council.Read(Address);

        Assert.Equal(["Safeguarding | 5,001 | 5,001"], Rows(page, "returns-by-service"));
        Assert.Empty(Rows(page, "auditors"));
        Assert.StartsWith("There are too many to look at one by one", Block(page, "auditors").Table.Empty, StringComparison.Ordinal);
    }

    public sealed class May : IDisposable
    {
        public static readonly DateOnly Day = new(2026, 6, 13);

        private static readonly YearMonth Month = new(2026, 5);
        private static readonly DateOnly Due = new(2026, 5, 21);

        public May()
        {
            Council = new PageCouncil(
                new Council
                {
                    Teams = [new TeamRow("Alpha", "Safeguarding"), new TeamRow("Beta", "Assessment")],
                    Auditors = [new AuditorRow("Mo", "moderator") { Team = "Alpha" }, new AuditorRow("Cy", "auditor") { Team = "Alpha", Exemption = "single month", ExemptMonth = Month }, new AuditorRow("Di", "auditor") { Team = "Beta", Exemption = "alternate months" }],
                    Audits =
                    [
                        Audit("A1", "Alpha", "Ann", "completed") with { Moderator = "Mo", AuditorGrade = "Good", ModeratorGrade = "Requires Improvement", ChildViews = "yes", QualityCheck = "green", Practitioner = "Sam" },
                        Audit("A2", "Alpha", "Ann", "completed") with { Moderator = "Mo", AuditorGrade = "Good", ModeratorGrade = "Good", ChildViews = "no", ChildFeedback = "negative", QualityCheck = "amber", Practitioner = "Sam" },
                        Audit("A3", "Beta", "Ann", "not_returned"),
                        Audit("A4", "Beta", "Bob", "completed") with { Moderator = "Max", AuditorGrade = "Requires Improvement", ModeratorGrade = "Good", ChildViews = "yes", ParentFeedback = "positive", QualityCheck = "red", SubmittedOn = Due.AddDays(1), Practitioner = "Kit" },
                        Audit("A5", "Beta", "Bob", "exempt"),
                        Audit("A6", "Alpha", "Bob", "") with { Practitioner = "Val" },
                        Audit("A7", "Alpha", "Bob", "in_progress"),
                        Audit("A8", "Alpha", "Ann", "completed") with { AuditMonth = new YearMonth(2026, 3), Moderator = "Mo", AuditorGrade = "Requires Improvement", ModeratorGrade = "Requires Improvement", QualityCheck = "red" },
                    ],
                },
                Day);
            Page = Council.Read(Address);
        }

        internal PageCouncil Council { get; }

        internal PageBody Page { get; }

        public void Dispose() => Council.Dispose();

        private static AuditRow Audit(string id, string team, string auditor, string returned) =>
            new(id, Month, team, "CIN") { ChildId = id.Replace('A', 'C'), Auditor = auditor, ReturnStatus = returned, DueOn = Due, SubmittedOn = returned == "completed" ? Due : null };
    }
}
