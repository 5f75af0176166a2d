namespace QaInsight.Scorecards.Outside;

/// <summary>
/// Which withheld counts all the sums together leave one value for: those that stand alone in a row once the sums are taken from each
/// other as far as they go. Reckoned modulo a large prime, in which nothing is rounded.
/// </summary>
internal sealed class Elimination
{
    private const ulong Prime = (1UL << 61) - 1;

    private readonly HashSet<int> determined = [];

    public Elimination(Ledger ledger, bool[] isHidden)
    {
        var rows = new Dictionary<int, Dictionary<int, ulong>>();
        foreach (var sum in ledger.Sums)
        {
            var row = new Dictionary<int, ulong>();
            foreach (var (term, factor) in sum.Parts.Select(p => (p, 1UL)).Prepend((sum.Whole, Prime - 1)).Where(t => isHidden[t.Item1]))
                Add(row, term, factor);
            foreach (var pivot in row.Keys.Where(rows.ContainsKey).ToList())
                Take(row, rows[pivot], row[pivot]);
            if (row.Count == 0)
                continue;
            var chosen = row.Keys.Min();
            var inverse = Power(row[chosen], Prime - 2);
            foreach (var term in row.Keys.ToList())
                row[term] = Times(row[term], inverse);
            foreach (var other in rows.Values.Where(r => r.ContainsKey(chosen)))
                Take(other, row, other[chosen]);
            rows[chosen] = row;
        }

        determined.UnionWith(rows.Where(r => r.Value.Count == 1).Select(r => r.Key));
    }

    public bool Determines(int entry) => determined.Contains(entry);

    private static void Take(Dictionary<int, ulong> from, Dictionary<int, ulong> row, ulong times)
    {
        foreach (var (term, factor) in row)
            Add(from, term, Prime - Times(factor, times));
    }

    private static void Add(Dictionary<int, ulong> row, int term, ulong factor)
    {
        var sum = (row.GetValueOrDefault(term) + factor) % Prime;
        if (sum == 0)
            row.Remove(term);
        else
            row[term] = sum;
    }

    private static ulong Times(ulong left, ulong right) => (ulong)((UInt128)left * right % Prime);

    private static ulong Power(ulong number, ulong exponent)
    {
        var power = 1UL;
        for (; exponent > 0; exponent >>= 1)
        {
            if ((exponent & 1) == 1)
                power = Times(power, number);
            number = Times(number, number);
        }

        return power;
    }
}
