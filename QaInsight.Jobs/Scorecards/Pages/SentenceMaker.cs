using System.Buffers;
using System.Globalization;

namespace QaInsight.Scorecards.Pages;

/// <summary>Puts sentences together, word by word.</summary>
internal sealed class SentenceMaker
{
    private readonly List<Words> parts = [];

    public Sentence Sentence => new(parts);

    public SentenceMaker Say(string text)
    {
        if (text.Length > 0)
            parts.Add(new Words(text));
        return this;
    }

    public SentenceMaker Strong(string text)
    {
        parts.Add(new Words(text, IsStrong: true));
        return this;
    }

    /// <summary>A sentence more, after what has been said.</summary>
    public SentenceMaker Then(string sentence) => Say(sentence.Length > 0 && parts.Count > 0 ? " " + sentence : sentence);
}

/// <summary>How the board's sentences write numbers, lists and periods.</summary>
internal static class InEnglish
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");
    private static readonly SearchValues<char> DirectionMarks = SearchValues.Create("\u200E\u200F\u061C\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069");
    private static readonly string[] Small = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    /// <summary><c>A, B and C</c>.</summary>
    public static string Listed(IReadOnlyList<string> names) => names.Count < 2 ? string.Concat(names) : $"{string.Join(", ", names.Take(names.Count - 1))} and {names[^1]}";

    /// <summary>Up to twelve in letters.</summary>
    public static string Number(int number) => number >= 0 && number < Small.Length ? Small[number] : number.ToString("#,##0", English);

    public static string Count(decimal count) => count.ToString("#,##0", English);

    /// <summary><c>1 action</c>, <c>515 actions</c>.</summary>
    public static string Count(decimal count, string one, string many) => $"{Count(count)} {(count == 1 ? one : many)}";

    public static string Capital(string sentence) => sentence.Length == 0 ? sentence : char.ToUpperInvariant(sentence[0]) + sentence[1..];

    // A bar's label starts with a capital, which a word within a sentence does not; names and abbreviations keep theirs.
    public static string InText(string label) => Isolated(label.Skip(1).Any(char.IsUpper) || label.Length == 0 ? label : char.ToLowerInvariant(label[0]) + label[1..]);

    // A mark that turns the direction of reading would turn the rest of the sentence as well.
    public static string Isolated(string name) => name.AsSpan().ContainsAny(DirectionMarks) ? $"\u2068{name}\u2069" : name;

    /// <summary>A month by its name; a longer period in full.</summary>
    public static string Name(Period period) => period.IsMonth ? period.From.FirstDay.ToString("MMMM", English) : period.Label;

    /// <summary><c>in August 2019</c>, <c>from June to August 2019</c>.</summary>
    public static string When(Period period) => period.IsMonth ? $"in {period.Label}" : $"from {period.Label}";
}
