using QaInsight.Warehouse;

namespace QaInsight.Scorecards;

/// <summary>Counts by month, for one row of a scorecard.</summary>
public sealed class MonthSums(int counts)
{
    private readonly SortedDictionary<int, int[]> months = [];

    public int[] this[Month month]
    {
        get
        {
            if (!months.TryGetValue(month.Index, out var sums))
                months[month.Index] = sums = new int[counts];
            return sums;
        }
    }

    /// <summary>Months with counts, oldest first.</summary>
    public IEnumerable<(Month Month, int[] Counts)> All => months.Select(m => (Month.FromIndex(m.Key), m.Value));

    public int Sum(int count, Month from, Month to)
    {
        var sum = 0;
        foreach (var (month, sums) in months)
        {
            if (month >= from.Index && month <= to.Index)
                sum += sums[count];
        }

        return sum;
    }

    public int SumBefore(int count, Month month) => months.TakeWhile(m => m.Key < month.Index).Sum(m => m.Value[count]);

    /// <summary>The first month in which any of the counts is more than nothing.</summary>
    public Month? FirstWith(params ReadOnlySpan<int> counts)
    {
        foreach (var (month, sums) in months)
        {
            foreach (var count in counts)
            {
                if (sums[count] > 0)
                    return Month.FromIndex(month);
            }
        }

        return null;
    }

    public int SumAll(int count) => months.Sum(m => m.Value[count]);
}

/// <summary>The month sums of a scorecard's rows, by the row's id; a total is the sum of nothing but what was read for it.</summary>
public sealed class RowSums(int counts)
{
    private readonly Dictionary<int, MonthSums> rows = [];

    public IReadOnlyCollection<int> Rows => rows.Keys;

    public MonthSums this[int row]
    {
        get
        {
            if (!rows.TryGetValue(row, out var sums))
                rows[row] = sums = new MonthSums(counts);
            return sums;
        }
    }

    public MonthSums? Find(int row) => rows.GetValueOrDefault(row);
}

/// <summary>Which row a fact belongs to.</summary>
public static class RowIds
{
    /// <summary>The total's, which counts every fact that was selected.</summary>
    public const int Total = int.MinValue;

    /// <summary>The row of facts that name nobody.</summary>
    public const int None = 0;
}
