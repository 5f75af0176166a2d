using QaInsight.Measures;
using Xunit;

namespace QaInsight.Tests.Measures;

public class ReadingTests
{
    private static readonly double?[] Still = [2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1];

    [Theory]
    [InlineData(90, Better.Higher, Variation.Improving)]
    [InlineData(90, Better.Lower, Variation.Concerning)]
    [InlineData(-90, Better.Higher, Variation.Concerning)]
    [InlineData(-90, Better.Lower, Variation.Improving)]
    [InlineData(90, Better.None, Variation.Neither)]
    [InlineData(90, Better.Near, Variation.Neither)]
    [InlineData(2, Better.Higher, Variation.Common)]
    public void AChangeIsReadByWhichWayIsBetter(double latest, Better better, Variation expected) =>
        Assert.Equal(expected, Reading.Of(Xmr.Of([.. Still, latest]), better));

    [Theory]
    [InlineData(90, 80, Variation.Improving)]
    [InlineData(90, 2, Variation.Concerning)]
    [InlineData(2, 80, Variation.Common)]
    public void StayingNearIsReadByTheTarget(double latest, double target, Variation expected) =>
        Assert.Equal(expected, Reading.Of(Xmr.Of([.. Still, latest]), Better.Near, target));

    [Fact]
    public void UnderTwelveMonthsThereAreTooFewToJudge()
    {
        var chart = Xmr.Of([1, null, 90]);

        Assert.Equal(Variation.TooFew, Reading.Of(chart, Better.Higher));
        Assert.Equal("There are too few months to judge: 2 of the 12 needed.", Reading.Sentence(chart));
        Assert.Equal(Variation.TooFew, Reading.Of(Xmr.Of([]), Better.Higher));
    }

    [Theory]
    [InlineData("2 1 2 1 2 1 2 1 2 1 2 1 90", "The latest month is above the upper limit.")]
    [InlineData("2 1 2 1 2 1 2 1 2 1 2 1 -90", "The latest month is below the lower limit.")]
    [InlineData("2 1 2 1 2 1 2 1 2 1 2 1 -90 -", "The latest month with a figure is below the lower limit.")]
    [InlineData("-1 -6 -1 -6 -1 -6 -1 1 6 1 6 1 6 1", "The last seven months are all above the average.")]
    [InlineData("1 6 1 6 1 6 1 -1 -6 -1 -6 -1 -6 -1", "The last seven months are all below the average.")]
    [InlineData("-1 -6 -1 -6 -1 -6 -1 1 6 1 - 6 1 6 1", "The last seven months with a figure are all above the average.")]
    [InlineData("9 -9 9 -9 9 -9 9 -6 -4 -2 1 2 4 6", "The last seven months rise without a break.")]
    [InlineData("-9 9 -9 9 -9 9 -9 6 4 2 -1 -2 -4 -6", "The last seven months fall without a break.")]
    [InlineData("1 -1 1 -1 1 -1 1 -1 1 -1 1 -1 5 3 5", "At least two of the last three months are near the upper limit.")]
    [InlineData("2 1 2 1 2 1 2 1 2 1 2 1", "The latest month is within the usual range.")]
    [InlineData("2 1 2 1 2 1 2 1 2 1 2 1 -", "The latest month with a figure is within the usual range.")]
    public void EachSignalIsSaidInWords(string points, string sentence)
    {
        var months = points.Split(' ').Select(p => p == "-" ? null : (double?)double.Parse(p, System.Globalization.CultureInfo.InvariantCulture)).ToList();

        Assert.Equal(sentence, Reading.Sentence(Xmr.Of(months)));
    }
}
