using System.Globalization;
using QaInsight.Measures;
using QaInsight.Scorecards.Pages;

namespace QaInsight.Outputs.Drawings;

/// <summary>A month's place on a line: across from 0 to 1, up from 0 to 1; no height where the month has no figure.</summary>
/// <param name="Says">The month's figure, in words.</param>
/// <param name="Place">The rows behind it, or null.</param>
public sealed record Dot(double Across, double? Up, string Fill, bool IsSignal, bool IsLatest, string Says, PageAddress? Place)
{
    /// <summary>Whether the month was reported otherwise: it is drawn as a square.</summary>
    public bool IsRestated { get; init; }
}

/// <summary>
/// A trend laid out for drawing: its scale, its dots, its usual range. The small line in a tile, the large one in a card and
/// plotly's figure are all made from it.
/// </summary>
public sealed record TrendLine(string Title, Trend Trend, double Bottom, double Top)
{
    private const int MostMonthsNamed = 3;

    /// <summary>From zero to a round number: heights can be compared.</summary>
    public static TrendLine FromZero(string title, Trend trend, ExpectedBand? expected = null)
    {
        var highest = Heights(trend).Append(expected?.High ?? 0).Max();
        var step = trend.IsShare ? 0.1 : NiceStep(highest);
        var top = (Math.Floor(highest / step) + 1) * step;
        return new(title, trend, 0, trend.IsShare ? Math.Min(1, top) : top) { Expected = expected };
    }

    /// <summary>From its own lowest to its own highest: only the shape can be read.</summary>
    public static TrendLine Close(string title, Trend trend)
    {
        var heights = Heights(trend).DefaultIfEmpty(0).ToList();
        var room = Math.Max((heights.Max() - heights.Min()) * 0.12, 0.01);
        return new(title, trend, heights.Min() - room, heights.Max() + room);
    }

    /// <summary>Drawn behind the line, with its words.</summary>
    public ExpectedBand? Expected { get; init; }

    public bool HasLimits => Trend is { Lower: not null, Upper: not null };

    // A drawing asks for them a dozen times.
    public IReadOnlyList<Dot> Dots => field ??= [.. Trend.Points.Select((p, at) => new Dot(Across(at), p.Figure.Value is { } v ? Up((double)v) : null, Fill(at), p.Signal is not null, IsLatest(at), Says(p), p.Place) { IsRestated = p.Restated is not null })];

    /// <summary>The line from month to month in a drawing's own units, broken where a month has no figure.</summary>
    public string Path(double wide, double top, double bottom)
    {
        var dots = Dots;
        return string.Concat(Enumerable.Range(0, dots.Count).Where(at => dots[at].Up is not null).Select(at => string.Create(
            CultureInfo.InvariantCulture,
            $"{(at > 0 && dots[at - 1].Up is not null ? 'L' : 'M')}{dots[at].Across * wide:0.#} {bottom - (dots[at].Up!.Value * (bottom - top)):0.#}")));
    }

    public double Up(double value) => Top == Bottom ? 0.5 : Math.Clamp((value - Bottom) / (Top - Bottom), 0, 1);

    /// <summary>Heights to name on the scale, lowest first, each with its words.</summary>
    public IReadOnlyList<(double Value, string Words)> Scale
    {
        get
        {
            var step = Trend.IsShare ? Top > 0.5 ? 0.2 : 0.1 : NiceStep(Top);
            return [.. Enumerable.Range(0, (int)Math.Floor((Top / step) + 1e-9) + 1).Select(i => (i * step, Words(i * step)))];
        }
    }

    /// <summary>Months to name below the line, counted back from the latest so that it always has its name.</summary>
    public IReadOnlyList<(int At, string Words)> Months
    {
        get
        {
            var every = Math.Max(1, (Trend.Points.Count + MostMonthsNamed - 1) / MostMonthsNamed);
            return [.. Enumerable.Range(0, Trend.Points.Count).Where(at => (Trend.Points.Count - 1 - at) % every == 0)
                .Select(at => (at, Trend.Points[at].Month.FirstDay.ToString("MMM yyyy", CultureInfo.InvariantCulture)))];
        }
    }

    public double Across(int at) => Trend.Points.Count < 2 ? 1 : (double)at / (Trend.Points.Count - 1);

    private bool IsLatest(int at) => at == Trend.Points.Count - 1;

    private string Fill(int at) => Palette.Of(IsLatest(at) ? Trend.Variation : Trend.Points[at].Variation);

    private static string Says(TrendPoint point) => $"{point.Month.Label}: {point.Figure.Display}{Counted(point)}{(point.Signal is { } rule ? $", {rule}" : "")}{(point.Restated is { } restated ? $", {restated.InWords}" : "")}";

    /// <summary>What a month counts over what, after its figure.</summary>
    public static string Counted(TrendPoint point) => point.Figure.Denominator is { } whole ? $", {InPlainWords.Count(point.Figure.Numerator ?? 0)} of {InPlainWords.Count(whole)}" : "";

    private string Words(double value) => Trend.IsShare ? string.Create(CultureInfo.InvariantCulture, $"{value * 100:0}%") : value.ToString("#,0.##", CultureInfo.InvariantCulture);

    private static double NiceStep(double highest) => highest switch
    {
        <= 5 => 1,
        <= 10 => 2,
        <= 25 => 5,
        _ => Math.Pow(10, Math.Floor(Math.Log10(highest))) / (highest / Math.Pow(10, Math.Floor(Math.Log10(highest))) < 4 ? 2 : 1),
    };

    private static IEnumerable<double> Heights(Trend trend) =>
        trend.Points.Select(p => (double?)p.Figure.Value).Concat([trend.Lower, trend.Upper, trend.Mean]).OfType<double>();
}
