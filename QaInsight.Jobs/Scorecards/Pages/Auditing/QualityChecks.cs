using QaInsight.Warehouse;

namespace QaInsight.Scorecards.Pages.Auditing;

/// <summary>The head of quality's own checks of audits, in red, amber and green: by quarter over a year, and by service.</summary>
internal static class QualityChecks
{
    private const int Year = 12;

    private static readonly string[] Ratings = ["green", "amber", "red"];

    public static IReadOnlyList<Block> All(PageSource source)
    {
        var months = Period.Ending(source.Period.To, Year);
        var checks = OneByOne.HasFewAudits(source, months) ? Read(source, months) : null;
        var empty = checks is null ? OneByOne.TooMany : "No audit of these months was checked.";
        return
        [
            Bars("checks-by-quarter", "By quarter", "Quarter", empty, (checks ?? []).GroupBy(c => c.Month.Quarter).OrderByDescending(g => g.Key, StringComparer.Ordinal)
                .Select(g => (Period.Ending(g.Max(c => c.Month), 1 + g.Max(c => c.Month.Index) - g.Min(c => c.Month.Index)).Label, (PageAddress?)(source.Address with { Period = g.Key }), g))),
            Bars("checks-by-service", "By service", "Service", empty, (checks ?? []).GroupBy(c => c.Team.Service).OrderBy(g => g.Key, StringComparer.OrdinalIgnoreCase)
                .Select(g => (g.Key, (PageAddress?)(source.Address with { Service = g.Key }), g))) with { Chart = null },
        ];
    }

    private static Block Bars<TKey>(string key, string title, string of, string empty, IEnumerable<(string Label, PageAddress? Place, IGrouping<TKey, Check> Checks)> groups) =>
        BarBlocks.Of(key, title, of, "audits checked", [Meaning.Green, Meaning.Amber, Meaning.Red], groups.Select(g =>
            new StackedBar(g.Label, [.. Ratings.Select(rating => new BarPart(g.Checks.Where(c => c.Rating == rating).Sum(c => c.Count)))]) { Place = g.Place }), empty);

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
