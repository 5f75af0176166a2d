using System.Globalization;

namespace QaInsight.Outputs.Drawings;

/// <summary>A funnel as SVG, as wide as what it stands in.</summary>
public static class FunnelDrawing
{
    public const string Rule = "Dashed: all together. Dotted: the 95% limits, solid: the 99.8% limits. Within them a difference may be chance.";

    private const int Usual = 310;
    private const int Top = 12;
    private const int Below = 28;

    /// <param name="height">In pixels.</param>
    public static Html Draw(FunnelPlot plot, Leads leads, int height = Usual)
    {
        var (chart, tall) = (plot.Chart, height - Top - Below);
        return $"""
            <svg class="stand-in" width="100%" height="{height}" role="{(plot.Dots.Any(d => leads.Of(d.Place) is not null) ? "group" : "img")}" aria-label="{chart.Title}, by number of {chart.Counted}. All together: {InPlainWords.Percent(chart.Average)}. {plot.InWords}.">{new[] { 0, 0.25, 0.5, 0.75, 1 }.Select(s => Scale(s, Y(s)))}{plot.Sizes.Select(s => (Html)$"<text x=\"{X(plot.Across(s))}%\" y=\"{height - 6}\" text-anchor=\"middle\" fill=\"{Palette.Soft}\" font-size=\"12\">{InPlainWords.Count(s)}</text>")}<svg x="8%" y="12" width="88%" height="{tall}" viewBox="0 0 1 1" preserveAspectRatio="none" fill="none" stroke="{Palette.Mean}">{plot.Limits.Select(l => Limit(l.Places, l.IsOuter))}</svg><line x1="8%" x2="100%" y1="{Y(chart.Average)}" y2="{Y(chart.Average)}" stroke="{Palette.Ink}" stroke-width="1.5" stroke-dasharray="6 4" />{plot.Dots.Select(d => Leading.Linked(leads.Of(d.Place), d.Says, $"<circle cx=\"{X(d.Across)}%\" cy=\"{Y(d.Up)}\" r=\"{(d.IsBeyond ? 6 : 4.5)}\" fill=\"{d.Fill}\" />"))}</svg>
            """;

        double Y(double up) => Top + ((1 - up) * tall);
    }

    private static Html Scale(double share, double y) => $"<line x1=\"8%\" x2=\"100%\" y1=\"{y}\" y2=\"{y}\" stroke=\"{Palette.Rule}\" /><text x=\"7%\" y=\"{y}\" dy=\"4\" text-anchor=\"end\" fill=\"{Palette.Soft}\" font-size=\"12\">{InPlainWords.Percent(share)}</text>";

    private static Html Limit(IReadOnlyList<(double Across, double Up)> places, bool isOuter)
    {
        var points = string.Join(' ', places.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Across},{1 - p.Up:0.####}")));
        return isOuter
            ? (Html)$"<polyline points=\"{points}\" stroke-width=\"1.5\" vector-effect=\"non-scaling-stroke\" />"
            : (Html)$"<polyline points=\"{points}\" stroke-width=\"1\" stroke-dasharray=\"2 3\" vector-effect=\"non-scaling-stroke\" />";
    }

    private static double X(double across) => 8 + (across * 88);
}
