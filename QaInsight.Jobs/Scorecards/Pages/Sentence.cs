namespace QaInsight.Scorecards.Pages;

/// <summary>A sentence made from figures; strong words carry them.</summary>
public sealed record Sentence(IReadOnlyList<Words> Parts)
{
    public override string ToString() => string.Concat(Parts.Select(p => p.Text));
}

public sealed record Words(string Text, bool IsStrong = false);
