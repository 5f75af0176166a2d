using QaInsight.Scorecards.Pages;

namespace QaInsight.Scorecards.Search;

/// <summary>What was found.</summary>
/// <param name="Asked">As it was looked for: without spaces around it.</param>
/// <param name="Groups">Those that hold anything, in the order in which they are shown.</param>
public sealed record SearchResults(string Asked, IReadOnlyList<SearchGroup> Groups)
{
    /// <summary>The one page that was named in full: an audit's or a team's.</summary>
    public PageAddress? Exact { get; init; }
}

/// <param name="Name">What its hits are: <c>Teams</c>.</param>
/// <param name="Hits">The best first.</param>
/// <param name="HasMore">Whether there are more than are shown.</param>
public sealed record SearchGroup(string Name, IReadOnlyList<SearchHit> Hits, bool HasMore);

/// <param name="Note">What tells it from others of that name.</param>
public sealed record SearchHit(string Label, string? Note, PageAddress Place);
