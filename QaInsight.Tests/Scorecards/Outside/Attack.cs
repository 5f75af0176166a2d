using System.Numerics;
using QaInsight.Scorecards.Outside;

namespace QaInsight.Tests.Scorecards.Outside;

/// <summary>What somebody outside can work out, reckoned in exact fractions and without the product's own code.</summary>
internal static class Attack
{
    /// <summary>The small counts that the shown ones leave one value for, by every sum taken together.</summary>
    public static IReadOnlyList<int> Determined(Ledger ledger, bool[] isHidden)
    {
        var unknown = Enumerable.Range(0, isHidden.Length).Where(e => isHidden[e]).ToList();
        var rows = ledger.Sums.Select(s => unknown.ConvertAll(u => new Fraction((s.Whole == u ? -1 : 0) + s.Parts.Count(p => p == u), 1)).ToArray()).ToList();
        var pivots = new List<(int Row, int Column)>();
        for (var column = 0; column < unknown.Count; column++)
        {
            var row = Enumerable.Range(pivots.Count, rows.Count - pivots.Count).Where(r => !rows[r][column].IsZero).Select(r => (int?)r).FirstOrDefault();
            if (row is not { } found)
                continue;
            var at = pivots.Count;
            (rows[at], rows[found]) = (rows[found], rows[at]);
            rows[at] = [.. rows[at].Select(f => f / rows[at][column])];
            for (var other = 0; other < rows.Count; other++)
            {
                if (other != at && !rows[other][column].IsZero)
                    rows[other] = [.. rows[other].Zip(rows[at], (a, b) => a - (rows[other][column] * b))];
            }

            pivots.Add((at, column));
        }

        return [.. pivots.Where(p => rows[p.Row].Count(f => !f.IsZero) == 1).Select(p => unknown[p.Column]).Where(e => ledger.Entries[e].IsSmall)];
    }

    /// <summary>For each withheld count of a table, every value that whole numbers of one or more leave it.</summary>
    public static Dictionary<int, HashSet<decimal>> Values(Ledger ledger, bool[] isHidden, decimal most)
    {
        var unknown = Enumerable.Range(0, isHidden.Length).Where(e => isHidden[e]).ToList();
        var values = unknown.ToDictionary(u => u, _ => new HashSet<decimal>());
        var tried = ledger.Entries.Select((e, at) => isHidden[at] ? (decimal?)null : e.Count).ToArray();
        Try(0);
        return values;

        void Try(int at)
        {
            if (ledger.Sums.Any(s => s.Terms.All(t => tried[t] is not null) && tried[s.Whole] != s.Parts.Sum(p => tried[p])))
                return;
            while (at < unknown.Count && tried[unknown[at]] is not null)
                at++;
            if (at == unknown.Count)
            {
                foreach (var entry in unknown)
                    values[entry].Add(tried[entry]!.Value);
                return;
            }

            for (var value = 1m; value <= most; value++)
            {
                tried[unknown[at]] = value;
                Try(at + 1);
            }

            tried[unknown[at]] = null;
        }
    }

    private readonly record struct Fraction(BigInteger Over, BigInteger Under)
    {
        public bool IsZero => Over.IsZero;

        public static Fraction operator -(Fraction left, Fraction right) => Lowest((left.Over * right.Under) - (right.Over * left.Under), left.Under * right.Under);

        public static Fraction operator *(Fraction left, Fraction right) => Lowest(left.Over * right.Over, left.Under * right.Under);

        public static Fraction operator /(Fraction left, Fraction right) => Lowest(left.Over * right.Under, left.Under * right.Over);

        private static Fraction Lowest(BigInteger over, BigInteger under)
        {
            var common = BigInteger.GreatestCommonDivisor(over, under);
            return new Fraction(over / common, under / common);
        }
    }
}
