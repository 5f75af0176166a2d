using QaInsight.Measures;
using QaInsight.Measures.Cells;
using QaInsight.Measures.Counts;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards.Lists;

/// <summary>Finds a selection's rows by the definitions that count them, and reads them from their extract's view.</summary>
internal sealed class ListSource(PublishedBuild build, Selection selection, Catalogue catalogue, RowsWanted wanted)
{
    private readonly RowFinder finder = new(build.Connection, selection, wanted);

    public Selection Selection => selection;

    public Period Period => selection.Request.Period;

    /// <summary>Of a practice domain: the audits that were judged in it.</summary>
    public RowTable Audits() => Rows(RowView.Audits, finder.Audits(
        Period,
        AuditCounts.Allocated.IsCounted,
        selection.DomainId is { } domain ? $"EXISTS (SELECT 1 FROM fct_judgement j WHERE j.audit_ref = a.id AND j.domain_ref = {domain})" : "1"));

    /// <exception cref="ArgumentException">There is no such measure.</exception>
    public RowTable Behind(string key, FigurePart part) => catalogue.Has(key)
        ? Behind(catalogue[key], part)
        : throw new ArgumentException($"There is no measure '{key}'.", nameof(key));

    public RowTable Actions() => Behind("actions-raised", FigurePart.Numerator);

    /// <summary>Raised by the end of the period, and not done on the day.</summary>
    // No figure says how many there are: all are found, and no more are read than are wanted.
    public RowTable OpenActions() => RowView.Actions.Read(
        build.Connection, new RowFinder(build.Connection, selection, wanted with { Most = null }).Actions(null, Period.To, a => !a.IsCompleted(selection.Day)), wanted.Most, isAll: true);

    public RowTable Concerns() => Behind("concerns-raised", FigurePart.Numerator);

    public RowTable Escalations() => Behind("escalations-raised", FigurePart.Numerator);

    public RowTable Rejects()
    {
        using var log = new WarehouseContext(build);
        var last = ImportLog.LastRun(log);
        var rows = last is null ? [] : ImportLog.SetAsideBy(log, last.Run, wanted.Most);
        return new RowTable(["file", "sheet", "line", "column", "value", "reason"], [.. rows.Select(r => (object?[])[r.File, r.Sheet, r.Line, r.Column, r.Value, r.Reason])])
        {
            Of = "rejects",
            Found = rows.Count(r => r.Line is null) + (last?.RowsSetAside ?? 0),
        };
    }

    /// <summary>By name.</summary>
    public RowTable Teams(TeamList list) => new WindowRows(build.Connection, selection.Context, wanted).Teams(
        wanted.To.IsNone ? StandOut(list) : [], [.. list.Counts.Select(c => c.Column)], t => [.. list.Counts.Select(c => c.Of(t.Window, Period.To))], t => t.Team);

    private RowTable Behind(Measure measure, FigurePart part)
    {
        var day = selection.Day;
        if ((selection.DomainId is not null || wanted.To.OfJudgements) && measure.InDomain is var (judged, ofJudged))
            return Rows(RowView.Judgements, finder.Judgements(Period, Test(part, judged.IsCounted, ofJudged.IsCounted)));
        return measure.Numerator switch
        {
            AuditCount counted => Rows(RowView.Audits, finder.Audits(
                ScorecardReader.Counted.Window(measure, Period),
                (audit, on) => Test<CountedAudit>(part, a => counted.IsCounted(a, on), measure.Denominator is AuditCount of ? a => of.IsCounted(a, on) : null)(audit))),
            ActionCount counted => Rows(RowView.Actions, finder.Actions(
                Period.From, Period.To, Test<CountedAction>(part, a => counted.IsCounted(a, day), measure.Denominator is ActionCount of ? a => of.IsCounted(a, day) : null))),
            ConcernCount counted => Rows(RowView.Concerns, finder.Concerns(
                measure.Months == MonthsCounted.Always ? null : Period, Test<CountedConcern>(part, c => counted.IsCounted(c, day), measure.Denominator is ConcernCount of ? c => of.IsCounted(c, day) : null))),
            EscalationCount counted => Rows(RowView.Escalations, finder.Escalations(Period, Test(part, counted.IsCounted, (measure.Denominator as EscalationCount)?.IsCounted))),
            _ when measure.Group == MeasureGroup.Performance => Rows(RowView.Indicators, wanted.To.IsNone ? [.. IndicatorRows.Of(build.Connection, selection, measure, Period)] : []),
            _ => OfSpecial(measure, part),
        };
    }

    private RowTable OfSpecial(Measure measure, FigurePart part)
    {
        if (measure.Numerator == ActionCounts.OlderOutstanding)
        {
            return Rows(RowView.Actions, part != FigurePart.Numerator ? [] : finder.Actions(
                null, Period.From.Add(-1), a => ActionCounts.Overdue.IsCounted(a, selection.Day) || ActionCounts.NotDue.IsCounted(a, selection.Day)));
        }

        if (measure.Numerator == ActionCounts.ChildrenOlderOutstanding)
            return Rows(RowView.Actions, part != FigurePart.Numerator ? [] : finder.ChildrenOutstanding(Period.From.Add(-1))) with { Of = "children" };
        var members = new WindowSums(build.Connection, selection, new AuditSums(build.Connection, selection)).Members(Period);
        var rows = new WindowRows(build.Connection, selection.Context, wanted);
        return measure.Numerator == WindowCounts.TeamsAudited
            ? rows.Teams(
                [.. members.TeamsInScope.Where(_ => wanted.To.IsNone).Where(Test<Team>(part, t => members.TeamsAudited.ContainsKey(t.Id), _ => true))], ["completed"], t => [members.TeamsAudited.GetValueOrDefault(t.Id)], t => t)
            : rows.Practitioners([.. members.Practitioners.Where(_ => wanted.To.IsNone).Where(Test<KeyValuePair<int, PractitionerSeen>>(part, p => p.Value.IsAudited(Period.To), _ => true))]);
    }

    /// <summary>The teams that a list names, with the counts that put them there.</summary>
    public List<(Team Team, TeamWindow Window)> StandOut(TeamList list)
    {
        var last = Period.Of(Period.To);
        return [.. selection.Teams.Where(t => (!list.OfTeamsInScope || selection.Expects(t, last)) && list.IsOnIt(Windows[t.Id], Period.To)).Select(t => (t, Windows[t.Id]))];
    }

    // One pass serves every list of teams.
    private Dictionary<int, TeamWindow> Windows => field ??= ReadWindows();

    private Dictionary<int, TeamWindow> ReadWindows()
    {
        var months = Period.Ending(Period.To, TeamRules.WindowMonths);
        AuditCount[] counts = [AuditCounts.Completed, AuditCounts.GoodOrBetter, AuditCounts.GradedInadequate];
        var counted = new AuditSums(build.Connection, selection.Cut(By.Team)).Read(months.From, months.To, counts);
        return selection.Teams.ToDictionary(t => t.Id, t =>
        {
            var window = new TeamWindow();
            foreach (var (month, sums) in counted.Find(t.Id)?.All ?? [])
                window.Add(month, sums[AuditSums.Place(counts[0])], sums[AuditSums.Place(counts[1])], sums[AuditSums.Place(counts[2])]);
            return window;
        });
    }

    private RowTable Rows(RowView view, List<FoundRow> found) => view.Read(build.Connection, found, wanted.Most, isAll: !wanted.To.IsNone);

    // A count has no denominator, and nothing that missed.
    private static Func<T, bool> Test<T>(FigurePart part, Func<T, bool> numerator, Func<T, bool>? denominator) => part switch
    {
        FigurePart.Numerator => numerator,
        FigurePart.Denominator => denominator ?? (_ => false),
        _ => row => denominator?.Invoke(row) == true && !numerator(row),
    };
}
