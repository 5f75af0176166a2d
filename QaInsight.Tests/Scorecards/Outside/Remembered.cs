using QaInsight.Scorecards.Outside;

namespace QaInsight.Tests.Scorecards.Outside;

/// <summary>What was shared, for as long as a test lasts.</summary>
internal sealed class Remembered : IReleases
{
    public List<IReadOnlyList<SharedCount>> Times { get; } = [];

    public (int Last, IReadOnlyList<SharedCount> Counts) Of(string programme, string quarter) => (Times.Count, [.. Times.SelectMany(t => t).Distinct()]);

    public bool Keep(string programme, string quarter, int last, IReadOnlyList<SharedCount> counts)
    {
        Times.Add(counts);
        return true;
    }
}
