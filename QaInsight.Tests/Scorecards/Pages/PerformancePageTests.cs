using QaInsight.Measures;
using QaInsight.Scorecards.Pages;
using QaInsight.Tests.Oracle;
using Xunit;
using static QaInsight.Tests.Scorecards.Pages.PageCouncil;

namespace QaInsight.Tests.Scorecards.Pages;

/// <summary>Indicators of May 2026 beside their targets and comparators, and supervision beside the grades of oversight.</summary>
public sealed class PerformancePageTests(PerformancePageTests.Performance performance) : IClassFixture<PerformancePageTests.Performance>
{
    private static readonly PageAddress Address = new("performance") { Period = "2026-05" };

    [Fact]
    public void An_indicator_stands_beside_its_target_and_the_latest_comparators() =>
        Assert.Equal(
            [
                "Referrals | 40 | – | Too few months to judge | – | – | –",
                "Assessments within 45 working days | 80% (80/100) | 90% | Too few months to judge | 85.7% 2024-25 | 85.3% 2024-25 | DfE, Characteristics of children in need",
                "Caseload per worker | 15.2 (152/10) | near 15 | Too few months to judge | 15.2 September 2025 | – | DfE, Children's social work workforce",
                "Supervision in time | 75% (15/20) | 90% | Too few months to judge | – | – | –",
            ],
            Rows(performance.Page, "indicators").Select(r => r.Replace('’', '\'')));

    [Fact]
    public void A_figure_is_marked_against_its_target()
    {
        Assert.Equal([null, TargetStatus.Missed, TargetStatus.Met, TargetStatus.Missed], Block(performance.Page, "indicators").Table.Rows.Select(r => r.Cells[1].Figure!.Status));
        Assert.Equal("1 of 3 indicators with a target met it. Missed: assessments within 45 working days (80% against 90%) and supervision in time (75% against 90%).", performance.Page.Sections[0].Lead!.ToString());
    }

    [Fact]
    public void Services_stand_beside_each_other_where_an_indicator_is_counted_for_them()
    {
        Assert.Equal(["Service", "Caseload per worker", "Supervision in time"], Block(performance.Page, "by-service").Table.Columns.Select(c => c.Title));
        Assert.Equal(["Assessment | – | 60% (6/10)", "Safeguarding | 15.2 (152/10) | 90% (9/10)"], Rows(performance.Page, "by-service"));
    }

    [Fact]
    public void A_service_has_its_own_teams_indicators_alone()
    {
        var page = performance.Council.Read(Address with { Service = "Assessment" });

        Assert.Equal(["Supervision in time | 60% (6/10) | 90% | Too few months to judge | – | – | –"], Rows(page, "indicators"));
        Assert.Equal(["Beta | 60% (6/10)"], Rows(page, "by-team"));
    }

    [Fact]
    public void Supervision_in_time_stands_beside_the_grades_of_oversight_team_by_team()
    {
        Assert.Equal(["Alpha | 90% (9/10) | 33% (2/6)", "Beta | 60% (6/10) | 83% (5/6)"], Rows(performance.Page, "supervision-in-time-beside"));
        Assert.Equal("Of 2 teams with six or more judgements, 1 meets the target; in one of these fewer than half of the judgements are good or better.", Block(performance.Page, "supervision-in-time-beside").Say!.ToString());
    }

    [Fact]
    public void Without_a_domain_of_that_name_the_page_says_so()
    {
        using var council = new PageCouncil(new Council { Teams = [new TeamRow("Alpha", "Safeguarding")], Audits = [new AuditRow("Q1", new YearMonth(2026, 5), "Alpha", "CIN")] }, new DateOnly(2026, 6, 13));
        var page = council.Read(Address);

        Assert.Equal("No practice domain has “oversight” in its name.", Block(page, "supervision-in-time-beside").Table.Empty);
        Assert.Equal("No indicator has a figure in May 2026.", page.Sections[0].Lead!.ToString());
    }

    public sealed class Performance : IDisposable
    {
        private static readonly YearMonth May = new(2026, 5);

        public Performance()
        {
            var audits = Enumerable.Range(1, 12).Select(n => new AuditRow($"Q{n}", May.Plus(-(n % 6)), n <= 6 ? "Alpha" : "Beta", "CIN") { ReturnStatus = "completed", AuditorGrade = "Good" }).ToList();
            Council = new PageCouncil(
                new Council
                {
                    Teams = [new TeamRow("Alpha", "Safeguarding"), new TeamRow("Beta", "Assessment")],
                    Audits = [.. audits, new AuditRow("Q13", May.Plus(-6), "Alpha", "CIN") { ReturnStatus = "completed", AuditorGrade = "Good" }],
                    Judgements =
                    [
                        .. audits.Select((a, at) => new JudgementRow(a.AuditId, "Management oversight", "", at is 0 or 1 or > 6 ? "Good" : "Inadequate")),
                        .. audits.Select(a => new JudgementRow(a.AuditId, "Planning", "", "Good")), new JudgementRow("Q13", "Management oversight", "", "Good"),
                    ],
                    Indicators =
                    [
                        new IndicatorRow("referrals", May, 40), new IndicatorRow("assessments-45d", May, 80) { Denominator = 100 },
                        new IndicatorRow("caseload", May, 152) { Team = "Alpha", Denominator = 10 },
                        new IndicatorRow("supervision-in-time", May, 9) { Team = "Alpha", Denominator = 10 }, new IndicatorRow("supervision-in-time", May, 6) { Team = "Beta", Denominator = 10 },
                    ],
                },
                new DateOnly(2026, 6, 13),
                "assessments-45d,England,FY2023-24,84", "assessments-45d,England,FY2024-25,85.7", "assessments-45d,LA median,FY2024-25,85.3", "caseload,England,2025-09,15.2");
            Page = Council.Read(Address);
        }

        internal PageCouncil Council { get; }

        internal PageBody Page { get; }

        public void Dispose() => Council.Dispose();
    }
}
