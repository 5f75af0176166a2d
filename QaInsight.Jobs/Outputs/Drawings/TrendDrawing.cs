namespace QaInsight.Outputs.Drawings;

/// <summary>A trend as SVG, as wide as what it stands in: the large one of a card, and the small one of a tile.</summary>
public static class TrendDrawing
{
    private const int Usual = 220;
    private const int Above = 12;
    private const int Below = 28;

    private const int UsualSpark = 48;
    private const int SparkRoom = 6;

    /// <param name="height">In pixels.</param>
    public static Html Large(TrendLine line, Leads leads, int height = Usual)
    {
        var dots = line.Dots.Where(d => d.Up is not null).Select(d => (Dot: d, Href: leads.Of(d.Place))).ToList();
        var frame = new Frame(Above, height - Below);
        return $"""
            <svg class="stand-in" width="100%" height="{height}" role="{(dots.Exists(d => d.Href is not null) ? "group" : "img")}" aria-label="{line.Title}, month by month{(line.Expected is { } within ? $", {within.Says}" : "")}. {line.Trend.InWords}">{Limits(line, frame)}{Expected(line, frame)}{Mean(line, frame)}<g fill="{Palette.Soft}" font-size="12">{line.Scale.Select(s => Scale(s.Words, frame.Y(line.Up(s.Value))))}{line.Months.Select(m => Month(m.Words, Frame.X(line.Across(m.At)), height - 8))}</g><svg x="10%" width="82%" height="{height}" viewBox="0 0 1000 {height}" preserveAspectRatio="none" overflow="visible"><path d="{line.Path(1000, frame.Top, frame.Bottom)}" fill="none" stroke="{Palette.Ink}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" vector-effect="non-scaling-stroke" /></svg>{dots.Select(d => Leading.Linked(d.Href, d.Dot.Says, Mark(d.Dot, frame)))}</svg>
            """;
    }

    /// <summary>Of a tile: the shape alone, with the months that stand out.</summary>
    /// <param name="height">In pixels.</param>
    public static Html Spark(TrendLine line, int height = UsualSpark)
    {
        var frame = new Frame(SparkRoom, height - SparkRoom);
        return $"""
            <svg class="spark" width="100%" height="{height}" role="img" aria-label="{line.Title}. {line.Trend.InWords}">{Usually(line, frame)}<svg x="3%" width="94%" height="{height}" viewBox="0 0 1000 {height}" preserveAspectRatio="none" overflow="visible"><path d="{line.Path(1000, frame.Top, frame.Bottom)}" fill="none" stroke="{Palette.Ink}" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" vector-effect="non-scaling-stroke" /></svg>{line.Dots.Where(d => d.Up is not null && (d.IsSignal || d.IsLatest)).Select(d => (Html)$"<circle cx=\"{3 + (d.Across * 94)}%\" cy=\"{frame.Y(d.Up!.Value)}\" r=\"{(d.IsLatest ? 4.5 : 3.0)}\" fill=\"{d.Fill}\" />")}</svg>
            """;
    }

    private static Html Usually(TrendLine line, Frame frame)
    {
        if (!line.HasLimits)
            return Html.None;
        var (lower, upper, mean) = (line.Up(line.Trend.Lower!.Value), line.Up(line.Trend.Upper!.Value), line.Up(line.Trend.Mean!.Value));
        return $"<rect x=\"0\" y=\"{frame.Y(upper)}\" width=\"100%\" height=\"{Math.Max(1, frame.Tall(upper - lower))}\" rx=\"2\" fill=\"{Palette.Band}\" /><line x1=\"0\" x2=\"100%\" y1=\"{frame.Y(mean)}\" y2=\"{frame.Y(mean)}\" stroke=\"{Palette.Mean}\" stroke-dasharray=\"4 3\" />";
    }

    private static Html Limits(TrendLine line, Frame frame)
    {
        if (!line.HasLimits)
            return Html.None;
        var (lower, upper) = (line.Up(line.Trend.Lower!.Value), line.Up(line.Trend.Upper!.Value));
        return $"<rect x=\"9%\" width=\"91%\" y=\"{frame.Y(upper)}\" height=\"{frame.Tall(upper - lower)}\" fill=\"{Palette.Band}\" />";
    }

    private static Html Expected(TrendLine line, Frame frame)
    {
        if (line.Expected is not { } band)
            return Html.None;
        var (low, high) = (line.Up(band.Low), line.Up(band.High));
        return $"<rect x=\"9%\" width=\"91%\" y=\"{frame.Y(high)}\" height=\"{frame.Tall(high - low)}\" fill=\"{Palette.Expected}\" stroke=\"{Palette.ExpectedInk}\" stroke-dasharray=\"1 3\" /><text x=\"9.5%\" y=\"{frame.Y(high)}\" dy=\"-4\" fill=\"{Palette.ExpectedInk}\" font-size=\"12\">{band.Says}</text>";
    }

    private static Html Mean(TrendLine line, Frame frame)
    {
        if (!line.HasLimits)
            return Html.None;
        var mean = frame.Y(line.Up(line.Trend.Mean!.Value));
        return $"<line x1=\"9%\" x2=\"100%\" y1=\"{mean}\" y2=\"{mean}\" stroke=\"{Palette.Mean}\" stroke-width=\"1.5\" stroke-dasharray=\"6 4\" />";
    }

    private static Html Scale(string words, double y) => $"<line x1=\"9%\" x2=\"100%\" y1=\"{y}\" y2=\"{y}\" stroke=\"{Palette.Rule}\" /><text x=\"8%\" y=\"{y}\" dy=\"4\" text-anchor=\"end\">{words}</text>";

    private static Html Month(string words, double x, int y) => $"<text x=\"{x}%\" y=\"{y}\" text-anchor=\"middle\">{words}</text>";

    private static Html Mark(Dot dot, Frame frame)
    {
        var (size, x, y) = (dot.IsLatest ? 5.5 : dot.IsSignal ? 4.5 : 3.5, Frame.X(dot.Across), frame.Y(dot.Up!.Value));
        return dot.IsRestated
            ? (Html)$"<svg x=\"{x}%\" y=\"{y}\" overflow=\"visible\"><rect x=\"{-size}\" y=\"{-size}\" width=\"{2 * size}\" height=\"{2 * size}\" fill=\"{dot.Fill}\" /></svg>"
            : (Html)$"<circle cx=\"{x}%\" cy=\"{y}\" r=\"{size}\" fill=\"{dot.Fill}\" />";
    }

    /// <summary>Where shares of a trend's room are, from top to bottom in pixels and across in hundredths.</summary>
    private readonly record struct Frame(double Top, double Bottom)
    {
        public static double X(double across) => 10 + (across * 82);

        public double Y(double up) => Bottom - (up * (Bottom - Top));

        public double Tall(double share) => share * (Bottom - Top);
    }
}
