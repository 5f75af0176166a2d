using System.Globalization;
using QaInsight.Measures;
using QaInsight.Scorecards.Lists;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards.Board;

/// <summary>Makes the board's page from figures.</summary>
public sealed class BoardReader(PublishedBuild build, BuildContext context, Scope scope, Catalogue catalogue, Figures figures)
{
    private const int ActionMonths = 3;

    private static readonly MeasureGroup[] OfAudits = [MeasureGroup.Activity, MeasureGroup.Grades, MeasureGroup.Moderation, MeasureGroup.Voices];

    private readonly ScorecardReader scorecards = new(build.Connection, context, scope, catalogue, figures);

    /// <exception cref="FormatException">The period or the day cannot be read.</exception>
    /// <exception cref="ArgumentException">There is no such service within the scope, or there are no audits yet.</exception>
    public BoardScorecard Read(BoardRequest asked)
    {
        var period = asked.Period is null ? Period.Of(DefaultPeriod.LatestReturned(context)) : Period.Parse(asked.Period);
        var request = new ScorecardRequest(By.Board, period, AsOf(asked.AsOf), asked.Programme ?? TeamDirectory.MainProgramme) { Service = asked.Service };
        var selection = new Selection(scope, request, context);

        var now = scorecards.Read(request, OfAudits).Total;
        var before = scorecards.Read(request with { Period = period.Before }, OfAudits).Total;
        var actions = scorecards.Read(request with { Period = Period.Ending(period.To, ActionMonths) }, [MeasureGroup.Actions]).Total;
        var followUp = new FollowUpSums(build.Connection, selection, period.To);
        var windows = new WindowSums(build.Connection, selection, new AuditSums(build.Connection, selection)).Of(RowIds.Total, Period.Of(period.To));
        var trends = new BoardTrends(scorecards, catalogue, request, figures);
        var words = new BoardWords(request, figures.Targets);

        var partReturned = now["in-progress"]!.Numerator > 0;
        return new BoardScorecard(
            new BoardChoice(period, request.AsOf, request.Programme, request.Service, partReturned),
            new BoardOptions(context, scope, request).All(),
            Freshness(now),
            How(request, now, before, trends, words, followUp),
            new HowDoWeKnow(words.HowDoWeKnow(now), words.PeriodName(period), words.PeriodName(period.Before), [.. BoardRows.Know.Select(row => row.Make(catalogue, figures.Targets, now, before))]),
            What(request, actions, followUp, windows));
    }

    private HowAreWeDoing How(ScorecardRequest request, ScorecardRow now, ScorecardRow before, BoardTrends trends, BoardWords words, FollowUpSums followUp)
    {
        var goodOrBetter = trends.Of("grade-good-or-better");
        var inadequate = trends.Of("grade-inadequate");
        var three = Period.Ending(request.Period.To, ActionMonths);
        var recent = scorecards.Read(request with { Period = three }, [MeasureGroup.Grades]).Total;
        var concerns = trends.OfOpenConcerns(followUp.Concerns.Find(RowIds.Total));
        Tile[] tiles =
        [
            BoardRows.Tile(catalogue["grade-good-or-better"], now, figures.Targets, goodOrBetter, trends.Reading("grade-good-or-better")),
            BoardRows.Tile(catalogue["grade-inadequate"], now, figures.Targets, inadequate, trends.Reading("grade-inadequate")),
            BoardRows.Tile(catalogue["at-risk-of-inadequate"], now, figures.Targets, trends.Of("at-risk-of-inadequate"), trends.Reading("at-risk-of-inadequate")),
            BoardWords.ConcernsTile(catalogue["concerns-open"], concerns, followUp.Concerns.Find(RowIds.Total)),
        ];
        var statuses = scorecards.Read(request with { By = By.LegalStatus }, [MeasureGroup.Grades]);
        var domains = scorecards.Read(request with { By = By.Domain }, [MeasureGroup.Grades]);
        return new HowAreWeDoing(
            words.HowAreWeDoing(now, before, recent, goodOrBetter, inadequate),
            tiles,
            new GradeBars(BoardWords.LegalStatuses(statuses.Rows), "audits", [.. statuses.Rows.Select(BoardRows.Bar).Where(b => b.Total > 0)]),
            new GradeBars(BoardWords.Domains(domains.Rows), "judgements", [.. domains.Rows.Select(BoardRows.Bar).Where(b => b.Total > 0).OrderBy(b => b.Inadequate / b.Total).ThenByDescending(b => (b.Good + b.Outstanding) / b.Total)]));
    }

    private WhatAreWeDoing What(ScorecardRequest request, ScorecardRow actions, FollowUpSums followUp, WindowSums.Counts windows)
    {
        var period = Period.Ending(request.Period.To, ActionMonths);
        var oldest = followUp.Actions.Find(RowIds.Total)?.FirstWith(FollowUpSums.Overdue, FollowUpSums.NotDue);
        return new WhatAreWeDoing(
            BoardWords.WhatAreWeDoing(actions, period, oldest),
            period,
            actions["actions-raised"]!,
            actions["actions-on-time"]!,
            actions["actions-late"]!,
            actions["actions-overdue"]!,
            actions["actions-not-due"]!,
            new BoardTeams(new ListReader(build, context, scope, catalogue), request).All(windows));
    }

    private Freshness Freshness(ScorecardRow now)
    {
        using var warehouse = new WarehouseContext(build);
        var run = ImportLog.LastRun(warehouse);
        return new Freshness(
            run?.At ?? context.Info.CreatedAt, run?.RowsSetAside ?? 0, run?.FilesQuarantined ?? 0, context.Info.IsSample,
            now["audits-completed"]!.Numerator ?? 0, now["teams-audited"]!.Numerator ?? 0, now["teams-audited"]!.Denominator ?? 0, context.Info.Id);
    }

    private DateOnly AsOf(string? day) => day is null ? context.Info.OwnDay
        : DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed) ? parsed
        : throw new FormatException($"'{day}' is not a day such as 2019-09-13.");
}
