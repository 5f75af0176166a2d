using System.Globalization;
using QaInsight.Measures;
using Xunit;

namespace QaInsight.Tests.Measures;

public class RoundingTests
{
    [Theory]
    [InlineData(39, 200, "20%")]
    [InlineData(23, 40, "58%")]
    [InlineData(3, 16, "19%")]
    [InlineData(1, 200, "1%")]
    [InlineData(1, 201, "0%")]
    [InlineData(0, 7, "0%")]
    [InlineData(7, 7, "100%")]
    [InlineData(1500, 100, "1500%")]
    [InlineData(-1, 200, "-1%")]
    [InlineData(-1, 201, "0%")]
    [InlineData(3, 0, "–")]
    public void SharesAreWholePercents(int numerator, int denominator, string display) =>
        Assert.Equal(display, Rounding.Percent(numerator, denominator));

    [Theory]
    [InlineData("49420", "12171000", "10000", "40.6")]
    [InlineData("81", "20", "1", "4.1")]
    [InlineData("321661", "21105.4", "1", "15.2")]
    [InlineData("1", "20", "1", "0.1")]
    [InlineData("-1", "20", "1", "-0.1")]
    [InlineData("-1", "21", "1", "0.0")]
    [InlineData("15", "1", "1", "15.0")]
    [InlineData("15", "0", "1", "–")]
    public void RatesAndRatiosHaveOneDecimal(string numerator, string denominator, string per, string display) =>
        Assert.Equal(display, Rounding.OneDecimal(Number(numerator), Number(denominator), Number(per)));

    [Theory]
    [InlineData("1234567", "1234567")]
    [InlineData("2.5", "3")]
    [InlineData("-2.5", "-3")]
    [InlineData("0", "0")]
    public void CountsArePlainDigits(string count, string display) => Assert.Equal(display, Rounding.Count(Number(count)));

    // A quotient of 28 digits rounds 0.49999999999999999999999999995 up to a half; the remainder knows better.
    [Fact]
    public void WhatIsAlmostAHalfIsNotOne()
    {
        const decimal Even = 10_000_000_000_000_000_000_000_000m;

        Assert.Equal("1%", Rounding.Percent(Even / 200, Even));
        Assert.Equal("0%", Rounding.Percent((Even / 200) - 1, Even));
        Assert.Equal("0%", Rounding.Percent(0.4999999999999999999999999m, 100));
    }

    [Fact]
    public void EveryShareUpToThreeHundredRoundsAsDecimalDoes()
    {
        for (var d = 1; d <= 300; d++)
        {
            for (var n = 0; n <= d; n++)
            {
                Assert.Equal(Away(n * 100m / d, 0) + "%", Rounding.Percent(n, d));
                Assert.Equal(Away((decimal)n / d, 1), Rounding.OneDecimal(n, d));
            }
        }

        static string Away(decimal value, int places) =>
            decimal.Round(value, places, MidpointRounding.AwayFromZero).ToString("F" + places, CultureInfo.InvariantCulture);
    }

    [Fact]
    public void TheMachinesCultureDoesNotMatter()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Assert.Equal("40.6", Rounding.OneDecimal(203, 5));
            Assert.Equal("-1234567", Rounding.Count(-1234567));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static decimal Number(string digits) => decimal.Parse(digits, CultureInfo.InvariantCulture);
}
