using Microsoft.Data.Sqlite;
using QaInsight.Measures;
using QaInsight.Measures.Cells;
using QaInsight.Measures.Counts;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards;

/// <summary>Asks a build for figures, always within a scope: there is no other way to ask.</summary>
public sealed class ScorecardReader(SqliteConnection connection, BuildContext context, Scope scope, Catalogue catalogue, Figures figures)
{
    // The months before the period that some measures look at.
    private const int Earlier = 3;

    /// <param name="groups">The groups of measures that are wanted; null for all.</param>
    /// <exception cref="ArgumentException">A filter names no team or service within the scope.</exception>
    /// <exception cref="NotThereException">Its rows would name auditors, and the scope does not.</exception>
    public Scorecard Read(ScorecardRequest request, IReadOnlyCollection<MeasureGroup>? groups = null) => Read(request, m => groups is null || groups.Contains(m.Group));

    internal Scorecard Read(ScorecardRequest request, Func<Measure, bool> isWanted) => Read(request, Select(request), [.. catalogue.All.Where(isWanted)], null);

    /// <summary>Months whose figures read otherwise than they did on their reporting day, as far as the scope may see. Latest first.</summary>
    internal IReadOnlyList<Restated> Restated(ScorecardRequest request, Func<Measure, bool> isWanted)
    {
        var byMonth = request with { By = By.Month };
        var (selection, reported) = (new Selection(scope, byMonth, context), context.Reported(connection));
        var measures = catalogue.All.Where(m => ReportedSums.CanTell(m) && isWanted(m)).ToList();
        if (measures.Count == 0 || !reported.Differs(selection))
            return [];
        var (now, then) = (Read(byMonth, selection, measures, null), Read(byMonth, selection, measures, reported));
        return
        [
            .. from rows in now.Rows.Zip(then.Rows).Reverse()
               let month = Month.Parse(rows.First.Key)
               where reported.Find(month) is not null
               from measure in measures
               let figures = (Now: rows.First[measure.Key]!, Then: rows.Second[measure.Key]!)
               where figures.Now.Display != figures.Then.Display
               select new Restated(measure.Key, month, figures.Then, figures.Now, reported.Find(month)!.ReportingDay, reported.Find(month)!.KeptOn),
        ];
    }

    /// <summary>The rows without their total, which for measures of windows costs a reading of its own.</summary>
    internal IReadOnlyList<ScorecardRow> ReadRows(ScorecardRequest request, Func<Measure, bool> isWanted)
    {
        var measures = catalogue.All.Where(isWanted).ToList();
        var selection = Select(request);
        return [.. Rows(measures, new Counted(connection, selection, request.Period, measures), selection)];
    }

    private Selection Select(ScorecardRequest request) => request.By != By.Auditor || scope.May(Detail.Auditors)
        ? new Selection(scope, request, context)
        : throw new NotThereException("A scorecard that names auditors is not for this role.");

    private Scorecard Read(ScorecardRequest request, Selection selection, List<Measure> measures, ReportedSums? reported)
    {
        var counted = new Counted(connection, selection, request.Period, measures);
        reported?.Restore(counted.Audits, CellTable.Audits, selection, request.Period);
        if (counted.Judgements is { } judgements)
            reported?.Restore(judgements, CellTable.Judgements, selection, request.Period);
        var total = new ScorecardRow(ScorecardRow.TotalKey, "All", Measures(measures.Where(m => request.By != By.Domain || m.InDomain is not null), counted, RowIds.Total, request.Period));
        return new Scorecard(request, [.. Rows(measures, counted, selection)], total);
    }

    private IEnumerable<ScorecardRow> Rows(List<Measure> measures, Counted counted, Selection selection)
    {
        var request = selection.Request;
        switch (request.By)
        {
            case By.Board:
                break;
            case By.Month:
                foreach (var month in request.Period.From.To(request.Period.To))
                    yield return new ScorecardRow(month.ToString(), month.Label, Measures(measures, counted, RowIds.Total, Period.Of(month)));
                break;
            case By.Quarter:
                foreach (var quarter in request.Period.From.To(request.Period.To).GroupBy(m => m.Quarter))
                {
                    var period = new Period(quarter.First(), quarter.Last());
                    yield return new ScorecardRow(quarter.Key, period.Label, Measures(measures, counted, RowIds.Total, period));
                }

                break;
            default:
                var carried = measures.Where(m => IsCarried(m, request.By)).ToList();
                foreach (var (id, key, label) in new ScorecardRows(connection, selection, counted).All)
                    yield return new ScorecardRow(key, label, Measures(carried, counted, id, request.Period));
                break;
        }
    }

    // Rows carry what can be cut their way.
    private static bool IsCarried(Measure measure, By by) => by switch
    {
        By.Domain => measure.InDomain is not null,
        By.LegalStatus => measure.Group.IsOfAudits || measure.Group == MeasureGroup.Performance,
        By.Auditor => measure.Group.IsOfAudits,
        _ => true,
    };

    private IReadOnlyList<KeyValuePair<string, Figure>> Measures(IEnumerable<Measure> measures, Counted counted, int row, Period period) =>
        [.. measures.Select(m => KeyValuePair.Create(m.Key, counted.Counts(m, row, period) is var (numerator, denominator) ? figures.Of(m, numerator, denominator, period.LastDay) : Figures.NotAvailable))];

    /// <summary>Everything that was counted for one request.</summary>
    internal sealed class Counted
    {
        private readonly Selection selection;
        private readonly IndicatorSums? indicators;
        private readonly FollowUpSums? followUp;
        private readonly WindowSums windows;

        public Counted(SqliteConnection connection, Selection selection, Period period, List<Measure> measures)
        {
            this.selection = selection;
            var audits = new AuditSums(connection, selection);
            Audits = selection.Request.By == By.Domain ? new RowSums(0) : audits.Read(measures.Exists(LooksBack) ? period.From.Add(-Earlier) : period.From, period.To, Wanted(measures));
            Judgements = selection.Request.By == By.Domain || selection.DomainId is not null ? new JudgementSums(connection, selection).Read(period.From, period.To) : null;
            windows = new WindowSums(connection, selection, audits);
            if (measures.Exists(m => m.Group == MeasureGroup.Actions || m.Group == MeasureGroup.Concerns))
                followUp = new FollowUpSums(connection, selection, period.To, measures.Exists(ReachesBack) ? null : period.From);
            if (measures.Exists(m => m.Group == MeasureGroup.Performance))
                indicators = new IndicatorSums(connection, selection, period.From, period.To, [.. measures.Select(m => m.Key)]);
        }

        private static bool LooksBack(Measure measure) => measure.Months is MonthsCounted.ThreeBefore or MonthsCounted.ThreeEarlier;

        // Rows are told by what was allocated to them, and shares by whether anything was graded at all.
        private static List<AuditCount> Wanted(List<Measure> measures) =>
            [AuditCounts.Allocated, AuditCounts.Graded, .. measures.SelectMany(m => new[] { m.Numerator, m.Denominator, m.AvailableWith }).OfType<AuditCount>()];

        private static bool ReachesBack(Measure measure) => measure.Months is MonthsCounted.AllBefore or MonthsCounted.Always;

        public RowSums Audits { get; }

        public RowSums? Judgements { get; }

        public FollowUpSums? FollowUp => followUp;

        /// <summary>Numerator and denominator; null where the figure is not available.</summary>
        public (decimal Numerator, decimal? Denominator)? Counts(Measure measure, int row, Period period)
        {
            if (Judgements is not null && measure.InDomain is var (judged, ofJudged))
                return Told(Sum(Judgements, row, JudgementSums.Place(judged), period), Sum(Judgements, row, JudgementSums.Place(ofJudged), period), Sum(Judgements, row, JudgementSums.Place(JudgementCounts.Graded), period));
            return measure.Numerator switch
            {
                AuditCount count => OfAudits(measure, count, row, Window(measure, period)),
                ActionCount => Of(followUp!.Actions, ActionCounts.All, measure, row, period),
                ConcernCount => Of(followUp!.Concerns, ConcernCounts.All, measure, row, period),
                EscalationCount => followUp!.Escalations is { } escalations ? Of(escalations, EscalationCounts.All, measure, row, period) : null,
                _ when measure.Group == MeasureGroup.Performance => indicators!.Of(measure, row, period),
                _ => OfSpecial(measure, row, period),
            };
        }

        private static int Sum(RowSums rows, int row, int count, Period period) => rows.Find(row)?.Sum(count, period.From, period.To) ?? 0;

        /// <summary>The months whose audits a measure counts.</summary>
        public static Period Window(Measure measure, Period period) => measure.Months switch
        {
            MonthsCounted.ThreeBefore => new Period(period.From.Add(-Earlier), period.From.Add(-1)),
            MonthsCounted.ThreeEarlier => new Period(period.From.Add(-Earlier), period.To.Add(-Earlier)),
            _ => period,
        };

        // Graded, and not on a scale that tells this grade apart: not available, never 0.
        private static (decimal Numerator, decimal? Denominator)? Told(int numerator, int denominator, int graded) => denominator == 0 && graded > 0 ? null : (numerator, denominator);

        private (decimal Numerator, decimal? Denominator)? OfAudits(Measure measure, AuditCount count, int row, Period window)
        {
            int Of(Count counted) => Sum(Audits, row, AuditSums.Place(counted), window);
            if (measure.AvailableWith is { } with && Of(with) == 0 && Of(AuditCounts.Graded) > 0)
                return null;
            return (Of(count), measure.Denominator is null ? null : Of(measure.Denominator));
        }

        private static (decimal Numerator, decimal? Denominator)? Of<T>(RowSums rows, IReadOnlyList<T> counts, Measure measure, int row, Period period)
            where T : Count
        {
            int Place(Count count) => counts.ToList().FindIndex(c => c.Name == count.Name);
            var numerator = measure.Months == MonthsCounted.Always ? rows.Find(row)?.SumAll(Place(measure.Numerator)) ?? 0 : Sum(rows, row, Place(measure.Numerator), period);
            return (numerator, measure.Denominator is null ? null : Sum(rows, row, Place(measure.Denominator), period));
        }

        private (decimal Numerator, decimal? Denominator)? OfSpecial(Measure measure, int row, Period period)
        {
            if (measure.Numerator == ActionCounts.OlderOutstanding)
            {
                var actions = followUp!.Actions.Find(row);
                return ((actions?.SumBefore(Place(ActionCounts.Overdue), period.From) ?? 0) + (actions?.SumBefore(Place(ActionCounts.NotDue), period.From) ?? 0), null);
            }

            if (measure.Numerator == ActionCounts.ChildrenOlderOutstanding)
                return (followUp!.Children.Find(row)?.SumBefore(0, period.From) ?? 0, null);
            var counts = windows.Of(row, period);
            return measure.Numerator == WindowCounts.TeamsAudited ? (counts.TeamsAudited, counts.TeamsInScope) : (counts.PractitionersAudited, counts.PractitionersSeen);
        }

        private static int Place(ActionCount count) => ActionCounts.All.ToList().IndexOf(count);
    }
}
