using QaInsight.Measures;

namespace QaInsight.Scorecards;

/// <summary>Figures side by side: the one document that pages, files, mails and answers are written from.</summary>
public sealed record Scorecard(ScorecardRequest Request, IReadOnlyList<ScorecardRow> Rows, ScorecardRow Total)
{
    /// <summary>What is said of one that may be shared outside the authority; null for the authority's own.</summary>
    public string? Sharing { get; init; }
}

/// <param name="Key">The extract's own value (a team, a service, <c>CIN</c>, a domain), or the month or quarter.</param>
/// <param name="Figures">By measure key, in the catalogue's order.</param>
public sealed record ScorecardRow(string Key, string Label, IReadOnlyList<KeyValuePair<string, Figure>> Figures)
{
    public const string TotalKey = "total";

    public Figure? this[string measure] => Figures.FirstOrDefault(f => f.Key == measure).Value;
}
