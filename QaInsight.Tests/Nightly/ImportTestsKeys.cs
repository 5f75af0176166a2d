using QaInsight.Extracts;
using QaInsight.Nightly;
using Xunit;

namespace QaInsight.Tests.Nightly;

/// <summary>A key seen again, in a later file, the same file, and the same import.</summary>
public sealed class ImportTestsKeys : IDisposable
{
    private const string History = "SELECT v.extract, row_key, f.name, v.line, g.name, v.replaced_by_line, v.content FROM row_version v JOIN import_file f ON f.id = v.file_ref JOIN import_file g ON g.id = v.replaced_by_file_ref ORDER BY v.id";

    private readonly TestWarehouse warehouse = new();

    public ImportTestsKeys() => warehouse.Import(warehouse.Teams("A", "B"));

    [Fact]
    public void ALaterFileReplacesTheRowAndTheEarlierStaysReadable()
    {
        warehouse.Import(warehouse.Write("actions-1.csv", Imported.Actions, "x1,c,A,2026-05-01,2026-05-20", "x2,c,A,2026-05-01,2026-05-20"));
        var outcome = warehouse.Import(warehouse.Write("actions-2.csv", Imported.Actions, "x2,c,A,2026-05-01,2026-05-20", "x3,c,A,2026-05-01,2026-05-20", "x1,c,B,2026-05-01,2026-05-20"));
        Assert.Equal((3, 1, 1, 1), (outcome.Files[0].Read, outcome.Files[0].New, outcome.Files[0].Changed, outcome.Files[0].Unchanged));
        Assert.Equal(["x1|B|4", "x2|A|3", "x3|A|3"], warehouse.Query("SELECT action_id, team, source_line FROM actions ORDER BY 1"));
        var version = Assert.Single(warehouse.Query(History));
        Assert.StartsWith("actions|x1|actions-1.csv|2|actions-2.csv|4|", version, StringComparison.Ordinal);
        Assert.Contains("\"team\":\"A\"", version, StringComparison.Ordinal);
    }

    [Fact]
    public void TheSameBytesChangeNothing()
    {
        var path = warehouse.Write("actions.csv", [Imported.Actions, .. Imported.GoodActions(3)]);
        var first = warehouse.Import(path);
        var again = warehouse.Import(path, warehouse.Write("actions-copy.csv", [Imported.Actions, .. Imported.GoodActions(3)]));
        Assert.Equal(0, again.ExitCode);
        Assert.Null(again.PublishedBuild);
        Assert.All(again.Files, f => Assert.Equal(FileState.Unchanged, f.State));
        Assert.Equal(first.PublishedBuild, warehouse.Folder.LiveId);
    }

    [Fact]
    public void AFileGivenTwiceIsOneFile()
    {
        var path = warehouse.Write("actions.csv", [Imported.Actions, .. Imported.GoodActions(3)]);
        var outcome = warehouse.Import(path, warehouse.Inbox, path);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal(3, outcome.Files.Single(f => f.Name == "actions.csv").New);
    }

    [Fact]
    public void OfTwoLinesWithOneKeyTheLaterWinsAndTheEarlierIsReported()
    {
        var outcome = warehouse.Import(warehouse.Write("actions.csv", Imported.Actions, "x1,c,A,2026-05-01,2026-05-20", "x1,c,B,2026-05-01,2026-05-20"));
        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal((1, 1, 0), (outcome.Files[0].New, outcome.Files[0].Superseded, outcome.Files[0].Rejected));
        Assert.Contains("line 2", Assert.Single(outcome.Files[0].Warnings), StringComparison.Ordinal);
        Assert.Equal(["x1|B|3"], warehouse.Query("SELECT action_id, team, source_line FROM actions"));
    }

    [Fact]
    public void ARejectedLaterRowReplacesNothing()
    {
        warehouse.Import(warehouse.Write("actions.csv", Imported.Actions, "x1,c,A,2026-05-01,2026-05-20", "x1,c,Nowhere,2026-05-01,2026-05-20", "x2,c,A,2026-05-01,2026-05-20"));
        warehouse.Import(warehouse.Write("actions-2.csv", Imported.Actions, "x1,c,B,2026-05-01,", "x3,c,A,2026-05-01,2026-05-20"));
        Assert.Equal(["x1|A|2", "x2|A|4", "x3|A|3"], warehouse.Query("SELECT action_id, team, source_line FROM actions ORDER BY 1"));
        Assert.Empty(warehouse.Query(History));
    }

    [Fact]
    public void JudgementsAndIndicatorsHaveKeysOfManyParts()
    {
        warehouse.Import(
            warehouse.Write("audits.csv", [Imported.Audits, .. Imported.GoodAudits(1)]),
            warehouse.Write("judgements.csv", "audit_id,domain,question,grade", "a1,Planning,,Good", "a1,Planning,Q1,Good", "a1,PLANNING,,Inadequate"),
            warehouse.Write("indicators.csv", "indicator,month,team,legal_status,numerator", "caseload,2026-05,,,1", "caseload,2026-05,A,,2", "caseload,2026-05,,CIN,3", "Caseload,May-26,,,4"));
        Assert.Equal(["|Inadequate|4", "Q1|Good|3"], warehouse.Query("SELECT question, grade, source_line FROM judgements ORDER BY 1"));
        Assert.Equal(["2|3", "3|4", "4|5"], warehouse.Query("SELECT numerator, source_line FROM indicators ORDER BY 1"));
        Assert.Equal(2, warehouse.Query(History).Count);
    }

    [Fact]
    public void TeamsAreOneWhateverTheCaseOfTheirLetters()
    {
        warehouse.Import(warehouse.Write("teams-2.csv", "team,service", "a,Permanence"), warehouse.Write("actions.csv", [Imported.Actions, .. Imported.GoodActions(1)]));
        Assert.Equal(["a|Permanence", "B|Safeguarding"], warehouse.Query("SELECT team, service FROM teams ORDER BY team COLLATE NOCASE"));
        Assert.StartsWith("teams|A|teams.csv|2|teams-2.csv|2|", Assert.Single(warehouse.Query(History)), StringComparison.Ordinal);
    }

    [Fact]
    public void ARowThatWaitedForItsAuditIsOvertakenByALaterFile()
    {
        const string header = Imported.Audits + ",reaudit_of";
        var outcome = warehouse.Import(
            warehouse.Write("audits-1.csv", header, "a1,c,2026-05,A,CIN,,a0"),
            warehouse.Write("audits-2.csv", header, "a1,c,2026-06,B,CIN,,"),
            warehouse.Write("audits-3.csv", header, "a0,c,2026-04,A,CIN,,"));
        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal(["a0|A|", "a1|B|"], warehouse.Query("SELECT audit_id, team, reaudit_of FROM audits ORDER BY 1"));
        var version = Assert.Single(warehouse.Query(History));
        Assert.StartsWith("audits|a1|audits-1.csv|2|audits-2.csv|2|", version, StringComparison.Ordinal);
        Assert.Contains("\"reaudit_of\":\"a0\"", version, StringComparison.Ordinal);
    }

    [Fact]
    public void ARowThatWaitedForItsAuditIsOvertakenByALaterLine()
    {
        var outcome = warehouse.Import(warehouse.Write("audits.csv", Imported.Audits + ",reaudit_of", "a1,c,2026-05,A,CIN,,a0", "a1,c,2026-06,B,CIN,,", "a0,c,2026-04,A,CIN,,"));
        Assert.Equal(["a0|A|", "a1|B|"], warehouse.Query("SELECT audit_id, team, reaudit_of FROM audits ORDER BY 1"));
        Assert.Contains("line 2", Assert.Single(outcome.Files[0].Warnings), StringComparison.Ordinal);
        Assert.Single(warehouse.Query(History));
    }

    public void Dispose() => warehouse.Dispose();
}
