using QaInsight.Nightly.Quality;
using QaInsight.People;
using QaInsight.Scorecards;
using QaInsight.Scorecards.Pages.Commentary;
using Xunit;

namespace QaInsight.Tests.Nightly.Quality;

public sealed class TypedCommentaryTests
{
    private static readonly Subject Figure = new("late-rate", Period.Parse("2026-08"), "all", null, null);

    [Fact]
    public void What_is_typed_is_tidied_and_its_line_breaks_stay()
    {
        var says = new TypedCommentary(" One\r\n\r\n\r\n\r\ntwo ", " Head  of service ", "Look\r\nagain", "1/10/2026").Read(Figure, out var faults);

        Assert.Empty(faults);
        Assert.Equal(new CommentaryWords("One\n\ntwo", "Head of service", "Look\nagain", new DateOnly(2026, 10, 1)), says);
        Assert.Equal(says, TypedCommentary.Of(says!).Read(Figure, out _));
    }

    public static TheoryData<TypedCommentary, string, string> Wrong => new()
    {
        { new("\n ", null, null, null), "Words", "Write something first. What stands already can be taken down instead." },
        { new(new string('x', 4001), null, null, null), "Words", "It has at most 4,000 characters; this has 4,001." },
        { new("x", new string('x', 121), null, null), "Owner", "The owner’s name has at most 120 characters; this has 121." },
        { new("x", null, new string('x', 1001), null), "NextStep", "The next step has at most 1,000 characters; this has 1,001." },
        { new("x", null, null, "soon"), "By", "“soon” is not a day. Write it as 1/10/2026." },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_is_wrong_is_said_in_plain_words(TypedCommentary typed, string field, string says)
    {
        Assert.Null(typed.Read(Figure, out var faults));
        Assert.Equal([new Fault(field, says)], faults);
    }

    [Fact]
    public void Conclusions_may_be_longer() => Assert.NotNull(new TypedCommentary(new string('x', 12_000), null, null, null).Read(Figure with { Measure = null }, out _));
}
