using System.IO.Compression;

namespace QaInsight.Extracts.Sources;

/// <summary>Refuses zip bombs. What an archive says of its own sizes is not to be believed: they are counted while inflating.</summary>
internal static class InflatedSize
{
    // An extract of a million rows inflates to less; a bomb does not.
    private const long LargestAll = 2L << 30;

    // Kept in memory as a whole while a workbook is read.
    private const long LargestSharedStrings = 192L << 20;

    private const int MostEntries = 10_000;
    private const int LargestRatio = 250;
    private const long SmallEnough = 64L << 20;

    /// <exception cref="UnreadableFileException">The archive inflates to far more than a workbook of extracts does.</exception>
    public static bool Check(string path)
    {
        using var archive = ZipFile.OpenRead(path);
        if (archive.Entries.Count > MostEntries)
            throw Bomb();
        var packed = new FileInfo(path).Length;
        var buffer = new byte[1 << 16];
        long all = 0;
        foreach (var entry in archive.Entries)
        {
            using var content = entry.Open();
            long own = 0;
            for (int read; (read = content.Read(buffer)) > 0;)
            {
                own += read;
                all += read;
                if (all > LargestAll || (all > SmallEnough && all / packed > LargestRatio) || (own > LargestSharedStrings && IsSharedStrings(entry)))
                    throw Bomb();
            }
        }

        return true;
    }

    private static bool IsSharedStrings(ZipArchiveEntry entry) => entry.Name.Contains("sharedStrings", StringComparison.OrdinalIgnoreCase);

    private static UnreadableFileException Bomb() => new("The workbook inflates to far more than it holds (a zip bomb).");
}
