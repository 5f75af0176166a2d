using QaInsight.Measures;
using QaInsight.Measures.Counts;
using QaInsight.Scorecards;
using QaInsight.Scorecards.Outside;
using QaInsight.Tests.Oracle;
using QaInsight.Warehouse;
using Xunit;
using Figures = QaInsight.Measures.Figures;

namespace QaInsight.Tests.Scorecards.Outside;

/// <summary>
/// Random councils, attacked with everything that is shared of a quarter at once: each shown count is an equation over audits of
/// every kind, in every service and legal status, and no count that is small may follow from them. What lies within what is found
/// by the counts' own tests of an audit, and not by the list that the product withholds by.
/// </summary>
public sealed class CouncilAttackTests
{
    private const int Prime = 1_000_000_007;
    private const int MostKinds = 400;

    private static readonly Catalogue Catalogue = Catalogue.Load(TestWarehouse.ReferenceFolder);

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 12)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void No_small_count_follows_from_all_that_is_shared(int seed)
    {
        using var warehouse = new TestWarehouse();
        var council = RandomCouncil.Make(seed);
        CouncilCsv.Write(council, warehouse.Inbox, seed);
        warehouse.Import(new DateOnly(2026, 6, 30), warehouse.Inbox);
        using var build = warehouse.Folder.OpenLive();
        var context = new BuildContext(build);
        var quarter = Period.Parse(council.Audits.CountBy(a => new Month(a.AuditMonth.Year, a.AuditMonth.Month).Quarter).MaxBy(q => q.Value).Key);
        var request = new ScorecardRequest(By.Board, quarter, quarter.LastDay);
        var figures = new Figures(Targets.Load(TestWarehouse.ReferenceFolder));
        var shared = new OutsideReader(build, context, Scope.All, Catalogue, figures, new Sharing(new OutsideRules(), new Remembered()), new DateOnly(2030, 1, 1)).Read(request);
        var inside = new ScorecardReader(build.Connection, context, Scope.All, Catalogue, figures);
        var kinds = Kinds(new AuditSums(build.Connection, new Selection(Scope.All, request with { Programme = ScorecardRequest.AllProgrammes }, context)), context, quarter);

        var space = new Space();
        var secrets = new List<(string Name, Dictionary<(string, int), long> Form)>();
        foreach (var by in new[] { By.Service, By.LegalStatus })
        {
            var (known, shown) = (inside.Read(request with { By = by }), shared.Card(by));
            // A status of which the quarter has nothing at all is in no shared table.
            foreach (var (row, own) in known.Rows.Append(known.Total).Join(shown.Rows.Append(shown.Total), r => r.Key, r => r.Key, (r, o) => (r, o)))
            {
                foreach (var (key, figure) in own.Figures.Where(f => Catalogue[f.Key].Group.IsOfAudits))
                {
                    var measure = Catalogue[key];
                    foreach (var (count, seen, real) in new[] { (measure.Numerator, figure.Numerator, row[key]!.Numerator), (measure.Denominator, figure.Denominator, row[key]!.Denominator) })
                    {
                        if (count is not AuditCount audits || real is null)
                            continue;
                        var form = Form(by, row.Key, known, kinds, AuditSums.Place(audits));
                        if (seen is not null)
                            space.Add(form);
                        else if (real is > 0 and < 6)
                            secrets.Add(($"{by} {row.Key} {count.Name}", form));
                    }

                    Assert.False(figure.Numerator is > 0 and < 6 || figure.Denominator is > 0 and < 6 || figure.Denominator - figure.Numerator is > 0 and < 6, $"seed {seed}: {by} {row.Key} {key} shows {figure}");
                }
            }
        }

        Assert.NotEmpty(secrets);
        Assert.Empty(secrets.Where(s => space.Has(s.Form)).Select(s => $"seed {seed}: {s.Name}").Distinct());
    }

    // Which counts an audit of each kind that there is anywhere is counted in.
    private static List<bool[]> Kinds(AuditSums audits, BuildContext context, Period quarter) =>
    [
        .. audits.Facts(context.Months[0], context.Months[^1]).Select(a => AuditCounts.All.Select(c => c.IsCounted(a, quarter.LastDay.ToNumber())).ToArray())
            .DistinctBy(k => string.Concat(k.Select(c => c ? '1' : '0'))).Take(MostKinds),
    ];

    // The authority's audits are those of its services, and so is what is counted by legal status: the last status is what the others leave.
    private static Dictionary<(string, int), long> Form(By by, string row, Scorecard card, List<bool[]> kinds, int place)
    {
        var form = new Dictionary<(string, int), long>();
        for (var kind = 0; kind < kinds.Count; kind++)
        {
            if (!kinds[kind][place])
                continue;
            if (row == ScorecardRow.TotalKey)
                form[("all", kind)] = 1;
            else if (card.Rows[^1].Key != row)
                form[($"{by} {row}", kind)] = 1;
            else
                form = Rest(form, by, card, kind);
        }

        return form;
    }

    private static Dictionary<(string, int), long> Rest(Dictionary<(string, int), long> form, By by, Scorecard card, int kind)
    {
        form[("all", kind)] = 1;
        foreach (var other in card.Rows.SkipLast(1))
            form[($"{by} {other.Key}", kind)] = Prime - 1;
        return form;
    }

    /// <summary>Everything that follows from equations, by elimination modulo a prime.</summary>
    private sealed class Space
    {
        private readonly Dictionary<(string, int), Dictionary<(string, int), long>> rows = [];

        public void Add(Dictionary<(string, int), long> form)
        {
            if (Reduced(form) is not { Count: > 0 } left)
                return;
            var pivot = left.Keys.First();
            var inverse = (long)System.Numerics.BigInteger.ModPow(left[pivot], Prime - 2, Prime);
            rows[pivot] = left.ToDictionary(t => t.Key, t => t.Value * inverse % Prime);
        }

        public bool Has(Dictionary<(string, int), long> form) => Reduced(form).Count == 0;

        // A row is free of the pivots before it, and may hold those after it.
        private Dictionary<(string, int), long> Reduced(Dictionary<(string, int), long> form)
        {
            var left = new Dictionary<(string, int), long>(form);
            foreach (var (pivot, row) in rows)
            {
                if (!left.TryGetValue(pivot, out var times))
                    continue;
                foreach (var (term, factor) in row)
                {
                    var value = (left.GetValueOrDefault(term) + ((Prime - times) * factor)) % Prime;
                    if (value == 0)
                        left.Remove(term);
                    else
                        left[term] = value;
                }
            }

            return left;
        }
    }
}
