using QaInsight.Measures;
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

    private string? Person => source.Address.Person;

    public PageBody Make()
    {
        var count = Person is null && !IsReadyCounted ? RowTabs.Count(figure, part) : null;
        var list = source.Lists.Behind(measure.Key, part, source.Request, new RowsWanted(source.Whole ? null : (int)Math.Min(count ?? Table.MostOnAPage, Table.MostOnAPage), Person));
        var all = count ?? list.Table.Found;
        return new PageBody(
            Title(list.Table.Of, all),
            [
                new Section("behind", null, [RowBlock.Of(source, "rows", "Rows", list.Table, measure, all)])
                {
                    Lead = new SentenceMaker().Say(MeasureWords.Counted(source, measure)).Sentence,
                    Tabs = RowTabs.Of(measure, source.Address, Person is null ? figure : null, part),
                },
            ])
        {
            Crumbs = [new Crumb("Board", source.Address.To("board")), new Crumb(measure.Name, source.Address.ToMeasure(measure.Key))],
            Notice = list.Note,
        };
    }

    private string Title(string rows, decimal? all)
    {
        var (one, many) = Nouns[rows];
        var name = measure.Name + RowsPage.OfPerson(source);
        return Person is not null ? $"{name}{RowsPage.Counted(all)}"
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
}
