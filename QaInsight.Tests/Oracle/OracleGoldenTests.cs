using Xunit;

namespace QaInsight.Tests.Oracle;

/// <summary>The published report for August 2019, figures as at 13 September; where its extracts are not at hand nothing is checked.</summary>
public sealed class OracleGoldenTests
{
    private static readonly YearMonth August = new(2019, 8);
    private static readonly DateOnly AsOf = new(2019, 9, 13);

    [Theory]
    [InlineData(6, 37, 6, 20, 11)]
    [InlineData(7, 46, 9, 23, 14)]
    [InlineData(8, 41, 12, 22, 7)]
    public void Months(int month, int completed, int good, int improving, int inadequate)
    {
        if (Golden() is not { } council)
            return;

        var answer = BruteForce.Figures(council, new Question("month", new(2019, 6), August, AsOf));
        AssertGrades(answer.Rows[$"2019-0{month}"], completed, good, improving, inadequate);
        Assert.Equal(Figure.Count(completed), answer.Rows[$"2019-0{month}"]["audits-completed"]);
    }

    [Theory]
    [InlineData("Assessment", 1, 1, 1)]
    [InlineData("CIN", 3, 10, 3)]
    [InlineData("CP", 3, 4, 2)]
    [InlineData("CiC", 3, 4, 0)]
    [InlineData("Care Leaver", 0, 3, 1)]
    [InlineData("CWD", 2, 0, 0)]
    public void AugustByLegalStatus(string status, int good, int improving, int inadequate)
    {
        if (Golden() is not { } council)
            return;

        var answer = BruteForce.Figures(council, new Question("legal-status", August, August, AsOf));
        AssertGrades(answer.Rows[status], good + improving + inadequate, good, improving, inadequate);
    }

    [Theory]
    [InlineData("completion-rate", 45, 59)]
    [InlineData("teams-audited", 32, 42)]
    [InlineData("at-risk-of-inadequate", 8, 22)]
    [InlineData("moderated-down", 7, 39)]
    [InlineData("moderated-up", 0, 39)]
    [InlineData("inadequate-by-moderation", 2, 7)]
    [InlineData("views-manager", 36, 41)]
    [InlineData("views-child", 9, 41)]
    [InlineData("views-parent", 20, 41)]
    public void AugustInAll(string key, int numerator, int denominator)
    {
        if (Golden() is not { } council)
            return;

        Assert.Equal(new Figure(numerator, denominator), BruteForce.Figures(council, Board).Total[key]);
    }

    [Fact]
    public void AugustsAllocationAndWindows()
    {
        if (Golden() is not { } council)
            return;

        var answer = BruteForce.Figures(council, Board);
        Assert.Equal(Figure.Count(59), answer.Total["audits-allocated"]);
        Assert.Equal(6, answer.TeamsOfStrength.Count);
        Assert.Equal(17, answer.TeamsOfConcern.Count);
        Assert.Equal(5, answer.TeamsNotAudited.Count);
    }

    private static Question Board => new("board", August, August, AsOf);

    private static void AssertGrades(SortedDictionary<string, Figure> row, int graded, int good, int improving, int inadequate)
    {
        Assert.Equal(new Figure(good, graded), row["grade-good"]);
        Assert.Equal(new Figure(improving, graded), row["grade-requires-improvement"]);
        Assert.Equal(new Figure(inadequate, graded), row["grade-inadequate"]);
    }

    private static Council? Golden()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var golden = Path.Combine(folder.FullName, "shared", "golden");
            if (Directory.Exists(golden))
                return CouncilCsv.Read(golden);
        }

        return null;
    }
}
