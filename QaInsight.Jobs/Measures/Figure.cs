namespace QaInsight.Measures;

/// <summary>A measure's figure, as every page, workbook, mail and API answer shows it.</summary>
/// <param name="Numerator">The count, or null where the figure is not available.</param>
/// <param name="Denominator">Null for a count.</param>
/// <param name="Value">Unrounded; null where the denominator is 0 or the figure is not available.</param>
/// <param name="Display">Rounded halves away from zero; "–" where there is no value.</param>
/// <param name="Caution">"small numbers" where the denominator is under 6, else null.</param>
/// <param name="Status">Against its target, or null where there is none.</param>
public sealed record Figure(decimal? Numerator, decimal? Denominator, decimal? Value, string Display, string? Caution, TargetStatus? Status)
{
    public const string SmallNumbers = "small numbers";

    /// <summary>A denominator under this is marked.</summary>
    public const int SmallNumber = 6;

    public bool IsSmall => Caution is not null;
}
