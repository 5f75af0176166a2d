namespace QaInsight.Scorecards.Outside;

/// <summary>Between what and what each withheld count must lie, for somebody who knows the sums and that counts are whole and not negative.</summary>
internal sealed class Ranges
{
    private const int LeastValues = 3;
    private const int MostRounds = 1000;
    private const decimal Unbounded = decimal.MaxValue;

    private readonly Ledger ledger;
    private readonly decimal[] low;
    private readonly decimal[] high;

    public Ranges(Ledger ledger, bool[] isHidden)
    {
        this.ledger = ledger;
        // Unless 0 is withheld too, whatever is withheld is known to be 1 or more.
        low = [.. ledger.Entries.Select((e, at) => !isHidden[at] ? e.Count : ledger.Rules.HideZero ? 0 : 1)];
        high = [.. ledger.Entries.Select((e, at) => isHidden[at] ? Unbounded : e.Count)];
        for (var round = 0; round < MostRounds && ledger.Sums.Aggregate(false, (changed, sum) => Narrow(sum) || changed); round++)
        {
        }
    }

    /// <summary>Whether fewer values are left that the count may have than have to be.</summary>
    public bool IsTooNarrow(int entry) => high[entry] - low[entry] < LeastValues - 1;

    /// <summary>Whether it is this sum that leaves the count no larger.</summary>
    public bool Binds(Ledger.Sum sum, int entry) => high[entry] < Unbounded && (sum.Whole == entry
        ? sum.Parts.All(p => high[p] < Unbounded) && sum.Parts.Sum(p => high[p]) <= high[entry]
        : high[sum.Whole] < Unbounded && high[sum.Whole] - sum.Parts.Where(p => p != entry).Sum(p => low[p]) <= high[entry]);

    private bool Narrow(Ledger.Sum sum)
    {
        var changed = Raise(sum.Whole, sum.Parts.Sum(p => low[p]));
        if (sum.Parts.All(p => high[p] < Unbounded))
            changed |= Lower(sum.Whole, sum.Parts.Sum(p => high[p]));
        foreach (var part in sum.Parts)
        {
            if (high[sum.Whole] < Unbounded)
                changed |= Lower(part, high[sum.Whole] - sum.Parts.Where(p => p != part).Sum(p => low[p]));
            if (sum.Parts.All(p => p == part || high[p] < Unbounded))
                changed |= Raise(part, low[sum.Whole] - sum.Parts.Where(p => p != part).Sum(p => high[p]));
        }

        return changed;
    }

    private bool Raise(int entry, decimal to)
    {
        if (to <= low[entry])
            return false;
        low[entry] = to;
        return true;
    }

    private bool Lower(int entry, decimal to)
    {
        if (to >= high[entry])
            return false;
        high[entry] = to;
        return true;
    }
}
