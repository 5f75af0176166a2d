using QaInsight.Measures;
using Xunit;

namespace QaInsight.Tests.Measures;

public class FunnelTests
{
    // Half of 25: a standard error is a tenth. A tenth of four: 0.15, and the lower limits would lie below nought.
    [Theory]
    [InlineData(0.5, 25, 0.304, 0.696, 0.191, 0.809)]
    [InlineData(0.5, 100, 0.402, 0.598, 0.345, 0.655)]
    [InlineData(0.1, 4, 0, 0.394, 0, 0.564)]
    [InlineData(0.9, 4, 0.606, 1, 0.436, 1)]
    [InlineData(0, 7, 0, 0, 0, 0)]
    [InlineData(1, 7, 1, 1, 1, 1)]
    public void LimitsAreTheKnownOnes(double share, int size, double lower95, double upper95, double lower998, double upper998)
    {
        var (inner, outer) = (Funnel.Within95(share, size), Funnel.Within998(share, size));

        Assert.Equal((lower95, upper95), (Math.Round(inner.Low, 3), Math.Round(inner.High, 3)));
        Assert.Equal((lower998, upper998), (Math.Round(outer.Low, 3), Math.Round(outer.High, 3)));
    }

    [Fact]
    public void A_group_lies_beyond_the_95_limits_exactly_where_its_interval_leaves_out_the_share_of_all()
    {
        for (var all = 0.03; all < 1; all += 0.0437)
        {
            for (var n = 1; n <= 40; n++)
            {
                for (var k = 0; k <= n; k++)
                    Assert.True(Wilson.Of(k, n)!.Contains(all) == Funnel.Within95(all, n).Contains((double)k / n), $"{k} of {n} beside {all}");
            }
        }
    }

    [Theory]
    [InlineData(-0.1, 5)]
    [InlineData(1.1, 5)]
    [InlineData(double.NaN, 5)]
    [InlineData(0.5, 0)]
    public void WhatIsNoShareOrNoSizeIsRefused(double share, int size) => Assert.Throws<ArgumentOutOfRangeException>(() => Funnel.Within95(share, size));
}
