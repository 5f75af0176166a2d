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
    /// <param name="isWithheld">Whether it has to be withheld in any case, since it was before.</param>
    public int Add(decimal count, decimal weight = 0, bool isWithheld = false) => Put(new Entry(count, isWithheld, rules.IsSmall(count), weight));

    /// <summary>A count that is known outside whatever is decided here: to withhold it now would hide nothing.</summary>
    public int AddKnown(decimal count) => Put(new Entry(count, IsWithheld: false, IsSmall: false, Weight: 0) { IsKnown = true });

    /// <summary>A whole and what lies within it.</summary>
    /// <param name="hasCountedRest">Whether what is over is a count as good as the parts: of a share, those that missed.</param>
    /// <param name="isAll">Whether it is known that nothing can be over: all services are the authority.</param>
    public void Add(int whole, IReadOnlyList<int> parts, bool hasCountedRest = false, bool isAll = false)
    {
        var over = entries[whole].Count - parts.Sum(p => entries[p].Count);
        // Parts that are more than their whole are none of it, and nobody can reckon with them.
        if (over < 0)
            return;
        // Where 0 is shown, a rest of nothing is taken to be known: that tells whoever reckons more, and so leaves out less.
        if (over > 0 || (rules.HideZero && !isAll))
        {
            sums.Add(new Sum(whole, [.. parts, Put(new Entry(over, IsWithheld: true, hasCountedRest && rules.IsSmall(over), entries[whole].Weight))]));
        }
        else
        {
            sums.Add(new Sum(whole, parts));
        }
    }

    private int Put(Entry entry)
    {
        entries.Add(entry);
        return entries.Count - 1;
    }

    /// <param name="IsWithheld">Whether it stands in no export: a rest, or what was withheld before.</param>
    /// <param name="IsSmall">Whether it is not to be known outside.</param>
    public readonly record struct Entry(decimal Count, bool IsWithheld, bool IsSmall, decimal Weight)
    {
        public bool IsKnown { get; init; }
    }

    public sealed record Sum(int Whole, IReadOnlyList<int> Parts)
    {
        public IReadOnlyList<int> Terms { get; } = [Whole, .. Parts];
    }
}
