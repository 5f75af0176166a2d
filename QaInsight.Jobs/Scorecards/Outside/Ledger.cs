namespace QaInsight.Scorecards.Outside;

/// <summary>Counts, and every sum in which they are known to stand: what somebody outside can reckon with.</summary>
internal sealed class Ledger(OutsideRules rules)
{
    /// <summary>The weight of the authority's own counts.</summary>
    public const decimal OfAll = decimal.MaxValue;

    private readonly List<Entry> entries = [];
    private readonly List<Sum> sums = [];

    public IReadOnlyList<Entry> Entries => entries;

    public IReadOnlyList<Sum> Sums => sums;

    public OutsideRules Rules => rules;

    /// <param name="weight">How large a row it stands in: the smallest is withheld first, the authority's own last.</param>
    public int Add(decimal count, decimal weight = 0)
    {
        entries.Add(new Entry(count, IsRest: false, rules.IsSmall(count), weight));
        return entries.Count - 1;
    }

    /// <summary>A whole and what lies within it.</summary>
    /// <param name="hasCountedRest">Whether what is over is a count as good as the parts: of a share, those that missed.</param>
    public void Add(int whole, IReadOnlyList<int> parts, bool hasCountedRest = false)
    {
        var over = entries[whole].Count - parts.Sum(p => entries[p].Count);
        // Parts that are more than their whole are none of it, and nobody can reckon with them.
        if (over < 0)
            return;
        // A rest of nothing is known for what it is: that tells whoever reckons more, and so leaves out less.
        if (over > 0 || (hasCountedRest && rules.HideZero))
        {
            entries.Add(new Entry(over, IsRest: true, hasCountedRest && rules.IsSmall(over), entries[whole].Weight));
            sums.Add(new Sum(whole, [.. parts, entries.Count - 1]));
        }
        else
        {
            sums.Add(new Sum(whole, parts));
        }
    }

    /// <param name="IsRest">Whether it stands in no export by itself.</param>
    /// <param name="IsSmall">Whether it is not to be known outside.</param>
    public readonly record struct Entry(decimal Count, bool IsRest, bool IsSmall, decimal Weight);

    public sealed record Sum(int Whole, IReadOnlyList<int> Parts)
    {
        public IReadOnlyList<int> Terms { get; } = [Whole, .. Parts];
    }
}
