using System.Text;
using System.Text.Json;

namespace QaInsight.Extracts;

/// <summary>
/// Where a text names a child: the id as a word of its own, whatever its capitals, and not as a part of another id (C1 in C10).
/// </summary>
/// <param name="id">The child's.</param>
/// <param name="others">Ids that hold this one as a part, and are somebody else's or something else's.</param>
public sealed class Mention(string id, IEnumerable<string> others)
{
    public const string Instead = "(erased)";

    // A number as short as this is in half of all texts, as a number.
    private const int ShortestNumber = 4;

    private readonly string[] forms =
    [
        .. new[] { id, id.Replace("\"", "\"\"", StringComparison.Ordinal), JsonEncodedText.Encode(id).ToString(), id.Replace("\"", "\\\"", StringComparison.Ordinal), Uri.EscapeDataString(id), Uri.EscapeDataString(id).Replace("%20", "+", StringComparison.Ordinal) }
            .Distinct().OrderByDescending(f => f.Length),
    ];

    private readonly string[] others = [.. others.Where(o => o.Length > id.Length && o.Contains(id, StringComparison.OrdinalIgnoreCase)).Distinct()];

    public string Id { get; } = id.Trim();

    /// <summary>Ids that hold this one: where its letters are found, they may be theirs.</summary>
    public bool IsPartOfOthers => others.Length > 0;

    /// <summary>An id that is no word cannot be told from other text, unless it stands alone.</summary>
    public bool StandsAloneOnly { get; } = !id.Any(char.IsLetterOrDigit) || (id.Length < ShortestNumber && !id.Any(char.IsLetter));

    public bool Is(string? text) => text is not null && text.Trim().Equals(Id, StringComparison.OrdinalIgnoreCase);

    public bool In(string? text) => text is { Length: > 0 } && (Is(text) || (!StandsAloneOnly && forms.Any(form => Next(text, form, 0) >= 0)));

    public string Replace(string text)
    {
        if (Is(text))
            return Instead;
        if (StandsAloneOnly)
            return text;
        foreach (var form in forms)
        {
            var written = new StringBuilder();
            var from = 0;
            for (int at; (at = Next(text, form, from)) >= 0; from = at + form.Length)
                written.Append(text, from, at - from).Append(Instead);
            text = written.Append(text, from, text.Length - from).ToString();
        }

        return text;
    }

    /// <summary>An address may hold the id encoded, and encoded again where it holds another address.</summary>
    public bool InAddress(string address) => DepthIn(address) is not null;

    public string ReplaceInAddress(string address)
    {
        var plain = Replace(address);
        return DepthIn(plain) switch
        {
            null => plain,
            0 when !StandsAloneOnly => Instead,
            _ => Instead + (address.IndexOf('?', StringComparison.Ordinal) is > 0 and var end && !In(address[..end]) ? " " + address[..end] : ""),
        };
    }

    private int? DepthIn(string address)
    {
        for (var (decoded, depth) = (address, 0); depth < 4; depth++)
        {
            // What a filter says is a value of its own, whatever its number looks like.
            if (In(decoded) || In(decoded.Replace('+', ' ')) || (StandsAloneOnly && decoded.Split('?', '&', '=').Any(value => Is(value.Replace('+', ' ')))))
                return depth;
            decoded = Uri.UnescapeDataString(decoded);
        }

        return null;
    }

    private int Next(string text, string form, int from)
    {
        for (var at = from; (at = text.IndexOf(form, at, StringComparison.OrdinalIgnoreCase)) >= 0; at++)
        {
            if (IsEdge(text, at - 1, form[0]) && IsEdge(text, at + form.Length, form[^1]) && !others.Any(o => IsWithin(text, at, form.Length, o)))
                return at;
        }

        return -1;
    }

    // In an address what goes before may be a character's code: %3D.
    private static bool IsEdge(string text, int at, char own) =>
        at < 0 || at >= text.Length || !char.IsLetterOrDigit(own) || !char.IsLetterOrDigit(text[at]) || (at >= 2 && text[at - 2] == '%' && char.IsAsciiHexDigit(text[at - 1]) && char.IsAsciiHexDigit(text[at]));

    private static bool IsWithin(string text, int at, int length, string other)
    {
        for (var start = Math.Max(0, at + length - other.Length); start <= at && start + other.Length <= text.Length; start++)
        {
            if (string.Compare(text, start, other, 0, other.Length, StringComparison.OrdinalIgnoreCase) == 0)
                return true;
        }

        return false;
    }
}
