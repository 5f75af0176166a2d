using QaInsight.People;
using Xunit;

namespace QaInsight.Tests.People;

public sealed class FreeTextTests
{
    [Theory]
    [InlineData(null, null)]
    [InlineData(" \t\r\n\u0000", null)]
    [InlineData("  a \t b\r\nc ", "a b c")]
    [InlineData("a\u0007b", "ab")]
    [InlineData("👩‍👧 family", "👩‍👧 family")]
    [InlineData("<b>&amp;</b>", "<b>&amp;</b>")]
    public void A_line(string? typed, string? tidy) => Assert.Equal(tidy, FreeText.Line(typed));

    [Theory]
    [InlineData(null, null)]
    [InlineData("\r\n \r\n", null)]
    [InlineData("\n\n one  \r\n\r\n\r\n\r\n two\rthree\n\n", "one\n\ntwo\nthree")]
    [InlineData("a\tb\u0000c\u001Bd", "a bcd")]
    [InlineData("=1+1", "=1+1")]
    public void Lines(string? typed, string? tidy) => Assert.Equal(tidy, FreeText.Lines(typed));

    [Fact]
    public void Half_a_letter_is_left_out() => Assert.Equal("ab", FreeText.Lines("a\uD83Db"));
}
