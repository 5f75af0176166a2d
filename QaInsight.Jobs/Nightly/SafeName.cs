using System.Text;

namespace QaInsight.Nightly;

/// <summary>A file's name as others may have made it, fit for any file system, a log and a mail.</summary>
public static class SafeName
{
    // 255 bytes is the usual limit; a fingerprint goes before the name and an ending after it.
    private const int MostBytes = 200;

    // Windows takes these for devices, whatever their ending.
    private static readonly string[] Devices =
        ["CON", "PRN", "AUX", "NUL", .. Enumerable.Range(0, 10).SelectMany(n => (string[])[$"COM{n}", $"LPT{n}"])];

    public static string Of(string name)
    {
        var safe = new string([.. name.Select(c => char.IsControl(c) || char.IsSurrogate(c) || "\\/:*?\"<>|".Contains(c, StringComparison.Ordinal) ? '_' : c)]);
        var ending = Path.GetExtension(safe);
        var stem = Path.GetFileNameWithoutExtension(safe);
        while (stem.Length > 1 && Encoding.UTF8.GetByteCount(stem + ending) > MostBytes)
            stem = stem[..^1];
        var whole = ending.Length < 20 ? stem + ending : stem;
        // Neither a folder's own name nor the one above it, and nothing that Windows would cut off.
        whole = whole.TrimEnd(' ', '.');
        return whole.Length == 0 || Devices.Contains(whole.Split('.')[0].Trim(), StringComparer.OrdinalIgnoreCase) ? "_" + whole : whole;
    }
}
