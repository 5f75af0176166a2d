using QaInsight.Scorecards;
using QaInsight.Tests.Oracle;
using Xunit;

namespace QaInsight.Tests.Scorecards;

/// <summary>Random councils, random questions: every figure is a brute-force count's, from cells and from facts alike.</summary>
public sealed class EveryFigureTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 30)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void EveryFigureIsWhatIsCounted(int seed)
    {
        var council = RandomCouncil.Make(seed);
        using var warehouse = new TestWarehouse();
        CouncilCsv.Write(council, warehouse.Inbox, seed);
        var questions = Enumerable.Range(0, 12).Select(n => RandomQuestion.Make(council, (seed * 100) + n)).ToList();
        var outcome = warehouse.Import(questions[0].AsOf, warehouse.Inbox);
        Assert.Equal(0, outcome.ExitCode);

        // The first question's day is the build's own: its cells answer every other question once as well.
        foreach (var question in questions.Concat(questions.Select(q => q with { AsOf = questions[0].AsOf })))
            Compare(BruteForce.Figures(council, question), warehouse.Ask(question.ToRequest(ByWords.Parse(question.By))), $"seed {seed}: {question}");
    }

    private static void Compare(Answer expected, Scorecard actual, string question)
    {
        var wrong = new List<string>();
        Compare("total", expected.Total, actual.Total, wrong);
        foreach (var row in actual.Rows)
        {
            if (expected.Rows.TryGetValue(row.Key, out var figures))
                Compare(row.Key, figures, row, wrong);
            else
                wrong.Add($"a row {row.Key} that nobody expects");
        }

        // A row may be left out where no audit, action or concern stands behind it.
        var missing = expected.Rows.Where(r => actual.Rows.All(a => a.Key != r.Key) && r.Value.Any(f => MakesARow(actual.Request.By, f.Key) && f.Value.Numerator > 0));
        wrong.AddRange(missing.Select(r => $"the row {r.Key} is missing: {string.Join(", ", r.Value.Where(f => f.Value.Numerator > 0).Take(3))}"));
        Assert.True(wrong.Count == 0, $"{question}\n{string.Join('\n', wrong.Take(25))}");
    }

    private static bool MakesARow(By by, string measure) =>
        measure is "audits-allocated" || (by is By.Service or By.Team or By.Programme && measure is "actions-raised" or "concerns-open" or "inadequate-previous-3");

    private static void Compare(string row, IReadOnlyDictionary<string, Oracle.Figure> expected, ScorecardRow actual, List<string> wrong)
    {
        foreach (var (key, figure) in actual.Figures)
        {
            if (expected.TryGetValue(key, out var right) && !right.ReadsLike(figure.Numerator, figure.Denominator))
                wrong.Add($"{row} {key}: {figure.Numerator}/{figure.Denominator}, counted {right}");
        }
    }
}
