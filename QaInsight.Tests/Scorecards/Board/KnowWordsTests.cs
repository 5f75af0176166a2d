using Xunit;

namespace QaInsight.Tests.Scorecards.Board;

/// <summary>How do we know? What was looked at, and whether the looking was checked.</summary>
public sealed class KnowWordsTests
{
    [Fact]
    public void Every_team_audited()
    {
        using var council = new SmallCouncil().Audit("A", times: 3).Audit("B", times: 3).Audit("C", times: 3);

        Assert.Equal("100% of allocated audits came back against a target of 90%, and all 3 teams were audited. No grade was moderated.", council.Know());
    }

    [Fact]
    public void Both_teams_audited()
    {
        using var council = new SmallCouncil().Audit("A").Audit("B");

        Assert.StartsWith("100% of allocated audits came back against a target of 90%, and both teams were audited.", council.Know(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("completed", "100% of allocated audits came back against a target of 90%, and the one team was audited. No grade was moderated.")]
    [InlineData("not_returned", "0% of allocated audits came back against a target of 90%, and the one team was not audited.")]
    [InlineData("in_progress", "0% of allocated audits have come back so far against a target of 90%, and the one team has not been audited. 1 audit is still to come back.")]
    public void One_team(string returned, string says)
    {
        using var council = new SmallCouncil().Audit(returned: returned);

        Assert.Equal(says, council.Know());
    }

    [Theory]
    [InlineData(1, "1 of 4 teams was not audited.")]
    [InlineData(2, "2 of 4 teams were not audited.")]
    [InlineData(4, "none of the 4 teams was audited.")]
    public void Teams_that_nobody_looked_at_are_counted(int missed, string says)
    {
        var council = new SmallCouncil();
        foreach (var at in Enumerable.Range(0, 4))
            council.Audit($"Team {at}", returned: at < missed ? "not_returned" : "completed");
        using (council)
            Assert.Contains($" against a target of 90%, and {says}", council.Know(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_month_still_coming_back_is_not_judged_as_if_it_were_whole()
    {
        using var council = new SmallCouncil().Audit("A", times: 3).Audit("B", returned: "in_progress", times: 2).Audit("C", returned: "in_progress", times: 2);

        Assert.Equal("43% of allocated audits have come back so far against a target of 90%, and 2 of 3 teams have not been audited. 4 audits are still to come back. No grade was moderated.", council.Know());
        Assert.True(council.Board().Head.PartReturned);
    }

    [Fact]
    public void What_rounds_to_the_target_and_is_short_of_it_is_said_to_be_short()
    {
        // 89.8%.
        using var council = new SmallCouncil().Audit(times: 53).Audit(returned: "not_returned", times: 6);

        Assert.StartsWith("90% of allocated audits came back, just short of the target of 90%, and", council.Know(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, 1, "lowered 10% of the grades that they checked and raised 5%: within the 10–15% expected in all.")]
    [InlineData(2, 0, "lowered 10% of the grades that they checked and raised none: within the 10–15% expected in all.")]
    [InlineData(3, 1, "lowered 15% of the grades that they checked and raised 5%: more than the 10–15% expected in all.")]
    [InlineData(0, 4, "raised 20% of the grades that they checked and lowered none: more than the 10–15% expected in all.")]
    [InlineData(1, 0, "lowered 5% of the grades that they checked and raised none: less than the 10–15% expected in all.")]
    [InlineData(0, 0, "changed none of the grades that they checked: less than the 10–15% expected in all.")]
    public void Moderation_is_set_against_what_is_expected_up_and_down_together(int lowered, int raised, string says)
    {
        using var council = new SmallCouncil().Audit(moderated: "RI", times: lowered).Audit(moderated: "Outstanding", times: raised).Audit(moderated: "Good", times: 20 - lowered - raised);

        Assert.EndsWith(" Moderators " + says, council.Know(), StringComparison.Ordinal);
    }

    [Fact]
    public void Few_moderated_audits_are_not_judged()
    {
        using var council = new SmallCouncil().Audit(moderated: "RI", times: 2).Audit(moderated: "Good", times: 3);

        Assert.EndsWith(" Moderators lowered 40% of the grades that they checked and raised none: with five checked, too few to judge.", council.Know(), StringComparison.Ordinal);
        Assert.Equal("Too few to judge", council.Board().HowDoWeKnow.Rows.Single(r => r.Measure == "moderated-down").Reading);
    }

    [Fact]
    public void Nothing_allocated_leaves_nothing_to_praise()
    {
        using var council = new SmallCouncil().Audit();
        var board = council.Board("2026-03");

        Assert.Equal("No audits were allocated in March 2026.", board.HowDoWeKnow.Lead.ToString());
        Assert.Equal("", board.HowDoWeKnow.Rows.Single(r => r.Measure == "late-rate").Reading);
        Assert.Equal("", board.HowDoWeKnow.Rows.Single(r => r.Measure == "own-line-moderation").Reading);
        Assert.Equal("No feedback", board.HowDoWeKnow.Rows.Single(r => r.Measure == "views-child").Reading);
    }
}
