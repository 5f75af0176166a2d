using System.Globalization;

namespace QaInsight.Scorecards.Outside;

/// <summary>What a council counts as a small number where its figures are shared outside.</summary>
/// <param name="Threshold">Counts under this are not shown.</param>
/// <param name="HideZero">Whether 0 is not shown either.</param>
public sealed record OutsideRules(int Threshold = OutsideRules.Usual, bool HideZero = false)
{
    public const int Usual = 6;

    private const int Least = 5;
    private const int Most = 1000;
    private const string Section = "QaInsight:Outside";

    /// <summary>What every shared export says of itself.</summary>
    public string Mark => string.Create(CultureInfo.InvariantCulture, $"For sharing outside the authority: counts under {Threshold} are not shown");

    /// <summary>The rules that two settings come to.</summary>
    /// <exception cref="FormatException">They cannot stand; the message says why, in words for the operator.</exception>
    public static OutsideRules Parse(string? threshold, string? hideZero) =>
        Refusal(threshold, hideZero) is { } refusal ? throw new FormatException(refusal)
        : new(Given(threshold) ? int.Parse(threshold!, CultureInfo.InvariantCulture) : Usual, Given(hideZero) && bool.Parse(hideZero!));

    /// <returns>Null where they can stand.</returns>
    public static string? Refusal(string? threshold, string? hideZero) =>
        Given(threshold) && !(int.TryParse(threshold, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= Least and <= Most)
            ? $"QaInsight does not start with '{threshold}' as {Section}:Threshold: it is a whole number of {Least} or more, and {Usual} where it is left out. With less, figures shared outside could be read down to single children."
        : Given(hideZero) && !bool.TryParse(hideZero, out _)
            ? $"QaInsight does not start with '{hideZero}' as {Section}:HideZero: it is true or false."
        : null;

    /// <summary>Whether a count is not to be known outside.</summary>
    public bool IsSmall(decimal count) => count < Threshold && (count > 0 || HideZero);

    private static bool Given(string? setting) => !string.IsNullOrWhiteSpace(setting);
}
