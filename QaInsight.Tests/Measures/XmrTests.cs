using QaInsight.Measures;
using Xunit;

namespace QaInsight.Tests.Measures;

public class XmrTests
{
    private static readonly double?[] Spiked = [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1];

    [Theory]
    [InlineData(false, 4.60, -0.72)]
    [InlineData(true, 6.95, -3.06)]
    public void LimitsAreTheKnownOnes(bool unscreened, double upper, double lower)
    {
        var chart = Xmr.Of(Spiked, unscreened: unscreened);

        Assert.Equal(1.94, chart.Mean!.Value, 2);
        Assert.Equal(upper, chart.Upper!.Value, 2);
        Assert.Equal(lower, chart.Lower!.Value, 2);
        Assert.Equal([4], chart.Points.Where(p => p.Signal == SpcSignal.PointOutside).Select(p => p.Index));
    }

    [Fact]
    public void LimitsStayWithinFloorAndCeiling()
    {
        var chart = Xmr.Of([0.1, 0.9, 0.1, 0.9], 0, 1);

        Assert.Equal(1, chart.Upper);
        Assert.Equal(0, chart.Lower);
    }

    [Fact]
    public void AMonthWithoutADenominatorIsLeftOutAndTheOthersKeepTheirPlaces()
    {
        var chart = Xmr.Of([1, null, 2, 1, null]);

        Assert.Equal(Xmr.Of([1, 2, 1]).Upper, chart.Upper);
        Assert.Equal([0, 2, 3], chart.Points.Select(p => p.Index));
        Assert.Equal(5, chart.Months);
        Assert.Equal(3, chart.Latest!.Index);
    }

    [Fact]
    public void NoMonthsAndOneMonthHaveNoLimits()
    {
        Assert.Null(Xmr.Of([]).Mean);
        Assert.Null(Xmr.Of([null, null]).Latest);
        Assert.Equal(0.5, Xmr.Of([0.5], 0, 1).Mean);
        Assert.Null(Xmr.Of([0.5], 0, 1).Upper);
        Assert.Throws<ArgumentException>(() => Xmr.Of([double.NaN]));
    }

    // 0.1 fifteen times over averages to 0.09999999999999999: no point may count as above that.
    [Theory]
    [InlineData(0.1)]
    [InlineData(1.0 / 3)]
    [InlineData(0)]
    [InlineData(1)]
    public void AConstantSeriesHasNoSignal(double value)
    {
        for (var months = 12; months <= 24; months++)
            Assert.All(Signals(Enumerable.Repeat<double?>(value, months)), s => Assert.Equal(SpcSignal.None, s));
    }

    // Screening would leave no movement at all, and every month outside limits of no width.
    [Fact]
    public void OneOddMonthInAStillSeriesIsTheOnlyOneOutside()
    {
        var chart = Xmr.Of([0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0], 0, 1);

        Assert.Equal([6], chart.Points.Where(p => p.Signal == SpcSignal.PointOutside).Select(p => p.Index));
    }

    [Theory]
    [InlineData("-0 +1 -2 +1 -1 +2 -1 +1 -2 +2 +20 -1", 10, SpcSignal.PointOutside, SpcSide.Above)]
    [InlineData("+0 -1 +2 -1 +1 -2 +1 -1 +2 -2 -20 +1", 10, SpcSignal.PointOutside, SpcSide.Below)]
    [InlineData("-1 -6 -1 -6 -1 -6 -1 +1 +6 +1 +6 +1 +6 +1", 13, SpcSignal.SevenOneSide, SpcSide.Above)]
    [InlineData("-1 -6 -1 -6 -1 -6 -1 +1 +6 +1 +6 +1 +6 +1", 0, SpcSignal.SevenOneSide, SpcSide.Below)]
    [InlineData("+9 -9 +9 -9 +9 -9 +9 -6 -4 -2 +1 +2 +4 +6", 13, SpcSignal.SevenRising, SpcSide.Above)]
    [InlineData("-9 +9 -9 +9 -9 +9 -9 +6 +4 +2 -1 -2 -4 -6", 13, SpcSignal.SevenFalling, SpcSide.Below)]
    [InlineData("+1 -1 +1 -1 +1 -1 +1 -1 +1 -1 +1 -1 +5 +3 +5", 14, SpcSignal.TwoOfThreeNearLimit, SpcSide.Above)]
    [InlineData("-1 +1 -1 +1 -1 +1 -1 +1 -1 +1 -1 +1 -5 -3 -5", 14, SpcSignal.TwoOfThreeNearLimit, SpcSide.Below)]
    public void EachRuleFires(string points, int at, SpcSignal signal, SpcSide side)
    {
        var point = Xmr.Of(Read(points)).Points[at];

        Assert.Equal((signal, side), (point.Signal, point.Side));
    }

    // Six on one side; ten broken by a point on the mean; a rise of six points; a rise with two equal points; outer
    // points three months apart, and on opposite sides.
    [Theory]
    [InlineData("+1 +6 +1 +6 +1 +6 -1 -6 -1 -6 -1 -6")]
    [InlineData("+6 +1 +6 +1 +6 +1 0 +6 +1 +6 -6 -1 -6 -1 -6 -1 0 -6 -1 -6")]
    [InlineData("+9 -9 +9 -9 +9 -9 +9 -6 -4 -2 +1 +2 +6")]
    [InlineData("+9 -9 +9 -9 +9 -9 +9 -6 -4 -2 +2 +2 +5 +6")]
    [InlineData("+1 -1 +1 -1 +1 -1 +1 -1 +1 -1 +1 -1 +5 +3 +3 +5")]
    [InlineData("+1 -1 +1 -1 +1 -1 +1 -1 +1 -1 +1 -1 +1 -1 +1 -1 +1 -1 +1 -1 +1 -1 +5 0 -5")]
    public void WhatFallsShortOfARuleIsNoSignal(string points) =>
        Assert.All(Signals(Read(points)), s => Assert.Equal(SpcSignal.None, s));

    [Fact]
    public void ThePointBetweenTwoOuterOnesIsNotItselfASignal() =>
        Assert.Equal(
            [12, 14],
            Xmr.Of(Read("+1 -1 +1 -1 +1 -1 +1 -1 +1 -1 +1 -1 +5 +3 +5")).Points.Where(p => p.Signal != SpcSignal.None).Select(p => p.Index));

    [Fact]
    public void AShareOfOneOnItsCeilingIsNotOutside()
    {
        var chart = Xmr.Of([0.5, 1, 0.5, 1, 0.5, 1, 0.5, 1, 0.5, 1, 0.5, 1], 0, 1);

        Assert.Equal(1, chart.Upper);
        Assert.Equal(SpcSignal.None, chart.Latest!.Signal);
    }

    [Fact]
    public void TwelveFiguresAreEnoughAndElevenAreNot()
    {
        var eleven = Xmr.Of([1, 2, 1, 2, null, 1, 2, 1, 2, 1, 2, 90]);
        var twelve = Xmr.Of([1, 2, 1, 2, 1, 1, 2, 1, 2, 1, 2, 90]);

        Assert.False(eleven.EnoughToJudge);
        Assert.Equal(SpcSignal.None, eleven.Latest!.Signal);
        Assert.True(twelve.EnoughToJudge);
        Assert.Equal(SpcSignal.PointOutside, twelve.Latest!.Signal);
    }

    private static IEnumerable<SpcSignal> Signals(IEnumerable<double?> points) => Xmr.Of([.. points]).Points.Select(p => p.Signal);

    private static double?[] Read(string points) =>
        [.. points.Split(' ').Select(p => (double?)double.Parse(p, System.Globalization.CultureInfo.InvariantCulture))];
}
