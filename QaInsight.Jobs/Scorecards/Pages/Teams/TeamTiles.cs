using QaInsight.Measures;
using QaInsight.Scorecards.Board;

namespace QaInsight.Scorecards.Pages.Teams;

/// <summary>A team's main figures over the compared months, each with its months before.</summary>
internal sealed class TeamTiles(PageSource source, Comparison comparison)
{
    private static readonly string[] Measures = [Comparison.GoodOrBetter, Comparison.Inadequate, Comparison.Returned, "actions-overdue"];

    public IReadOnlyList<Tile> All
    {
        get
        {
            var row = source.Scorecards.Read(source.Request with { By = By.Board, Period = comparison.Months }, m => Measures.Contains(m.Key)).Total;
            return [.. Measures.Select(m => Tile(m, row))];
        }
    }

    /// <summary>A team has a few audits a month: what the rules read into such months is not said.</summary>
    public static Judged Told(Judged judged) => judged.Trend.Variation == Variation.TooFew || judged.Trend.Points.Count(p => p.Figure is { IsSmall: true }) * 2 <= judged.Trend.Points.Count
        ? judged
        : new Judged(
            judged.Trend with { Variation = Variation.TooFew, Mean = null, Lower = null, Upper = null, Points = [.. judged.Trend.Points.Select(p => p with { Signal = null, Variation = Variation.Common })] },
            "Too few a month to tell a change from chance");

    private Tile Tile(string measure, ScorecardRow row)
    {
        var tile = BoardRows.Tile(source.Catalogue[measure], row, source.Figures.Targets, comparison.Months.LastDay, Told(source.Trends.Judge(measure)));
        var nothing = measure == Comparison.Returned ? "no audits allocated" : measure == "actions-overdue" ? "no actions raised" : null;
        return tile with
        {
            Detail = tile.Figure.Denominator == 0 && nothing is not null ? nothing : tile.Detail,
            Place = tile.Figure.Numerator is > 0 ? comparison.At.ToRows(measure) : null,
            About = source.Address.ToMeasure(measure),
        };
    }
}
