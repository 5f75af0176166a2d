using QaInsight.Scorecards.Board;
using QaInsight.Scorecards.Pages;
using Xunit;

namespace QaInsight.Tests.Scorecards.Board;

/// <summary>The published report for August 2019 in the board's words; where its extracts are not at hand nothing is checked.</summary>
public sealed class PublishedBoardTests
{
    [Fact]
    public void August_2019()
    {
        if (Golden() is not { } folder)
            return;
        var day = new DateOnly(2019, 9, 13);
        using var warehouse = new TestWarehouse { Today = day };
        warehouse.Import(day, folder);
        var board = SmallCouncil.Read(warehouse, new PageAddress(BoardPage.Word));

        // June to August: 32 of 124; March to May: 47 of 131.
        Assert.Equal(
            "Practice graded good or better rose to 29% (20% in July) and inadequate fell to 17% (30%). Six months are too few to say whether a change is more than chance. "
            + "Over these three months together inadequate is 26%, against 36% in the three months before.",
            board.HowAreWeDoing.Lead.ToString());
        Assert.Equal(
            "Inadequate: child protection 22% (42% in the three months before), child in need 19% (38%). None: in care. Too few audits to speak of: assessment, care leaver and disabilities.",
            board.HowAreWeDoing.LegalStatuses.Say.ToString());
        Assert.Equal(
            "76% of allocated audits came back against a target of 90%, and 10 of 42 teams were not audited. Moderators lowered 18% of the grades that they checked and raised none: more than the 10–15% expected in all.",
            board.HowDoWeKnow.Lead.ToString());
        Assert.Equal(
            "515 actions were raised from June to August 2019: 35% done on time, 23% overdue. A further 94 older actions for 58 children are still open, the oldest from May 2018.",
            board.WhatAreWeDoing.Lead.ToString());
        Assert.Equal([17, 6, 5], board.WhatAreWeDoing.Teams.Select(t => t.Count));
        Assert.All(board.WhatAreWeDoing.Teams, t => Assert.Equal(t.Count, t.Teams.Count));
    }

    private static string? Golden()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var golden = Path.Combine(folder.FullName, "shared", "golden");
            if (Directory.Exists(golden))
                return golden;
        }

        return null;
    }
}
