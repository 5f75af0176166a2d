using System.Drawing;
using System.Globalization;
using OfficeOpenXml;
using OfficeOpenXml.Drawing.Chart;
using QaInsight.Scorecards.Pages;

namespace QaInsight.Outputs;

/// <summary>A series of a native chart.</summary>
/// <param name="Colour">As Meaning writes it: <c>#1f7a5c</c>.</param>
/// <param name="IsLimit">Drawn thin and without marks, behind what is counted.</param>
internal sealed record ChartSeries(string Name, string Colour, IReadOnlyList<decimal?> Values, bool IsLimit = false)
{
    /// <summary>The colour that reads on it.</summary>
    public string Ink { get; init; } = "#ffffff";
}

/// <summary>Draws charts that the spreadsheet itself can change, from cells of a sheet of their own.</summary>
internal sealed class NativeCharts(ExcelPackage package)
{
    public const string DataSheet = "Chart data";

    private const string Ink = "#17212b";
    private const string Average = "#7b8791";
    private const string Limit = "#b9c2c9";
    private const int Wide = 640;
    private const int High = 360;
    private const int BarHigh = 30;
    private const int BarsFrame = 110;
    private const int MostHigh = 1600;

    private ExcelWorksheet? data;
    private int line = 1;

    /// <param name="column">The column at whose left edge the chart starts.</param>
    /// <param name="row">The rows above it.</param>
    public void Draw(ExcelWorksheet sheet, int column, string title, Chart chart, int row = 0)
    {
        switch (chart)
        {
            case BarsChart { Bars.Count: > 0 } bars:
                Bars(sheet, row, column, title, [.. bars.Bars.Select(b => b.Label)], [.. bars.Meanings.Select((m, at) => new ChartSeries(m.Name, m.Fill, [.. bars.Bars.Select(b => Part(b.Parts[at]))]) { Ink = m.Ink })]);
                break;
            case TrendChart { Trend.Points.Count: > 0 } trend:
                Lines(sheet, row, column, title, trend.Trend.IsShare, [.. trend.Trend.Points.Select(p => p.Month.Label)], [.. Of(trend)]);
                break;
            case FunnelChart { Points.Count: > 0, Limits.Count: > 0 } funnel:
                Funnel(sheet, row, column, title, funnel);
                break;
        }
    }

    /// <summary>Bars of one whole each.</summary>
    public void Bars(ExcelWorksheet sheet, int row, int column, string title, IReadOnlyList<string> labels, IReadOnlyList<ChartSeries> series)
    {
        var (first, last) = Data(title, labels, series);
        var chart = (ExcelBarChart)Add(sheet, row, column, title, eChartType.BarStacked100, Math.Min(MostHigh, BarsFrame + (BarHigh * labels.Count)));
        chart.GapWidth = 40;
        chart.XAxis.Orientation = eAxisOrientation.MaxMin;
        chart.YAxis.Format = "0%";
        chart.YAxis.Crosses = eCrosses.Max;
        for (var at = 0; at < series.Count; at++)
        {
            var drawn = (ExcelBarChartSerie)chart.Series.Add(Cells(first, at + 2, last), Cells(first, 1, last));
            drawn.Header = series[at].Name;
            drawn.Fill.Color = ColorTranslator.FromHtml(series[at].Colour);
            drawn.DataLabel.ShowValue = true;
            drawn.DataLabel.Font.Color = ColorTranslator.FromHtml(series[at].Ink);
        }

        ChartXml.Order(chart);
    }

    public void Lines(ExcelWorksheet sheet, int row, int column, string title, bool isShare, IReadOnlyList<string> labels, IReadOnlyList<ChartSeries> series)
    {
        var (first, last) = Data(title, labels, series);
        var chart = (ExcelLineChart)Add(sheet, row, column, title, eChartType.LineMarkers, High);
        chart.DisplayBlanksAs = eDisplayBlanksAs.Gap;
        chart.YAxis.MinValue = 0;
        chart.YAxis.Format = isShare ? "0%" : "#,##0";
        for (var at = 0; at < series.Count; at++)
        {
            var drawn = (ExcelLineChartSerie)chart.Series.Add(Cells(first, at + 2, last), Cells(first, 1, last));
            drawn.Header = series[at].Name;
            drawn.LineColor = ColorTranslator.FromHtml(series[at].Colour);
            drawn.LineWidth = series[at].IsLimit ? 1.25 : 2.25;
            drawn.Marker = series[at].IsLimit ? eMarkerStyle.None : eMarkerStyle.Circle;
        }

        ChartXml.Order(chart);
    }

    private void Funnel(ExcelWorksheet sheet, int row, int column, string title, FunnelChart funnel)
    {
        var (first, last) = Data(title, [.. funnel.Points.Select(p => p.Label)], [
            new($"Number of {funnel.Counted}", Ink, [.. funnel.Points.Select(p => p.Figure.Denominator)]), new("Share", Ink, [.. funnel.Points.Select(p => p.Figure.Value)])]);
        var points = (ExcelScatterChart)Add(sheet, row, column, title, eChartType.XYScatter, High);
        points.XAxis.MinValue = 0;
        points.YAxis.MinValue = 0;
        points.YAxis.MaxValue = 1;
        points.YAxis.Format = "0%";
        var drawn = (ExcelScatterChartSerie)points.Series.Add(Cells(first, 3, last), Cells(first, 2, last));
        drawn.Header = funnel.Title;
        drawn.Marker = eMarkerStyle.Circle;
        drawn.MarkerColor = ColorTranslator.FromHtml(Ink);
        ChartSeries[] limits =
        [
            new("All together", Average, [.. funnel.Limits.Select(_ => (decimal?)funnel.Average)]),
            new("95% lower", Limit, [.. funnel.Limits.Select(l => (decimal?)l.Lower95)]), new("95% upper", Limit, [.. funnel.Limits.Select(l => (decimal?)l.Upper95)]),
            new("99.8% lower", Average, [.. funnel.Limits.Select(l => (decimal?)l.Lower998)]), new("99.8% upper", Average, [.. funnel.Limits.Select(l => (decimal?)l.Upper998)]),
        ];
        (first, last) = Data($"{title}: limits", null, [new($"Number of {funnel.Counted}", Ink, [.. funnel.Limits.Select(l => (decimal?)l.Size)]), .. limits]);
        var lines = points.PlotArea.ChartTypes.Add(eChartType.XYScatterLinesNoMarkers);
        for (var at = 0; at < limits.Length; at++)
        {
            var limit = (ExcelScatterChartSerie)lines.Series.Add(Cells(first, at + 3, last), Cells(first, 2, last));
            limit.Header = limits[at].Name;
            limit.LineColor = ColorTranslator.FromHtml(limits[at].Colour);
        }

        ChartXml.Order(points);
    }

    private static IEnumerable<ChartSeries> Of(TrendChart chart)
    {
        var trend = chart.Trend;
        yield return new(chart.Title, Ink, [.. trend.Points.Select(p => p.Figure.Value)]);
        (string Name, string Colour, double? Value)[] limits = [("Average", Average, trend.Mean), ("Lower limit", Limit, trend.Lower), ("Upper limit", Limit, trend.Upper)];
        foreach (var (name, colour, value) in limits.Where(l => l.Value is not null))
            yield return new(name, colour, [.. trend.Points.Select(_ => (decimal?)value)], IsLimit: true);
    }

    private static decimal? Part(BarPart part) => part.IsTold ? part.Count : null;

    private static ExcelChart Add(ExcelWorksheet sheet, int row, int column, string title, eChartType type, int high)
    {
        var chart = sheet.Drawings.AddChart($"Chart {(sheet.Drawings.Count + 1).ToString(CultureInfo.InvariantCulture)}", type);
        chart.Title.Text = title;
        chart.Title.Font.Size = 12;
        chart.Legend.Position = eLegendPosition.Bottom;
        chart.SetPosition(row, 8, column - 1, 24);
        chart.SetSize(Wide, high);
        return chart;
    }

    /// <returns>The first and the last line of the values.</returns>
    private (int First, int Last) Data(string title, IReadOnlyList<string>? labels, IReadOnlyList<ChartSeries> series)
    {
        if (data is null)
        {
            data = package.AddSheet(DataSheet);
            data.Column(1).Width = Sheets.Name;
        }

        data.Cells[line, 1].Put(title);
        data.Cells[line, 1].Heading();
        var first = line + 2;
        for (var at = 0; at < series.Count; at++)
        {
            data.Cells[line + 1, at + 2].Put(series[at].Name);
            data.Column(at + 2).Width = Sheets.Narrow;
            for (var row = 0; row < series[at].Values.Count; row++)
            {
                data.Cells[first + row, at + 2].Value = series[at].Values[row];
                // A part of none has no label in its bar.
                data.Cells[first + row, at + 2].Style.Numberformat.Format = series[at].Values[row] == 0 ? "#,##0;-#,##0;" : "General";
            }
        }

        for (var row = 0; row < (labels?.Count ?? 0); row++)
            data.Cells[first + row, 1].Put(labels![row]);
        var last = first + series[0].Values.Count - 1;
        line = last + 2;
        return (first, last);
    }

    private ExcelRange Cells(int first, int column, int last) => data!.Cells[first, column, last, column];
}
