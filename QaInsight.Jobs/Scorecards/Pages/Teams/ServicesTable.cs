using QaInsight.Measures;

namespace QaInsight.Scorecards.Pages.Teams;

/// <summary>Services beside all of them together.</summary>
internal sealed class ServicesTable(PageSource source, Comparison comparison)
{
    public Section Section => new("services", null, [Block]);

    private Block Block => new("by-service", "By service", new Table(
        [Column.Text("service", "Service"), .. ComparedColumns.Of(source, comparison)],
        [.. Shown.Select(Line), Line(comparison.Whole) with { IsTotal = true }])
    {
        Note = "A figure differs from that of all by more than chance only where its 95% range leaves that out. Shares of fewer than six are marked, and not compared.",
    })
    {
        IsWide = true,
    };

    private IEnumerable<ScorecardRow> Shown => comparison.Services.Rows.Where(r => source.Request.Service is not { } service || service.Equals(r.Key, StringComparison.OrdinalIgnoreCase));

    private Row Line(ScorecardRow row)
    {
        var isWhole = row.Key == ScorecardRow.TotalKey;
        var at = comparison.At with { Service = isWhole ? null : row.Key, Team = null };
        return Row.Of(
        [
            isWhole ? Cell.Of("All services") : Cell.Of(row.Label, source.Address with { Service = row.Key, Team = null }),
            .. ComparedColumns.Cells(source, comparison, row, at),
        ]);
    }
}

/// <summary>What services and teams show alike.</summary>
internal static class ComparedColumns
{
    public static IEnumerable<Column> Of(PageSource source, Comparison comparison) =>
    [
        Column.Number("graded", InEnglish.Capital($"{comparison.Counted} graded")),
        source.Column(Comparison.GoodOrBetter),
        Range("good_or_better_range"),
        source.Column(Comparison.Inadequate),
        Range("inadequate_range"),
        source.Column(Comparison.Returned, "Returned"),
        Column.Text("against_all", "Against all") with { Says = "Whether good or better, or inadequate, differs from that of all by more than chance" },
    ];

    /// <param name="at">The page's address narrowed to the row, over the compared months.</param>
    public static IEnumerable<Cell> Cells(PageSource source, Comparison comparison, ScorecardRow row, PageAddress at)
    {
        var (good, bad) = (comparison.Of(Comparison.GoodOrBetter, row), comparison.Of(Comparison.Inadequate, row));
        var returned = source.Cell(Comparison.Returned, row, at);
        return
        [
            Cell.Count(good.Figure.Denominator ?? 0, at.ToRows(Comparison.GoodOrBetter, "denominator")),
            good.ToCell(at.ToRows(Comparison.GoodOrBetter)),
            Cell.Of(good.RangeInWords),
            bad.ToCell(at.ToRows(Comparison.Inadequate)),
            Cell.Of(bad.RangeInWords),
            row.Key == ScorecardRow.TotalKey ? returned : returned with { Figure = returned.Figure is { } figure ? figure with { Status = null } : null },
            row.Key == ScorecardRow.TotalKey ? Cell.None : new Cell(TeamsWords.Against(good, bad)),
        ];
    }

    private static Column Range(string key) => Column.Number(key, "95% range") with { Says = "Where the share lies once chance is allowed for: Wilson’s interval" };
}
