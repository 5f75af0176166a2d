using QaInsight.Measures;
using QaInsight.Nightly.Quality;

namespace QaInsight.Web.Pages.Targets;

/// <summary>How targets are told on their pages.</summary>
public static class TargetWords
{
    /// <summary><c>Set here (national)</c>.</summary>
    public static string Origin(Target target) => $"{char.ToUpperInvariant(TargetDesk.Origin(target)[0])}{TargetDesk.Origin(target)[1..]} ({Source(target.Source)})";

    public static string Source(TargetSource source) => source == TargetSource.Local ? "local" : "national";

    public static string Better(Better better) => better switch
    {
        Measures.Better.Higher => "Higher is better: a figure at the target or above it meets it.",
        Measures.Better.Lower => "Lower is better: a figure at the target or below it meets it.",
        _ => "Close to the target is better, on both sides.",
    };

    /// <summary>The label of what is near the target.</summary>
    public static string Near(Better better) => better switch
    {
        Measures.Better.Higher => "Near it from",
        Measures.Better.Lower => "Near it up to",
        _ => "Near it within",
    };

    /// <summary>What a unit is, beside the field in which it is typed.</summary>
    public static string Unit(MeasureUnit unit) => unit switch
    {
        MeasureUnit.Percent => "in percent: 90 or 90%",
        MeasureUnit.RatePer10000 => "per 10,000 children",
        MeasureUnit.Count => "a count",
        _ => "a number",
    };
}
