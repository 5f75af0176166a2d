using System.Buffers;
using System.IO.Compression;

namespace QaInsight.Extracts.Sources;

/// <summary>Refuses zip bombs. What an archive says of its own sizes is not to be believed: they are counted while inflating.</summary>
internal static class InflatedSize
{
    // An extract of a million rows inflates to less; a bomb does not.
    private const long LargestAll = 2L << 30;

    // Kept in memory as a whole while a workbook is read.
    private const long LargestSharedStrings = 128L << 20;

    private const int MostEntries = 10_000;
    private const int LargestRatio = 250;
    private const long SmallEnough = 16L << 20;
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
            var tags = IsXml(entry) ? new TagCount(entry.CompressedLength) : null;
            long own = 0;
            var (kept, isReadable) = (0, true);
            for (int read; (read = content.Read(buffer, kept, buffer.Length - kept)) > 0;)
            {
                if (tags is not null)
                {
                    isReadable &= IsPlain(buffer.AsSpan(kept, read), isStart: own == 0);
                    if (isReadable)
                        tags.Add(buffer.AsSpan(kept, read));
                }

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

            if (!isReadable)
                throw new UnreadableFileException("It is not written as Excel writes workbooks (in UTF-8). Save it again from Excel.");
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

    private static bool IsXml(ZipArchiveEntry entry) =>
        entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);

    // In another encoding none of what is looked for here would be found.
    private static bool IsPlain(ReadOnlySpan<byte> xml, bool isStart)
    {
        if (isStart && xml.StartsWith("\uFEFF"u8))
            xml = xml[3..];
        return !xml.Contains((byte)0) && (!isStart || xml.IsEmpty || xml[0] is (byte)'<' or (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n');
    }

    private static bool IsSharedStrings(ZipArchiveEntry entry) => entry.Name.Contains("sharedStrings", StringComparison.OrdinalIgnoreCase);

    public static UnreadableFileException Bomb() => new("The workbook inflates to far more than it holds (a zip bomb).");
}
