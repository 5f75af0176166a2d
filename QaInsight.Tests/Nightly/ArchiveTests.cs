using QaInsight.Nightly;
using Xunit;

namespace QaInsight.Tests.Nightly;

/// <summary>What the command line imports is kept, so that a warehouse can be made again from its archive.</summary>
public sealed class ArchiveTests
{
    [Fact]
    public void AWarehouseIsMadeAgainFromItsArchive()
    {
        using var first = new TestWarehouse();
        first.Write("teams.csv", "team,service", "A,Safeguarding");
        first.Write("audits.csv", "audit_id,child_id,audit_month,team,legal_status,return_status", "1,c1,2026-05,A,CIN,completed");
        Import(first, first.Inbox);
        var kept = Directory.GetDirectories(first.Folder.Archive).Single();

        using var second = new TestWarehouse();
        var again = Import(second, kept);

        Assert.Equal(2, Directory.GetFiles(kept).Length);
        Assert.Equal(0, again.ExitCode);
        Assert.Equal(2, again.Files.Sum(f => f.New));
        Assert.Empty(Directory.GetFiles(kept, "*.part"));
    }

    [Fact]
    public void ACouncilsFirstImportTakesTheSamplesPlaceWhole()
    {
        using var warehouse = new TestWarehouse();
        var teams = warehouse.Write("teams.csv", "team,service", "A,Safeguarding");
        Run(warehouse, new ImportRequest([teams], "sample", warehouse.Today, IsSample: true));
        warehouse.Write("audits.csv", "audit_id,child_id,audit_month,team,legal_status,return_status", "1,c1,2026-05,A,CIN,completed");

        var own = Run(warehouse, new ImportRequest([warehouse.Inbox], "inbox", warehouse.Today));

        // The sample's very file is the council's own as well: it is read again, and not taken for known.
        Assert.All(own.Files, f => Assert.Equal(FileState.Loaded, f.State));
        using var live = warehouse.Folder.OpenLive();
        Assert.False(live.Info.IsSample);
    }

    private static ImportOutcome Import(TestWarehouse warehouse, string path) => Run(warehouse, new ImportRequest([path], "command line", warehouse.Today) { KeepCopies = true });

    private static ImportOutcome Run(TestWarehouse warehouse, ImportRequest request) => new ImportRun(warehouse.Folder, TestWarehouse.ReferenceFolder, TimeProvider.System).Run(request);
}
