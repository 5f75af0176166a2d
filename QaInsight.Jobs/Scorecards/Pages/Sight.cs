using QaInsight.Measures;

namespace QaInsight.Scorecards.Pages;

/// <summary>
/// A page as far down as a scope reaches. Blocks whose rows are a child's, or are named by somebody whom the scope does not name,
/// are left out; so are single columns of names; and nothing leads to a page that would not be shown.
/// </summary>
public sealed class Sight(Detail detail, Catalogue catalogue)
{
    public bool May(PageAddress address) => May(Personal.Of(address, catalogue));

    public ScorecardPage Of(ScorecardPage page) => detail == Detail.All ? page : page with
    {
        Body = page.Body with
        {
            Sections = [.. page.Body.Sections.Select(Of).Where(s => s.Blocks.Count + s.Tiles.Count > 0)],
            Crumbs = [.. page.Body.Crumbs.Where(c => May(c.Place))],
        },
    };

    private bool May(Detail needed) => (detail & needed) == needed;

    private bool Shows(Block block) => block.Table.Columns.Count == 0
        || (May(Personal.Of(block.Table.Columns[0].Key)) && block.Table.Columns.All(c => May(Personal.Of(c.Key) & Detail.ChildrensRows)));

    private Section Of(Section section) => section with
    {
        Blocks = [.. section.Blocks.Where(Shows).Select(Of)],
        Tiles = [.. section.Tiles.Select(t => t with { Place = Led(t.Place), About = Led(t.About), Trend = Of(t.Trend) })],
        Tabs = [.. section.Tabs.Where(t => May(t.Place))],
    };

    private Block Of(Block block)
    {
        var shown = Enumerable.Range(0, block.Table.Columns.Count).Where(at => May(Personal.Of(block.Table.Columns[at].Key))).ToList();
        return block with
        {
            Table = block.Table with
            {
                Columns = [.. shown.Select(at => block.Table.Columns[at])],
                Rows = [.. block.Table.Rows.Select(r => r with { Cells = [.. shown.Select(at => r.Cells[at] with { Place = Led(r.Cells[at].Place) })] })],
            },
            Chart = Of(block.Chart),
            More = block.More is { } more && May(more.Place) ? more : null,
        };
    }

    private Chart? Of(Chart? chart) => chart switch
    {
        BarsChart bars => bars with
        {
            Bars = [.. bars.Bars.Select(b => b with { Place = Led(b.Place), Rows = Led(b.Rows), Parts = [.. b.Parts.Select(p => p with { Place = Led(p.Place) })] })],
        },
        TrendChart trend => trend with { Trend = Of(trend.Trend) },
        FunnelChart funnel => funnel with { Points = [.. funnel.Points.Select(p => p with { Place = Led(p.Place) })] },
        HeatChart heat => heat with
        {
            Rows = [.. heat.Rows.Select(r => r with { Place = Led(r.Place), Cells = [.. r.Cells.Select(c => c is null ? null : c with { Place = Led(c.Place) })] })],
            ColumnPlaces = heat.ColumnPlaces.All(May) ? heat.ColumnPlaces : [],
        },
        _ => chart,
    };

    private Trend Of(Trend trend) => trend with { Points = [.. trend.Points.Select(p => p with { Place = Led(p.Place) })] };

    private PageAddress? Led(PageAddress? place) => place is not null && May(place) ? place : null;
}
