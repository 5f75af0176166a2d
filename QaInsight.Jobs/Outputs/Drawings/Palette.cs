using QaInsight.Measures;

namespace QaInsight.Outputs.Drawings;

/// <summary>Colours of what is not a meaning: lines, scales, limits. Drawings on the server and plotly's both read it.</summary>
public static class Palette
{
    public const string Ink = "#17212b";
    public const string Soft = "#4a5763";
    public const string Rule = "#e6eaed";
    public const string Band = "#e9eef1";
    public const string Expected = "#d3e6de";
    public const string ExpectedInk = "#1f5c47";
    public const string Mean = "#7b8791";
    public const string Hatch = "rgba(70,10,6,0.45)";
    public const string Font = "'Segoe UI', -apple-system, BlinkMacSystemFont, Roboto, 'Helvetica Neue', Arial, 'Liberation Sans', sans-serif";

    public static string Of(Variation variation) => variation switch
    {
        Variation.Improving => "#0a6ebd",
        Variation.Concerning => "#c2560a",
        Variation.Neither => "#6b4fa0",
        _ => "#6b757d",
    };
}
