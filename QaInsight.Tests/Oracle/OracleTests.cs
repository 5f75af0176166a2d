using Xunit;

namespace QaInsight.Tests.Oracle;

/// <summary>The oracle against figures that were not counted by it, and against itself.</summary>
public sealed class OracleTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 25)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void WhatIsWrittenInManyWaysReadsBackTheSame(int seed)
    {
        var council = RandomCouncil.Make(seed);
        var folder = Directory.CreateTempSubdirectory("oracle").FullName;
        try
        {
            CouncilCsv.Write(council, folder, seed);
            var read = CouncilCsv.Read(folder);
            Assert.Equal(council.Teams, read.Teams);
            Assert.Equal(council.Audits, read.Audits);
            Assert.Equal(council.Judgements, read.Judgements);
            Assert.Equal(council.Actions, read.Actions);
            Assert.Equal(council.Concerns, read.Concerns);
            Assert.Equal(council.Escalations, read.Escalations);
            Assert.Equal(council.Auditors, read.Auditors);
            Assert.Equal(council.Indicators, read.Indicators);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void TheSameSeedMakesTheSameCouncil() =>
        Assert.Equal(RandomCouncil.Make(7).Audits, RandomCouncil.Make(7).Audits);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void TheKeysOfAnExtractAreItsOwn(int seed)
    {
        var council = RandomCouncil.Make(seed);
        Assert.Distinct(council.Teams.Select(team => team.Team));
        Assert.Distinct(council.Audits.Select(audit => audit.AuditId));
        Assert.Distinct(council.Judgements.Select(row => (row.AuditId, row.Domain, row.Question)));
        Assert.Distinct(council.Indicators.Select(row => (row.Indicator, row.Month, row.Team, row.LegalStatus)));
        Assert.All(council.Actions, action => Assert.False(action.CompletedOn < action.RaisedOn || action.VerifiedOn < action.RaisedOn));
        Assert.All(council.Concerns, concern => Assert.False(concern.ResolvedOn < concern.OpenedOn));
        Assert.All(council.Escalations, row => Assert.False(row.ResolvedOn < row.RaisedOn));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void AnActionIsInOneStateAndMonthsAddUp(int seed)
    {
        var council = RandomCouncil.Make(seed);
        var question = RandomQuestion.Make(council, seed) with { By = "month" };
        var answer = BruteForce.Figures(council, question);
        var states = new[] { "actions-on-time", "actions-late", "actions-overdue", "actions-not-due" };
        Assert.Equal(answer.Total["actions-raised"].Numerator, states.Sum(state => answer.Total[state].Numerator));

        foreach (var key in new[] { "audits-allocated", "audits-completed", "completion-rate", "late-rate", "moderated-down", "views-child", "actions-late", "concerns-raised" })
        {
            Assert.Equal(answer.Total[key].Numerator, answer.Rows.Values.Sum(row => row[key].Numerator));
            Assert.Equal(answer.Total[key].Denominator ?? 0, answer.Rows.Values.Sum(row => row[key].Denominator ?? 0));
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void EveryWayOfAskingHasAnAnswer(int seed)
    {
        var council = RandomCouncil.Make(seed);
        foreach (var by in RandomQuestion.Bys)
        {
            var answer = BruteForce.Figures(council, RandomQuestion.Make(council, seed) with { By = by });
            Assert.Equal(by == "domain" ? 5 : MeasureKeys.All.Count, answer.Total.Count);
            Assert.All(answer.Total.Keys, key => Assert.Contains(key, MeasureKeys.All));
            Assert.All(answer.Rows.Values.Append(answer.Total).SelectMany(row => row.Values), figure =>
                Assert.True(figure.Denominator is null || figure.Numerator is not null));
        }
    }
}
