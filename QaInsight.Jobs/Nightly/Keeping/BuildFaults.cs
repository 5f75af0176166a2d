using Microsoft.Data.Sqlite;
using QaInsight.Measures;
using QaInsight.Warehouse;

namespace QaInsight.Nightly.Keeping;

/// <summary>All that can be held against a published build: SQLite's own checks, its references, and its cells against its facts.</summary>
public static class BuildFaults
{
    public static IEnumerable<string> Of(PublishedBuild build)
    {
        try
        {
            return [.. Found(build.Connection).Select(f => $"Build {build.Info.Id}: {f}")];
        }
        catch (SqliteException e)
        {
            return [$"Build {build.Info.Id} cannot be read: {e.Message}"];
        }
    }

    private static IEnumerable<string> Found(SqliteConnection build) =>
    [
        .. build.Rows("PRAGMA integrity_check(20)", r => r.GetString(0)).Where(l => l != "ok"),
        .. build.Rows("SELECT parent FROM pragma_foreign_key_check('fct_judgement') LIMIT 20", r => $"a row of fct_judgement names a row of {r.GetString(0)} that is not there"),
        .. BuildCheck.Faults(build),
    ];
}
