namespace QaInsight.Measures;

/// <summary>Which way a figure should go. <c>Near</c> wants it close to its target on either side; <c>None</c> takes no view, as of a count of children.</summary>
public enum Better
{
    Higher,
    Lower,
    Near,
    None,
}
