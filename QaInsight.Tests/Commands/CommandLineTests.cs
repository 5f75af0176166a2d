using Xunit;

namespace QaInsight.Tests.Commands;

public sealed class CommandLineTests : IDisposable
{
    private static readonly string[] Verbs = ["import", "scorecard", "list", "undo", "backup", "verify", "restore", "sample", "describe"];

    private static readonly string[] FilterOptions =
        ["--period", "--as-of", "--programme", "--team", "--service", "--legal-status", "--domain", "--audit-type", "--format", "--output", "--warehouse"];

    private readonly CommandRunner shell = new();

    [Fact]
    public void HelpNamesEveryVerb()
    {
        var help = shell.Run("--help");
        Assert.Equal((0, ""), (help.Code, help.Error));
        Assert.All(Verbs, v => Assert.Contains($"  {v} ", help.Out, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("scorecard", "board", "legal-status", "auditor")]
    [InlineData("list", "teams-of-strength", "rejects", "feedback-disagreements")]
    public void HelpNamesEveryFilterAndWord(string verb, params string[] words)
    {
        var help = shell.Run(verb, "--help");
        Assert.Equal(0, help.Code);
        Assert.All(FilterOptions.Concat(words), o => Assert.Contains(o, help.Out, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("import", "PATH", "--rejects")]
    [InlineData("sample", "FOLDER", "--authorities", "--months", "--seed")]
    [InlineData("describe", "extracts", "measures")]
    [InlineData("undo", "--warehouse")]
    [InlineData("verify", "FILE", "--warehouse")]
    [InlineData("backup", "FILE", "--replace", "--warehouse")]
    [InlineData("restore", "FILE", "--warehouse")]
    public void HelpNamesWhatAVerbTakes(string verb, params string[] words)
    {
        var help = shell.Run(verb, "--help");
        Assert.Equal(0, help.Code);
        Assert.All(words, w => Assert.Contains(w, help.Out, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("scorecards", "board")]
    [InlineData("scorecard")]
    [InlineData("scorecard", "boards")]
    [InlineData("scorecard", "board", "--colour", "red")]
    [InlineData("scorecard", "board", "--format", "pdf")]
    [InlineData("scorecard", "board", "--period", "2019-13")]
    [InlineData("scorecard", "board", "--period", "FY2019-21")]
    [InlineData("scorecard", "board", "--period", "2019-08..2019-06")]
    [InlineData("scorecard", "board", "--as-of", "yesterday")]
    [InlineData("scorecard", "board", "--audit-type", "deep")]
    [InlineData("scorecard", "board", "--team", "Nobody")]
    [InlineData("scorecard", "board", "--service", "Nowhere")]
    [InlineData("list", "everything")]
    [InlineData("list", "audits", "--period", "last month")]
    [InlineData("list", "audits", "--format", "html")]
    [InlineData("list", "actions", "--team", "Nobody")]
    [InlineData("sample")]
    [InlineData("sample", "there", "--authorities", "0")]
    [InlineData("sample", "there", "--months", "-3")]
    [InlineData("sample", "there", "--months", "9999")]
    [InlineData("sample", "there", "--seed", "x")]
    [InlineData("describe", "nothing")]
    [InlineData("import")]
    [InlineData("undo", "twice")]
    [InlineData("backup")]
    [InlineData("restore")]
    public void WhatIsNotUnderstoodEndsWithTwo(params string[] args)
    {
        shell.Run("import", shell.Write("teams.csv", "team,service", "A,One"), shell.Write("audits.csv", "audit_id,child_id,audit_month,team,legal_status,return_status", "1,C1,2020-06,A,CIN,completed"));
        var said = shell.Run(args);
        Assert.Equal((2, ""), (said.Code, said.Out));
        Assert.NotEqual("", said.Error);
    }

    [Theory]
    [InlineData("scorecard", "board")]
    [InlineData("list", "audits")]
    [InlineData("undo")]
    [InlineData("verify")]
    public void AnEmptyWarehouseEndsWithOne(params string[] args)
    {
        var said = shell.Run(args);
        Assert.Equal(1, said.Code);
        Assert.NotEqual("", said.Error);
    }

    [Fact]
    public void ImportSaysWhatItSetAside()
    {
        var teams = shell.Write("teams.csv", "team,service", "A,One");
        var audits = shell.Write("audits.csv", "audit_id,child_id,audit_month,team,legal_status,return_status,auditor_grade", "1,C1,2020-06,A,CIN,completed,Good", "2,C2,2020-06,A,CIN,completed,Great", "3,C3,2020-06,A,CP,exempt,");
        Assert.Equal(3, shell.Run("import", teams, audits, "--rejects", shell.At("rejects.csv")).Code);
        string[] expected = ["file,sheet,line,column,value,reason", "audits.csv,,3,auditor_grade,Great,grade that is on no known scale"];
        Assert.Equal(expected, File.ReadAllLines(shell.At("rejects.csv")));
        Assert.Equal(expected, shell.Run("list", "rejects", "--format", "csv").Out.Split("\r\n", StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(0, shell.Run("import", teams).Code);
        Assert.Equal(1, shell.Run("import", shell.Write("actions.csv", "not,an,extract", "1,2,3")).Code);
        Assert.Equal(1, shell.Run("import", shell.At("nothing here")).Code);
    }

    [Fact]
    public void ListsCanBeAskedForBeforeThereAreAudits()
    {
        Assert.Equal(3, shell.Run("import", shell.Write("teams.csv", "team,service", "A,One", "B,Two", ",Three")).Code);
        var rejects = shell.Run("list", "rejects", "--format", "json");
        Assert.Equal((0, "2020-07", 4), (rejects.Code, rejects.Json.GetProperty("period").GetString(), rejects.Json.GetProperty("rows")[0].GetProperty("line").GetInt32()));
        Assert.Equal(0, shell.Run("list", "audits").Code);
    }

    [Fact]
    public void ASampleGoesInIsVerifiedAndIsUndone()
    {
        shell.Today = new DateOnly(2026, 9, 13);
        var sample = shell.Run("sample", shell.At("sample"), "--months", "3", "--seed", "7");
        Assert.Equal((0, ""), (sample.Code, sample.Out));
        Assert.Equal(0, shell.Run("import", shell.At("sample")).Code);
        Assert.Equal(0, shell.Run("verify").Code);
        var before = shell.Run("scorecard", "board", "--format", "json").Out;
        shell.Write("audits.csv", "audit_id,child_id,audit_month,team,legal_status,return_status", $"new,C1,2026-08,{FirstTeam()},CIN,completed");
        Assert.Equal(0, shell.Run("import", shell.At("in")).Code);
        Assert.NotEqual(before, shell.Run("scorecard", "board", "--format", "json").Out);
        var undone = shell.Run("undo");
        Assert.Equal(0, undone.Code);
        Assert.Contains("Taken away: audits.csv (1 new, 0 changed, 0 set aside)", undone.Out, StringComparison.Ordinal);
        Assert.Equal(before, shell.Run("scorecard", "board", "--format", "json").Out);
        Assert.Equal(1, shell.Run("undo").Code);
    }

    public void Dispose() => shell.Dispose();

    private string FirstTeam() => shell.Run("list", "audits", "--format", "json").Json.GetProperty("rows")[0].GetProperty("team").GetString()!;
}
