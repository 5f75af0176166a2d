using System.Buffers;
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
    private const int LetterLimit = 3;
    private const int LongestName = 32;

    private static readonly SearchValues<byte> Letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8);

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
            var isSheet = entry.FullName.Contains("worksheets/", StringComparison.OrdinalIgnoreCase);
            long own = 0;
            var kept = 0;
            for (int read; (read = content.Read(buffer, kept, buffer.Length - kept)) > 0;)
            {
                own += read;
                if (isSheet && NamesAColumnPastExcels(buffer.AsSpan(0, kept + read)))
                    throw new UnreadableFileException("A cell lies further to the right than Excel has columns.");
                // A cell's name may lie across two reads.
                (var end, kept) = (kept + read, Math.Min(LongestName, kept + read));
                buffer.AsSpan(end - kept, kept).CopyTo(buffer);
                all += read;
                if (all > LargestAll || (all > SmallEnough && all / packed > LargestRatio) || (own > LargestSharedStrings && IsSharedStrings(entry)))
                    throw Bomb();
            }
        }

        return true;
    }

    // Excel's columns have three letters; a fourth makes the library that reads sheets ask for all the memory there is.
    private static bool NamesAColumnPastExcels(ReadOnlySpan<byte> xml)
    {
        for (int at; (at = xml.IndexOf("r="u8)) >= 0;)
        {
            xml = xml[(at + 2)..];
            if (xml.IsEmpty || xml[0] is not ((byte)'"' or (byte)'\''))
                continue;
            var letters = xml[1..].IndexOfAnyExcept(Letters);
            if (letters > LetterLimit && xml[1 + letters] is >= (byte)'0' and <= (byte)'9')
                return true;
        }

        return false;
    }

    private static bool IsSharedStrings(ZipArchiveEntry entry) => entry.Name.Contains("sharedStrings", StringComparison.OrdinalIgnoreCase);

    private static UnreadableFileException Bomb() => new("The workbook inflates to far more than it holds (a zip bomb).");
}
