using QaInsight.Measures;
using QaInsight.Scorecards.Board;

namespace QaInsight.Scorecards.Pages.Performance;

/// <summary>Performance indicators: each with its target, how its months have gone and what is published to compare with.</summary>
internal sealed class IndicatorBlocks(PageSource source, Scorecard services, IReadOnlyList<Measure> shown, Comparators comparators)
{
    private const int MostAreas = 3;
    private const int MostCharts = 4;
    private const int MostTeams = 20;

    private readonly Dictionary<string, Judged> judged = shown.ToDictionary(m => m.Key, m => source.Trends.Judge(m.Key));

    public Block All()
    {
        var areas = comparators.Areas.Take(MostAreas).ToList();
        return new Block("indicators", "Every indicator", new Table(
            [
                Column.Text("indicator", "Indicator"), Column.Figure("figure", "Figure"), Column.Text("target", "Target"), Column.Text("reading", "Its last months"),
                .. areas.Select(a => Column.Number(a.ToLowerInvariant().Replace(' ', '_'), a)), Column.Text("published", "Published in"),
            ],
            [
                .. shown.Select(m => Row.Of(
                [
                    Cell.Of(m.Name, source.Address.ToMeasure(m.Key)),
                    source.Cell(m.Key, services.Total, source.Address),
                    Cell.Of(source.Figures.Targets.For(m.Key, source.Period.LastDay) is { } target ? BoardRows.Aim(target) : null),
                    new Cell(judged[m.Key].Reading) { Variation = judged[m.Key].Trend.Variation },
                    .. areas.Select(a => comparators.Of(m.Key, a) is { } c ? new Cell(c.Display(m.Unit)) { Value = c.Value, Note = c.When } : Cell.None),
                    Cell.Of(comparators.Of(m.Key).Count == 0 ? null : m.Published ?? "The benchmarks extract"),
                ])),
            ],
            "No indicator has a figure for these filters.")
        {
            Note = "A flow is summed over the period; a stock, such as children on a plan, is its last month’s. Each comparator is the latest that was published, for the year or month beside it: it need not be of the same time." + (areas.Contains(Comparators.Median, StringComparer.OrdinalIgnoreCase) ? $" {Comparators.Median} is the median of England’s councils, from DfE’s Local Authority Interactive Tool." : ""),
        })
        {
            IsWide = true,
            Say = NotCut() is { Count: > 0 } whole ? new SentenceMaker().Say($"{InEnglish.Count(whole.Count, "indicator is", "indicators are")} counted for the whole authority alone and left out here.").Sentence : null,
        };
    }

    /// <summary>Those with a target: the furthest from it first, then in the catalogue's order.</summary>
    public IReadOnlyList<Block> Charts() =>
    [
        .. shown.Where(m => services.Total[m.Key]!.Status is not null && judged[m.Key].Trend.Points.Count > 1).OrderByDescending(m => services.Total[m.Key]!.Status).Take(MostCharts)
            .Select(m => MeasureBlocks.Trend(m.Key, m.Name, judged[m.Key], m.Unit) with { More = new Crumb("What is counted", source.Address.ToMeasure(m.Key)) }),
    ];

    public Block ByService() => Beside("by-service", "By service", "Service", services, key => source.Address with { Service = key });

    /// <summary>Of one service, or of few teams.</summary>
    public Block? ByTeam() => source.Selection.Services.Count > 1 && source.Selection.Teams.Count > MostTeams ? null
        : OneByOne.HasFewTeams(source) ? Beside("by-team", "By team", "Team", source.Read(By.Team, [MeasureGroup.Performance]), key => source.Address with { Team = key })
        : new Block("by-team", "By team", new Table([], [], OneByOne.TooMany)) { IsWide = true };

    // Indicators that no row has are counted for the whole authority alone.
    private Block Beside(string key, string title, string of, Scorecard card, Func<string, PageAddress> place)
    {
        var cut = shown.Where(m => card.Rows.Any(r => IsCounted(r[m.Key]))).ToList();
        return new Block(key, title, new Table(
            [Column.Text("key", of), .. cut.Select(m => source.Column(m.Key))],
            cut.Count == 0 ? [] : [.. card.Rows.Where(r => cut.Exists(m => IsCounted(r[m.Key]))).Select(r => Row.Of([Cell.Of(r.Label, place(r.Key)), .. cut.Select(m => source.Cell(m.Key, r, place(r.Key)))]))],
            $"No indicator is counted by {of.ToLowerInvariant()}."))
        {
            IsWide = true,
        };
    }

    private List<Measure> NotCut() => source.Selection.IsEveryTeam ? [] : [.. source.Catalogue.All.Where(m => m.Group == MeasureGroup.Performance && !shown.Contains(m) && comparators.Of(m.Key).Count > 0)];

    private static bool IsCounted(Figure? figure) => figure is { Denominator: not 0, Value: not null };
}
