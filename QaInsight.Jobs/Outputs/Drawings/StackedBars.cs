using QaInsight.Scorecards.Pages;

namespace QaInsight.Outputs.Drawings;

/// <summary>A coloured stretch of a bar: where it starts and how far it goes, as shares of the bar.</summary>
/// <param name="Label">The count, or nothing where it would not fit.</param>
/// <param name="Says">The count of the whole, in words.</param>
/// <param name="Place">The rows that it counts, or null.</param>
public sealed record Stretch(Meaning Meaning, decimal Count, double Start, double Share, string Label, string Says, PageAddress? Place)
{
    /// <summary>Whether the bar's scale has this part at all.</summary>
    public bool IsTold { get; init; } = true;

    public double Middle => Start + (Share / 2);
}

public sealed record Bar(string Label, decimal Total, bool IsSmall, IReadOnlyList<Stretch> Stretches)
{
    public PageAddress? Place { get; init; }

    public string InWords => string.Join(", ", Stretches.Where(s => s.Count > 0).Select(s => $"{InPlainWords.Count(s.Count)} {s.Meaning.Name.ToLowerInvariant()}"));
}

/// <summary>Bars of one whole each, cut by the same meanings; the drawing on the server and plotly's figure are both made from it.</summary>
public sealed record StackedBars(string Title, string Counted, IReadOnlyList<Meaning> Meanings, IReadOnlyList<Bar> Bars, StackedBars.Sizes Size)
{
    private const double NarrowestLabelled = 0.07;

    /// <summary>A row's height, a bar's, and a bar's of small numbers, in pixels at the reader's usual letter size.</summary>
    public sealed record Sizes(int Row, int Thick, int Thin)
    {
        /// <summary>A line of words stands above each bar.</summary>
        public static readonly Sizes UnderWords = new(52, 22, 14);

        public static readonly Sizes Alone = new(38, 38, 22);

        /// <summary>Under words as well. Nothing can be pointed at there: whatever count fits its stretch is written into it.</summary>
        public static readonly Sizes OnPaper = new(34, 15, 10) { Fits = (share, words) => share >= 0.012 + (0.021 * words.Length) };

        /// <summary>Whether a stretch of that share of its bar has room for its count.</summary>
        public Func<double, string, bool> Fits { get; private init; } = (share, _) => share >= NarrowestLabelled;

        // Between a bar under words and the words of the next.
        private const double Gap = 7;

        public int Of(Bar bar) => bar.IsSmall ? Thin : Thick;

        public int Letters(Bar bar) => Of(bar) switch { < 12 => 8, < 16 => 10, < 20 => 11, _ => 13 };

        /// <summary>How far below its row's middle a bar's own middle is, in rows.</summary>
        public double Middle => Row == Thick ? 0 : Math.Round(0.5 - (((Thick / 2.0) + Gap) / Row), 4);
    }

    public static StackedBars Of(string title, BarsChart chart) => Of(title, chart, Sizes.UnderWords);

    public static StackedBars Of(string title, BarsChart chart, Sizes size) =>
        new(title, chart.Counted, chart.Meanings, [.. chart.Bars.Select(b => Make(b, chart, size))], size);

    public static StackedBars Of(string title, GradeBars grades) => Of(title, grades.ToChart());

    private static Bar Make(StackedBar bar, BarsChart chart, Sizes size)
    {
        var stretches = new List<Stretch>();
        var start = 0.0;
        foreach (var (meaning, part) in chart.Meanings.Zip(bar.Parts))
        {
            var share = bar.Total == 0 ? 0 : Math.Round((double)(part.Count / bar.Total), 4);
            var words = InPlainWords.Count(part.Count);
            stretches.Add(new(meaning, part.Count, start, share, size.Fits(share, words) ? words : "", $"{meaning.Name}: {words} of {InPlainWords.Count(bar.Total)} {chart.Counted}", part.Place) { IsTold = part.IsTold });
            start += share;
        }

        return new(bar.Label, bar.Total, bar.IsSmall, stretches) { Place = bar.Place };
    }
}
