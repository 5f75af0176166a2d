using Microsoft.Data.Sqlite;
using QaInsight.Commands;
using QaInsight.Nightly;
using QaInsight.People;
using QaInsight.Tests.Commands;
using QaInsight.Warehouse;

namespace QaInsight.Tests.Nightly.Keeping;

/// <summary>A warehouse in which two imports ran, and somebody kept a view; and places for its backups.</summary>
internal sealed class KeptWarehouse : IDisposable
{
    private readonly TestWarehouse warehouse = new();
    private readonly DirectoryInfo elsewhere = Directory.CreateTempSubdirectory("qainsight-kept-");

    public static Reader Ann { get; } = new("ann", "Ann");

    public KeptWarehouse()
    {
        Import(warehouse.Teams("A"), warehouse.Write("audits.csv", [Imported.Audits, .. Imported.GoodAudits(7)]));
        Import(warehouse.Write("actions.csv", [Imported.Actions, .. Imported.GoodActions(9)]));
        Views(Folder.Root).Save(Ann, "Mine", "/teams?period=2026-05", shared: true, DateTimeOffset.UnixEpoch);
    }

    public WarehouseFolder Folder => warehouse.Folder;

    public string Backup => At("backup.zip");

    public string At(string name) => Path.Combine(elsewhere.FullName, name);

    public string Write(string name, params string[] lines) => warehouse.Write(name, lines);

    public ImportOutcome Import(params string[] paths) =>
        new ImportRun(Folder, TestWarehouse.ReferenceFolder, TimeProvider.System).Run(new ImportRequest(paths, "test", warehouse.Today) { KeepCopies = true });

    public CommandRunner.Said Run(params string[] args) => RunIn(Folder.Root, args);

    public static CommandRunner.Said RunIn(string folder, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = CommandLine.Run([.. args, "--warehouse", folder], new CommandConsole(output, error, TimeProvider.System, IsWatched: false));
        return new CommandRunner.Said(code, output.ToString(), error.ToString());
    }

    public static string Scorecard(string folder) => RunIn(folder, "scorecard", "team", "--period", "2026-05", "--as-of", "2026-06-30", "--format", "json").Out;

    public static SavedViews Views(string folder) => new(new AppDatabase(folder, TimeProvider.System));

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        warehouse.Dispose();
        elsewhere.Delete(recursive: true);
    }
}
