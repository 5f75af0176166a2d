using QaInsight.People;
using QaInsight.Warehouse;

namespace QaInsight.Nightly.Keeping;

/// <summary>
/// What of a warehouse folder goes into a backup beside its builds and <c>app.db</c>: all that nobody could make again. What is
/// not known here is kept rather than lost.
/// </summary>
internal static class Kept
{
    /// <summary>
    /// On their way in, or copied otherwise; the site's own keys, which are good for nothing but sign-ins; and what comes with the program.
    /// </summary>
    private static readonly string[] LeftOut = ["builds", "inbox", "uploads", "keys", "sample", "README.md", "measures.md"];

    private static readonly string[] Unfinished = [WarehouseFolder.Unfinished, ".next", ".tmp", ".lock", BuildInProgress.Suffix];

    private static readonly EnumerationOptions Below = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = false };

    /// <summary>Files, with their names in the backup.</summary>
    public static IEnumerable<(string Path, string Name)> Files(WarehouseFolder folder) =>
        from top in new DirectoryInfo(folder.Root).EnumerateFileSystemInfos().OrderBy(e => e.Name, StringComparer.Ordinal)
        where !LeftOut.Contains(top.Name, StringComparer.OrdinalIgnoreCase) && !top.Name.StartsWith(AppDatabase.FileName, StringComparison.OrdinalIgnoreCase)
        from file in top is DirectoryInfo inside ? inside.EnumerateFiles("*", Below).Select(f => f.FullName) : [top.FullName]
        let name = Path.GetRelativePath(folder.Root, file).Replace('\\', '/')
        where !name.Split('/').Any(part => Unfinished.Any(u => part.EndsWith(u, StringComparison.OrdinalIgnoreCase)))
        orderby name
        select (file, name);
}
