using QaInsight.Scorecards.Board;

namespace QaInsight.Web.Charts;

/// <summary>A coloured stretch of a bar: where it starts and how far it goes, as shares of the bar.</summary>
/// <param name="Label">The count, or nothing where it would not fit.</param>
/// <param name="Says">The count of the whole, in words.</param>
public sealed record Stretch(Swatch Swatch, decimal Count, double Start, double Share, string Label, string Says)
{
    /// <summary>Whether the bar's scale has this part at all.</summary>
    public bool IsTold { get; init; } = true;

    public double Middle => Start + (Share / 2);
}

public sealed record Bar(string Label, decimal Total, bool IsSmall, IReadOnlyList<Stretch> Stretches)
{
    public string InWords => string.Join(", ", Stretches.Where(s => s.Count > 0).Select(s => $"{InPlainWords.Count(s.Count)} {s.Swatch.Name.ToLowerInvariant()}"));
}

/// <summary>Bars of one whole each, cut by the same meanings; the drawing on the server and plotly's figure are both made from it.</summary>
public sealed record StackedBars(string Title, string Counted, IReadOnlyList<Swatch> Swatches, IReadOnlyList<Bar> Bars, StackedBars.Sizes Size)
{
    private const double NarrowestLabelled = 0.07;

    /// <summary>A row's height, a bar's, and a bar's of small numbers, in pixels at the reader's usual letter size.</summary>
    public sealed record Sizes(int Row, int Thick, int Thin)
    {
        /// <summary>A line of words stands above each bar.</summary>
        public static readonly Sizes UnderWords = new(52, 22, 14);

        public static readonly Sizes Alone = new(38, 38, 22);

        // Between a bar under words and the words of the next.
        private const double Gap = 7;

        public int Of(Bar bar) => bar.IsSmall ? Thin : Thick;

        public int Letters(Bar bar) => Of(bar) < 20 ? 11 : 13;

        /// <summary>How far below its row's middle a bar's own middle is, in rows.</summary>
        public double Middle => Row == Thick ? 0 : Math.Round(0.5 - (((Thick / 2.0) + Gap) / Row), 4);
    }

    public static StackedBars Of(string title, GradeBars grades)
    {
        var swatches = new[] { Palette.Outstanding, Palette.Good, Palette.RequiresImprovement, Palette.BelowGood, Palette.Inadequate }
            .Where(s => (s != Palette.Outstanding || grades.HasOutstanding) && (s != Palette.BelowGood || grades.HasBelowGood) && (grades.Bars.Any(b => IsTold(b, s)) || grades.Bars.Count == 0)).ToList();
        return new(title, grades.Counted, swatches, [.. grades.Bars.Select(b => Make(b.Label, b.Total, b.IsSmall, grades.Counted, swatches.Select(s => (s, Count(b, s)))) is var bar && b.TellsBelowGood ? bar : bar with { Stretches = [.. bar.Stretches.Select(s => s with { IsTold = IsTold(b, s.Swatch) })] })], Sizes.UnderWords);
    }

    public static StackedBars Of(string title, WhatAreWeDoing doing)
    {
        (Swatch Swatch, decimal Count)[] parts =
        [
            (Palette.OnTime, doing.OnTime.Numerator ?? 0), (Palette.Late, doing.Late.Numerator ?? 0),
            (Palette.Overdue, doing.Overdue.Numerator ?? 0), (Palette.NotDue, doing.NotDue.Numerator ?? 0),
        ];
        return new(title, "actions", [.. parts.Select(p => p.Swatch)], [Make(title, parts.Sum(p => p.Count), doing.OnTime.IsSmall, "actions", parts)], Sizes.Alone);
    }

    public PlotlyFigure ToFigure() => new(
        [.. Swatches.Select((swatch, at) => Trace(swatch, [.. Bars.Select(b => b.Stretches[at])]))],
        new PlotlyLayout(new PlotlyAxis([0, 1]), new PlotlyAxis([Bars.Count - 0.5, -0.5]), new PlotlyMargin()) { Barmode = "stack" });

    private BarTrace Trace(Swatch swatch, IReadOnlyList<Stretch> stretches) => new(
        swatch.Name,
        [.. stretches.Select(s => s.Share)],
        [.. stretches.Select((_, row) => row + Size.Middle)],
        [.. Bars.Select(b => Math.Round((double)Size.Of(b) / Size.Row, 4))],
        [.. stretches.Select(s => s.Label)],
        [.. stretches.Select((s, row) => $"{PlotlyFigure.Plain(Bars[row].Label)}<br>{PlotlyFigure.Plain(s.Says)}")],
        new BarMarker(swatch.Fill, new PlotlyLine("#ffffff", 1.5), swatch.IsHatched ? new BarPattern("/", Palette.Hatch, 7, 0.16) : null),
        new BarFont(swatch.Ink, [.. Bars.Select(Size.Letters)]));

    private static Bar Make(string label, decimal total, bool isSmall, string counted, IEnumerable<(Swatch Swatch, decimal Count)> parts)
    {
        var stretches = new List<Stretch>();
        var start = 0.0;
        foreach (var (swatch, count) in parts)
        {
            var share = total == 0 ? 0 : Math.Round((double)(count / total), 4);
            var words = InPlainWords.Count(count);
            stretches.Add(new(swatch, count, start, share, share < NarrowestLabelled ? "" : words, $"{swatch.Name}: {words} of {InPlainWords.Count(total)} {counted}"));
            start += share;
        }

        return new(label, total, isSmall, stretches);
    }

    private static bool IsTold(GradeBar bar, Swatch swatch) => bar.TellsBelowGood || (swatch != Palette.RequiresImprovement && swatch != Palette.Inadequate);

    private static decimal Count(GradeBar bar, Swatch swatch) =>
        swatch == Palette.Outstanding ? bar.Outstanding
        : swatch == Palette.Good ? bar.Good
        : swatch == Palette.RequiresImprovement ? bar.RequiresImprovement
        : swatch == Palette.BelowGood ? bar.BelowGood
        : bar.Inadequate;
}
