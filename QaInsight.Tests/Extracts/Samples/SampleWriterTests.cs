using QaInsight.Extracts;
using QaInsight.Extracts.Contract;
using QaInsight.Extracts.Samples;
using Xunit;

namespace QaInsight.Tests.Extracts.Samples;

public class SampleWriterTests
{
    [Fact]
    public void ASeedGivesTheSameFiles()
    {
        using var first = new SampleFolder(new SampleOptions(2, 5, 7));
        using var second = new SampleFolder(new SampleOptions(2, 5, 7));

        Assert.Equal(Contents(first), Contents(second));
    }

    [Fact]
    public void AnotherSeedGivesOthers()
    {
        using var first = new SampleFolder(new SampleOptions(1, 3, 1));
        using var second = new SampleFolder(new SampleOptions(1, 3, 2));

        Assert.NotEqual(File.ReadAllText(Path.Combine(first.Path, "audits.csv")), File.ReadAllText(Path.Combine(second.Path, "audits.csv")));
    }

    [Fact]
    public void HeadersAreTheExtractsColumns()
    {
        using var sample = new SampleFolder(new SampleOptions(2, 2));

        Assert.Equal(AllExtracts.List.Select(e => e.Name + ".csv").Order(StringComparer.Ordinal), sample.Files.Select(Path.GetFileName));
        Assert.All(AllExtracts.List, e => Assert.Equal(e.Columns.Select(c => c.Name), sample.Rows(e.Name)[0].Keys));
    }

    [Fact]
    public void IdsAndTeamNamesCarryTheAuthority()
    {
        using var sample = new SampleFolder(new SampleOptions(3, 6));

        string[] ids = ["audit_id", "child_id", "practitioner", "auditor", "moderator", "action_id", "concern_id", "escalation_id", "owner", "team_manager", "reaudit_of"];
        foreach (var row in AllExtracts.List.SelectMany(e => sample.Rows(e.Name)))
        {
            var given = row.Where(c => ids.Contains(c.Key) && c.Value.Length > 0).Select(c => c.Value[..5]).ToHashSet();
            Assert.True(given.Count <= 1 && given.All(g => g is "A001-" or "A002-" or "A003-"), string.Join(',', row.Values));
            var team = row.GetValueOrDefault("team", "");
            Assert.True(team.Length == 0 || given.Count == 0 || team.StartsWith($"Harbour {given.Single()[1..4]} ", StringComparison.Ordinal), team);
        }

        Assert.Equal(3, sample.Rows("audits").Select(a => a["audit_id"][..4]).Distinct().Count());
        Assert.Equal(8, sample.Rows("teams").Select(t => t["service"]).Distinct().Count());
        Assert.Equal(3 * 60 * 6, sample.Rows("audits").Count(a => a["return_status"] != "in_progress"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void AKeyStandsOnce(int authorities)
    {
        using var sample = new SampleFolder(new SampleOptions(authorities, 12));

        Assert.All(AllExtracts.List, e =>
        {
            var keys = sample.Rows(e.Name).Select(r => string.Join('|', e.Columns.Where(c => c.IsKey).Select(c => r[c.Name]))).ToList();
            Assert.Equal(keys.Count, keys.Distinct().Count());
        });
    }

    [Fact]
    public void EveryRowLeansOnRowsThatAreThere()
    {
        using var sample = new SampleFolder(new SampleOptions(2, 14));

        var teams = sample.Rows("teams").SelectMany(t => new[] { t["team"], t["formerly"] }).ToHashSet();
        var audits = sample.Rows("audits").Select(a => a["audit_id"]).Append("").ToHashSet();
        foreach (var row in AllExtracts.List.SelectMany(e => sample.Rows(e.Name)))
        {
            Assert.Contains(row.GetValueOrDefault("team", ""), teams);
            Assert.Contains(row.GetValueOrDefault("audit_id", ""), audits);
            Assert.Contains(row.GetValueOrDefault("reaudit_of", ""), audits);
        }
    }

    [Fact]
    public void NothingIsDoneBeforeItsStartOrAfterTheReportingDay()
    {
        var options = new SampleOptions(1, 13) { ReportingDay = new DateOnly(2025, 3, 2) };
        using var sample = new SampleFolder(options);

        Assert.All(AllExtracts.List.SelectMany(e => sample.Rows(e.Name)), row =>
        {
            var days = row.Where(c => c.Key.EndsWith("_on", StringComparison.Ordinal) && c.Key != "due_on" && c.Value.Length > 0).Select(c => DateOnly.Parse(c.Value, null)).ToList();
            Assert.All(days, day => Assert.True(day <= options.ReportingDay, string.Join(',', row.Values)));
            Assert.Equal(days.Order(), days);
        });
    }

    [Fact]
    public void YearsOfMonthsCanBeWrittenButNotBeforeAnyCouldBeRead()
    {
        using var sample = new SampleFolder(new SampleOptions(1, 120));

        Assert.Equal("2016-09", sample.Rows("audits")[0]["audit_month"]);
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleWriter.Write(sample.Path, new SampleOptions(1, 12 * 40)));
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleWriter.Write(sample.Path, new SampleOptions(0)));
    }

    [Fact]
    public void ASheetTakesNoRowWithAColumnForgottenOrMoved()
    {
        var path = Path.GetTempFileName();
        using (var sheet = new Sheet(path, AllExtracts.Named("benchmarks")))
        {
            Assert.Throws<InvalidOperationException>(() => sheet.Put("area", "England"));
            sheet.Put("indicator", "cla-rate").Put("area", "Unlike \"others\", quoted").Put("period", "2025");
            Assert.Throws<InvalidOperationException>(sheet.EndRow);
            sheet.Put("value", 67m).EndRow();
        }

        Assert.Equal("indicator,area,period,value\ncla-rate,\"Unlike \"\"others\"\", quoted\",2025,67\n", File.ReadAllText(path));
        File.Delete(path);
    }

    private static List<(string, string)> Contents(SampleFolder sample) => [.. sample.Files.Select(f => (Path.GetFileName(f), File.ReadAllText(f)))];
}
