using QaInsight.Scorecards;
using Xunit;

namespace QaInsight.Tests.Scorecards;

public sealed class PeriodTests
{
    [Fact]
    public void TwoWaysToWriteTheSameMonthsAreOnePeriod()
    {
        var (quarter, months) = (Period.Parse("FY2019-20-Q2"), Period.Parse("2019-07..2019-09"));
        Assert.Equal(quarter, months);
        Assert.Equal(quarter.GetHashCode(), months.GetHashCode());
        Assert.NotEqual(quarter, Period.Parse("2019-07..2019-10"));
        Assert.Equal("2019-07..2019-09", months.ToString());
        Assert.Equal("FY2019-20-Q2", quarter.ToString());
    }

    [Fact]
    public void APeriodThatWasMadeIsWrittenTheShortestWay() => Assert.Equal("FY2019-20-Q1", Period.Parse("2019-07..2019-09").Before.ToString());
}
