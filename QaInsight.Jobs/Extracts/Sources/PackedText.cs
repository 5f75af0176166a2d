using System.IO.Compression;
using System.Text;

namespace QaInsight.Extracts.Sources;

/// <summary>The text of a file as whoever searches it finds it: as it stands, and unpacked where it is a workbook.</summary>
internal static class PackedText
{
    /// <summary>Whether the file names a child, in whatever part of it.</summary>
    public static bool Names(string path, Mention mention)
    {
        if (Path.GetExtension(path).Equals(SourceFile.Workbook, StringComparison.OrdinalIgnoreCase) && Parts(path, mention) is { } found)
            return found;
        using var stream = File.OpenRead(path);
        return IsIn(stream, mention);
    }

    // Null where it is no workbook at all.
    private static bool? Parts(string path, Mention mention)
    {
        try
        {
            InflatedSize.Check(path);
            using var archive = ZipFile.OpenRead(path);
            foreach (var entry in archive.Entries)
            {
                using var content = entry.Open();
                if (mention.In(entry.FullName) || IsIn(content, mention, isMarkup: true))
                    return true;
            }

            return false;
        }
        catch (Exception e) when (e is InvalidDataException or UnreadableFileException or NotSupportedException)
        {
            return null;
        }
    }

    private static bool IsIn(Stream stream, Mention mention, bool isMarkup = false)
    {
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        var bytes = copy.GetBuffer().AsSpan(0, (int)copy.Length);
        var text = Encoding.UTF8.GetString(bytes);
        if (isMarkup)
            return text.Split('<', '>').Any(part => mention.In(System.Net.WebUtility.HtmlDecode(part)) || (part.Contains('"', StringComparison.Ordinal) && part.Split('"').Any(value => mention.In(System.Net.WebUtility.HtmlDecode(value)))));
        return (mention.StandsAloneOnly ? text.Split('\n', '\r', ',', '"').Any(mention.Is) : mention.In(text))
            || bytes.IndexOf(Encoding.Unicode.GetBytes(mention.Id)) >= 0 || bytes.IndexOf(Encoding.BigEndianUnicode.GetBytes(mention.Id)) >= 0;
    }
}
