using QaInsight.Measures;
using QaInsight.Scorecards.Pages;
using QaInsight.Scorecards.Pages.Commentary;
using QaInsight.Warehouse;
using Table = QaInsight.Scorecards.Pages.Table;

namespace QaInsight.Scorecards.Board;

/// <summary>The board as a page of figures: its tables and charts, and where each of their marks leads.</summary>
public static class BoardPage
{
    public const string Word = "board";

    public const string Doing = "doing";
    public const string Know = "know";
    public const string AboutIt = "about-it";
    public const string Actions = "actions";
    public const string Teams = "teams";

    /// <summary>What the board can be asked for; a page of its own says more of a team, a status or a domain.</summary>
    public static readonly IReadOnlyList<PageFilter> Filters = [PageFilter.Period, PageFilter.Programme, PageFilter.Service, PageFilter.AsOf];

    public static ScorecardPage Of(BoardScorecard board)
    {
        var page = new ScorecardPage(PageKind.Board, board.Head, Body(board));
        return new Remarked(board.Remarks).Page(board.Head.Sight?.Of(page) ?? page);
    }

    internal static PageBody Make(PageSource source) => Body(BoardReader.Read(source));

    private static PageBody Body(BoardScorecard board)
    {
        var at = board.Head.Address;
        return new PageBody("Board scorecard",
        [
            new Section(Doing, "How are we doing?",
            [
                GradeBlocks.Bars("legal-status", "By legal status", "Legal status", board.HowAreWeDoing.LegalStatuses, key => at with { LegalStatus = key }, key => at.To("status") with { LegalStatus = key }),
                GradeBlocks.Bars("domains", "By practice domain", "Practice domain", board.HowAreWeDoing.Domains, key => at with { Domain = key }, key => at.To("domain") with { Domain = key }),
                .. board.HowAreWeDoing.Tiles.Where(t => t.Measure is "grade-good-or-better" or "grade-inadequate" && t.Trend.Points.Any(p => p.Figure.Value is not null))
                    .Select(t => TrendBlocks.Of($"{t.Measure}-by-month", t.Title, t.Trend)),
            ])
            {
                Lead = board.HowAreWeDoing.Lead, Tiles = board.HowAreWeDoing.Tiles,
            },
            new Section(Know, "How do we know?", [Knowing(board)]) { Lead = board.HowDoWeKnow.Lead },
            new Section(AboutIt, "What are we doing about it?", [ActionsBlock(board), TeamsBlock(board.WhatAreWeDoing.Teams, at), .. board.WhatAreWeDoing.Teams.Select(list => Named(list, at, board.Head.Request.Period.To))])
            {
                Lead = board.WhatAreWeDoing.Lead,
            },
        ]);
    }

    private static Block Knowing(BoardScorecard board)
    {
        var (know, at) = (board.HowDoWeKnow, board.Head.Address);
        var earlier = at with { Period = board.Head.Request.Period.Before.ToString() };
        return new Block("measures", "How do we know?", new Table(
            [Column.Text("measure", "Measure"), Column.Figure("now", know.PeriodName), Column.Figure("before", know.BeforeName), Column.Text("target", "Target"), Column.Text("reading", "Reading")],
            [
                .. know.Rows.Select(r => Row.Of(
                    Cell.Of(r.Title, at.ToMeasure(r.Measure)),
                    Cell.Of(r.Figure, MeasureUnit.Percent, at.ToRows(r.Measure, r.Figure)),
                    Cell.Of(r.Before, MeasureUnit.Percent, earlier.ToRows(r.Measure, r.Before)),
                    Cell.Of(r.Target),
                    Cell.Of(r.Reading))),
            ]));
    }

    private static Block ActionsBlock(BoardScorecard board)
    {
        var (doing, at) = (board.WhatAreWeDoing, board.Head.Address with { Period = board.WhatAreWeDoing.ActionsPeriod.ToString() });
        return new Block(Actions, "Actions", new Table(
            [Column.Text("actions", "Actions"), Column.Figure("share", "Share")],
            doing.Raised.Numerator is > 0 ? [.. doing.Parts.Select(p => Row.Of(Cell.Of(p.Meaning.Name, at.ToMeasure(p.Measure)), Cell.Of(p.Figure, MeasureUnit.Percent, at.ToRows(p.Measure, p.Figure))))] : [],
            "No actions were raised in these months."))
        {
            Say = new SentenceMaker().Say($"{InEnglish.Count(doing.Raised.Numerator ?? 0)} raised from {doing.ActionsPeriod.Label}, as at {board.Head.Request.AsOf.ToWords()}").Sentence,
            Chart = new BarsChart(
                "actions",
                [.. doing.Parts.Select(p => p.Meaning)],
                [new StackedBar("Actions", [.. doing.Parts.Select(p => new BarPart(p.Figure.Numerator ?? 0, at.ToRows(p.Measure, p.Figure)))])]),
        };
    }

    private static Block TeamsBlock(IReadOnlyList<TeamsToLookAt> lists, PageAddress at) => new(Teams, "Teams to look at", new Table(
        [Column.Text("teams", "Teams"), Column.Number("count", "How many"), Column.Text("rule", "Rule")],
        [.. lists.Select(l => Row.Of(Cell.Of(InEnglish.Capital(l.Says), at.ToRows(l.Key)), l.IsAvailable ? Cell.Count(l.Count, at.ToRows(l.Key)) : Cell.None, Cell.Of(InEnglish.Capital(l.Rule))))]));

    private static Block Named(TeamsToLookAt list, PageAddress at, Month last)
    {
        var (measure, months) = BoardTeams.Counted[list.Key];
        return new Block(list.Key, InEnglish.Capital(list.Says), new Table(
            [Column.Text("team", "Team"), Column.Text("service", "Service"), Column.Number("audits", "Audits")],
            [.. list.Teams.Select(t => Row.Of(Cell.Of(t.Team, at.To("team") with { Team = t.Team }), Cell.Of(t.Service), Cell.Count(t.Count, Rows(t.Team))))],
            !list.IsAvailable ? "Not available on this scale." : list.Count > 0 ? "Too many to name here: choose a service." : "None."));

        PageAddress Rows(string team) => (at with { Team = team, Period = Period.Ending(last, months).ToString() }).ToRows(measure);
    }
}
