using System.Text;

namespace QaInsight.Nightly;

/// <summary>A file's name as others may have made it, fit for any file system, a log and a mail.</summary>
public static class SafeName
{
    // 255 bytes is the usual limit; a fingerprint goes before the name and an ending after it.
    private const int MostBytes = 200;

    public static string Of(string name)
    {
        var safe = new string([.. name.Select(c => char.IsControl(c) || char.IsSurrogate(c) || "\\/:*?\"<>|".Contains(c, StringComparison.Ordinal) ? '_' : c)]);
        var ending = Path.GetExtension(safe);
        var stem = Path.GetFileNameWithoutExtension(safe);
        while (stem.Length > 1 && Encoding.UTF8.GetByteCount(stem + ending) > MostBytes)
            stem = stem[..^1];
        return ending.Length < 20 ? stem + ending : stem;
    }
}
