using System.Globalization;
using System.Text;
using System.Text.Json;
using CsvHelper;
using ExcelDataReader;
using QaInsight.Measures;
using QaInsight.Tests.Oracle;
using Xunit;

namespace QaInsight.Tests.Commands;

/// <summary>The documents of the command line: their shapes are the contract's, and each format says the same.</summary>
public sealed class DocumentTests : IDisposable
{
    private static readonly string[] FigureNames = ["numerator", "denominator", "value", "display", "caution", "status"];

    private readonly CommandRunner shell = new();

    public DocumentTests()
    {
        var council = Scorecards.PublishedMonth.Make();
        council.Teams[0] = council.Teams[0] with { TeamManager = "=cmd, \"Jo\"" };
        council.Actions.Add(new ActionRow("t1", "C1", "Team 01", new(2019, 8, 2), new(2019, 8, 30)) { AuditId = council.Audits[^1].AuditId, Description = "See\nthe child" });
        CouncilCsv.Write(council, shell.At("council"));
        Assert.Equal(0, shell.Run("import", shell.At("council")).Code);
    }

    [Fact]
    public void AScorecardsJsonIsTheContracts()
    {
        var json = shell.Run("scorecard", "legal-status", "--period", "2019-08", "--as-of", "2019-09-13", "--format", "json").Json;
        Assert.Equal(["by", "period", "asOf", "programme", "rows", "total"], json.EnumerateObject().Select(p => p.Name));
        Assert.Equal(["legal-status", "2019-08", "2019-09-13", "Children's Social Care"], json.EnumerateObject().Take(4).Select(p => p.Value.GetString()!));
        var cin = json.GetProperty("rows").EnumerateArray().Single(r => r.GetProperty("key").GetString() == "CIN");
        Assert.Equal("Child in need", cin.GetProperty("label").GetString());
        Assert.Equal("""{"numerator":3,"denominator":16,"value":0.1875,"display":"19%","caution":null,"status":"near"}""", Compact(Measure(cin, "grade-inadequate")));
        Assert.Equal(("total", "All"), (json.GetProperty("total").GetProperty("key").GetString(), json.GetProperty("total").GetProperty("label").GetString()));
        Assert.Equal("""{"numerator":59,"denominator":null,"value":59,"display":"59","caution":null,"status":null}""", Compact(Measure(json.GetProperty("total"), "audits-allocated")));
        Assert.Equal("""{"numerator":0,"denominator":0,"value":null,"display":"\u2013","caution":"small numbers","status":null}""", Compact(Measure(cin, "views-social-worker")));
        Assert.Equal("small numbers", Measure(json.GetProperty("rows")[0], "grade-good").GetProperty("caution").GetString());
        Assert.All(json.GetProperty("total").GetProperty("measures").EnumerateObject(), m => Assert.Equal(FigureNames, m.Value.EnumerateObject().Select(p => p.Name)));
    }

    [Fact]
    public void TheBoardHasOnlyATotalWithEveryMeasure()
    {
        var json = shell.Run("scorecard", "board", "--period", "2019-06..2019-08", "--format", "json").Json;
        Assert.Equal(0, json.GetProperty("rows").GetArrayLength());
        Assert.Equal(
            Catalogue.Load(TestWarehouse.ReferenceFolder).All.Select(m => m.Key), json.GetProperty("total").GetProperty("measures").EnumerateObject().Select(p => p.Name));
        Assert.Equal(JsonValueKind.Null, Measure(json.GetProperty("total"), "referrals").GetProperty("numerator").ValueKind);
    }

    [Theory]
    [InlineData("2019-07..2019-09")]
    [InlineData("FY2019-20-Q2")]
    [InlineData("FY2019-20")]
    [InlineData("2019-08..2019-08")]
    [InlineData("2019-08")]
    public void ThePeriodIsRepeatedAsItWasAsked(string period)
    {
        Assert.Equal(period, shell.Run("scorecard", "board", "--period", period, "--format", "json").Json.GetProperty("period").GetString());
        Assert.Equal(period, shell.Run("list", "audits", "--period", period, "--format", "json").Json.GetProperty("period").GetString());
    }

    [Theory]
    [InlineData("service")]
    [InlineData("month")]
    [InlineData("legal-status")]
    public void EveryFormatSaysTheSameFigures(string by)
    {
        string[] asked = ["scorecard", by, "--period", "2019-06..2019-08", "--as-of", "2019-09-13"];
        var json = shell.Run([.. asked, "--format", "json"]).Json;
        var rows = json.GetProperty("rows").EnumerateArray().Append(json.GetProperty("total")).ToList();
        var expected = rows.SelectMany(r => r.GetProperty("measures").EnumerateObject().Select(m => $"{r.GetProperty("key")} {m.Name} {Plain(m.Value, "numerator")} {Plain(m.Value, "denominator")} {Plain(m.Value, "value")} {Plain(m.Value, "display")}")).ToList();

        var csv = Csv(shell.Run([.. asked, "--format", "csv"]).Out, "key", "measure", "numerator", "denominator", "value", "display");
        Assert.Equal(expected, csv.Select(c => $"{c["key"]} {c["measure"]} {c["numerator"]} {c["denominator"]} {c["value"]} {c["display"]}"));

        var text = shell.Run([.. asked, "--format", "text"]).Out;
        Assert.Equal(expected.Count, text.Split('\n').Count(l => l.StartsWith("    ", StringComparison.Ordinal)));
        Assert.Matches(@"(?s)\nAll\n.*    Inadequate +26%  32 of 124  missed", text);

        var file = shell.At($"{by}.xlsx");
        var said = shell.Run([.. asked, "--format", "xlsx", "--output", file]);
        Assert.Equal((0, ""), (said.Code, said.Out));
        var sheet = Sheet(file);
        var names = Catalogue.Load(TestWarehouse.ReferenceFolder).All.ToDictionary(m => m.Name, m => m.Key);
        var total = 1 + (3 * (rows.Count - 1));
        foreach (var line in sheet.Skip(1))
        {
            var figure = Measure(json.GetProperty("total"), names[(string)line[0]!]);
            Assert.Equal((Plain(figure, "numerator"), Plain(figure, "denominator")), (Number(line[total + 1]), Number(line[total + 2])));
        }
    }

    [Fact]
    public void AListsJsonIsTheContracts()
    {
        var json = shell.Run("list", "actions", "--period", "2019-08", "--as-of", "2019-09-13", "--format", "json").Json;
        Assert.Equal(
            """{"what":"actions","period":"2019-08","asOf":"2019-09-13","rows":[{"action_id":"t1","audit_id":"161","child_id":"C1","team":"Team 01","description":"See\nthe child","owner":null,"raised_on":"2019-08-02","due_on":"2019-08-30","completed_on":null,"verified_on":null}]}""",
            Compact(json));
    }

    [Fact]
    public void EveryFormatListsTheSameRows()
    {
        string[] asked = ["list", "teams-of-concern", "--period", "2019-08"];
        var json = shell.Run([.. asked, "--format", "json"]).Json.GetProperty("rows").EnumerateArray().ToList();
        Assert.Equal(17, json.Count);
        Assert.Equal("=cmd, \"Jo\"", json[0].GetProperty("team_manager").GetString());
        Assert.Equal((3, 5), (json[0].GetProperty("inadequate").GetInt32(), json[0].GetProperty("completed").GetInt32()));

        var csv = Csv(shell.Run([.. asked, "--format", "csv"]).Out, "team", "inadequate", "team_manager");
        Assert.Equal(json.Select(r => $"{r.GetProperty("team")} {r.GetProperty("inadequate")}"), csv.Select(r => $"{r["team"]} {r["inadequate"]}"));
        Assert.Equal("'=cmd, \"Jo\"", csv[0]["team_manager"]);

        Assert.Equal(0, shell.Run([.. asked, "--format", "xlsx", "--output", shell.At("teams.xlsx")]).Code);
        var sheet = Sheet(shell.At("teams.xlsx"));
        Assert.Equal(json[0].EnumerateObject().Select(p => p.Name), sheet[0].Select(c => (string)c!));
        Assert.Equal(json.Select(r => r.GetProperty("team").GetString()), sheet.Skip(1).Select(r => (string?)r[0]));

        var text = shell.Run(asked).Out.Split('\n');
        Assert.StartsWith("teams-of-concern, Children's Social Care, August 2019, as at 31 July 2020: 17 rows", text[0], StringComparison.Ordinal);
        Assert.Equal(17, text.Count(l => l.StartsWith("Team ", StringComparison.Ordinal)));
    }

    [Fact]
    public void EscalationsAreNotKnownByLegalStatus()
    {
        var said = shell.Run("list", "escalations", "--legal-status", "CIN", "--format", "csv");
        Assert.Equal(0, said.Code);
        Assert.Single(said.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("names no audit", said.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--legal-status", "CNI", "No row bears the legal status 'CNI'.")]
    [InlineData("--programme", "Early Hlep", "No row bears the programme 'Early Hlep'.")]
    [InlineData("--domain", "Planning", "No row bears the practice domain 'Planning'.")]
    public void AFilterThatNothingBearsIsDoubted(string option, string value, string doubt)
    {
        foreach (var verb in new[] { "scorecard board", "list audits" })
        {
            var said = shell.Run([.. verb.Split(' '), option, value]);
            Assert.Equal((0, doubt), (said.Code, said.Error.Trim()));
        }

        Assert.Equal("", shell.Run("scorecard", "board", "--programme", "early help", "--legal-status", "cin").Error);
    }

    public void Dispose() => shell.Dispose();

    private static JsonElement Measure(JsonElement row, string key) => row.GetProperty("measures").GetProperty(key);

    private static string Compact(JsonElement element) => JsonSerializer.Serialize(element);

    private static string Plain(JsonElement figure, string name) => figure.GetProperty(name) is { ValueKind: not JsonValueKind.Null } value ? value.ToString() : "";

    private static string Number(object? cell) => Convert.ToString(cell, CultureInfo.InvariantCulture) ?? "";

    private static List<Dictionary<string, string>> Csv(string text, params string[] columns)
    {
        using var reader = CsvReader.Create(new MemoryStream(Encoding.UTF8.GetBytes(text)));
        var rows = new List<Dictionary<string, string>>();
        while (reader.Read())
            rows.Add(columns.ToDictionary(c => c, c => reader.GetString(c)));
        return rows;
    }

    private static List<object?[]> Sheet(string path)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var stream = File.OpenRead(path);
        using var reader = ExcelReaderFactory.CreateReader(stream);
        var rows = new List<object?[]>();
        while (reader.Read())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)]);
        return rows;
    }
}
