using QaInsight.Measures;
using QaInsight.Measures.Counts;
using QaInsight.Scorecards.Lists;
using QaInsight.Scorecards.Pages.Definitions;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards.Pages.Rows;

/// <summary>The rows behind one figure: those counted, all that were looked at, or the others.</summary>
internal sealed class MeasureRows(PageSource source, Measure measure, FigurePart part)
{
    private static readonly Dictionary<string, (string One, string Many)> Nouns = new()
    {
        ["audits"] = ("audit", "audits"),
        ["judgements"] = ("judgement", "judgements"),
        ["actions"] = ("action", "actions"),
        ["children"] = ("child", "children"),
        ["concerns"] = ("child of concern", "children of concern"),
        ["escalations"] = ("escalation", "escalations"),
        ["teams"] = ("team", "teams"),
        ["practitioners"] = ("practitioner", "practitioners"),
        ["indicators"] = ("row", "rows"),
    };

    private readonly Figure figure = source.Read(By.Board, measure).Total[measure.Key]!;

    // Ready-counted rows hold both counts: none of them missed.
    private bool IsReadyCounted => measure.Group == MeasureGroup.Performance;

    // No figure counts rows that are narrowed: what is found is counted.
    private readonly bool isNarrowed = !source.Narrowing.IsNone;

    // Whom a window counts is found only by looking at a year's audits.
    private bool IsTooMany => measure.Months == MonthsCounted.Window && !source.Whole && !OneByOne.HasFewAudits(source, Period.Ending(source.Period.To, TeamRules.PractitionerSeenMonths));

    public PageBody Make()
    {
        var count = !isNarrowed && !IsReadyCounted ? RowTabs.Count(figure, part) : null;
        if (IsTooMany)
            return Body(measure.Numerator == WindowCounts.TeamsAudited ? "teams" : "practitioners", count, new Block("rows", "Rows", new Table([], [], OneByOne.TooMany)) { IsWide = true });
        var list = source.Lists.Behind(measure.Key, part, source.Request, new RowsWanted(source.Whole ? null : (int)Math.Min(count ?? Table.MostOnAPage, Table.MostOnAPage), source.Narrowing));
        var all = count ?? list.Table.Found;
        return Body(list.Table.Of, all, RowBlock.Of(source, "rows", "Rows", list.Table, measure, all)) with { Notice = list.Note };
    }

    private PageBody Body(string rows, decimal? all, Block block) => new(
        Title(rows, all),
        [
            new Section("behind", null, [block])
            {
                Lead = new SentenceMaker().Say(MeasureWords.Counted(source, measure)).Sentence,
                Tabs = RowTabs.Of(measure, source.Address, isNarrowed ? null : figure, part),
            },
        ])
    {
        Crumbs = [new Crumb("Board", source.Address.To("board")), new Crumb(measure.Name, source.Address.ToMeasure(measure.Key))],
    };

    private string Title(string rows, decimal? all)
    {
        var (one, many) = Nouns[rows];
        var name = measure.Name;
        return isNarrowed ? $"{name}{OfPart}{RowsPage.Narrowed(source)}{RowsPage.Counted(all)}"
            : figure.Numerator is null ? $"{name}: not available on this scale"
            : IsReadyCounted ? $"{name}: {figure.Display}"
            : figure.Denominator is not { } of ? $"{name}: {InEnglish.Count(figure.Numerator.Value)}"
            : part switch
            {
                FigurePart.Numerator => $"{name}: {InEnglish.Count(figure.Numerator.Value)} of {InEnglish.Count(of, one, many)}",
                FigurePart.Denominator => $"{name}: all {InEnglish.Count(of, one, many)} looked at",
                _ => $"{name}: the other {InEnglish.Count(of - figure.Numerator.Value)} of {InEnglish.Count(of, one, many)}",
            };
    }

    private string OfPart => part switch
    {
        FigurePart.Numerator => "",
        FigurePart.Denominator => ", all looked at",
        _ => ", the others",
    };
}
