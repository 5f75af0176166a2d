using QaInsight.Measures;
using QaInsight.Scorecards.Lists;

namespace QaInsight.Scorecards.Pages.Concerns;

/// <summary>Children of concern: how many are open month by month, for how long, and in which teams.</summary>
internal sealed class ConcernBlocks(PageSource source, IReadOnlyList<ConcernFact>? open)
{
    private const int MostListed = 50;
    private const int MostKept = 1_000;

    private readonly DateOnly today = source.Request.AsOf;

    public Block Trend(Judged judged) => MeasureBlocks.Trend("open", "Open", judged, MeasureUnit.Count) with
    {
        More = new Crumb("The children whose concern is open", source.Address.ToRows("concerns-open")),
    };

    public Block ByTeam()
    {
        var teams = (open ?? []).GroupBy(c => c.Team).Select(g => (Team: g.Key, Days: g.Select(c => Ages.Days(c.OpenedOn, today)).Order().ToList())).OrderByDescending(t => t.Days.Count).ThenByDescending(t => t.Days[^1]).ToList();
        return new Block("by-team", "Open, by team", new Table(
            [Column.Text("team", "Team"), Column.Text("service", "Service"), Column.Number("open", "Open"), Column.Number("longest", "Longest open, days")],
            [.. teams.Select(t => Row.Of(Cell.Of(t.Team.Name, source.Address with { Team = t.Team.Name }), new Cell(t.Team.Service), Cell.Count(t.Days.Count, Rows(source.Address with { Team = t.Team.Name })), Cell.Count(t.Days[^1])))],
            Empty)
        {
            MostShown = MostListed,
        });
    }

    public Block ByAge() => BarBlocks.Of(
        "ages", "How long they have been open", "Service", "children of concern", Ages.Bands,
        (open ?? []).GroupBy(c => c.Team.Service).OrderBy(g => g.Key, StringComparer.OrdinalIgnoreCase).Select(g => new StackedBar(g.Key, Ages.Parts(g.Select(c => c.OpenedOn), today, band => Rows(source.Address with { Service = g.Key }) with { Only = RowTest.Words(RowTest.Aged(band)) }))
        {
            Place = source.Address with { Service = g.Key },
            Rows = Rows(source.Address with { Service = g.Key }),
        }), Empty);

    public Block OneByOne() => new("open-concerns", "Every child of concern that is open, longest first", new Table(
        [Column.Text("child", "Child"), Column.Text("team", "Team"), Column.Day("opened", "Opened"), Column.Number("days", "Days open"), Column.Text("audit", "Audit")],
        [
            .. (open ?? []).Take(MostKept).Select(c => Row.Of(
                new Cell(c.Child), Cell.Of(c.Team.Name, source.Address.To("team") with { Team = c.Team.Name }), Cell.Day(c.OpenedOn), Cell.Count(Ages.Days(c.OpenedOn, today)),
                Cell.Of(c.AuditId, c.HasAudit ? source.Address.ToAudit(c.AuditId!) : null))),
        ],
        Empty)
    {
        MostShown = MostListed,
    })
    {
        IsWide = true,
    };

    private static PageAddress Rows(PageAddress at) => at.ToRows("concerns-open");

    private string Empty => open is null ? Pages.OneByOne.TooMany : "No child of concern is open.";
}
