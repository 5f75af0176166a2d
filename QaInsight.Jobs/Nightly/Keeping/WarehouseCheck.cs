using QaInsight.People;
using QaInsight.Warehouse;

namespace QaInsight.Nightly.Keeping;

/// <summary>What <c>verify</c> finds in a warehouse that is in use.</summary>
public static class WarehouseCheck
{
    /// <param name="tell">Told what was looked at, and what was found to be right again.</param>
    /// <returns>What is wrong, in plain words.</returns>
    /// <exception cref="NothingPublishedException">Nothing has been imported yet.</exception>
    public static IReadOnlyList<string> Faults(WarehouseFolder folder, Action<string> tell)
    {
        PutRight(folder, tell);
        var faults = LiveCheck.Thorough(folder) is { } damage ? new List<string> { damage.Words } : [];
        if (folder.LiveId is not null || faults.Count == 0)
            faults.AddRange(OfLive(folder, tell));
        faults.AddRange(OfEarlier(folder));
        var people = Path.Combine(folder.Root, AppDatabase.FileName);
        if (File.Exists(people))
            faults.AddRange(AppDatabaseFile.Faults(people));
        return faults;
    }

    // Whoever puts a build's file back from a backup runs verify.
    private static void PutRight(WarehouseFolder folder, Action<string> tell)
    {
        foreach (var build in folder.Marked().Where(b => LiveCheck.Fault(folder, b) is null))
        {
            folder.ClearMark(build);
            tell($"Build {build}, which was damaged, is as it was published again.");
        }
    }

    private static IEnumerable<string> OfLive(WarehouseFolder folder, Action<string> tell)
    {
        // A connection of the pool may remember what the file no longer holds.
        using var build = folder.OpenLive(pooled: false);
        tell($"Build {build.Info.Id}, published {build.Info.CreatedAt:yyyy-MM-dd HH:mm} UTC, judged on {build.Info.OwnDay.ToIso()}");
        return BuildFaults.Of(build);
    }

    private static IEnumerable<string> OfEarlier(WarehouseFolder folder)
    {
        foreach (var build in folder.BuildIds().Where(b => b != folder.LiveId && b != folder.Damage?.Build))
        {
            if (LiveCheck.Fault(folder, build) is not { } why)
                continue;
            folder.MarkDamaged(build, why);
            yield return $"Build {build}, an earlier one, is damaged: {why}. 'undo' passes it by.";
        }
    }
}
