namespace QaInsight.Scorecards.Outside;

/// <summary>
/// Decides which counts are not shown: the small ones, and as many others as it takes that no small one can be had from what is
/// left. It does so by attacking: as long as somebody outside, who knows every sum and these very rules, can narrow a small count
/// down too far, one more count is withheld.
/// </summary>
internal sealed class Suppression
{
    private readonly Ledger ledger;
    private readonly bool[] isHidden;
    private readonly List<int>[] sumsOf;

    private Suppression(Ledger ledger)
    {
        this.ledger = ledger;
        isHidden = [.. ledger.Entries.Select(e => e.IsSmall || e.IsWithheld)];
        sumsOf = [.. ledger.Entries.Select(_ => new List<int>())];
        for (var at = 0; at < ledger.Sums.Count; at++)
        {
            foreach (var term in ledger.Sums[at].Terms)
                sumsOf[term].Add(at);
        }
    }

    /// <summary>For each entry, whether it is withheld.</summary>
    public static bool[] Of(Ledger ledger)
    {
        var suppression = new Suppression(ledger);
        while (suppression.Cover())
        {
        }

        return suppression.isHidden;
    }

    /// <returns>Whether anything had to be withheld.</returns>
    private bool Cover()
    {
        // Ranges cost little and find nearly everything; sums taken from each other are asked for once they find no more.
        var ranges = new Ranges(ledger, isHidden);
        var found = Small(ranges.IsTooNarrow);
        if (found.Count == 0)
            found = Small(new Elimination(ledger, isHidden).Determines);
        if (found.Count == 0)
            return false;

        // What was just withheld for one may cover its neighbours too: those are looked at again before more is withheld.
        var withheld = new HashSet<int>();
        foreach (var entry in found.OrderByDescending(e => ledger.Entries[e].Weight).Where(e => !sumsOf[e].Exists(s => ledger.Sums[s].Terms.Any(withheld.Contains))))
        {
            if (Cheapest(entry, ranges) is not { } other)
                continue;
            isHidden[other] = true;
            withheld.Add(other);
        }

        return withheld.Count > 0 ? true : throw new KnownOutsideException();
    }

    private List<int> Small(Func<int, bool> isFound) => [.. Enumerable.Range(0, isHidden.Length).Where(e => isHidden[e] && ledger.Entries[e].IsSmall && isFound(e))];

    /// <summary>What to withhold beside a count. A row's gives way before the authority's own, as long as any of its rows shows something.</summary>
    private int? Cheapest(int entry, Ranges ranges) =>
        (ledger.Entries[entry].Weight < Ledger.OfAll ? Nearest(entry, ranges, e => e.Weight < Ledger.OfAll) : null) ?? Nearest(entry, ranges, e => e.Weight == Ledger.OfAll) ?? Nearest(entry, ranges, _ => true);

    // Of the nearest sums that it is had from: the smallest row's first, then a count that few others lie within.
    private int? Nearest(int entry, Ranges ranges, Func<Ledger.Entry, bool> isWanted)
    {
        var (seen, next) = (new HashSet<int> { entry }, new List<int> { entry });
        while (next.Count > 0)
        {
            var sums = next.SelectMany(e => sumsOf[e].Select(s => (Entry: e, Sum: ledger.Sums[s]))).ToList();
            foreach (var some in new[] { sums.Where(s => ranges.Binds(s.Sum, s.Entry)), sums })
            {
                var shown = some.SelectMany(s => s.Sum.Terms).Where(t => CanHide(t) && isWanted(ledger.Entries[t])).ToList();
                if (shown.Count > 0)
                    return shown.MinBy(t => (ledger.Entries[t].Weight, sumsOf[t].Count(s => ledger.Sums[s].Whole == t), ledger.Entries[t].Count));
            }

            next = [.. sums.SelectMany(s => s.Sum.Terms).Where(t => isHidden[t] && seen.Add(t))];
        }

        return null;
    }

    // Where 0 is always shown, withholding it would say what it is.
    private bool CanHide(int entry) => !isHidden[entry] && !ledger.Entries[entry].IsKnown && (ledger.Entries[entry].Count > 0 || ledger.Rules.HideZero);
}

/// <summary>A small count is known although nothing is left that could be withheld for it: it follows from what was shared before.</summary>
internal sealed class KnownOutsideException() : InvalidOperationException("A small count follows from what was shared before.");
