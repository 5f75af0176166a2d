using System.Globalization;
using QaInsight.Measures;
using QaInsight.Scorecards.Pages;

namespace QaInsight.Outputs.Drawings;

/// <summary>A group's place in a funnel: across by its size and up by its share, both from 0 to 1.</summary>
public sealed record FunnelDot(double Across, double Up, string Fill, bool IsBeyond, string Says, PageAddress? Place);

/// <summary>A funnel laid out for drawing; the drawing on the server and plotly's figure are both made from it.</summary>
public sealed record FunnelPlot(FunnelChart Chart, int Widest)
{
    private const int MostNamed = 5;

    public static FunnelPlot Of(FunnelChart chart) => new(chart, chart.Limits.Count == 0 ? 1 : chart.Limits[^1].Size);

    /// <summary>Which groups differ by more than chance; each mark says its own share.</summary>
    public string InWords => Chart.Points.Where(IsBeyond).Select(p => $"{p.Label}: {Says(p)}").ToList() is { Count: > 0 } beyond ? string.Join("; ", beyond) : "None lies outside the limits";

    public IReadOnlyList<FunnelDot> Dots => field ??=
        [.. Chart.Points.Select(p => new FunnelDot(Across((double)p.Figure.Denominator!), Near((double)p.Figure.Value!), Palette.Of(p.Variation), IsBeyond(p), $"{p.Label}: {Says(p)}", p.Place))];

    /// <summary>Each limit as a run of places, left to right.</summary>
    public IReadOnlyList<(IReadOnlyList<(double Across, double Up)> Places, bool IsOuter)> Limits =>
    [
        (Line(l => l.Lower95), false), (Line(l => l.Upper95), false), (Line(l => l.Lower998), true), (Line(l => l.Upper998), true),
    ];

    /// <summary>Sizes to name below, smallest first.</summary>
    public IReadOnlyList<int> Sizes
    {
        get
        {
            var step = Math.Max(1, (int)Math.Ceiling(Widest / (double)MostNamed));
            return [.. Enumerable.Range(0, MostNamed + 1).Select(i => i * step).Where(s => s <= Widest)];
        }
    }

    public double Across(double size) => Near(size / Widest);

    private static bool IsBeyond(FunnelPoint point) => point.Variation is not (Variation.Common or Variation.TooFew);

    /// <summary>A group's share, and what was counted, in words.</summary>
    public static string Says(FunnelPoint point) => string.Create(
        CultureInfo.InvariantCulture,
        $"{point.Figure.Display}, {InPlainWords.Count(point.Figure.Numerator ?? 0)} of {InPlainWords.Count(point.Figure.Denominator ?? 0)}{(point.IsFarOut ? ", beyond the 99.8% limit" : IsBeyond(point) ? ", beyond the 95% limit" : "")}");

    private IReadOnlyList<(double Across, double Up)> Line(Func<FunnelLimit, double> at) => [.. Chart.Limits.Select(l => (Across(l.Size), Near(at(l))))];

    // Nearer than any screen shows: a page holds hundreds of these.
    private static double Near(double place) => Math.Round(place, 4);
}
