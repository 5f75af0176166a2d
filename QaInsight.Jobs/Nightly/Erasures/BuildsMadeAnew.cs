using System.Globalization;
using Microsoft.Data.Sqlite;
using QaInsight.Measures;
using QaInsight.People;
using QaInsight.Warehouse;

namespace QaInsight.Nightly.Erasures;

/// <summary>
/// Makes every kept build anew, with something in it changed. Each new one has an id of its own, since pages and open readers
/// know a build by its id; the pointer moves once all of them lie there, and only then do the old ones go.
/// </summary>
internal sealed class BuildsMadeAnew(WarehouseFolder folder, ErasureBook book, TimeProvider time)
{
    /// <summary>Ends what a kill cut short: takes the old builds away where the pointer had moved, else the new ones.</summary>
    public void Settle()
    {
        folder.Sweep();
        var builds = book.Replacements();
        if (builds.Count == 0)
            return;
        var isMoved = LiveLine().Any(builds.Values.Contains);
        // Connections that wait for their next reader hold a file that is to go.
        SqliteConnection.ClearAllPools();
        foreach (var build in isMoved ? builds.Keys : builds.Values)
            Delete(build);
        if (isMoved)
            book.Replaced();
        else
            book.Replacing(new Dictionary<string, string>());
    }

    /// <summary>What there is to change in each build, oldest first.</summary>
    public IReadOnlyList<(string Build, RowCounts Counts)> Preview(Func<SqliteConnection, IBuildEdit> edit) =>
    [
        .. folder.BuildIds().Select(id =>
        {
            using var connection = Sqlite.OpenReadOnly(folder.PathOf(id), pooled: false);
            return (id, edit(connection).Preview());
        }),
    ];

    public IReadOnlyList<(string Build, RowCounts Counts)> Run(Func<SqliteConnection, IBuildEdit> edit, IProgress<string>? progress, CancellationToken stop)
    {
        if (Preview(edit).All(b => b.Counts.IsNone))
            return [];
        var (old, first) = (folder.BuildIds(), int.Parse(folder.NextId().AsSpan(1), CultureInfo.InvariantCulture));
        var next = old.Select((id, at) => (Old: id, New: string.Create(CultureInfo.InvariantCulture, $"b{first + at:000000}"))).ToDictionary(b => b.Old, b => b.New);
        book.Replacing(next);
        var counts = new List<(string, RowCounts)>();
        foreach (var id in old)
        {
            stop.ThrowIfCancellationRequested();
            progress?.Report($"Making build {id} anew");
            counts.Add((id, MakeAnew(id, next, edit)));
        }

        folder.Point(next[folder.LiveId!]);
        Settle();
        return counts;
    }

    // An import may have come between the kill and now: what is live then follows upon one of the new builds, or of the old.
    private IEnumerable<string> LiveLine()
    {
        for (var at = folder.LiveId; at is not null; at = folder.PreviousOf(at))
            yield return at;
    }

    private RowCounts MakeAnew(string id, Dictionary<string, string> next, Func<SqliteConnection, IBuildEdit> edit)
    {
        BuildInfo info;
        using (var old = folder.Open(id))
            info = old.Info;
        using var build = BuildInProgress.InPlaceOf(folder, id, next[id], Next(info.Previous), Next(folder.SealOf(id)?.MadeFrom));
        var change = edit(build.Connection);
        var counts = change.Run();
        if (change.ChangesFigures)
            CellWriter.Write(build, info.OwnDay);
        BuildCheck.Run(build.Connection);
        build.Describe(info.OwnDay, info.IsSample, time.GetUtcNow());
        build.PlaceWithoutTraces();
        return counts;

        string? Next(string? earlier) => earlier is null ? null : next.GetValueOrDefault(earlier, earlier);
    }

    // With whatever lies beside it under its id.
    private void Delete(string build)
    {
        foreach (var file in Directory.EnumerateFiles(folder.Builds, build + ".*"))
            File.Delete(file);
    }
}

/// <summary>What is changed in one build that was published.</summary>
internal interface IBuildEdit
{
    /// <summary>Whether cells are to be counted anew.</summary>
    bool ChangesFigures { get; }

    RowCounts Preview();

    RowCounts Run();
}

/// <summary>How many rows of which kind.</summary>
internal sealed class RowCounts
{
    private readonly Dictionary<string, long> counts = [];

    public IReadOnlyDictionary<string, long> Kinds => counts;

    public bool IsNone => counts.Values.All(c => c == 0);

    public void Add(string kind, long count) => counts[kind] = counts.GetValueOrDefault(kind) + count;
}
