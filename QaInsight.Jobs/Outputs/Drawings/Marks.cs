using QaInsight.Measures;

namespace QaInsight.Outputs.Drawings;

/// <summary>Small marks beside figures: how one stands against its target, and what a change comes to.</summary>
public static class Marks
{
    /// <summary>Hatching and symbols: drawn once a document, shown wherever they are used.</summary>
    public static Html Definitions => $"""
        <svg class="defs" width="0" height="0" aria-hidden="true"><defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="1.4" height="6" fill="{Palette.Hatch}" /></pattern><symbol id="status-met" viewBox="0 0 12 12"><circle cx="6" cy="6" r="5.5" fill="#1f7a5c" /></symbol><symbol id="status-near" viewBox="0 0 12 12"><rect x="2" y="2" width="8" height="8" transform="rotate(45 6 6)" fill="#b47a12" /></symbol><symbol id="status-missed" viewBox="0 0 12 12"><path d="M6 0.5 12 11.5 0 11.5Z" fill="#b3413a" /></symbol>{Enum.GetValues<Variation>().Select(v => (Html)$"<symbol id=\"variation-{v.ToString()}\" viewBox=\"0 0 12 12\">{Ring(v)}</symbol>")}</defs></svg>
        """;

    /// <summary>In a table, where no words beside it say the same.</summary>
    public static Html Told(TargetStatus status) => $"<svg class=\"dot\" width=\"12\" height=\"12\" role=\"img\" aria-label=\"{Says(status)}\">{Use(status)}</svg>";

    /// <summary>Beside words that say the same.</summary>
    public static Html Of(TargetStatus status) => $"<svg class=\"dot\" width=\"12\" height=\"12\" aria-hidden=\"true\">{Use(status)}</svg>";

    public static Html Of(Variation variation) => $"<svg class=\"dot\" width=\"12\" height=\"12\" aria-hidden=\"true\"><use href=\"#variation-{variation.ToString()}\" /></svg>";

    /// <summary>The same in a tile, which needs no definitions.</summary>
    public static Html Drawn(Variation variation) => $"<svg class=\"dot\" width=\"12\" height=\"12\" viewBox=\"0 0 12 12\" aria-hidden=\"true\">{Ring(variation)}</svg>";

    public static string Says(TargetStatus status) => status switch
    {
        TargetStatus.Met => "Target met",
        TargetStatus.Near => "Near its target",
        _ => "Target missed",
    };

    private static Html Use(TargetStatus status) => $"<use href=\"#status-{status.ToString().ToLowerInvariant()}\" />";

    private static Html Ring(Variation variation) =>
        $"<circle cx=\"6\" cy=\"6\" r=\"4.5\" stroke-width=\"2\" stroke=\"{Palette.Of(variation)}\" fill=\"{(variation is Variation.TooFew or Variation.Common ? "#ffffff" : Palette.Of(variation))}\" />";
}
