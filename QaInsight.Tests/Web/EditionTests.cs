using Xunit;

namespace QaInsight.Tests.Web;

/// <summary>A kept page stands until people set something anew, and what they set is asked for once a page.</summary>
public sealed class EditionTests
{
    [Fact]
    public async Task A_page_asks_once_what_people_set_whether_it_is_kept_or_made()
    {
        await using var site = new Site();
        await site.Get("/");
        Assert.Equal((1, 1), (site.Scorecards.SetAsked, site.Scorecards.BoardsMade));
        Assert.Same(site.Scorecards.WhatIsSet, site.Scorecards.MadeWith.Single());

        await site.Get("/");
        Assert.Equal((2, 1), (site.Scorecards.SetAsked, site.Scorecards.BoardsMade));
    }

    [Fact]
    public async Task Another_edition_is_another_page_and_the_earlier_ones_html_is_not_shown_again()
    {
        var board = FixedBoard.August2019;
        var title = "Before";
        await using var site = new Site(new FixedScorecards { Answer = _ => board with { HowAreWeDoing = board.HowAreWeDoing with { Lead = FixedBoard.Say(title) } } });
        Assert.Equal("Before", (await site.Get("/")).Page.QuerySelector(".lead")!.TextContent.Trim());
        title = "After";
        Assert.Equal("Before", (await site.Get("/")).Page.QuerySelector(".lead")!.TextContent.Trim());

        site.Scorecards.WhatIsSet = site.Scorecards.WhatIsSet with { Edition = "next" };
        Assert.Equal("After", (await site.Get("/")).Page.QuerySelector(".lead")!.TextContent.Trim());
    }
}
