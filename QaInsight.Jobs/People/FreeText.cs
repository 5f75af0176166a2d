using System.Globalization;
using System.Text;

namespace QaInsight.People;

/// <summary>What people type, made tidy: nothing is left in it that cannot be seen, but what joins letters or turns their direction.</summary>
public static class FreeText
{
    private const int LinesLeftEmpty = 1;

    /// <summary>On one line, with single spaces; null where nothing is left.</summary>
    public static string? Line(string? typed) => NullIfEmpty(string.Join(' ', Seen(typed).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

    /// <summary>With its line breaks, and no more than one empty line after another; null where nothing is left.</summary>
    public static string? Lines(string? typed)
    {
        var lines = new List<string>();
        foreach (var line in Seen(typed).Split('\n').Select(l => l.Trim()))
        {
            if (line.Length > 0 || lines.Count < LinesLeftEmpty || lines[^LinesLeftEmpty].Length > 0)
                lines.Add(line);
        }

        return NullIfEmpty(string.Join('\n', lines).Trim('\n'));
    }

    private static string Seen(string? typed)
    {
        var plain = new StringBuilder();
        foreach (var rune in (typed ?? "").ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar)
                continue;
            plain.Append(rune.Value == '\n' ? "\n" : rune.Value == '\t' ? " " : Rune.GetUnicodeCategory(rune) == UnicodeCategory.Control ? "" : rune.ToString());
        }

        return plain.ToString().Normalize(NormalizationForm.FormC);
    }

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
