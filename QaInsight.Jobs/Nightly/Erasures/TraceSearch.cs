using System.Security.Cryptography;
using System.Text;
using QaInsight.Extracts;
using QaInsight.People;
using QaInsight.Warehouse;

namespace QaInsight.Nightly.Erasures;

/// <param name="Found">Where in it the child is named still; null where it is not.</param>
/// <param name="Within">How often the id's letters stand in it as a part of other ids and numbers.</param>
internal sealed record SearchedFile(string Name, string Sha256, string? Found, int Within);

/// <summary>Looks for a child's id in every file that is written at run time, whoever wrote it.</summary>
internal sealed class TraceSearch(WarehouseFolder folder, AppDatabase database, FileErasure files, Mention mention)
{
    // The project's own: made up, and read only.
    private static readonly string[] Apart = ["sample", "reference"];

    // Shorter ones stand in other numbers by chance.
    private const int LongEnough = 6;

    public IReadOnlyList<SearchedFile> Run() =>
    [
        .. Directory.EnumerateFiles(folder.Root, "*", SearchOption.AllDirectories)
            .ToList().Select(path => (Path: path, Name: Path.GetRelativePath(folder.Root, path).Replace('\\', '/')))
            .Where(f => !f.Name.EndsWith(BuildInProgress.Suffix, StringComparison.Ordinal) && !Apart.Contains(f.Name.Split('/')[0]) && !f.Name.EndsWith(".lock", StringComparison.Ordinal)).OrderBy(f => f.Name, StringComparer.Ordinal)
            .Select(f => Look(f.Path, f.Name)),
    ];

    private SearchedFile Look(string path, string name)
    {
        if (name == AppDatabase.FileName)
            return LookIntoCopy(name);
        // Opening these beside SQLite would give up its locks. Once the log is written back and empty there is nothing in either of them.
        if (name is "app.db-wal" or "app.db-shm")
            return new SearchedFile(name, "-", name == "app.db-wal" && new FileInfo(path) is { Exists: true, Length: > 0 } ? "its pages, which somebody still reads" : null, 0);
        byte[] bytes;
        using (var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete))
        {
            bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        if (mention.In(Path.GetFileName(path)))
            return new SearchedFile(mention.Replace(name), hash, "its name", 0);
        if (path.EndsWith(".db", StringComparison.Ordinal))
            return Database(path, name, hash, bytes);
        return new SearchedFile(name, hash, files.Names(path) ? "its text" : null, 0);
    }

    // Page by page as it is, those that nothing uses among them.
    private SearchedFile LookIntoCopy(string name)
    {
        var copy = Path.Combine(folder.Builds, "app.db" + BuildInProgress.Suffix);
        try
        {
            File.Delete(copy);
            using (var from = database.Open())
            using (var to = Sqlite.OpenWritable(copy))
                from.BackupDatabase(to);
            var bytes = File.ReadAllBytes(copy);
            return Database(copy, name, Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes);
        }
        finally
        {
            File.Delete(copy);
        }
    }

    // Its texts one by one, and then its bytes: pages that nothing uses, indexes, statistics.
    private SearchedFile Database(string path, string name, string hash, byte[] bytes)
    {
        using var connection = Sqlite.OpenReadOnly(path, pooled: false);
        var found = TextSweep.Found(connection, mention);
        if (found.Count > 0)
            return new SearchedFile(name, hash, string.Join(", ", found), 0);
        var children = connection.Rows(
            "SELECT t.name FROM sqlite_schema t, pragma_table_info(t.name) c WHERE t.type = 'table' AND c.name = 'child_id'", r => r.GetString(0))
            .Where(t => connection.Rows($"SELECT DISTINCT child_id FROM {t}", r => r.TextOrNull(0)).Exists(mention.Is)).ToList();
        return children.Count > 0 ? new SearchedFile(name, hash, string.Join(", ", children.Select(t => t + ".child_id")), 0) : Raw(name, hash, bytes);
    }

    // In a database's bytes one text follows upon another without a sign between them: letters that stand in other ids are told
    // from the child's by whether there are such ids.
    private SearchedFile Raw(string name, string hash, byte[] bytes)
    {
        if (mention.StandsAloneOnly)
            return new SearchedFile(name, hash, null, 0);
        var (times, id) = (0, Encoding.UTF8.GetBytes(mention.Id));
        for (var rest = bytes.AsSpan(); rest.IndexOf(id) is >= 0 and var at; rest = rest[(at + 1)..])
            times++;
        var isOthers = mention.IsPartOfOthers || mention.Id.Length < LongEnough;
        return new SearchedFile(name, hash, times > 0 && !isOthers ? "its bytes" : null, times);
    }
}
