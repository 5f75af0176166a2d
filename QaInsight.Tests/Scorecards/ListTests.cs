using QaInsight.Scorecards;
using QaInsight.Scorecards.Lists;
using QaInsight.Tests.Oracle;
using Xunit;

namespace QaInsight.Tests.Scorecards;

/// <summary>Random councils, random questions: every list holds the rows that a brute-force count finds.</summary>
public sealed class ListTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 25)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void ListsHoldWhatIsCounted(int seed)
    {
        var council = RandomCouncil.Make(seed);
        using var warehouse = new TestWarehouse();
        CouncilCsv.Write(council, warehouse.Inbox, seed);
        Assert.Equal(0, warehouse.Import(warehouse.Inbox).ExitCode);
        foreach (var question in Enumerable.Range(0, 12).Select(n => RandomQuestion.Make(council, (seed * 100) + n) with { By = "board" }))
        {
            var answer = BruteForce.Figures(council, question);
            var request = question.ToRequest(By.Board);
            Same(answer.TeamsOfStrength, Keys(warehouse, ListKind.TeamsOfStrength, request), question);
            Same(answer.TeamsOfConcern, Keys(warehouse, ListKind.TeamsOfConcern, request), question);
            Same(answer.TeamsNotAudited, Keys(warehouse, ListKind.TeamsNotAudited, request), question);
            Same(answer.ReauditsDue, Keys(warehouse, ListKind.ReauditsDue, request), question);
            Same(answer.FeedbackDisagreements, Keys(warehouse, ListKind.FeedbackDisagreements, request), question);
            AsMany(answer.Total["actions-raised"], warehouse, ListKind.Actions, request);
            AsMany(answer.Total["concerns-raised"], warehouse, ListKind.Concerns, request);
            AsMany(answer.Total["escalations-raised"], warehouse, ListKind.Escalations, request);
            if (question.Domain is null)
                AsMany(answer.Total["audits-allocated"], warehouse, ListKind.Audits, request);
        }
    }

    [Fact]
    public void ARowIsTheExtractsOwn()
    {
        using var warehouse = new TestWarehouse();
        warehouse.Import(
            warehouse.Write("teams.csv", "team,service,team_manager,formerly", "A,One,TM A,Old A", "B,Two,TM B,", "Old A,One,,"),
            warehouse.Write(
                "audits.csv",
                "audit_id,child_id,audit_month,team,legal_status,return_status,auditor_grade,child_views,child_feedback,due_on",
                "10,C1,2020-06,Old A,CIN,Completed,RI,Y,,30/06/2020", "9,C2,Jun-20,A,CIN,completed,good,na,negative,", "8,C3,2020-06,A,CIN,withdrawn,,,,"),
            warehouse.Write("actions.csv", "action_id,audit_id,child_id,team,raised_on,due_on", "t1,10,C1,A,2020-06-30,2020-07-30", "t2,8,C3,B,2020-07-01,2020-07-30"));

        var audits = Ask(warehouse, ListKind.Audits);
        Assert.Equal(["audit_id", "child_id", "audit_month", "programme", "audit_type", "theme", "team"], audits.Columns.Take(7));
        Assert.Equal("quality_check", audits.Columns[^1]);
        Assert.Equal(["10", "9"], audits.Rows.Select(r => r[0]));
        var first = audits.Columns.Zip(audits.Rows[0]).ToDictionary(c => c.First, c => c.Second);
        Assert.Equal(
            ("2020-06", "Children's Social Care", "Old A", "completed", "Requires Improvement", "yes", "2020-06-30", null),
            (first["audit_month"], first["programme"], first["team"], first["return_status"], first["auditor_grade"], first["child_views"], first["due_on"], first["theme"]));
        Assert.Equal("9", Assert.Single(Ask(warehouse, ListKind.FeedbackDisagreements).Rows)[0]);
        Assert.Equal("t1", Assert.Single(Ask(warehouse, ListKind.Actions).Rows)[0]);
        Assert.Equal(["B", "Two", null, null, "TM B", 0], Assert.Single(Ask(warehouse, ListKind.TeamsNotAudited).Rows));
    }

    [Fact]
    public void AScopeHoldsForLists()
    {
        using var warehouse = new TestWarehouse();
        warehouse.Import(
            warehouse.Write("teams.csv", "team,service", "A,One", "B,Two"),
            warehouse.Write("audits.csv", "audit_id,child_id,audit_month,team,legal_status,return_status", "1,C1,2020-06,A,CIN,completed", "2,C2,2020-06,B,CIN,completed", "3,C3,2020-06,Z,CIN,"));
        var one = Scope.Of(["One"], []);
        Assert.Equal("1", Assert.Single(Ask(warehouse, ListKind.Audits, one).Rows)[0]);
        Assert.Equal("A", Assert.Single(Ask(warehouse, ListKind.TeamsNotAudited, one).Rows)[0]);
        Assert.ThrowsAny<ArgumentException>(() => Ask(warehouse, ListKind.Rejects, one));
        Assert.Equal(["audits.csv", null, 4, "team", "Z", "team not known (in teams)"], Assert.Single(Ask(warehouse, ListKind.Rejects).Rows));
        Assert.Empty(Ask(warehouse, ListKind.Audits, Scope.Of([], [])).Rows);
    }

    [Fact]
    public void APracticeDomainKeepsTheAuditsJudgedInIt()
    {
        using var warehouse = new TestWarehouse();
        warehouse.Import(
            warehouse.Write("teams.csv", "team,service", "A,One"),
            warehouse.Write("audits.csv", "audit_id,child_id,audit_month,team,legal_status,return_status", "1,C1,2020-06,A,CIN,completed", "2,C2,2020-06,A,CIN,completed"),
            warehouse.Write("judgements.csv", "audit_id,domain,grade", "2,Planning,Good"));
        Assert.Equal("2", Assert.Single(Ask(warehouse, ListKind.Audits, request: June with { Domain = "planning" }).Rows)[0]);
        Assert.Empty(Ask(warehouse, ListKind.Audits, request: June with { Domain = "Elsewhere" }).Rows);
    }

    private static ScorecardRequest June => new(By.Board, Period.Parse("2020-06"), new DateOnly(2020, 7, 31));

    private static RowTable Ask(TestWarehouse warehouse, ListKind what, Scope? scope = null, ScorecardRequest? request = null) => warehouse.List(what, request ?? June, scope).Table;

    private static List<string> Keys(TestWarehouse warehouse, ListKind what, ScorecardRequest request) => [.. warehouse.List(what, request).Table.Rows.Select(r => (string)r[0]!)];

    private static void Same(List<string> expected, List<string> actual, Question question) =>
        Assert.True(expected.SequenceEqual(actual.Order(StringComparer.Ordinal)), $"{question}\nexpected {string.Join(", ", expected)}\nlisted   {string.Join(", ", actual)}");

    private static void AsMany(QaInsight.Tests.Oracle.Figure figure, TestWarehouse warehouse, ListKind what, ScorecardRequest request) =>
        Assert.Equal(figure.Numerator ?? 0, warehouse.List(what, request).Table.Rows.Count);
}
