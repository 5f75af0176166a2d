using QaInsight.Measures;
using Xunit;

namespace QaInsight.Tests.Scorecards.Board;

/// <summary>How are we doing? Sentences are true to their figures, and call no chance a change.</summary>
public sealed class DoingWordsTests
{
    private const string TwoMonths = " Two months are too few to say whether a change is more than chance.";

    [Theory]
    [InlineData(4, 5, 5, 3, "rose to 50% (40% in April) and inadequate fell to 30% (50%).")]
    [InlineData(5, 3, 4, 5, "fell to 40% (50% in April) and inadequate rose to 50% (30%).")]
    [InlineData(4, 3, 4, 3, "stayed at 40% (40% in April) and inadequate stayed at 30% (30%).")]
    [InlineData(0, 0, 0, 0, "stayed at 0% (0% in April) and inadequate stayed at 0% (0%).")]
    [InlineData(10, 0, 10, 0, "stayed at 100% (100% in April) and inadequate stayed at 0% (0%).")]
    public void Shares_rise_fall_or_stay(int goodBefore, int badBefore, int good, int bad, string says)
    {
        using var council = new SmallCouncil()
            .Month("2026-04", goodBefore, 10 - goodBefore - badBefore, badBefore)
            .Month("2026-05", good, 10 - good - bad, bad);

        Assert.Equal("Practice graded good or better " + says + TwoMonths, council.Doing());
    }

    [Fact]
    public void What_reads_the_same_is_not_said_to_have_moved()
    {
        // 33.3% and 33.0%.
        using var council = new SmallCouncil().Month("2026-04", good: 4, improving: 8).Month("2026-05", good: 33, improving: 67);

        Assert.StartsWith("Practice graded good or better stayed at 33% (33% in April)", council.Doing(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_first_month_is_compared_with_nothing()
    {
        using var council = new SmallCouncil().Month("2026-05", good: 3, improving: 7);

        Assert.Equal("Practice graded good or better is at 30% and inadequate is at 0%. One month is too few to say whether a change is more than chance.", council.Doing());
    }

    [Fact]
    public void A_month_without_grades_says_so_and_no_more()
    {
        using var council = new SmallCouncil().Month("2026-04", good: 8).Audit(returned: "in_progress");

        Assert.Equal("No audits were graded in May 2026.", council.Doing());
        Assert.Equal("No audits were graded from April 2025 to March 2026.", council.Doing("FY2025-26"));
    }

    [Theory]
    [InlineData(1, "is at 100% (20% in April) and inadequate is at 0% (0%). Only one audit was graded: it cannot speak for practice as a whole.")]
    [InlineData(5, "is at 100% (20% in April) and inadequate is at 0% (0%). Only five audits were graded: one more or fewer moves these shares a long way.")]
    [InlineData(6, "rose to 100% (20% in April) and inadequate stayed at 0% (0%)." + TwoMonths)]
    public void Few_audits_are_not_said_to_rise_or_fall(int graded, string says)
    {
        using var council = new SmallCouncil().Month("2026-04", good: 2, improving: 8).Month("2026-05", good: graded);

        Assert.Equal("Practice graded good or better " + says, council.Doing());
    }

    [Theory]
    [InlineData(1, "In April only one was graded, too few to compare with.")]
    [InlineData(4, "In April only four were graded, too few to compare with.")]
    public void Few_audits_before_are_not_compared_with(int before, string says)
    {
        using var council = new SmallCouncil().Month("2026-04", improving: before).Month("2026-05", good: 8);

        Assert.Equal($"Practice graded good or better is at 100% (0% in April) and inadequate is at 0% (0%). {says}{TwoMonths}", council.Doing());
    }

    [Fact]
    public void Within_the_usual_range_a_rise_may_be_chance()
    {
        using var council = Months(12, at => (5 + (at % 2), at % 3));

        Assert.Equal(
            "Practice graded good or better rose to 60% (50% in April) and inadequate rose to 20% (10%). "
            + "Both are within the usual range of the last twelve months, so a rise or fall may be chance. "
            + "Over these three months together inadequate is 10%, as in the three months before.",
            council.Doing());
    }

    [Fact]
    public void Eleven_months_are_too_few_however_far_they_move()
    {
        using var council = Months(11, at => (at == 10 ? 10 : 2, 0));

        Assert.Contains(" Eleven months are too few to say whether a change is more than chance.", council.Doing(), StringComparison.Ordinal);
        Assert.Equal(Variation.TooFew, council.Board().HowAreWeDoing.Tiles[0].Trend.Variation);
    }

    [Theory]
    [InlineData(9, 1, "good or better is higher than chance explains: the latest month is above the upper limit. Inadequate is within its usual range.")]
    [InlineData(5, 5, "good or better is within its usual range. Inadequate is higher than chance explains: the latest month is above the upper limit.")]
    [InlineData(0, 1, "good or better is lower than chance explains: the latest month is below the lower limit. Inadequate is within its usual range.")]
    public void More_than_chance_is_said_with_its_reason(int good, int bad, string says)
    {
        using var council = Months(14, at => at == 13 ? (good, bad) : (5 + (at % 2), 1 + (at % 2)));

        Assert.Contains($" Against the last 14 months, {says} Over", council.Doing(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_handful_of_audits_is_never_more_than_chance()
    {
        using var council = Months(14, at => (5 + (at % 2), 1), last: 13).Month("2026-05", good: 2);

        Assert.DoesNotContain("chance explains", council.Doing(), StringComparison.Ordinal);
        Assert.Equal("Too few audits to tell a change from chance", council.Board().HowAreWeDoing.Tiles[0].Reading);
        Assert.Equal(Variation.Common, council.Board().HowAreWeDoing.Tiles[0].Trend.Variation);
    }

    [Fact]
    public void Three_months_are_set_against_three_only_where_both_are_whole()
    {
        using var council = Months(6, at => (5, at < 3 ? 3 : 1));

        Assert.EndsWith(" Over these three months together inadequate is 10%, against 30% in the three months before.", council.Doing(), StringComparison.Ordinal);
        Assert.DoesNotContain("three months", council.Doing("2026-04"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_longer_period_points_to_its_months()
    {
        using var council = Months(6, at => (at < 3 ? 2 : 4, 1));

        Assert.Equal(
            "Practice graded good or better rose to 40% (20% in December 2025 to February 2026) and inadequate stayed at 10% (10%). The charts below show it month by month.",
            council.Doing("2026-03..2026-05"));
    }

    [Fact]
    public void A_scale_without_inadequate_has_no_word_of_it()
    {
        using var council = new SmallCouncil().Team("Hub", "Early Help")
            .Audit("Hub", "Meets good", programme: "Early Help", status: "Early Help", times: 7)
            .Audit("Hub", "Does not meet good", programme: "Early Help", status: "Early Help", times: 3);
        var board = council.Board(programme: "early help");

        Assert.Equal("Early Help", board.Head.Request.Programme);
        Assert.Equal("Practice graded good or better is at 70%. One month is too few to say whether a change is more than chance.", board.HowAreWeDoing.Lead.ToString());
        Assert.Equal(("–", "not available on this scale", "No month has a figure"), Tile(board, 1));
        Assert.Equal("Good or better: early help 70%.", board.HowAreWeDoing.LegalStatuses.Say.ToString());
    }

    [Fact]
    public void All_programmes_say_of_how_many_inadequate_is_counted()
    {
        using var council = new SmallCouncil().Team("Hub", "Early Help").Month("2026-05", good: 6, inadequate: 2)
            .Audit("Hub", "Meets good", programme: "Early Help", status: "Early Help", times: 2);

        Assert.Equal(
            "Practice graded good or better is at 80% and inadequate is at 25%. Inadequate is counted of the 8 whose scale has that grade, of 10 graded. "
            + "One month is too few to say whether a change is more than chance.",
            council.Doing(programme: "all"));
    }

    [Fact]
    public void A_service_speaks_of_its_own_audits()
    {
        using var council = new SmallCouncil().Team("A", "Assessment").Team("B", "Care Leavers")
            .Audit("A", times: 8).Audit("B", "Inadequate", times: 6);

        Assert.StartsWith("Practice graded good or better is at 0% and inadequate is at 100%.", council.Doing(service: "care leavers"), StringComparison.Ordinal);
        Assert.StartsWith("Practice graded good or better is at 57% and inadequate is at 43%.", council.Doing(), StringComparison.Ordinal);
        Assert.ThrowsAny<ArgumentException>(() => council.Board(service: "Nobody"));
        Assert.ThrowsAny<ArgumentException>(() => council.Board(programme: "Nobody"));
    }

    [Fact]
    public void The_same_figures_make_the_same_words()
    {
        using var council = Months(14, at => (5 + (at % 3), at % 2));

        Assert.Equal(council.Doing(), council.Doing());
    }

    private static (string Display, string Detail, string Reading) Tile(QaInsight.Scorecards.Board.BoardScorecard board, int at) =>
        (board.HowAreWeDoing.Tiles[at].Figure.Display, board.HowAreWeDoing.Tiles[at].Detail, board.HowAreWeDoing.Tiles[at].Reading);

    // Ten audits in each month, the last of them May 2026 unless fewer are wanted.
    private static SmallCouncil Months(int months, Func<int, (int Good, int Bad)> grades, int? last = null)
    {
        var council = new SmallCouncil();
        for (var at = 0; at < (last ?? months); at++)
        {
            var (good, bad) = grades(at);
            council.Month(new QaInsight.Warehouse.Month(2026, 5).Add(at - months + 1).ToString(), good, 10 - good - bad, bad);
        }

        return council;
    }
}
