using QaInsight.People;
using QaInsight.Scorecards.Outside;

namespace QaInsight.Nightly.Quality;

/// <summary>Remembers what was shared outside in app.db.</summary>
public sealed class KeptReleases(SharedReleases releases) : IReleases
{
    public (int Last, IReadOnlyList<SharedCount> Counts) Of(string programme, string quarter)
    {
        var (last, counts) = releases.Of(programme, quarter);
        return (last, [.. counts.Select(c => new SharedCount(c.Place, c.Shown))]);
    }

    public bool Keep(string programme, string quarter, int last, IReadOnlyList<SharedCount> counts) => releases.Keep(programme, quarter, last, counts.Select(c => (c.Place, c.Shown)));
}
