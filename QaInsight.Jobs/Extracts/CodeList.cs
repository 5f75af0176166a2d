using System.Text;

namespace QaInsight.Extracts;

/// <summary>A short closed list, searched as UTF-8 without regard to ASCII case.</summary>
public sealed class CodeList(IEnumerable<string> codes)
{
    private readonly byte[][] codes = [.. codes.Select(Encoding.UTF8.GetBytes)];

    /// <summary>The code's place in the list, or -1.</summary>
    public int Find(ReadOnlySpan<byte> text)
    {
        for (var at = 0; at < codes.Length; at++)
        {
            if (Ascii.EqualsIgnoreCase(codes[at], text))
                return at;
        }

        return -1;
    }
}
