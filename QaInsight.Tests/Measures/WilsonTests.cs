using QaInsight.Measures;
using Xunit;

namespace QaInsight.Tests.Measures;

public class WilsonTests
{
    [Theory]
    [InlineData(3, 5, 0.231, 0.882)]
    [InlineData(5, 5, 0.566, 1)]
    [InlineData(13, 20, 0.433, 0.819)]
    [InlineData(43, 100, 0.337, 0.528)]
    public void IntervalsAreTheKnownOnes(long numerator, long denominator, double low, double high)
    {
        var interval = Wilson.Of(numerator, denominator)!;

        Assert.Equal(low, interval.Low, 3);
        Assert.Equal(high, interval.High, 3);
    }

    [Fact]
    public void NothingCountedHasNoInterval() => Assert.Null(Wilson.Of(0, 0));

    [Fact]
    public void NoneAndAllEndExactlyAtNoughtAndOne()
    {
        for (var n = 1; n <= 200; n++)
        {
            Assert.Equal(0, Wilson.Of(0, n)!.Low);
            Assert.Equal(1, Wilson.Of(n, n)!.High);
        }
    }

    [Fact]
    public void EveryIntervalHoldsItsShareAndStaysWithinNoughtAndOne()
    {
        for (var n = 1; n <= 60; n++)
        {
            for (var k = 0; k <= n; k++)
            {
                var interval = Wilson.Of(k, n)!;
                Assert.True(interval.Low >= 0 && interval.High <= 1 && interval.Contains((double)k / n), $"{k} of {n}: {interval}");
            }
        }
    }

    [Theory]
    [InlineData(-1, 5)]
    [InlineData(6, 5)]
    [InlineData(1, 0)]
    public void WhatIsNoShareIsRefused(long numerator, long denominator) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Wilson.Of(numerator, denominator));
}
