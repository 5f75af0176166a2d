using QaInsight.Extracts;
using QaInsight.Tests.Nightly;
using Xunit;

namespace QaInsight.Tests.Extracts;

/// <summary>A broken quote costs the line that it stands on and no other.</summary>
public sealed class BrokenQuoteTests : IDisposable
{
    private const string Header = "action_id,child_id,team,raised_on,due_on,description";

    private readonly TestWarehouse warehouse = new();

    [Theory]
    [InlineData("x2,c,A,2026-05-01,2026-05-20,a 5\" nail")]
    [InlineData("x2,c,A,2026-05-01,2026-05-20,\"said\" she")]
    [InlineData("x2,c,A,2026-05-01,2026-05-20,\"never closed")]
    [InlineData("x2,\"c,A,2026-05-01,2026-05-20,never closed")]
    [InlineData("x2,c,A,2026-05-01,2026-05-20,\"")]
    [InlineData("\"x2,c,A,2026-05-01,2026-05-20,opened by the first")]
    [InlineData("x2,c,A,2026-05-01,2026-05-20,\"two \"words\" in it\"")]
    public void OneBrokenLineIsSetAsideWhereverItStands(string broken)
    {
        string[] good = [.. Enumerable.Range(1, 9).Select(n => $"g{n},c,A,2026-05-01,2026-05-20,plain")];
        for (var place = 0; place <= good.Length; place += 3)
        {
            using var own = new TestWarehouse();
            string[] rows = [.. good[..place], broken, .. good[place..]];
            var outcome = own.ImportActions(Header, rows);
            Assert.Equal((9, 1), (outcome.New, outcome.Rejected));
            Assert.Equal([$"actions.csv:{place + 2} ={broken} {Reasons.BrokenQuote}"], own.Rejects());
        }
    }

    [Fact]
    public void AnUnclosedQuoteDoesNotSwallowRowsUpToTheNextComment()
    {
        warehouse.ImportActions(Header,
            "x1,c,A,2026-05-01,2026-05-20,\"fine\"",
            "x2,c,A,2026-05-01,2026-05-20,\"never closed",
            "x3,c,A,2026-05-01,2026-05-20,plain",
            "x4,c,A,2026-05-01,2026-05-20,\"two\nlines\"",
            "x5,c,A,2026-05-01,2026-05-20,\"a \"\"quoted\"\" word\"",
            "x6,c,A,2026-05-01,2026-05-20,plain");
        Assert.Equal(["3"], warehouse.RejectedLines());
        Assert.Equal(["x1|2", "x3|4", "x4|5", "x5|7", "x6|8"], warehouse.Query("SELECT action_id, line FROM fct_action ORDER BY line"));
    }

    [Fact]
    public void AnUnclosedQuoteThatTheNextOneClosesCostsItsOwnLine()
    {
        warehouse.ImportActions("action_id,child_id,team,description,raised_on,due_on",
            "x1,c,A,\"never closed,2026-05-01,2026-05-20",
            "x2,c,A,plain,2026-05-01,2026-05-20",
            "x3,c,A,\"\",2026-05-01,2026-05-20",
            "x4,c,A,\",\",2026-05-01,2026-05-20");
        Assert.Equal(["x2", "x3", "x4"], warehouse.Query("SELECT action_id FROM actions ORDER BY 1"));
        Assert.Equal([$"actions.csv:2 =x1,c,A,\"never closed,2026-05-01,2026-05-20 {Reasons.BrokenQuote}"], warehouse.Rejects());
    }

    [Fact]
    public void AnUnclosedQuoteInABigFileWithoutOthersCostsItsOwnLine()
    {
        string[] rows = [.. Enumerable.Range(1, 60_000).Select(n => n == 30_000 ? $"x{n},c,A,2026-05-01,2026-05-20,\"never closed" : $"x{n},c,A,2026-05-01,2026-05-20,plain enough to make some length")];
        var outcome = warehouse.ImportActions(Header, rows);
        Assert.Equal((59_999, 1), (outcome.New, outcome.Rejected));
        Assert.Equal(["30001"], warehouse.RejectedLines());
        Assert.Equal(["60001"], warehouse.Query("SELECT max(line) FROM fct_action"));
    }

    [Fact]
    public void ManyBrokenLinesTakeNoLongerThanTheirShare()
    {
        string[] rows = [.. Enumerable.Range(1, 40_000).Select(n => n % 3 == 0 ? $"x{n},c,A,2026-05-01,2026-05-20,\"never closed" : $"x{n},c,A,2026-05-01,2026-05-20,plain")];
        var clock = System.Diagnostics.Stopwatch.StartNew();
        Assert.Equal(13_333, warehouse.ImportActions(Header, rows).Rejected);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 30);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void LinesAreCountedThroughCommentsAndBlankLines(string newLine)
    {
        warehouse.Teams("A");
        var text = string.Join(newLine, Header, "", "x1,c,A,2026-05-01,2026-05-20,\"one", "two", "\"", "", ",,,,,", "x2,c,A,2026-05-01,2026-05-20,a \u2028 b \u0085 c \f d \" e", "", "x3,c,B,2026-05-01,2026-05-20,", "x4,c,A,2026-05-01,2026-05-20,\"a\rb\"", "x5,c,A,2026-05-01,2026-05-20", "x6,c,A,2026-05-01,2026-05-20,");
        File.WriteAllText(Path.Combine(warehouse.Inbox, "actions.csv"), text);
        warehouse.Import(warehouse.Inbox);
        Assert.Equal(["x1|3"], warehouse.Query("SELECT action_id, line FROM fct_action WHERE action_id = 'x1'"));
        Assert.Equal(["x4"], warehouse.Query("SELECT action_id FROM fct_action WHERE action_id = 'x4'"));
        Assert.Equal(3, warehouse.Rejects().Count);
        Assert.Equal([$"actions.csv:8 =x2,c,A,2026-05-01,2026-05-20,a \u2028 b \u0085 c \f d \" e {Reasons.BrokenQuote}", $"actions.csv:10 team=B {Reasons.UnknownTeam}"], warehouse.Rejects().Take(2));
        Assert.EndsWith(Reasons.FieldCount, warehouse.Rejects()[2], StringComparison.Ordinal);
    }

    [Fact]
    public void AQuotedCommentOfManyLinesIsOneRow()
    {
        warehouse.ImportActions(Header, "x1,c,A,2026-05-01,2026-05-20,\"Dear, \"\"all\"\"\n\nx9,c,A,2026-05-01,2026-05-20,not a row\nBye\"", "x2,c,A,2026-05-01,2026-05-20,");
        Assert.Equal(["x1|2|Dear, \"all\"\n\nx9,c,A,2026-05-01,2026-05-20,not a row\nBye", "x2|6|"], warehouse.Query("SELECT action_id, line, description FROM fct_action ORDER BY line"));
    }

    [Theory]
    [InlineData("x2,c,A,2026-05-01,2026-05-20")]
    [InlineData("x2,c,A,2026-05-01,2026-05-20,words,more")]
    [InlineData("x2")]
    [InlineData("x2,c,A,2026-05-01,2026-05-20,\"two\nlines\",more")]
    public void AWrongNumberOfFieldsIsOneRejectedRow(string wrong)
    {
        warehouse.ImportActions(Header, "x1,c,A,2026-05-01,2026-05-20,", wrong, "x3,c,A,2026-05-01,2026-05-20,", "x4,c,A,2026-05-01,2026-05-20,");
        Assert.Equal([$"actions.csv:3 ={wrong} {Reasons.FieldCount}"], warehouse.Rejects());
        Assert.Equal(["3"], warehouse.Query("SELECT count(*) FROM actions"));
    }

    public void Dispose() => warehouse.Dispose();
}
