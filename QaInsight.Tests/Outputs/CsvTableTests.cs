using QaInsight.Outputs;
using QaInsight.Tests.Web;
using Xunit;

namespace QaInsight.Tests.Outputs;

/// <summary>Cells of CSV and of workbooks: none that starts a formula, and numbers that stay numbers.</summary>
public sealed class CsvTableTests
{
    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1+1")]
    [InlineData("-1+1")]
    [InlineData("-")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1+1")]
    [InlineData("\r=1+1")]
    [InlineData("\n=1+1")]
    [InlineData("   =1+1")]
    [InlineData("\u00A0=1+1")]
    [InlineData(" \u00A0 -1+1")]
    [InlineData("\uFF1D1+1")]
    [InlineData("\uFF0B1+1")]
    [InlineData("\uFF0D1+1")]
    [InlineData("\uFF20SUM(A1)")]
    [InlineData("=")]
    public void What_starts_a_formula_is_made_text_and_loses_nothing(string cell)
    {
        Assert.Equal("'" + cell, CsvTable.Safe(cell));
        using var text = new StringWriter();
        var table = new CsvTable(text, [cell, "Plain"]);
        table.Write("first", cell);
        table.Write(cell, "last");
        Formulas.NoneIn(text.ToString());
        Assert.Equal([["'" + cell, "Plain"], ["first", "'" + cell], ["'" + cell, "last"], []], Formulas.Cells(text.ToString()));
    }

    [Theory]
    [InlineData("-5")]
    [InlineData("-5.25")]
    [InlineData("+5")]
    [InlineData("-1,234.5")]
    [InlineData("0")]
    [InlineData("\u22125")]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("A = B")]
    [InlineData("QA-2026")]
    [InlineData("'=1+1")]
    [InlineData("– nothing")]
    public void A_number_or_a_plain_word_stays_as_it_is(string cell) => Assert.Equal(cell, CsvTable.Safe(cell));

    [Fact]
    public void The_look_for_formulas_sees_every_line_and_column()
    {
        foreach (var csv in new[] { "=a,b\r\nc,d\r\n", "a,=b\r\nc,d\r\n", "a,b\r\n=c,d\r\n", "a,b\r\nc,\"=d\"\r\n", "a,\"b\r\nb\"\r\n\"@c\",d" + "\r\n" })
            Assert.ThrowsAny<Exception>(() => Formulas.NoneIn(csv));
        Formulas.NoneIn("a,\"b\r\n=b\"\r\n-5,'=d\r\n");
    }
}
