using QaInsight.Measures;

namespace QaInsight.Web.Charts;

/// <summary>A colour for a meaning, the ink that reads on it, and whether it is hatched as well: no meaning by colour alone.</summary>
public sealed record Swatch(string Name, string Fill, string Ink, bool IsHatched = false);

/// <summary>The one place where charts' colours are chosen; drawings on the server and plotly's both read it.</summary>
public static class Palette
{
    public const string Ink = "#17212b";
    public const string Soft = "#4a5763";
    public const string Rule = "#e6eaed";
    public const string Band = "#e9eef1";
    public const string Mean = "#7b8791";
    public const string Hatch = "rgba(70,10,6,0.45)";
    public const string Font = "'Segoe UI', -apple-system, BlinkMacSystemFont, Roboto, 'Helvetica Neue', Arial, 'Liberation Sans', sans-serif";

    public static readonly Swatch Outstanding = new("Outstanding", "#0b4f6c", "#ffffff");
    public static readonly Swatch Good = new("Good", "#1f7a5c", "#ffffff");
    public static readonly Swatch RequiresImprovement = new("Requires improvement", "#e3ac41", "#332400");
    public static readonly Swatch BelowGood = new("Below good", "#d98a52", "#2b1300");
    public static readonly Swatch Inadequate = new("Inadequate", "#b3413a", "#ffffff", IsHatched: true);

    public static readonly Swatch OnTime = new("On time", "#1f7a5c", "#ffffff");
    public static readonly Swatch Late = new("Late", "#8cc3ab", "#06251a");
    public static readonly Swatch Overdue = new("Overdue", "#b3413a", "#ffffff", IsHatched: true);
    public static readonly Swatch NotDue = new("Not due yet", "#cfd6db", "#17212b");

    public static string Of(Variation variation) => variation switch
    {
        Variation.Improving => "#0a6ebd",
        Variation.Concerning => "#c2560a",
        Variation.Neither => "#6b4fa0",
        _ => "#6b757d",
    };
}
