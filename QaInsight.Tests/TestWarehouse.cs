using QaInsight.Measures;
using QaInsight.Nightly;
using QaInsight.Scorecards;
using QaInsight.Scorecards.Lists;
using QaInsight.Warehouse;

namespace QaInsight.Tests;

/// <summary>A warehouse of its own in a folder that goes with it, and the shortest ways to fill it and to ask it.</summary>
public sealed class TestWarehouse : IDisposable
{
    private readonly DirectoryInfo temporary = Directory.CreateTempSubdirectory("qainsight");

    public TestWarehouse() => Folder = new WarehouseFolder(Path.Combine(temporary.FullName, "warehouse"));

    public static string ReferenceFolder { get; } = FromRepository("data", "reference");

    public WarehouseFolder Folder { get; }

    public string Inbox => Directory.CreateDirectory(Path.Combine(temporary.FullName, "in")).FullName;

    public DateOnly Today { get; set; } = new(2026, 6, 30);

    public static string FromRepository(params string[] parts)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "QaInsight.sln")))
                return Path.Combine([folder.FullName, .. parts]);
        }

        throw new DirectoryNotFoundException("The tests do not lie below QaInsight.sln.");
    }

    /// <summary>Writes a file to be imported; gives its path.</summary>
    public string Write(string name, params string[] lines)
    {
        var path = Path.Combine(Inbox, name);
        File.WriteAllText(path, string.Join('\n', lines) + "\n");
        return path;
    }

    public ImportOutcome Import(params string[] paths) => Import(Today, paths);

    /// <param name="ownDay">The day on which the build judges actions and concerns.</param>
    public ImportOutcome Import(DateOnly ownDay, params string[] paths) =>
        new ImportRun(Folder, ReferenceFolder, TimeProvider.System).Run(new ImportRequest(paths, "test", ownDay) { Today = Today });

    public Scorecard Ask(ScorecardRequest request, Scope? scope = null)
    {
        using var build = Folder.OpenLive();
        return new ScorecardReader(build.Connection, new BuildContext(build), scope ?? Scope.All, Catalogue.Load(ReferenceFolder), new Figures(Targets.Load(ReferenceFolder))).Read(request);
    }

    public RowList List(ListKind what, ScorecardRequest request, Scope? scope = null)
    {
        using var build = Folder.OpenLive();
        return new ListReader(build, new BuildContext(build), scope ?? Scope.All, Catalogue.Load(ReferenceFolder)).Read(what, request);
    }

    public void Dispose() => temporary.Delete(recursive: true);
}
