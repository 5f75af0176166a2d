using QaInsight.Nightly;
using QaInsight.Tests.Oracle;
using Xunit;

namespace QaInsight.Tests.Nightly;

/// <summary>The sample council and other systems' exports, and where each of their rows came from.</summary>
public sealed class ImportTestsSample : IDisposable
{
    private static readonly string Sample = TestWarehouse.FromRepository("data", "sample");

    private readonly TestWarehouse warehouse = new() { Today = new DateOnly(2026, 9, 30) };

    [Fact]
    public void TheWholeSampleComesInWithNothingSetAside()
    {
        var outcome = warehouse.Import(Sample);
        Assert.Equal(0, outcome.ExitCode);
        Assert.All(outcome.Files, f => Assert.Equal((FileState.Loaded, 0), (f.State, f.Rejected)));
        Assert.All(outcome.Files, f => Assert.Empty(f.Warnings));
        Assert.Equal(["4"], warehouse.Query("SELECT count(DISTINCT name) FROM import_file WHERE profile IS NOT NULL AND read > 0"));
        Assert.Equal(["0"], warehouse.Query("SELECT count(*) FROM pragma_foreign_key_check"));
    }

    [Fact]
    public void GradesOfAThreeStepScaleAreJudgedByTheirBands()
    {
        warehouse.Import(Sample);
        Assert.Equal(
            ["Does not meet good|below good|", "Exceeds good|good or better|Outstanding", "Meets good|good or better|Good"],
            warehouse.Query("SELECT DISTINCT g.name, band, ofsted FROM fct_audit a JOIN import_file f ON f.id = a.file_ref JOIN dim_grade g ON g.id = a.auditor_grade_ref WHERE f.name LIKE 'Mosaic%' ORDER BY 1"));
        Assert.Equal(["Children's Social Care"], warehouse.Query("SELECT DISTINCT p.name FROM fct_audit a JOIN import_file f ON f.id = a.file_ref JOIN dim_programme p ON p.id = a.programme_ref WHERE f.name LIKE 'LCS%'"));
    }

    [Theory]
    [InlineData("not-yet-good", "Good", "not-yet-good")]
    [InlineData("meets-good", "Meets good", "meets-good")]
    [InlineData("meets-good", "Good", "ofsted")]
    [InlineData(null, "Good", "ofsted")]
    public void AProfilesScaleIsLookedAtFirst(string? scale, string label, string expected)
    {
        var reference = CopyOfReference($$"""
            { "exports": [ { "files": ["Own*.csv"], "extract": "audits", {{(scale is null ? "" : $"\"scale\": \"{scale}\",")}}
              "dateFormats": ["MM/dd/yyyy"], "constants": { "legal_status": "CIN" },
              "columns": { "Ref": "audit_id", "Child": "child_id", "Seen": "audit_month", "Team": "team", "State": "return_status", "Grade": "auditor_grade", "Status": "theme" },
              "values": { "return_status": { "Done": "completed", "": "in_progress" } } } ] }
            """);
        warehouse.Teams("A");
        warehouse.Write("Own export.csv", "Ref,Child,Seen,Team,State,Grade,STATUS", $"a1,c,05/31/2026,A,done,{label},w", $"a2,c,2026-05,A,,{label},w");
        var outcome = new ImportRun(warehouse.Folder, reference, TimeProvider.System).Run(new ImportRequest([warehouse.Inbox], "test", warehouse.Today));
        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal(["a1|2026-05|CIN|completed|w", "a2|2026-05|CIN|in_progress|w"], warehouse.Query("SELECT audit_id, audit_month, legal_status, return_status, theme FROM audits ORDER BY 1"));
        Assert.Equal([expected], warehouse.Query("SELECT DISTINCT scale FROM dim_grade g JOIN fct_audit a ON a.auditor_grade_ref = g.id"));
    }

    public static TheoryData<int> Seeds => [.. Enumerable.Range(101, 8)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void EveryFactNamesTheVeryLineThatItCameFrom(int seed)
    {
        var council = RandomCouncil.Make(seed);
        CouncilCsv.Write(council, warehouse.Inbox, seed);
        Assert.Equal(0, warehouse.Import(warehouse.Inbox).ExitCode);
        foreach (var (extract, key) in new[] { ("teams", "team"), ("audits", "audit_id"), ("judgements", "audit_id"), ("actions", "action_id"), ("concerns", "concern_id"), ("escalations", "escalation_id"), ("auditors", "auditor"), ("indicators", "indicator") })
        {
            foreach (var fact in warehouse.Query($"SELECT f.name, e.source_line, e.{key} FROM \"{extract}\" e JOIN import_file f ON f.id = e.source_file"))
            {
                var parts = fact.Split('|', 3);
                var line = File.ReadLines(Path.Combine(warehouse.Inbox, parts[0])).ElementAt(int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture) - 1);
                Assert.Contains(parts[2].Replace("\"", "\"\"", StringComparison.Ordinal), line, StringComparison.OrdinalIgnoreCase);
            }
        }
    }

    public void Dispose() => warehouse.Dispose();

    private string CopyOfReference(string profile)
    {
        var copy = Directory.CreateDirectory(Path.Combine(warehouse.Folder.Root, "reference")).FullName;
        foreach (var file in Directory.EnumerateFiles(TestWarehouse.ReferenceFolder))
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        Directory.CreateDirectory(Path.Combine(copy, "mappings"));
        File.WriteAllText(Path.Combine(copy, "mappings", "own.json"), profile);
        return copy;
    }
}
