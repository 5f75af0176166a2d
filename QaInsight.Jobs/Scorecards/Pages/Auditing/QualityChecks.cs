using QaInsight.Scorecards.Lists;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards.Pages.Auditing;

/// <summary>The head of quality's own checks of audits, in red, amber and green: by quarter over a year, and by service.</summary>
internal static class QualityChecks
{
    private const int Year = 12;

    public static IReadOnlyList<Block> All(PageSource source)
    {
        var months = Period.Ending(source.Period.To, Year);
        var checks = OneByOne.HasFewAudits(source, months) ? Read(source, months) : null;
        var empty = checks is null ? OneByOne.TooMany : "No audit of these months was checked.";
        return
        [
            Bars("checks-by-quarter", "By quarter", "Quarter", empty, (checks ?? []).GroupBy(c => c.Month.Quarter).OrderByDescending(g => g.Key, StringComparer.Ordinal)
                .Select(g => (Of: Period.Ending(g.Max(c => c.Month), 1 + g.Max(c => c.Month.Index) - g.Min(c => c.Month.Index)), Checks: g))
                .Select(q => (q.Of.Label, source.Address with { Period = q.Checks.Key }, source.Address with { Period = q.Of.ToString() }, q.Checks))),
            Bars("checks-by-service", "By service", "Service", empty, (checks ?? []).GroupBy(c => c.Team.Service).OrderBy(g => g.Key, StringComparer.OrdinalIgnoreCase)
                .Select(g => (g.Key, source.Address with { Service = g.Key }, source.Address with { Service = g.Key, Period = months.ToString() }, g)), mostDrawn: 0),
        ];
    }

    private static Block Bars<TKey>(string key, string title, string of, string empty, IEnumerable<(string Label, PageAddress Place, PageAddress At, IGrouping<TKey, Check> Checks)> groups, int mostDrawn = BarBlocks.MostDrawn) =>
        BarBlocks.Of(key, title, of, "audits checked", [Meaning.Green, Meaning.Amber, Meaning.Red], groups.Select(g =>
            new StackedBar(g.Label, [.. RowTest.Ratings.Select(rating => new BarPart(g.Checks.Where(c => c.Rating == rating).Sum(c => c.Count), Rows(g.At, RowTest.Rated(rating))))])
            {
                Place = g.Place,
                Rows = Rows(g.At, RowTest.Checked),
            }), empty, mostDrawn);

    private static PageAddress Rows(PageAddress at, RowTest test) => at.ToRows("audits-allocated") with { Only = RowTest.Words(test) };

    private static List<Check> Read(PageSource source, Period months) =>
    [
        .. source.Build.Connection.Rows(
            $"""
            SELECT a.audit_month, a.team_ref, a.quality_check, count(*) FROM fct_audit a
            WHERE a.audit_month BETWEEN $from AND $to AND a.quality_check IS NOT NULL AND a.return_status IS NOT 'withdrawn' AND {source.Selection.AuditFacts} GROUP BY 1, 2, 3
            """,
            r => new Check(new Month(r.GetInt32(0)), source.Context.Teams[r.GetInt32(1)], r.GetString(2), r.GetInt32(3)),
            ("$from", months.From.Number), ("$to", months.To.Number)),
    ];

    private sealed record Check(Month Month, Team Team, string Rating, int Count);
}
