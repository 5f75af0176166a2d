using QaInsight.Scorecards.Pages;
using Xunit;

namespace QaInsight.Tests.Scorecards.Pages;

/// <summary>From any figure on any page of the sample council to its rows, and as many rows as the figure says.</summary>
public sealed class EveryFigureLeadsTests(SamplePages sample) : IClassFixture<SamplePages>
{
    /// <summary>Columns of numbers that count no rows, and why.</summary>
    private static readonly Dictionary<string, string> NoCounts = new()
    {
        ["days"] = "how long, of the row's own one thing",
        ["days_open"] = "how long",
        ["days_overdue"] = "how long",
        ["overdue of oldest"] = "how long",
        ["overdue of children"] = "how long",
        ["overdue of of-owner"] = "how long",
        ["longest"] = "how long",
        ["longest_overdue"] = "how long",
        ["stage"] = "which stage an escalation is at",
        ["moderators"] = "how many people moderated: the audits of the column Moderated name them",
        ["then of restated-figures"] = "as it was reported on a past day, of which no rows are kept",
        ["england"] = "published elsewhere",
        ["la_median"] = "published elsewhere",
        ["numerator of rows"] = "what a ready-counted row itself says",
        ["denominator of rows"] = "what a ready-counted row itself says",
    };

    /// <summary>Figures whose rows stand one by one in another table of the same page, each saying which figure counts it.</summary>
    private static readonly Dictionary<string, string> ListedBeside = new() { ["reaudits-by-service"] = "reaudits" };

    private static readonly string[] Addresses =
    [
        "board", "board?service=Safeguarding&asOf=2026-08-01", "teams", "teams?service=Safeguarding", "teams?programme=all&period=FY2025-26", "teams?domain=Planning", "team?team=Saltmere%200-11%20Permanence%20Team%201",
        "practitioner?person=SW210", "legal-status", "status?legalStatus=CIN", "domains", "domains?period=FY2025-26", "domain?domain=Oversight", "domain?domain=Planning&service=Safeguarding&period=2026-06..2026-08",
        "auditing", "auditing?service=Safeguarding", "auditing?period=FY2025-26", "auditing?period=2026-06&asOf=2026-07-01", "actions", "actions?person=TM-16", "actions?service=Safeguarding", "actions?legalStatus=CP&asOf=2026-08-01",
        "concerns", "concerns?service=Safeguarding", "concerns?period=FY2025-26", "performance", "performance?service=Safeguarding", "changes", "measures", "measures?period=2026-06..2026-08", "measure?of=grade-inadequate", "measure?of=concerns-open",
        "measure?of=supervision-in-time", "rows?of=actions-overdue", "rows?of=supervision-in-time", "audit?of=QA-202409-0002",
    ];

    public static TheoryData<string> Pages => [.. Addresses];

    [Fact]
    public void Every_kind_of_page_is_walked() => Assert.Equal(PageKind.All.Prepend(PageKind.Board).Select(k => k.Word).Order(StringComparer.Ordinal), Addresses.Select(p => p.Split('?')[0]).Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_figure_that_counts_anything_leads_to_its_rows(string address)
    {
        var page = sample.Read(address);

        Assert.Empty(Counts(page).Where(f => f.Place?.Page != "rows" && !IsListedBeside(page, f) && !HasMark(page, f) && !IsLinkedWhereItsNamesLead(f)).Select(f => f.Where));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void And_there_are_as_many_rows_as_it_says(string address) =>
        Assert.Empty(Counts(sample.Read(address)).Where(f => f.Place?.Page == "rows").Select(f => (Figure: f, Rows: PageFigures.RowsOf(sample.Read(f.Place!))))
            .Where(f => f.Rows != f.Figure.Count).Select(f => $"{f.Figure.Where} says {f.Figure.Count}, there are {f.Rows}: {f.Figure.Place}"));

    private static IEnumerable<PageFigure> Counts(ScorecardPage page) => PageFigures.Of(page).Where(f => !NoCounts.ContainsKey(f.Column) && !NoCounts.ContainsKey($"{f.Column} of {f.Block}"));

    private static bool IsListedBeside(ScorecardPage page, PageFigure figure) => ListedBeside.TryGetValue(figure.Block, out var table) && page.Blocks.Single(b => b.Key == table).Table.Rows.Count > 0;

    // A month of a table, or a part of a bar, leads by its mark in the drawing.
    private static bool HasMark(ScorecardPage page, PageFigure figure) => page.Blocks.FirstOrDefault(b => b.Key == figure.Block)?.Chart switch
    {
        TrendChart chart => chart.Trend.Points.Any(p => p.Month.Label == figure.Row && p.Place?.Page == "rows"),
        BarsChart chart => chart.Bars.Any(b => b.Label == figure.Row && b.Parts.Zip(chart.Meanings).Any(p => p.Second.Name == figure.Title && p.First.Count == figure.Count && p.First.Place?.Page == "rows")),
        _ => false,
    };

    // A table of many cells leads by the names of its rows and columns to pages that show the same figure under the same names, and lead on.
    private bool IsLinkedWhereItsNamesLead(PageFigure figure) => figure.Names.Any(place =>
        PageFigures.Of(sample.Read(place)).Any(f => f.Place?.Page == "rows" && f.Count == figure.Count && f.Figure?.Denominator == figure.Figure?.Denominator && (f.Row == figure.Title || (f.Row == figure.Row && IsAlike(f, figure)))));

    private static bool IsAlike(PageFigure one, PageFigure other) => one.Title == other.Title || one.Figure is not null;
}
