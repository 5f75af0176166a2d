using QaInsight.Scorecards.Outside;
using QaInsight.Tests.Commands;
using Xunit;

namespace QaInsight.Tests.Scorecards.Outside;

public sealed class OutsideRulesTests
{
    [Theory]
    [InlineData(null, null, 6, false)]
    [InlineData("", " ", 6, false)]
    [InlineData("5", "false", 5, false)]
    [InlineData("10", "True", 10, true)]
    public void Settings_come_to_rules(string? threshold, string? hideZero, int expected, bool hidesZero) =>
        Assert.Equal(new OutsideRules(expected, hidesZero), OutsideRules.Parse(threshold, hideZero));

    [Theory]
    [InlineData("4", null, "Threshold")]
    [InlineData("0", null, "Threshold")]
    [InlineData("-6", null, "Threshold")]
    [InlineData("5.5", null, "Threshold")]
    [InlineData("six", null, "Threshold")]
    [InlineData("6", "perhaps", "HideZero")]
    public void What_would_protect_nobody_is_refused(string threshold, string? hideZero, string says)
    {
        Assert.Contains(says, OutsideRules.Refusal(threshold, hideZero), StringComparison.Ordinal);
        Assert.Throws<FormatException>(() => OutsideRules.Parse(threshold, hideZero));
    }

    [Fact]
    public void The_command_line_marks_what_it_prints_in_every_format_and_refuses_what_could_be_taken_from_another()
    {
        using var shell = new CommandRunner();
        shell.Run("import", shell.Write("teams.csv", "team,service", "A,One", "B,Two"), shell.Write("audits.csv", [
            "audit_id,child_id,audit_month,team,legal_status,return_status,auditor_grade",
            .. Enumerable.Range(0, 40).Select(n => FormattableString.Invariant($"Q{n},C{n},2020-0{4 + (n % 3)},{(n < 10 ? "A" : "B")},CIN,completed,{(n is 1 or 2 or 12 ? "Inadequate" : "Good")}"))]));

        Assert.StartsWith("For sharing outside the authority: counts under 6 are not shown", shell.Run("scorecard", "service", "--outside").Out, StringComparison.Ordinal);
        Assert.Contains("For sharing outside", shell.Run("scorecard", "service", "--outside", "--format", "csv").Out, StringComparison.Ordinal);
        var json = shell.Run("scorecard", "service", "--outside", "--period", "FY2020-21-Q1", "--format", "json").Json;
        Assert.StartsWith("For sharing outside", json.GetProperty("sharing").GetString(), StringComparison.Ordinal);
        Assert.Equal(("not shown", 40), (
            json.GetProperty("total").GetProperty("measures").GetProperty("grade-inadequate").GetProperty("display").GetString(),
            json.GetProperty("total").GetProperty("measures").GetProperty("audits-completed").GetProperty("numerator").GetInt32()));
        foreach (var refused in new[] { "team --outside", "month --outside", "auditor --outside", "board --outside --period 2020-05", "board --outside --team A", "board --outside --as-of 2020-07-01", "board --outside --programme all", "board --outside --period FY2020-21-Q2" })
            Assert.Equal(2, shell.Run(["scorecard", .. refused.Split(' ')]).Code);
        Assert.DoesNotContain("sharing", shell.Run("scorecard", "service", "--format", "csv").Out, StringComparison.Ordinal);
    }
}
