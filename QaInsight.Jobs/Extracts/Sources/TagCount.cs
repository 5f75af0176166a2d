using System.Buffers;
using System.Text;

namespace QaInsight.Extracts.Sources;

/// <summary>
/// Counts the tags of a workbook's part as it inflates. The library that reads it keeps a whole row, every shared string and
/// every format in memory: a few bytes of a file can ask for all that there is.
/// </summary>
/// <param name="packed">Bytes that the part has in the file.</param>
internal sealed class TagCount(long packed)
{
    private const int ExcelsRows = 1_048_576;
    private const int ExcelsColumns = 16_384;

    // Excel's longest text has 32,767 characters.
    private const int LongestText = 1 << 20;

    // Its longest name of a tag has half as many.
    private const int LongestName = 64;

    // Merged cells, columns' widths, formats: Excel itself stops at 65,490 formats.
    private const int MostOthers = 100_000;

    // So many may be empty and all alike; beyond that each has to have cost a byte of the file.
    private const int Free = 2_000_000;

    private static readonly SearchValues<byte> NameEnds = SearchValues.Create(" \t\r\n/>"u8);

    private readonly byte[] name = new byte[LongestName];
    private int nameLength = -1;
    private int text;
    private int rows;
    private int cellsInRow;
    private int others;
    private long costly;

    /// <exception cref="UnreadableFileException">There are more of something than a workbook of extracts has.</exception>
    public void Add(ReadOnlySpan<byte> xml)
    {
        while (!xml.IsEmpty)
        {
            if (nameLength >= 0)
            {
                xml = xml[TakeName(xml)..];
                continue;
            }

            var open = xml.IndexOf((byte)'<');
            text += open < 0 ? xml.Length : open;
            if (text > LongestText)
                throw TooMany("a text that is longer than Excel's can be");
            if (open < 0)
                return;
            xml = xml[(open + 1)..];
            (nameLength, text) = (0, 0);
        }
    }

    private int TakeName(ReadOnlySpan<byte> xml)
    {
        var end = xml.IndexOfAny(NameEnds);
        var part = end < 0 ? xml : xml[..end];
        if (nameLength + part.Length > LongestName)
        {
            // What is marked as mere characters, or as a comment, is no name.
            if ((nameLength > 0 ? name[0] : part[0]) != (byte)'!')
                throw TooMany("a tag whose name is longer than any of Excel's");
            nameLength = -1;
            return part.Length;
        }

        part.CopyTo(name.AsSpan(nameLength));
        nameLength += part.Length;
        if (end >= 0)
        {
            Count(name.AsSpan(0, nameLength));
            nameLength = -1;
        }

        return part.Length;
    }

    private void Count(ReadOnlySpan<byte> tag)
    {
        tag = tag[(tag.IndexOf((byte)':') + 1)..];
        if (tag.SequenceEqual("c"u8))
        {
            if (++cellsInRow > ExcelsColumns)
                throw TooMany("a row with more cells than Excel has columns");
            costly++;
        }
        else if (tag.SequenceEqual("row"u8))
        {
            cellsInRow = 0;
            if (++rows > ExcelsRows)
                throw TooMany("more rows than Excel has");
        }
        else if (tag.SequenceEqual("si"u8))
        {
            costly++;
        }
        else if ((tag.SequenceEqual("mergeCell"u8) || tag.SequenceEqual("col"u8) || tag.SequenceEqual("xf"u8) || tag.SequenceEqual("numFmt"u8) || tag.SequenceEqual("sheet"u8) || tag.SequenceEqual("Relationship"u8))
            && ++others > MostOthers)
        {
            throw TooMany($"more of '{Encoding.UTF8.GetString(tag)}' than a workbook of extracts has");
        }

        if (costly > Free && costly > packed)
            throw InflatedSize.Bomb();
    }

    private static UnreadableFileException TooMany(string what) => new($"The workbook has {what}. Save what is wanted of it as a new workbook, or as a CSV file.");
}
