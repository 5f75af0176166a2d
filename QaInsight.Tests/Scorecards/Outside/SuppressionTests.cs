using QaInsight.Scorecards.Outside;
using Xunit;

namespace QaInsight.Tests.Scorecards.Outside;

public sealed class SuppressionTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 60)];

    [Fact]
    public void A_small_row_takes_the_smallest_other_with_it_and_leaves_the_total()
    {
        var ledger = new Ledger(new OutsideRules());
        int[] rows = [ledger.Add(3, 3), ledger.Add(20, 20), ledger.Add(9, 9), ledger.Add(0)];
        var total = ledger.Add(32, Ledger.OfAll);
        ledger.Add(total, rows);

        Assert.Equal([true, false, true, false, false], Suppression.Of(ledger));
    }

    [Fact]
    public void Those_that_missed_are_as_small_a_number_as_those_counted()
    {
        var ledger = new Ledger(new OutsideRules());
        var (met, all) = (ledger.Add(38), ledger.Add(40));
        ledger.Add(all, [met], hasCountedRest: true);
        var hidden = Suppression.Of(ledger);

        Assert.True(hidden[met] || hidden[all]);
    }

    [Fact]
    public void Rows_of_one_each_cannot_stand_beside_their_total()
    {
        var ledger = new Ledger(new OutsideRules());
        int[] rows = [.. Enumerable.Range(0, 6).Select(_ => ledger.Add(1))];
        var total = ledger.Add(6, Ledger.OfAll);
        ledger.Add(total, rows);

        Assert.True(Suppression.Of(ledger)[total]);
    }

    [Fact]
    public void Nothing_small_is_nothing_withheld()
    {
        var ledger = new Ledger(new OutsideRules());
        ledger.Add(ledger.Add(26), [ledger.Add(6), ledger.Add(20), ledger.Add(0)]);

        Assert.DoesNotContain(true, Suppression.Of(ledger));
    }

    [Fact]
    public void The_threshold_and_nought_are_as_they_are_set()
    {
        var ledger = new Ledger(new OutsideRules(10, HideZero: true));
        int[] counts = [ledger.Add(9), ledger.Add(10), ledger.Add(0)];

        Assert.Equal([true, false, true], Suppression.Of(ledger));
        Assert.Equal(3, counts.Length);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void No_small_count_of_a_random_table_is_had_from_what_is_left(int seed)
    {
        var ledger = Table(new Random(seed), 5, 4);
        var hidden = Suppression.Of(ledger);

        Assert.All(ledger.Entries.Select((e, at) => (e, at)).Where(e => e.e.IsSmall), e => Assert.True(hidden[e.at]));
        Assert.Empty(Attack.Determined(ledger, hidden));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Nor_is_it_left_one_value_by_counts_being_whole_and_not_negative(int seed)
    {
        var ledger = Table(new Random(seed), 2, 2, most: 8);
        var hidden = Suppression.Of(ledger);
        var values = Attack.Values(ledger, hidden, 12);

        Assert.All(values.Where(v => ledger.Entries[v.Key].IsSmall), v => Assert.True(v.Value.Count > 1, $"seed {seed}: {v.Key} can only be {string.Join(", ", v.Value)}"));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_attack_finds_what_only_the_small_counts_being_withheld_would_leave_open(int seed)
    {
        var ledger = new Ledger(new OutsideRules());
        int[] rows = [ledger.Add(1 + (seed % 5)), ledger.Add(10), ledger.Add(20)];
        ledger.Add(ledger.Add(31 + (seed % 5)), rows);

        Assert.Equal([0], Attack.Determined(ledger, [.. ledger.Entries.Select(e => e.IsSmall)]));
    }

    // Rows by columns with their sums both ways: a part of each column's whole, as figures are.
    private static Ledger Table(Random random, int rows, int columns, int most = 30)
    {
        var ledger = new Ledger(new OutsideRules());
        var counts = Enumerable.Range(0, rows).Select(_ => Enumerable.Range(0, columns).Select(_ => (decimal)(random.Next(3) == 0 ? random.Next(4) : random.Next(most))).ToArray()).ToList();
        var cells = counts.ConvertAll(r => r.Select(c => ledger.Add(c, r.Sum())).ToArray());
        var sums = counts.ConvertAll(r => ledger.Add(r.Sum(), r.Sum()));
        var totals = Enumerable.Range(0, columns).Select(c => ledger.Add(counts.Sum(r => r[c]), Ledger.OfAll)).ToArray();
        var all = ledger.Add(counts.Sum(r => r.Sum()), Ledger.OfAll);
        for (var row = 0; row < rows; row++)
            ledger.Add(sums[row], cells[row]);
        for (var column = 0; column < columns; column++)
            ledger.Add(totals[column], [.. cells.Select(r => r[column])]);
        ledger.Add(all, totals);
        ledger.Add(all, sums);
        return ledger;
    }
}
