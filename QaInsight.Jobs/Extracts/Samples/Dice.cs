namespace QaInsight.Extracts.Samples;

/// <summary>
/// Numbers that look like chance and are the same everywhere and for every version of .NET, which makes no such
/// promise for its own.
/// </summary>
internal sealed class Dice(ulong seed)
{
    private const double GoldenRatio = 0.6180339887498949;

    private ulong state = seed;
    private double spread = 0.5;

    public static Dice For(int seed, int stream) => new(((ulong)(uint)seed << 32) | (uint)stream);

    /// <summary>From 0 up to but not including 1.</summary>
    public double Next()
    {
        // SplitMix64.
        state += 0x9E3779B97F4A7C15;
        var mixed = state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return ((mixed ^ (mixed >> 31)) >> 11) * (1.0 / (1UL << 53));
    }

    /// <summary>
    /// As <see cref="Next"/>, but any few dozen running are spread rather evenly: a council's case work hardly changes from
    /// one month to the next, and chance alone would hide the change over the years.
    /// </summary>
    public double NextSpread()
    {
        spread = (spread + GoldenRatio) % 1;
        return (spread + (Next() * 0.4)) % 1;
    }

    public int Below(int limit) => (int)(Next() * limit);

    /// <summary>Both ends in.</summary>
    public int Between(int low, int high) => low + Below(high - low + 1);

    public double Between(double low, double high) => low + (Next() * (high - low));

    public bool Chance(double share) => Next() < share;

    public T Pick<T>(IReadOnlyList<T> list) => list[Below(list.Count)];

    public void Shuffle<T>(IList<T> list)
    {
        for (var at = list.Count - 1; at > 0; at--)
        {
            var other = Below(at + 1);
            (list[at], list[other]) = (list[other], list[at]);
        }
    }

    /// <summary>How many of <paramref name="total"/> a share comes to, give or take what chance would.</summary>
    /// <param name="swing">Less than 1 for a stock: most of those counted last month are counted again.</param>
    public int Share(int total, double share, double swing = 1)
    {
        // Three throws added up are close enough to a bell curve; their deviation is a half.
        var bell = (Next() + Next() + Next() - 1.5) * 2;
        var about = (total * share) + (swing * bell * Math.Sqrt(total * share * (1 - share)));
        return Math.Clamp((int)Math.Round(about), 0, total);
    }
}
