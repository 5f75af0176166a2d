using QaInsight.Measures;
using QaInsight.Scorecards.Lists;
using QaInsight.Scorecards.Pages;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards.Board;

/// <summary>Makes the board's page from figures.</summary>
public sealed class BoardReader(PublishedBuild build, BuildContext context, Scope scope, Catalogue catalogue, Figures figures)
{
    private const int ActionMonths = 3;

    private static readonly MeasureGroup[] OfAudits = [MeasureGroup.Activity, MeasureGroup.Grades, MeasureGroup.Moderation, MeasureGroup.Voices];

    private readonly ScorecardReader scorecards = new(build.Connection, context, scope, catalogue, figures);

    /// <exception cref="FormatException">The period or the day cannot be read.</exception>
    /// <exception cref="ArgumentException">There is no such programme, or no such service within the scope, or there are no audits yet.</exception>
    public BoardScorecard Read(BoardRequest asked)
    {
        var period = asked.Period is null ? Period.Of(DefaultPeriod.LatestReturned(context)) : Period.Parse(asked.Period);
        var request = new ScorecardRequest(By.Board, period, asked.AsOf is { } day ? Days.Parse(day) : context.Info.OwnDay, Programme(asked.Programme)) { Service = asked.Service };
        var selection = new Selection(scope, request, context);

        var now = scorecards.Read(request, OfAudits).Total;
        var before = scorecards.Read(request with { Period = period.Before }, OfAudits).Total;
        var actions = scorecards.Read(request with { Period = Period.Ending(period.To, ActionMonths) }, [MeasureGroup.Actions]).Total;
        var followUp = new FollowUpSums(build.Connection, selection, period.To);
        var audits = new AuditSums(build.Connection, selection);
        var window = scorecards.Read(request with { Period = Period.Ending(period.To, TeamRules.WindowMonths) }, [MeasureGroup.Grades]).Total;
        var teams = new BoardTeams(new ListReader(build, context, scope, catalogue), request)
            .All(new WindowSums(build.Connection, selection, audits).Of(RowIds.Total, Period.Of(period.To)), window["grade-inadequate"]!.Numerator is not null);
        var trends = new TrendReader(scorecards, catalogue, request, figures, new PageAddress("board") { Period = asked.Period, Programme = asked.Programme, Service = asked.Service, AsOf = asked.AsOf });

        var partReturned = now["in-progress"]!.Numerator > 0;
        return new BoardScorecard(
            new BoardChoice(period, request.AsOf, request.Programme, request.Service, partReturned),
            new PageOptions(context, scope, request).Of(null),
            context.Freshness with { Looked = new Looked(now["audits-completed"]!.Numerator ?? 0, now["teams-audited"]!.Numerator ?? 0, now["teams-audited"]!.Denominator ?? 0) },
            How(request, now, before, trends, followUp),
            new HowDoWeKnow(
                new KnowWords(period, figures.Targets).Say(now), InEnglish.Name(period), InEnglish.Name(period.Before), [.. BoardRows.Know.Select(row => row.Make(catalogue, figures.Targets, period.LastDay, now, before))]),
            What(request, actions, followUp, teams));
    }

    private HowAreWeDoing How(ScorecardRequest request, ScorecardRow now, ScorecardRow before, TrendReader trends, FollowUpSums followUp)
    {
        var (goodOrBetter, inadequate) = (trends.Judge("grade-good-or-better"), trends.Judge("grade-inadequate"));
        var three = Period.Ending(request.Period.To, ActionMonths);
        var recent = scorecards.Read(request with { Period = three }, [MeasureGroup.Grades]).Total;
        var open = followUp.Concerns.Find(RowIds.Total);
        Tile Tile(string measure, Judged judged) => BoardRows.Tile(catalogue[measure], now, figures.Targets, request.Period.LastDay, judged);
        Tile[] tiles =
        [
            Tile("grade-good-or-better", goodOrBetter),
            Tile("grade-inadequate", inadequate),
            Tile("at-risk-of-inadequate", trends.Judge("at-risk-of-inadequate")),
            ActionWords.Concerns(catalogue["concerns-open"], trends.JudgeOpenConcerns(open), open),
        ];
        var statuses = scorecards.Read(request with { By = By.LegalStatus }, [MeasureGroup.Grades]);
        var domains = scorecards.Read(request with { By = By.Domain }, [MeasureGroup.Grades]);
        return new HowAreWeDoing(
            new DoingWords(request.Period).Say(now, before, recent, goodOrBetter, inadequate),
            tiles,
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

    // In its own spelling: headings show it. A page without a figure would look like a programme without audits.
    private string Programme(string? asked) => asked is null ? TeamDirectory.MainProgramme
        : context.Programmes.Select(p => p.Name).Concat(TeamDirectory.OwnProgrammes).Append(TeamDirectory.MainProgramme).Append(ScorecardRequest.AllProgrammes)
            .FirstOrDefault(p => p.Equals(asked, StringComparison.OrdinalIgnoreCase))
        ?? throw new ArgumentException($"There is no programme '{asked}'.");
}
