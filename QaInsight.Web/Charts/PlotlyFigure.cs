using System.Text.Json;
using System.Text.Json.Serialization;
using QaInsight.Outputs.Drawings;

namespace QaInsight.Web.Charts;

/// <summary>What plotly.js draws. The names are plotly's own.</summary>
public sealed record PlotlyFigure(IReadOnlyList<PlotlyTrace> Data, PlotlyLayout Layout)
{
    // The default encoder writes <, > and & as escapes, so that no name in the data can end the script element that holds it.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>What every figure has alike, said once a page: its layout's own, each axis's, each bar's, and how it behaves.</summary>
    public static string InCommon { get; } = JsonSerializer.Serialize(new { Layout = new CommonLayout(), Axis = new CommonAxis(), Bar = new CommonBar(), Config = new PlotlyConfig() }, Json);

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>
    /// Plotly reads a few tags and entities in its labels; what a council typed is none of these. Our own labels break lines and
    /// no more: bold letters would be an inline style, which the site's policy refuses.
    /// </summary>
    public static string Plain(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
}

public sealed record PlotlyConfig(bool DisplayModeBar = false, bool Responsive = true, bool ScrollZoom = false, bool DoubleClick = false, bool ShowTips = false);

public sealed record CommonLayout
{
    public string Hovermode { get; } = "closest";

    public bool Autosize { get; } = true;

    public bool Showlegend { get; }

    public bool Dragmode { get; }

    [JsonPropertyName("paper_bgcolor")]
    public string Paper { get; } = "rgba(0,0,0,0)";

    [JsonPropertyName("plot_bgcolor")]
    public string Plot { get; } = "rgba(0,0,0,0)";

    public PlotlyFont Font { get; } = new(Palette.Soft, 13, Palette.Font);

    public HoverLabel Hoverlabel { get; } = new(Palette.Ink, Palette.Ink, new PlotlyFont("#ffffff", 14, Palette.Font));
}

public sealed record CommonAxis
{
    public bool Fixedrange { get; } = true;

    public bool Zeroline { get; }

    public int Tickangle { get; }

    public PlotlyFont Tickfont { get; } = new(Palette.Soft, 12, Palette.Font);

    public string Gridcolor { get; } = Palette.Rule;
}

public sealed record CommonBar
{
    public string Orientation { get; } = "h";

    public string Textposition { get; } = "inside";

    public string Insidetextanchor { get; } = "middle";

    public string Constraintext { get; } = "none";

    public int Textangle { get; }
}

[JsonDerivedType(typeof(BarTrace))]
[JsonDerivedType(typeof(ScatterTrace))]
public abstract record PlotlyTrace(string Type)
{
    public string Hoverinfo { get; init; } = "text";

    /// <summary>For each mark the place of its link among those of the server's drawing, which say where they lead; null where none leads anywhere.</summary>
    public IReadOnlyList<int?>? Customdata { get; init; }

    /// <summary>Numbers links in the order in which they are drawn.</summary>
    /// <param name="leads">Of every mark that is drawn, whether it leads anywhere.</param>
    public static IReadOnlyList<int?> Links(IEnumerable<bool> leads)
    {
        var next = 0;
        return [.. leads.Select(l => l ? next++ : (int?)null)];
    }
}

public sealed record BarTrace(
    string Name, IReadOnlyList<double> X, IReadOnlyList<double> Y, IReadOnlyList<double> Width, IReadOnlyList<string> Text, IReadOnlyList<string> Hovertext,
    BarMarker Marker, BarFont Textfont) : PlotlyTrace("bar");

public sealed record BarFont(string Color, IReadOnlyList<int> Size);

public sealed record BarMarker(string Color, PlotlyLine Line, BarPattern? Pattern = null);

public sealed record BarPattern(string Shape, string Fgcolor, int Size, double Solidity, string Fillmode = "overlay");

public sealed record ScatterTrace(
    IReadOnlyList<double> X, IReadOnlyList<double?> Y, IReadOnlyList<string>? Hovertext, PlotlyLine? Line, ScatterMarker? Marker) : PlotlyTrace("scatter")
{
    public string Mode => (Line, Marker) switch { (null, _) => "markers", (_, null) => "lines", _ => "lines+markers" };

    public bool Cliponaxis { get; }
}

public sealed record ScatterMarker(IReadOnlyList<string> Color, IReadOnlyList<int> Size, PlotlyLine Line)
{
    public IReadOnlyList<string>? Symbol { get; init; }

    public int Opacity { get; } = 1;
}

public sealed record PlotlyLine(string Color, double Width, string? Dash = null);

public sealed record PlotlyFont(string Color, int Size, string? Family = null);

public sealed record PlotlyLayout(PlotlyAxis Xaxis, PlotlyAxis Yaxis, PlotlyMargin Margin)
{
    public string? Barmode { get; init; }

    public IReadOnlyList<PlotlyShape>? Shapes { get; init; }

    public IReadOnlyList<PlotlyAnnotation>? Annotations { get; init; }
}

public sealed record HoverLabel(string Bgcolor, string Bordercolor, PlotlyFont Font, string Align = "left");

public sealed record PlotlyMargin(int L = 0, int R = 0, int T = 0, int B = 0, int Pad = 0);

public sealed record PlotlyAxis(IReadOnlyList<double> Range)
{
    public bool Visible { get; init; }

    public bool Showgrid { get; init; }

    public IReadOnlyList<double>? Tickvals { get; init; }

    public IReadOnlyList<string>? Ticktext { get; init; }
}

/// <summary>A band or line across the plot's whole width, behind the data.</summary>
public sealed record PlotlyShape(string Type, double Y0, double Y1, PlotlyLine Line, string? Fillcolor = null)
{
    public string Xref { get; } = "paper";

    public int X0 { get; }

    public int X1 { get; } = 1;

    public string Layer { get; } = "below";
}

public sealed record PlotlyAnnotation(string Text, double Y, string Yanchor, PlotlyFont Font)
{
    public string Xref { get; } = "paper";

    public int X { get; }

    public string Xanchor { get; } = "left";

    public bool Showarrow { get; }
}
