namespace QaInsight.Measures;

/// <summary>What the latest month says, read against its own history.</summary>
public enum Variation
{
    TooFew,
    Common,
    Improving,
    Concerning,

    /// <summary>More than chance, on a measure of which neither way is better.</summary>
    Neither,
}
