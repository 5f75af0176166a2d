using QaInsight.Measures;
using QaInsight.Scorecards.Board;

namespace QaInsight.Scorecards.Pages.Teams;

/// <summary>A team's grades: by practice domain, by legal status, and month by month.</summary>
internal sealed class TeamGrades(PageSource source, Comparison comparison)
{
    private const int Months = 24;
    private const int MostShown = 12;

    public Section Section => new("grades", "Grades", [ByDomain, ByStatus, Monthly("good-monthly", Comparison.GoodOrBetter), Monthly("inadequate-monthly", Comparison.Inadequate)]);

    private Block ByDomain
    {
        get
        {
            var rows = source.Read(By.Domain, [MeasureGroup.Grades], comparison.Months).Rows;
            var bars = new GradeBars(GradeWords.Domains(rows), "judgements", [.. rows.Select(BoardRows.Bar).Where(b => b.Total > 0)]);
            var block = GradeBlocks.Bars("by-domain", "By practice domain", "Practice domain", bars, key => comparison.At with { Domain = key });
            // The figure of the teams' table of practice domains, and its way to its rows.
            return block with { Table = block.Table with { Columns = [.. block.Table.Columns, source.Column(Comparison.GoodOrBetter)], Rows = [.. bars.Bars.Zip(block.Table.Rows, (bar, row) => Row.Of([.. row.Cells, GoodOrBetter(bar.Key)]))] } };

            Cell GoodOrBetter(string key)
            {
                var cell = source.Cell(Comparison.GoodOrBetter, rows.First(r => r.Key == key), comparison.At with { Domain = key });
                return cell with { Figure = cell.Figure! with { Status = null } };
            }
        }
    }

    private Block ByStatus
    {
        get
        {
            var rows = source.Read(By.LegalStatus, [MeasureGroup.Grades], comparison.Months).Rows;
            var bars = new GradeBars(GradeWords.LegalStatuses(rows), "audits", [.. rows.Select(BoardRows.Bar).Where(b => b.Total > 0)]);
            return GradeBlocks.Bars("by-status", "By legal status", "Legal status", bars, key => comparison.At with { LegalStatus = key });
        }
    }

    // Read once for both charts.
    private IReadOnlyList<ScorecardRow> Rows => field ??= source.Scorecards.Read(
        source.Request with { By = By.Month, Period = Period.Ending(source.Period.To, Months) }, m => m.Key is Comparison.GoodOrBetter or Comparison.Inadequate).Rows;

    private Block Monthly(string key, string measure)
    {
        var judged = TeamTiles.Told(source.Trends.Judge(measure));
        var name = source.Catalogue[measure].Name;
        var first = judged.Trend.Points.Count == 0 ? null : judged.Trend.Points[0].Month.ToString();
        PageAddress At(string month) => source.Address with { Period = month };
        return new Block(key, $"{name}, month by month", new Table(
            [Column.Day("month", "Month"), source.Column(measure)],
            first is null ? [] : [.. Rows.SkipWhile(r => r.Key != first).Reverse().Select(r => Row.Of(Cell.Of(Warehouse.Month.Parse(r.Key)), source.Cell(measure, r, At(r.Key))))],
            "No audits of these months were graded on a scale that has this grade.")
        {
            MostShown = MostShown,
        })
        {
            Say = new SentenceMaker().Say(judged.Reading + ".").Sentence,
            Chart = first is null ? null : new TrendChart(name, judged.Trend with { Points = [.. judged.Trend.Points.Select(p => p with { Place = At(p.Month.ToString()).ToRows(measure) })] }),
        };
    }
}
