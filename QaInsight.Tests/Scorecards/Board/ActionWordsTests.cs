using Xunit;

namespace QaInsight.Tests.Scorecards.Board;

/// <summary>What are we doing about it? Actions, children of concern and teams to look at, as at 13 June 2026.</summary>
public sealed class ActionWordsTests
{
    private const string When = "raised from March to May 2026";

    [Fact]
    public void Actions_of_three_months_and_older_ones()
    {
        using var council = new SmallCouncil().Audit()
            .Action(done: "2026-05-20", times: 4).Action(done: "2026-06-05", times: 2).Action(times: 3).Action(due: "2026-06-13", times: 1)
            .Action("2026-01-10", "2026-02-01", child: "C1").Action("2026-02-10", "2026-12-31", child: "C1").Action("2025-11-10", "2025-12-01", child: "C2").Action("2025-06-10", "2025-12-01", "2026-06-13", child: "C3");

        Assert.Equal($"10 actions were {When}: 40% done on time, 30% overdue. A further 3 older actions for 2 children are still open, the oldest from November 2025.", council.About());
    }

    [Theory]
    [InlineData("", "1 action was raised from March to May 2026: none done on time, 1 overdue.")]
    [InlineData("2026-05-31", "1 action was raised from March to May 2026: 1 done on time, none overdue.")]
    [InlineData("2026-06-01", "1 action was raised from March to May 2026: none done on time, none overdue.")]
    public void One_action_is_counted_and_not_a_share(string done, string says)
    {
        using var council = new SmallCouncil().Audit().Action(done: done);

        Assert.Equal(says, council.About());
    }

    [Fact]
    public void No_actions_at_all()
    {
        using var council = new SmallCouncil().Audit();

        Assert.Equal("No actions were raised from March to May 2026.", council.About());
    }

    [Fact]
    public void Only_an_older_one()
    {
        using var council = new SmallCouncil().Audit().Action("2025-11-10", "2025-12-01");

        Assert.Equal("No actions were raised from March to May 2026. 1 older action for 1 child is still open, from November 2025.", council.About());
    }

    [Fact]
    public void What_was_done_after_the_day_was_not_done_on_it()
    {
        using var council = new SmallCouncil { Day = new DateOnly(2026, 6, 1) }.Audit().Action(done: "2026-06-02", times: 8);

        Assert.StartsWith($"8 actions were {When}: none done on time, 100% overdue.", council.About(), StringComparison.Ordinal);
        Assert.StartsWith($"8 actions were {When}: none done on time, none overdue.", council.Board(asOf: "2026-06-02").WhatAreWeDoing.Lead.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Children_of_concern_stand_beside_the_end_of_the_month_before()
    {
        using var council = new SmallCouncil().Audit().Concern("2026-02-10", times: 2).Concern("2026-04-10", "2026-05-31", times: 3).Concern("2026-04-10", "2026-06-02", times: 4);
        var tile = council.Board().HowAreWeDoing.Tiles[3];

        Assert.Equal(("2", "6 at the end of May", "Oldest open since February 2026"), (tile.Figure.Display, tile.Detail, tile.Reading));
        Assert.Equal(["2", "2", "9", "6", "2"], tile.Trend.Points.Select(p => p.Figure.Display));
    }

    [Fact]
    public void No_child_of_concern()
    {
        using var council = new SmallCouncil().Audit();
        var tile = council.Board().HowAreWeDoing.Tiles[3];

        Assert.Equal(("0", "", "None open"), (tile.Figure.Display, tile.Detail, tile.Reading));
    }

    [Theory]
    [InlineData("2020-01-01")]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    public void Any_day_can_be_asked_for(string day)
    {
        using var council = new SmallCouncil().Audit().Concern("2026-02-10").Action();

        Assert.Equal(day[0] == '9' ? "1" : "0", council.Board(asOf: day).HowAreWeDoing.Tiles[3].Figure.Display);
    }

    [Theory]
    [InlineData("0001-01")]
    [InlineData("9999-12")]
    [InlineData("2026-01..9999-12")]
    [InlineData("FY9998-99")]
    public void Months_outside_any_calendar_are_no_period(string period)
    {
        using var council = new SmallCouncil().Audit();

        Assert.StartsWith($"'{period}' is not a period.", Assert.Throws<FormatException>(() => council.Board(period)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Teams_to_look_at_are_named_with_what_makes_them_stand_out()
    {
        using var council = new SmallCouncil().Team("Quiet", "Care Leavers").Team("Once", "Care Leavers")
            .Audit("Worse", "Inadequate", "2026-01", times: 4).Audit("Bad", "Inadequate", times: 3).Audit("Fine", "Good", times: 5).Audit("Bad", "Inadequate", "2025-11", times: 9)
            .Audit("Once", "Inadequate", times: 1).Audit("Worse", "Good", times: 2);
        var lists = council.Board().WhatAreWeDoing.Teams;

        Assert.Equal(["teams with inadequate practice", "team with good practice", "teams not audited, or only once"], lists.Select(l => l.Says));
        Assert.Equal([("Worse", 4), ("Bad", 3)], lists[0].Teams.Select(t => (t.Team, t.Count)));
        Assert.Equal([("Fine", 5)], lists[1].Teams.Select(t => (t.Team, t.Count)));
        Assert.Equal([("Quiet", 0), ("Once", 1)], lists[2].Teams.Select(t => (t.Team, t.Count)));
        Assert.All(lists, l => Assert.Equal(l.Count, l.Teams.Count));
        Assert.Equal([2, 0, 2], new[] { council.Board(service: "Care Leavers").WhatAreWeDoing.Teams[2].Count, council.Board(service: "Care Leavers").WhatAreWeDoing.Teams[0].Count, council.Board(service: "Care Leavers").WhatAreWeDoing.Teams[2].Teams.Count });
    }
}
