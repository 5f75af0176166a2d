using QaInsight.Measures;
using Xunit;

namespace QaInsight.Tests.Measures;

public class DifferenceTests
{
    private static readonly Catalogue Catalogue = Catalogue.Load(TestWarehouse.ReferenceFolder);
    private static readonly Figures Figures = new(Targets.Load(TestWarehouse.ReferenceFolder));

    // Newcombe (1998), table II, method 10.
    [Theory]
    [InlineData(56, 70, 48, 80, 0.0524, 0.3339)]
    [InlineData(9, 10, 3, 10, 0.1705, 0.8090)]
    [InlineData(5, 56, 0, 29, -0.0381, 0.1926)]
    [InlineData(0, 10, 0, 20, -0.1611, 0.2775)]
    [InlineData(10, 10, 0, 10, 0.6075, 1)]
    public void IntervalsAreTheKnownOnes(long one, long ofOne, long other, long ofOther, double low, double high)
    {
        var interval = Difference.Of(one, ofOne, other, ofOther)!;

        Assert.Equal(low, interval.Low, 4);
        Assert.Equal(high, interval.High, 4);
    }

    [Fact]
    public void TurnedRoundItIsTheSameIntervalTurnedRound()
    {
        var (there, back) = (Difference.Of(12, 41, 8, 40)!, Difference.Of(8, 40, 12, 41)!);

        Assert.Equal(there.Low, -back.High, 12);
        Assert.Equal(there.High, -back.Low, 12);
    }

    [Fact]
    public void NothingCountedHasNoDifference()
    {
        Assert.Null(Difference.Of(0, 0, 3, 10));
        Assert.Null(Difference.Of(3, 10, 0, 0));
    }

    [Fact]
    public void TheStricterConfidenceHoldsTheUsualOneWithin()
    {
        var (usual, strict) = (Difference.Of(20, 40, 8, 40)!, Difference.Of(20, 40, 8, 40, Confidence.Percent998)!);

        Assert.True(strict.Low < usual.Low && strict.High > usual.High);
        Assert.Equal((SpcSide.Above, SpcSide.Neither), (usual.Side, strict.Side));
    }

    [Theory]
    [InlineData("grade-good-or-better", 20, 40, 8, 40, Variation.Improving)]
    [InlineData("grade-inadequate", 20, 40, 8, 40, Variation.Concerning)]
    [InlineData("grade-inadequate", 8, 40, 20, 40, Variation.Improving)]
    [InlineData("moderated-down", 20, 40, 8, 40, Variation.Neither)]
    [InlineData("grade-good-or-better", 12, 41, 8, 40, Variation.Common)]
    [InlineData("grade-good-or-better", 5, 5, 0, 40, Variation.TooFew)]
    [InlineData("grade-good-or-better", 40, 40, 0, 5, Variation.TooFew)]
    [InlineData("grade-good-or-better", 40, 40, 0, 0, Variation.TooFew)]
    public void AChangeIsToldOnlyWhereItIsMoreThanChance(string measure, int now, int ofNow, int then, int ofThen, Variation expected) =>
        Assert.Equal(expected, Change.Of(Catalogue[measure], Of(measure, now, ofNow), Of(measure, then, ofThen)));

    [Theory]
    [InlineData("grade-good-or-better", true)]
    [InlineData("completion-rate", true)]
    [InlineData("audits-completed", false)]
    [InlineData("inadequate-previous-3", false)]
    [InlineData("practitioners-audited", false)]
    [InlineData("in-progress", false)]
    [InlineData("actions-overdue", false)]
    public void OnlySharesOfThePeriodsOwnAuditsAreCompared(string measure, bool expected) => Assert.Equal(expected, Change.IsJudged(Catalogue[measure]));

    private static Figure Of(string measure, int numerator, int denominator) => Figures.Of(Catalogue[measure], numerator, denominator, new DateOnly(2026, 5, 31));
}
