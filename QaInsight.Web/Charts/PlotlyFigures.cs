using QaInsight.Outputs;
using QaInsight.Outputs.Drawings;
using QaInsight.Scorecards.Pages;

namespace QaInsight.Web.Charts;

/// <summary>Plotly's figures, made from the same layouts as the server's drawings.</summary>
public static class PlotlyFigures
{
    public static PlotlyFigure ToFigure(this TrendLine line)
    {
        var (trend, dots) = (line.Trend, line.Dots);
        return new(
            [new ScatterTrace(
                [.. Enumerable.Range(0, trend.Points.Count).Select(at => (double)at)],
                [.. trend.Points.Select(p => p.Figure.Value is { } v ? Math.Round((double)v, 4) : (double?)null)],
                [.. trend.Points.Select(Hover)],
                new PlotlyLine(Palette.Ink, 2),
                new ScatterMarker([.. dots.Select(d => d.Fill)], [.. dots.Select(d => d.IsLatest ? 11 : d.IsSignal ? 9 : 7)], new PlotlyLine("#ffffff", 1.5)) { Symbol = dots.Any(d => d.IsRestated) ? [.. dots.Select(d => d.IsRestated ? "square" : "circle")] : null })
            {
                Customdata = dots.Any(d => d.Place is not null) ? PlotlyTrace.Links(dots.Select(d => d.Up is not null && d.Place is not null)) : null,
            }],
            new PlotlyLayout(
                new PlotlyAxis([-0.3, Math.Max(1, trend.Points.Count - 1) + 0.3]) { Visible = true, Tickvals = [.. line.Months.Select(m => (double)m.At)], Ticktext = [.. line.Months.Select(m => m.Words)] },
                new PlotlyAxis([line.Bottom, line.Top]) { Visible = true, Showgrid = true, Tickvals = [.. line.Scale.Select(s => s.Value)], Ticktext = [.. line.Scale.Select(s => s.Words)] },
                new PlotlyMargin(L: 44, R: 28, T: 12, B: 28))
            {
                Shapes = line.HasLimits || line.Expected is not null ? [.. Behind(line)] : null,
                Annotations = line.Expected is { } band ? [new PlotlyAnnotation(PlotlyFigure.Plain(band.Says), band.High, "bottom", new PlotlyFont(Palette.ExpectedInk, 12))] : null,
            });
    }

    public static PlotlyFigure ToFigure(this StackedBars bars)
    {
        var links = PlotlyTrace.Links(bars.Bars.SelectMany(b => b.Stretches).Select(s => s.Share > 0 && s.Place is not null));
        return new(
            [.. bars.Meanings.Select((meaning, at) => Trace(bars, meaning, [.. bars.Bars.Select(b => b.Stretches[at])], [.. bars.Bars.Select((_, row) => links[(row * bars.Meanings.Count) + at])]))],
            new PlotlyLayout(new PlotlyAxis([0, 1]), new PlotlyAxis([bars.Bars.Count - 0.5, -0.5]), new PlotlyMargin()) { Barmode = "stack" });
    }

    public static PlotlyFigure ToFigure(this FunnelPlot plot) => new(
        [
            .. plot.Limits.Select(l => (PlotlyTrace)new ScatterTrace([.. l.Places.Select(p => p.Across)], [.. l.Places.Select(p => (double?)p.Up)], null, new PlotlyLine(Palette.Mean, l.IsOuter ? 1.5 : 1, l.IsOuter ? null : "dot"), null) { Hoverinfo = "skip" }),
            new ScatterTrace(
                [.. plot.Dots.Select(d => d.Across)],
                [.. plot.Dots.Select(d => (double?)d.Up)],
                [.. plot.Chart.Points.Select(p => $"{PlotlyFigure.Plain(p.Label)}<br>{PlotlyFigure.Plain(FunnelPlot.Says(p))}")],
                null,
                new ScatterMarker([.. plot.Dots.Select(d => d.Fill)], [.. plot.Dots.Select(d => d.IsBeyond ? 12 : 9)], new PlotlyLine("#ffffff", 1.5)) { Symbol = [.. plot.Dots.Select(d => d.IsBeyond ? "diamond" : "circle")] })
            {
                Customdata = plot.Dots.Any(d => d.Place is not null) ? PlotlyTrace.Links(plot.Dots.Select(d => d.Place is not null)) : null,
            },
        ],
        new PlotlyLayout(
            new PlotlyAxis([-0.02, 1.05]) { Visible = true, Tickvals = [.. plot.Sizes.Select(s => plot.Across(s))], Ticktext = [.. plot.Sizes.Select(s => InPlainWords.Count(s))] },
            new PlotlyAxis([-0.04, 1.04]) { Visible = true, Showgrid = true, Tickvals = [0, 0.25, 0.5, 0.75, 1], Ticktext = ["0%", "25%", "50%", "75%", "100%"] },
            new PlotlyMargin(L: 44, R: 16, T: 12, B: 28))
        {
            Shapes = [new("line", plot.Chart.Average, plot.Chart.Average, new PlotlyLine(Palette.Ink, 1.5, "dash"))],
        });

    private static BarTrace Trace(StackedBars bars, Meaning meaning, IReadOnlyList<Stretch> stretches, IReadOnlyList<int?> links) => new(
        meaning.Name,
        [.. stretches.Select(s => s.Share)],
        [.. stretches.Select((_, row) => row + bars.Size.Middle)],
        [.. bars.Bars.Select(b => Math.Round((double)bars.Size.Of(b) / bars.Size.Row, 4))],
        [.. stretches.Select(s => s.Label)],
        [.. stretches.Select((s, row) => $"{PlotlyFigure.Plain(bars.Bars[row].Label)}<br>{PlotlyFigure.Plain(s.Says)}")],
        new BarMarker(meaning.Fill, new PlotlyLine("#ffffff", 1.5), meaning.IsHatched ? new BarPattern("/", Palette.Hatch, 7, 0.16) : null),
        new BarFont(meaning.Ink, [.. bars.Bars.Select(bars.Size.Letters)]))
    {
        Customdata = links.Any(l => l is not null) ? links : null,
    };

    private static IEnumerable<PlotlyShape> Behind(TrendLine line)
    {
        var trend = line.Trend;
        if (line.HasLimits)
            yield return new("rect", trend.Lower!.Value, trend.Upper!.Value, new PlotlyLine(Palette.Band, 0), Palette.Band);
        if (line.Expected is { } band)
            yield return new("rect", band.Low, band.High, new PlotlyLine(Palette.ExpectedInk, 1, "dot"), Palette.Expected);
        if (line.HasLimits)
            yield return new("line", trend.Mean!.Value, trend.Mean!.Value, new PlotlyLine(Palette.Mean, 1.5, "dash"));
    }

    private static string Hover(TrendPoint point) =>
        $"{point.Month.Label}<br>{PlotlyFigure.Plain(point.Figure.Display)}{TrendLine.Counted(point)}{(point.Signal is { } rule ? $"<br>{PlotlyFigure.Plain(rule)}" : "")}{(point.Restated is { } restated ? $"<br>{PlotlyFigure.Plain(restated.InWords)}" : "")}";
}
