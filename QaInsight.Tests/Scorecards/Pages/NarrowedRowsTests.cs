using QaInsight.Scorecards;
using QaInsight.Scorecards.Pages;
using QaInsight.Tests.Oracle;
using Xunit;
using static QaInsight.Tests.Scorecards.Pages.PageCouncil;

namespace QaInsight.Tests.Scorecards.Pages;

/// <summary>Rows that no figure of the filters counts: of a person, a question, a pair of grades, a child. Five audits of May 2026, as at 13 June.</summary>
public sealed class NarrowedRowsTests(NarrowedRowsTests.May may) : IClassFixture<NarrowedRowsTests.May>
{
    private static readonly PageAddress Rows = new("rows") { Period = "2026-05" };

    [Fact]
    public void A_person_is_the_practitioner_of_audits_and_never_their_auditor()
    {
        Assert.Equal(["A3"], Ids(Rows with { Of = "audits-allocated", Person = "Ann" }));
        Assert.Equal(["A1", "A2"], Ids(Rows with { Of = "audits-allocated", Auditor = "Ann" }));
        Assert.Equal(["A2"], Ids(Rows with { Of = "audits-allocated", Auditor = "Ann", Person = "Kit" }));
        Assert.Equal("Audits allocated, Ann: 2", Isolated(may.Council.Read(Rows with { Of = "audits-allocated", Auditor = "Ann" }).Title));
    }

    [Fact]
    public void A_cell_of_the_matrix_leads_to_its_pair_of_grades_and_its_total_to_all_of_a_grade()
    {
        var matrix = Block(may.Council.Read(new PageAddress("auditing") { Period = "2026-05" }), "matrix").Table;

        Assert.Equal(["Good | 1 | 1 | 2", "Requires improvement | 0 | 1 | 1", "All | 1 | 2 | 3"], matrix.Rows.Select(r => string.Join(" | ", r.Cells.Select(c => c.Text))));
        Assert.Equal(["A1"], Ids(matrix.Rows[0].Cells[2].Place!));
        Assert.Equal(["A1", "A3"], Ids(matrix.Rows[2].Cells[2].Place!));
        // A moderator alone graded A5: it is in no cell.
        Assert.Equal(["A1", "A2", "A3"], Ids(matrix.Rows[2].Cells[3].Place!));
    }

    [Fact]
    public void What_moved_up_and_down_in_all_leads_to_the_audits_that_moved()
    {
        var moved = Block(may.Council.Read(new PageAddress("auditing") { Period = "2026-05" }), "moved");
        var point = Assert.IsType<TrendChart>(moved.Chart).Trend.Points[^1];

        Assert.Equal((1, 4), (point.Figure.Numerator, point.Figure.Denominator));
        Assert.Equal(["A1"], Ids(point.Place!));
    }

    [Fact]
    public void A_question_leads_to_its_judgements_below_good_and_says_them_by_name()
    {
        var cell = Block(may.Council.Read(new PageAddress("domain") { Period = "2026-05", Domain = "Planning" }), "questions-asked").Table.Rows.Single(r => r.Cells[0].Text == "Was the plan clear?").Cells[1];
        var page = may.Council.Read(cell.Place!);

        Assert.Equal((2, 3), (cell.Figure!.Numerator, cell.Figure.Denominator));
        Assert.Equal(["A2", "A3"], Ids(cell.Place!));
        Assert.Equal("Good or better, the others, Was the plan clear?: 2", Isolated(page.Title));
    }

    [Fact]
    public void All_domains_together_lead_to_judgements_and_not_to_audits()
    {
        var total = Block(may.Council.Read(new PageAddress("domains") { Period = "2026-05" }), "compared").Table.Rows[^1].Cells[1];

        Assert.Equal((2, 4), (total.Figure!.Numerator, total.Figure.Denominator));
        Assert.Equal(["A1", "A1"], Ids(total.Place!));
    }

    [Fact]
    public void Of_a_child_older_actions_alone() =>
        Assert.Equal(["T2"], Ids(Rows with { Of = "actions-older-outstanding", Child = "C2" }));

    [Theory]
    [InlineData("overdue", "T1", "T2")]
    [InlineData("overdue,no-owner", "T2")]
    [InlineData("under-1-month", "T3")]
    [InlineData("over-12-months", "T2")]
    public void Open_actions_are_narrowed_by_what_is_true_of_them(string only, params string[] rows) => Assert.Equal(rows, Ids(Rows with { Of = "open-actions", Only = only }));

    [Fact]
    public void Rows_that_do_not_know_what_is_asked_for_are_none_of_those_meant()
    {
        Assert.Empty(Ids(Rows with { Of = "actions-raised", Auditor = "Ann" }));
        Assert.Empty(Ids(Rows with { Of = "audits-allocated", Only = "overdue" }));
        Assert.Empty(Ids(Rows with { Of = "teams-audited", Person = "Ann" }));
        Assert.Throws<FormatException>(() => may.Council.Read(Rows with { Of = "actions", Only = "blue" }));
    }

    private IEnumerable<string> Ids(PageAddress address) => Block(may.Council.Read(address), "rows").Table.Rows.Select(r => r.Cells[0].Text).Order(StringComparer.Ordinal);

    // Names are set apart by marks that are not seen.
    private static string Isolated(string text) => text.Replace("\u2068", "", StringComparison.Ordinal).Replace("\u2069", "", StringComparison.Ordinal);

    public sealed class May : IDisposable
    {
        private static readonly YearMonth Month = new(2026, 5);

        internal PageCouncil Council { get; } = new(
            new Council
            {
                Teams = [new TeamRow("Alpha", "Safeguarding")],
                Audits =
                [
                    Audit("A1", "Ann", "Sam") with { AuditorGrade = "Good", ModeratorGrade = "Requires Improvement", Moderator = "Mo" },
                    Audit("A2", "Ann", "Kit") with { AuditorGrade = "Good", ModeratorGrade = "Good", Moderator = "Mo" },
                    Audit("A3", "Bob", "Ann") with { AuditorGrade = "Requires Improvement", ModeratorGrade = "Requires Improvement", Moderator = "Mo" },
                    Audit("A4", "Bob", "Sam") with { AuditorGrade = "Good" },
                    Audit("A5", "Bob", "Sam") with { ModeratorGrade = "Requires Improvement", Moderator = "Mo" },
                ],
                Judgements =
                [
                    new JudgementRow("A1", "Planning", "Was the plan clear?", "Good"), new JudgementRow("A2", "Planning", "Was the plan clear?", "Inadequate"),
                    new JudgementRow("A3", "Planning", "Was the plan clear?", "Requires Improvement"), new JudgementRow("A1", "Oversight", "", "Good"),
                ],
                Actions =
                [
                    new ActionRow("T1", "C1", "Alpha", new DateOnly(2026, 5, 2), new DateOnly(2026, 6, 1)) { Owner = "Pat" },
                    new ActionRow("T2", "C2", "Alpha", new DateOnly(2025, 5, 2), new DateOnly(2025, 6, 1)),
                    new ActionRow("T3", "C3", "Alpha", new DateOnly(2026, 5, 20), new DateOnly(2026, 7, 1)) { Owner = "Pat" },
                    new ActionRow("T4", "C3", "Alpha", new DateOnly(2026, 5, 20), new DateOnly(2026, 7, 1)) { Owner = "Pat", CompletedOn = new DateOnly(2026, 6, 1) },
                ],
            },
            new DateOnly(2026, 6, 13));

        public void Dispose() => Council.Dispose();

        private static AuditRow Audit(string id, string auditor, string practitioner) =>
            new(id, Month, "Alpha", "CIN") { ChildId = id.Replace('A', 'C'), Auditor = auditor, Practitioner = practitioner, ReturnStatus = "completed" };
    }
}
