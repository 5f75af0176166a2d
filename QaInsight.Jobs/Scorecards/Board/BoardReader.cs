using QaInsight.Measures;
using QaInsight.Scorecards.Lists;
using QaInsight.Scorecards.Pages;
using QaInsight.Scorecards.Pages.Commentary;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards.Board;

/// <summary>Makes the board's page from figures.</summary>
public sealed class BoardReader(PublishedBuild build, BuildContext context, Scope scope, Catalogue catalogue, WhatIsSet set)
{
    private const int ActionMonths = 3;

    private static readonly MeasureGroup[] OfAudits = [MeasureGroup.Activity, MeasureGroup.Grades, MeasureGroup.Moderation, MeasureGroup.Voices];

    /// <summary>Where people have set nothing beside the figures.</summary>
    public BoardReader(PublishedBuild build, BuildContext context, Scope scope, Catalogue catalogue, Figures figures)
        : this(build, context, scope, catalogue, new WhatIsSet("", figures))
    {
    }

    /// <exception cref="FormatException">The period or the day cannot be read.</exception>
    /// <exception cref="ArgumentException">There is no such programme, or no such service within the scope, or there are no audits yet.</exception>
    public BoardScorecard Read(PageAddress asked) => Read(new PageSource(build, context, scope, catalogue, set, asked));

    internal static BoardScorecard Read(PageSource source)
    {
        var (period, request, selection, scorecards) = (source.Period, source.Request, source.Selection, source.Scorecards);
        var now = scorecards.Read(request, OfAudits).Total;
        var before = scorecards.Read(request with { Period = period.Before }, OfAudits).Total;
        var actions = scorecards.Read(request with { Period = Period.Ending(period.To, ActionMonths) }, [MeasureGroup.Actions]).Total;
        var followUp = new FollowUpSums(source.Build.Connection, selection, period.To);
        var audits = new AuditSums(source.Build.Connection, selection);
        var window = scorecards.Read(request with { Period = Period.Ending(period.To, TeamRules.WindowMonths) }, [MeasureGroup.Grades]).Total;
        var teams = new BoardTeams(new ListSource(source.Build, selection, source.Catalogue, new RowsWanted()))
            .All(new WindowSums(source.Build.Connection, selection, audits).Of(RowIds.Total, Period.Of(period.To)), window["grade-inadequate"]!.Numerator is not null);

        var head = PageReader.Head(source, PageKind.Board);
        return new BoardScorecard(
            head with
            {
                PartReturned = now["in-progress"]!.Numerator > 0,
                Freshness = head.Freshness with { Looked = new Looked(now["audits-completed"]!.Numerator ?? 0, now["teams-audited"]!.Numerator ?? 0, now["teams-audited"]!.Denominator ?? 0) },
            },
            How(source, now, before, followUp),
            new HowDoWeKnow(
                new KnowWords(period, source.Figures.Targets).Say(now),
                InEnglish.Name(period),
                InEnglish.Name(period.Before),
                [.. BoardRows.Know.Select(row => row.Make(source.Catalogue, source.Figures.Targets, period.LastDay, now, before))]),
            What(request, actions, followUp, teams))
        {
            Remarks = PageRemarks.Of(source),
        };
    }

    private static HowAreWeDoing How(PageSource source, ScorecardRow now, ScorecardRow before, FollowUpSums followUp)
    {
        var (request, scorecards, trends) = (source.Request, source.Scorecards, source.Trends);
        var (goodOrBetter, inadequate) = (trends.Judge("grade-good-or-better"), trends.Judge("grade-inadequate"));
        var three = Period.Ending(request.Period.To, ActionMonths);
        var recent = scorecards.Read(request with { Period = three }, [MeasureGroup.Grades]).Total;
        var open = followUp.Concerns.Find(RowIds.Total);
        Tile Tile(string measure, Judged judged) => BoardRows.Tile(source.Catalogue[measure], now, source.Figures.Targets, request.Period.LastDay, judged);
        Tile[] tiles =
        [
            Tile("grade-good-or-better", goodOrBetter),
            Tile("grade-inadequate", inadequate),
            Tile("at-risk-of-inadequate", trends.Judge("at-risk-of-inadequate")),
            ActionWords.Concerns(source.Catalogue["concerns-open"], trends.JudgeOpenConcerns(open), open),
        ];
        var statuses = scorecards.Read(request with { By = By.LegalStatus }, [MeasureGroup.Grades]);
        var domains = scorecards.Read(request with { By = By.Domain }, [MeasureGroup.Grades]);
        return new HowAreWeDoing(
            new DoingWords(request.Period).Say(now, before, recent, goodOrBetter, inadequate),
            [.. tiles.Select(t => t with { Place = source.Address.ToRows(t.Measure, t.Figure), About = source.Address.ToMeasure(t.Measure) })],
            new GradeBars(GradeWords.LegalStatuses(statuses.Rows), "audits", [.. statuses.Rows.Select(BoardRows.Bar).Where(b => b.Total > 0)]),
            new GradeBars(GradeWords.Domains(domains.Rows), "judgements", [.. domains.Rows.Select(BoardRows.Bar).Where(b => b.Total > 0).OrderBy(b => b.Inadequate / b.Total).ThenByDescending(b => (b.Good + b.Outstanding) / b.Total)]));
    }

    private static WhatAreWeDoing What(ScorecardRequest request, ScorecardRow actions, FollowUpSums followUp, IReadOnlyList<TeamsToLookAt> teams)
    {
        var period = Period.Ending(request.Period.To, ActionMonths);
        var oldest = followUp.Actions.Find(RowIds.Total)?.FirstWith(FollowUpSums.Overdue, FollowUpSums.NotDue);
        return new WhatAreWeDoing(
            ActionWords.Say(actions, period, oldest),
            period,
            actions["actions-raised"]!,
            actions["actions-on-time"]!,
            actions["actions-late"]!,
            actions["actions-overdue"]!,
            actions["actions-not-due"]!,
            teams);
    }
}
