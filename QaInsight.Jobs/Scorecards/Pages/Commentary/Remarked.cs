namespace QaInsight.Scorecards.Pages.Commentary;

/// <summary>Sets what has been written beside the figures that it is about: numbered like notes, and written out once, in the section where it is first referred to.</summary>
internal sealed class Remarked(PageRemarks remarks)
{
    private readonly Dictionary<Remark, NumberedRemark> numbered = [];
    private List<NumberedRemark> ofSection = [];

    public ScorecardPage Page(ScorecardPage page)
    {
        if (remarks.All.Count == 0)
            return page;
        var (address, isBoard) = (page.Head.Address, page.Kind == PageKind.Board);
        var conclusions = isBoard ? remarks.On(null, address).ToList() : [];
        // A measure's page is about one figure.
        var about = page.Kind.Word == "measure" ? remarks.On(address.Of, address).ToList() : [];
        return page with
        {
            Body = page.Body with
            {
                Conclusions = conclusions,
                Sections = [.. page.Body.Sections.Select((s, at) => Section(s, at == 0 ? about : [], address))],
            },
        };
    }

    private Section Section(Section section, IReadOnlyList<Remark> about, PageAddress address)
    {
        ofSection = [];
        foreach (var remark in about)
            Number(remark);
        return section with
        {
            Tiles = [.. section.Tiles.Select(t => t with { Remarks = Numbers(t.Measure, t.Place ?? t.About ?? address) })],
            Blocks = [.. section.Blocks.Select(b => b with { Table = b.Table with { Rows = [.. b.Table.Rows.Select(Row)] } })],
            Remarks = ofSection,
        };
    }

    private Row Row(Row row)
    {
        var first = true;
        var cells = row.Cells.Select(c =>
        {
            if (c.Figure is null)
                return c;
            // What counts none leads nowhere, and a row that is named by its measure has its own figure first.
            var place = c.Place is { Page: "rows" } ? c.Place : first && row.Cells[0].Place is { Page: "measure" } about ? about : null;
            first = false;
            return place?.Of is { } measure && Numbers(measure, place) is { Count: > 0 } found ? c with { Remarks = found } : c;
        }).ToList();
        return row with { Cells = cells };
    }

    private IReadOnlyList<NumberedRemark> Numbers(string measure, PageAddress place) => [.. remarks.On(measure, place).Select(Number)];

    private NumberedRemark Number(Remark remark)
    {
        if (numbered.TryGetValue(remark, out var known))
            return known;
        var made = numbered[remark] = new NumberedRemark(numbered.Count + 1, remarks.Names[remark.On.Measure!], remark);
        ofSection.Add(made);
        return made;
    }
}
