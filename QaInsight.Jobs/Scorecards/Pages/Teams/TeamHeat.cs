using QaInsight.Measures;
using QaInsight.Measures.Counts;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards.Pages.Teams;

/// <summary>Good or better by practice domain, a row a team; a row a service where teams are many.</summary>
internal static class TeamHeat
{
    // No cells are kept of teams by domain: the judgements of so many teams are still few.
    private const int MostRows = TeamsPage.MostBeside;

    // Of more rows each cell's own address would make the page too large: names and headings lead to pages where the figure
    // leads to its rows.
    private const int MostRowsOfPlaces = 20;

    private sealed record Line(int Id, string Label, PageAddress Place, PageAddress At);

    /// <param name="teams">Null: too many.</param>
    /// <returns>Null where there is nothing to set side by side.</returns>
    public static Block? Of(PageSource source, Comparison comparison, IReadOnlyList<TeamLine>? teams)
    {
        var byTeam = teams is { Count: <= MostRows };
        var lines = byTeam
            ? teams!.Select(t => new Line(t.Team.Id, t.Team.Name, TeamsTable.ToTeam(source, t.Team), comparison.Of(t.Team))).ToList()
            : Services(source, comparison);
        if (lines.Count is < 2 or > MostRows)
            return null;
        var counted = new JudgementSums(source.Build.Connection, source.Selection.Cut(byTeam ? By.Team : By.Service)).ReadEachDomain(comparison.Months.From, comparison.Months.To);
        var domains = source.Context.Domains.Where(d => counted.ContainsKey(d.Id)).ToList();
        if (domains.Count == 0)
            return null;
        var rows = lines.Select(l => (Line: l, Cells: domains.Select(d => Of(source, counted[d.Id].Find(l.Id), comparison.Months) is { } figure
                ? new HeatCell(figure, lines.Count > MostRowsOfPlaces ? null : (l.At with { Domain = d.Name }).ToRows(Comparison.GoodOrBetter))
                : null).ToList()))
            .Where(r => r.Cells.Exists(c => c is not null)).ToList();
        var what = byTeam ? "Team" : "Service";
        return new Block("team-domain", $"{what} by practice domain", new Table(
            [Column.Text(what.ToLowerInvariant(), what), .. domains.Select(d => Column.Figure(d.Name, d.Label))],
            [.. rows.Select(r => Row.Of([Cell.Of(r.Line.Label, r.Line.Place), .. r.Cells.Select(c => Cell.Of(c?.Figure, MeasureUnit.Percent, c?.Place))]))],
            "No practice domain was judged.")
        {
            MostShown = MostRows,
            Note = lines.Count > MostRowsOfPlaces ? byTeam ? "A team’s name leads to its practice domains, and from each figure there to the judgements behind it." : "A practice domain’s name leads to its figures by service, and from each to the judgements behind it." : null,
        })
        {
            Say = new SentenceMaker().Say($"Judgements graded good or better, {InEnglish.When(comparison.Months)}.").Sentence,
            Chart = new HeatChart(what, "Good or better", IsBad: false, [.. domains.Select(d => d.Label)], [.. rows.Select(r => new HeatRow(r.Line.Label, r.Line.Place, r.Cells))])
            {
                ColumnPlaces = [.. domains.Select(d => (comparison.At with { Domain = d.Name }).To("domain"))],
            },
            IsWide = true,
        };
    }

    private static List<Line> Services(PageSource source, Comparison comparison)
    {
        var ids = source.Selection.Teams.GroupBy(t => t.Service, StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => g.First().ServiceId, StringComparer.OrdinalIgnoreCase);
        return [.. comparison.Services.Rows.Where(r => ids.ContainsKey(r.Key)).Select(r => new Line(ids[r.Key], r.Label, source.Address with { Service = r.Key }, comparison.At with { Service = r.Key }))];
    }

    private static Figure? Of(PageSource source, MonthSums? counted, Period months)
    {
        var measure = source.Catalogue[Comparison.GoodOrBetter];
        var (numerator, denominator) = measure.InDomain!.Value;
        int Sum(JudgementCount count) => counted?.Sum(JudgementSums.Place(count), months.From, months.To) ?? 0;
        return Sum(denominator) is var of and > 0 ? source.Figures.Of(measure, Sum(numerator), of, months.LastDay) with { Status = null } : null;
    }
}
