using System.Text;
using QaInsight.Extracts;
using QaInsight.Nightly;
using Xunit;

namespace QaInsight.Tests.Nightly;

/// <summary>Files of which nothing is counted, and the others, which go in.</summary>
public sealed class ImportTestsQuarantine : IDisposable
{
    private readonly TestWarehouse warehouse = new();

    [Fact]
    public void HalfBadIsLoaded()
    {
        var outcome = warehouse.ImportActions(Imported.Actions, "x1,c,A,2026-05-01,2026-05-20", "x2,c,Nowhere,2026-05-01,2026-05-20");
        Assert.Equal((FileState.Loaded, 1, 1), (outcome.State, outcome.New, outcome.Rejected));
    }

    [Fact]
    public void MoreThanHalfBadIsNotAndNothingOfItIsCounted()
    {
        warehouse.Import(warehouse.Teams("A", "B"), warehouse.Write("audits-1.csv", Imported.Audits, "a1,c,2026-05,A,CIN,"));
        var outcome = warehouse.Import(
            warehouse.Write("audits-2.csv", Imported.Audits, "a1,c,2026-05,B,Brand new,", "a2,c,2026-05,Nowhere,CIN,", "a3,c,2026-05,A,,"),
            warehouse.Write("actions.csv", [Imported.Actions, .. Imported.GoodActions(1)]));
        Assert.Equal(3, outcome.ExitCode);
        var reason = outcome.Quarantined("audits-2.csv").Reason;
        Assert.Contains(Reasons.UnknownTeam, reason, StringComparison.Ordinal);
        Assert.Contains("2 of its 3 rows", reason, StringComparison.Ordinal);
        Assert.Equal(["a1|A|CIN"], warehouse.Query("SELECT audit_id, team, legal_status FROM audits"));
        Assert.Equal(["x1"], warehouse.Query("SELECT action_id FROM actions"));
        Assert.Empty(warehouse.Query("SELECT 1 FROM row_version"));
        Assert.Empty(warehouse.Rejects());
        Assert.Empty(warehouse.Query("SELECT 1 FROM dim_legal_status WHERE name = 'Brand new'"));
        Assert.Equal(["quarantined"], warehouse.Query("SELECT state FROM import_file WHERE name = 'audits-2.csv'"));
    }

    [Fact]
    public void WhatLeansOnAQuarantinedFileIsJudgedWithoutIt()
    {
        warehouse.Teams("A");
        warehouse.Write("audits-1.csv", Imported.Audits, "a1,c,2026-05,A,CIN,", "a2,c,2026-05,Nowhere,CIN,", "a3,c,2026-05,A,,");
        warehouse.Write("audits-2.csv", Imported.Audits, "a4,c,2026-05,A,CIN,");
        warehouse.Write("judgements.csv", "audit_id,domain,grade", "a1,Planning,Good", "a4,Planning,Good");
        Assert.Equal(3, warehouse.Import(warehouse.Inbox).ExitCode);
        Assert.Equal([$"judgements.csv:2 audit_id=a1 {Reasons.UnknownAudit}"], warehouse.Rejects());
    }

    [Fact]
    public void AQuarantinedFileMayComeAgain()
    {
        var path = warehouse.Write("actions.csv", [Imported.Actions, .. Imported.GoodActions(1)]);
        Assert.Equal(1, warehouse.Import(path).ExitCode);
        warehouse.Import(warehouse.Teams("A"));
        Assert.Equal(0, warehouse.Import(path).ExitCode);
        Assert.Equal(["x1"], warehouse.Query("SELECT action_id FROM actions"));
    }

    public static TheoryData<string, byte[]> Unreadable => new()
    {
        { "Latin-1", Encoding.Latin1.GetBytes(Imported.Actions + "\nx1,café,A,2026-05-01,2026-05-20\n") },
        { "UTF-16", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Imported.Actions + "\nx1,c,A,2026-05-01,2026-05-20\n")] },
        { "UTF-16 without a mark", Encoding.Unicode.GetBytes(Imported.Actions + "\nx1,c,A,2026-05-01,2026-05-20\n") },
        { "half a character at the end", [.. Encoding.UTF8.GetBytes(Imported.Actions + "\nx1,c"), 0xC3] },
        { "empty", [] },
        { "a mark alone", [0xEF, 0xBB, 0xBF] },
        { "blank lines alone", "\n\r\n\n"u8.ToArray() },
        { "a broken header", "action_id,\"child_id,team\n"u8.ToArray() },
        { "NULs", new byte[10_000] },
    };

    [Theory]
    [MemberData(nameof(Unreadable))]
    public void WhatCannotBeReadIsSetAsideAndTheOthersGoIn(string what, byte[] content)
    {
        warehouse.Teams("A");
        File.WriteAllBytes(Path.Combine(warehouse.Inbox, "actions.csv"), content);
        var outcome = warehouse.Import(warehouse.Inbox);
        Assert.True(outcome.ExitCode == 3, what);
        outcome.Quarantined("actions.csv");
        Assert.Equal(["A"], warehouse.Query("SELECT team FROM teams"));
        Assert.Equal(1, warehouse.Import(Path.Combine(warehouse.Inbox, "actions.csv")).ExitCode);
    }

    [Fact]
    public void ALinkToNowhereIsSetAsideAndTheOthersGoIn()
    {
        warehouse.Teams("A");
        File.CreateSymbolicLink(Path.Combine(warehouse.Inbox, "actions.csv"), Path.Combine(warehouse.Inbox, "gone.csv"));
        var outcome = warehouse.Import(warehouse.Inbox);
        Assert.Equal(3, outcome.ExitCode);
        outcome.Quarantined("actions.csv");
    }

    [Fact]
    public void ACharacterMayLieAcrossTwoReads()
    {
        for (var padding = 0; padding < 4; padding++)
        {
            var text = new StringBuilder(Imported.Actions + ",description\nx1,c,A,2026-05-01,2026-05-20," + new string('a', padding));
            text.Insert(text.Length, string.Concat(Enumerable.Repeat("😀é", 120_000))).Append('\n');
            using var own = new TestWarehouse();
            own.Teams("A");
            File.WriteAllText(Path.Combine(own.Inbox, "actions.csv"), text.ToString());
            Assert.Equal(0, own.Import(own.Inbox).ExitCode);
        }
    }

    [Fact]
    public void NothingToReadIsNothingDone() => Assert.Equal(1, warehouse.Import(warehouse.Inbox).ExitCode);

    [Fact]
    public void AFolderThatIsNotThereIsSaidByName() =>
        Assert.Contains("nowhere", Assert.Throws<FileNotFoundException>(() => warehouse.Import(Path.Combine(warehouse.Inbox, "nowhere"))).Message, StringComparison.Ordinal);

    [Fact]
    public void SourcesAreNeitherMovedNorChanged()
    {
        var path = warehouse.Teams("A");
        var (before, at) = (File.ReadAllBytes(path), File.GetLastWriteTimeUtc(path));
        warehouse.Import(warehouse.Inbox);
        Assert.Equal(before, File.ReadAllBytes(path));
        Assert.Equal(at, File.GetLastWriteTimeUtc(path));
    }

    public void Dispose() => warehouse.Dispose();
}
