using System.IO.Compression;
using System.Text;
using Microsoft.Data.Sqlite;
using QaInsight.Measures;
using QaInsight.Nightly;
using QaInsight.Nightly.Erasures;
using QaInsight.People;
using QaInsight.Scorecards;

namespace QaInsight.Tests.Nightly.Erasures;

/// <summary>The shortest ways to erase a child, and to look for what is left.</summary>
internal static class Erased
{
    public static readonly Reader Administrator = new("1", "Ann Lee");

    public static Erasure Erase(this TestWarehouse warehouse, string child, string reason = "asked for by the family") =>
        new ErasureDesk(warehouse.Folder, TestWarehouse.ReferenceFolder, TimeProvider.System).Erase(child, reason, Administrator);

    public static ChildTraces Preview(this TestWarehouse warehouse, string child) =>
        new ErasureDesk(warehouse.Folder, TestWarehouse.ReferenceFolder, TimeProvider.System).Preview(child);

    /// <summary>As the command line imports: with copies in the archive.</summary>
    public static ImportOutcome ImportKept(this TestWarehouse warehouse, params string[] paths) =>
        new ImportRun(warehouse.Folder, TestWarehouse.ReferenceFolder, TimeProvider.System).Run(new ImportRequest(paths, "test", warehouse.Today) { KeepCopies = true });

    /// <summary>Files below the warehouse's folder in whose bytes, or in whose unpacked parts, the text stands.</summary>
    public static IReadOnlyList<string> FilesWith(this TestWarehouse warehouse, string text)
    {
        SqliteConnection.ClearAllPools();
        return
        [
            .. Directory.EnumerateFiles(warehouse.Folder.Root, "*", SearchOption.AllDirectories)
                .Where(f => Path.GetFileName(f).Contains(text, StringComparison.OrdinalIgnoreCase) || Parts(f).Any(p => Encoding.Latin1.GetString(p).Contains(text, StringComparison.OrdinalIgnoreCase)))
                .Select(f => Path.GetRelativePath(warehouse.Folder.Root, f)),
        ];
    }

    /// <summary>Every figure of every scorecard over the whole time, a line each.</summary>
    public static IReadOnlyList<string> EveryFigure(this TestWarehouse warehouse, string period, string? programme = null) =>
    [
        .. from kind in Enum.GetValues<By>()
           let card = warehouse.Ask(new ScorecardRequest(kind, Period.Parse(period), warehouse.Today, programme ?? ScorecardRequest.AllProgrammes))
           from row in card.Rows.Append(card.Total)
           from figure in row.Figures
           select $"{kind} {row.Key} {figure.Key}: {figure.Value}",
    ];

    private static IEnumerable<byte[]> Parts(string file)
    {
        yield return File.ReadAllBytes(file);
        if (!file.EndsWith(".xlsx", StringComparison.Ordinal))
            yield break;
        using var archive = ZipFile.OpenRead(file);
        foreach (var entry in archive.Entries)
        {
            using var content = entry.Open();
            using var copy = new MemoryStream();
            content.CopyTo(copy);
            yield return copy.ToArray();
        }
    }
}
