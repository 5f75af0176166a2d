using QaInsight.Measures;
using QaInsight.Scorecards.Lists;

namespace QaInsight.Scorecards.Pages.Rows;

/// <summary>The ways into the rows behind a figure: those counted, all that were looked at, the others.</summary>
internal static class RowTabs
{
    private static readonly (FigurePart Part, string Label)[] All = [(FigurePart.Numerator, "Counted"), (FigurePart.Denominator, "All looked at"), (FigurePart.Missed, "The others")];

    /// <summary>How many rows a part has; null where the figure is not available.</summary>
    public static decimal? Count(Figure figure, FigurePart part) => (part, figure) switch
    {
        (FigurePart.Numerator, _) => figure.Numerator,
        (_, { Denominator: null }) => 0,
        (FigurePart.Denominator, _) => figure.Denominator,
        _ => figure.Denominator - figure.Numerator,
    };

    /// <param name="at">The rows' address.</param>
    /// <param name="figure">Whose counts are said; null where they are not those of the rows.</param>
    /// <param name="shown">The part that the page shows, if it does.</param>
    public static IReadOnlyList<Tab> Of(Measure measure, PageAddress at, Figure? figure, FigurePart? shown = null)
    {
        if (measure.Group == MeasureGroup.Performance)
            return shown is null ? [new Tab("The rows that it sums", at, false)] : [];
        return measure.Denominator is null
            ? shown is null ? [Tab(All[0])] : []
            : [.. All.Select(Tab)];

        Tab Tab((FigurePart Part, string Label) tab) => new(
            figure is not null && Count(figure, tab.Part) is { } count ? $"{tab.Label} ({InEnglish.Count(count)})" : tab.Label,
            at with { Part = tab.Part == FigurePart.Numerator ? null : RowsPage.Word(tab.Part) },
            tab.Part == shown);
    }
}
