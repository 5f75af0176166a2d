using QaInsight.Measures;
using QaInsight.Scorecards;
using QaInsight.Scorecards.Board;
using QaInsight.Scorecards.Pages;
using Xunit;

namespace QaInsight.Tests.Scorecards.Board;

/// <summary>Teams to look at, for somebody who sees some services or some teams: as many as are named, and only theirs.</summary>
public sealed class ScopedTeamsTests
{
    public static TheoryData<string[], string[]> Scopes => new()
    {
        { ["Safeguarding", "Assessment"], [] },
        { ["Safeguarding"], ["Thornsea Assessment Team"] },
        { [], ["Wrackford Safeguarding Team 2", "Thornsea Assessment Team"] },
    };

    [Theory]
    [MemberData(nameof(Scopes))]
    public void AsManyAreCountedAsAreNamed(string[] services, string[] teams)
    {
        using var warehouse = new TestWarehouse();
        warehouse.Import(new DateOnly(2026, 9, 13), TestWarehouse.FromRepository("data", "sample"));
        using var build = warehouse.Folder.OpenLive();
        var board = new BoardReader(build, new BuildContext(build), Scope.Of(services, teams), Catalogue.Load(TestWarehouse.ReferenceFolder), new Figures(Targets.Load(TestWarehouse.ReferenceFolder)))
            .Read(new PageAddress(BoardPage.Word) { Period = "2026-08" });

        Assert.All(board.WhatAreWeDoing.Teams, list => Assert.Equal(list.Count, list.Teams.Count));
        Assert.All(board.WhatAreWeDoing.Teams.SelectMany(l => l.Teams), team => Assert.True(services.Contains(team.Service) || teams.Contains(team.Team)));
        Assert.Contains(board.WhatAreWeDoing.Teams.Single(l => l.Key == "teams-of-strength").Teams, team => team.Team == "Thornsea Assessment Team");
    }
}
