using QaInsight.Scorecards;
using QaInsight.Warehouse;
using Xunit;

namespace QaInsight.Tests.Scorecards;

/// <summary>An indicator that was counted for the whole authority, where no team is of the programme that it stands under.</summary>
public sealed class IndicatorsOfTheAuthorityTests
{
    [Theory]
    [InlineData(By.Service)]
    [InlineData(By.Team)]
    [InlineData(By.Month)]
    public void ItIsShownWithoutAnyTeam(By by)
    {
        using var warehouse = new TestWarehouse();
        warehouse.Import(
            warehouse.Write("teams.csv", "team,service", "Family Hub,Early Help"),
            warehouse.Write("indicators.csv", "indicator,month,numerator,denominator", "cp-plans,2026-05,41,"));

        var card = warehouse.Ask(new ScorecardRequest(by, Period.Parse("2026-05"), new DateOnly(2026, 6, 30), TeamDirectory.MainProgramme));

        Assert.Equal("41", card.Total["cp-plans"]!.Display);
    }
}
