using QaInsight.Measures;
using QaInsight.Scorecards.Lists;

namespace QaInsight.Scorecards.Pages;

/// <summary>Grades side by side, and against earlier months: for legal statuses, practice domains, teams.</summary>
internal static class GradeBlocks
{
    private const string GoodOrBetter = "grade-good-or-better";

    /// <param name="of">What a bar is: <c>Legal status</c>.</param>
    /// <param name="narrowed">The page's address narrowed to a row's key.</param>
    /// <param name="own">The page of a bar's own.</param>
    public static Block Bars(string key, string title, string of, GradeBars bars, Func<string, PageAddress> narrowed, Func<string, PageAddress>? own = null)
    {
        var parts = bars.ToChart().Meanings;
        return new Block(key, title, new Table(
            [Column.Text("key", of), .. parts.Select(p => Column.Number(p.Name.ToLowerInvariant().Replace(' ', '_'), p.Name)), Column.Number("graded", $"All {bars.Counted}")],
            [.. bars.Bars.Select(b => Row.Of([Cell.Of(b.Label, own?.Invoke(b.Key)), .. GradeBar.Parts.Where(p => parts.Contains(p.Meaning)).Select(p => Part(b, p, narrowed)), Cell.Count(b.Total, narrowed(b.Key).ToRows(GoodOrBetter, "denominator")) with { Note = b.IsSmall ? Figure.SmallNumbers : null }]))]))
        {
            Say = bars.Say,
            Chart = bars.ToChart((bar, part) => part is null ? own?.Invoke(bar.Key) : Rows(narrowed(bar.Key), GradeBar.Parts.First(p => p.Meaning == part).Measure)),
        };
    }

    /// <summary>Good or better and inadequate: now, in the three months before, and in the same period last year.</summary>
    /// <param name="own">The page of a row's own.</param>
    public static Block Compared(PageSource source, string key, string title, string of, Scorecard now, Scorecard earlier, Scorecard year, Func<string, PageAddress> narrowed, Func<string, PageAddress>? own)
    {
        (string Measure, string Title)[] measures = [(GoodOrBetter, "Good or better"), ("grade-inadequate", "Inadequate")];
        (string Key, string Title, Scorecard Card)[] times = [("now", "now", now), ("three_before", "three months before", earlier), ("year_before", "a year earlier", year)];
        return new Block(key, title, new Table(
            [Column.Text("key", of), .. measures.SelectMany(m => times.Select(t => Column.Figure($"{m.Measure.Replace('-', '_')}_{t.Key}", $"{m.Title} {t.Title}"))), Column.Text("more_than_chance", "More than chance?") with { Says = "Whether the shares of now differ from those of earlier by more than chance, by their 95% interval" }],
            [.. now.Rows.Select(r => Line(r, own?.Invoke(r.Key))), Line(now.Total, null) with { IsTotal = true }]))
        {
            IsWide = true,
        };

        Row Line(ScorecardRow row, PageAddress? place) => Row.Of(
        [
            Cell.Of(row.Label, place),
            .. measures.SelectMany(m => times.Select(t => At(m.Measure, t.Card, row.Key))),
            Changed(row),
        ]);

        ScorecardRow? Of(Scorecard card, string row) => row == ScorecardRow.TotalKey ? card.Total : card.Rows.FirstOrDefault(r => r.Key == row);

        Cell Changed(ScorecardRow row)
        {
            var told = times[1..].SelectMany(t => measures.Select(m => (Told: ChangeWords.Compare(source.Catalogue[m.Measure], "", row, Of(t.Card, row.Key)), m.Title, Than: t.Title))).ToList();
            var more = told.Where(t => t.Told.IsMore).ToList();
            return more.Count == 0
                ? new Cell(told.TrueForAll(t => t.Told.Variation == Variation.TooFew) ? "Too few to compare" : "May be chance")
                : new Cell(InEnglish.Capital(InEnglish.Listed([.. more.Select(t => $"{InEnglish.InText(t.Title)} {(t.Told.Now.Value > t.Told.Then.Value ? "higher" : "lower")} than {t.Than}")])))
                {
                    Variation = more.Select(t => t.Told.Variation).Distinct().Count() == 1 ? more[0].Told.Variation : Variation.Neither,
                };
        }

        // Whether a target is met is asked of the period alone.
        Cell At(string measure, Scorecard card, string row)
        {
            var isTotal = row == ScorecardRow.TotalKey;
            var cell = source.Cell(
                measure,
                Of(card, row),
                (isTotal ? source.Address : narrowed(row)) with { Period = card == now ? source.Address.Period : card.Request.Period.ToString() });
            // Of all domains together judgements are counted, not audits.
            cell = isTotal && card.Request.By == By.Domain && cell.Place is { } place ? cell with { Place = place with { Only = RowTest.Words(RowTest.Judgements) } } : cell;
            return card == now ? cell : cell with { Figure = cell.Figure is { } figure ? figure with { Status = null } : null };
        }
    }

    private static Cell Part(GradeBar bar, (Meaning Meaning, string? Measure, Func<GradeBar, decimal> Count) part, Func<string, PageAddress> narrowed) => !bar.Tells(part.Meaning)
        ? Cell.None
        : Cell.Count(part.Count(bar), Rows(narrowed(bar.Key), part.Measure));

    // What a scale leaves untold below good no measure counts.
    private static PageAddress Rows(PageAddress at, string? measure) => measure is not null ? at.ToRows(measure)
        : at.ToRows(GoodOrBetter, "missed") with { Only = RowTest.Words(RowTest.BelowGoodUntold) };
}
