using Xunit;

namespace QaInsight.Tests.Commands;

/// <summary>Children's rows past their retention, from the command line.</summary>
public sealed class RetentionCommandTests : IDisposable
{
    private readonly CommandRunner shell = new() { Today = new DateOnly(2026, 6, 30) };

    [Fact]
    public void It_shows_what_is_past_makes_it_anonymous_and_prints_the_proof()
    {
        shell.Write("teams.csv", "team,service", "A,Safeguarding");
        shell.Write("audits.csv", "audit_id,child_id,audit_month,team,legal_status,return_status", "a1,c1,2024-05,A,CIN,completed", "a2,c2,2026-05,A,CIN,completed");
        Assert.Equal(0, shell.Run("import", shell.At("in")).Code);

        var preview = shell.Run("retention", "--months", "24", "--preview");
        Assert.Equal(0, preview.Code);
        Assert.Contains("children's rows from June 2024 on", preview.Out, StringComparison.Ordinal);
        Assert.Contains("audits 1,", preview.Out, StringComparison.Ordinal);
        Assert.Contains("Of 1 children all rows are older. Nothing was changed", preview.Out, StringComparison.Ordinal);
        Assert.Contains("c1", shell.Run("list", "audits", "--period", "2024-05").Out, StringComparison.Ordinal);

        var run = shell.Run("retention", "--months", "24");
        Assert.Equal(0, run.Code);
        Assert.StartsWith("PROOF OF RETENTION", run.Out, StringComparison.Ordinal);
        Assert.Equal(run.Out, shell.Run("retention", "--proof").Out);
        Assert.DoesNotContain("c1", shell.Run("list", "audits", "--period", "2024-05").Out, StringComparison.Ordinal);
        Assert.Equal("No child’s rows are past their retention.", shell.Run("retention", "--months", "24").Out.Trim());
    }

    [Theory]
    [InlineData("set QaInsight:Retention:ChildrensRowsMonths to a number of months")]
    [InlineData("give a number of months, 24 or more", "--months", "12")]
    public void Without_a_time_it_says_what_to_set(string says, params string[] arguments)
    {
        var said = shell.Run(["retention", .. arguments]);
        Assert.Equal(2, said.Code);
        Assert.Contains(says, said.Error, StringComparison.Ordinal);
    }

    public void Dispose() => shell.Dispose();
}
