using Microsoft.Data.Sqlite;
using QaInsight.Measures;
using QaInsight.Measures.Cells;
using QaInsight.Measures.Counts;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards;

/// <summary>
/// Distinct teams and practitioners, counted afresh over each window: from cells for the whole authority or a service, else from
/// the audits.
/// </summary>
internal sealed class WindowSums(SqliteConnection connection, Selection selection, AuditSums audits)
{
    private readonly Dictionary<(int Row, Period Period), Seen> fromFacts = [];
    private readonly HashSet<Period> counted = [];
    private readonly Dictionary<Period, IReadOnlyDictionary<int, int>> auditedTeams = [];
    private readonly Dictionary<Period, Dictionary<int, IReadOnlyList<Team>>> inScope = [];
    private Dictionary<(int Service, int Month), Counts>? cells;

    private By By => selection.Request.By;

    public readonly record struct Counts(int TeamsInScope, int TeamsAudited, int PractitionersSeen, int PractitionersAudited, int OfStrength, int OfConcern, int NotAudited);

    /// <param name="row">A row of the scorecard, or the total.</param>
    public Counts Of(int row, Period period)
    {
        if (HasCells(row))
            return FromCells(row, period);
        if (counted.Add(period))
            ReadFacts(period);
        return Sum(row, period, fromFacts.GetValueOrDefault((row, period)) ?? new Seen());
    }

    private int OfTotal => selection.Services.Count == 1 && !selection.IsEveryTeam ? selection.Services[0] : 0;

    /// <summary>Who is counted in the total.</summary>
    public WindowMembers Members(Period period)
    {
        if (counted.Add(period))
            ReadFacts(period);
        var seen = fromFacts.GetValueOrDefault((RowIds.Total, period)) ?? new Seen();
        return new WindowMembers(selection.ExpectedIn(period), seen.TeamsAudited, seen.Practitioners);
    }

    // A practitioner may be seen in two services, so that several of them are no sum.
    private bool HasCells(int row) =>
        !selection.IsOfSomeAudits && (By is By.Board or By.Month or By.Quarter or By.Service or By.Domain || row == RowIds.Total)
        && (selection.IsEveryTeam || (selection.IsWholeServices && (row != RowIds.Total || selection.Services.Count == 1)))
        && (selection.Programme is null || selection.ProgrammeId >= 0);

    // All but the teams audited hang on the period's last month alone.
    private Counts FromCells(int row, Period period)
    {
        var service = row == RowIds.Total ? OfTotal : row;
        var last = Cells(period.To).GetValueOrDefault((service, period.To.Number));
        if (period.IsMonth)
            return last;
        if (!auditedTeams.TryGetValue(period, out var teams))
            auditedTeams[period] = teams = AuditedTeamCells.Read(connection, selection.ProgrammeId ?? 0, period.From, period.To);
        return last with { TeamsInScope = TeamsInScope(row, period), TeamsAudited = service == 0 ? teams.Values.Sum() : teams.GetValueOrDefault(service) };
    }

    private Dictionary<(int Service, int Month), Counts> Cells(Month month)
    {
        cells ??= [];
        if (cells.Keys.Any(k => k.Month == month.Number))
            return cells;
        foreach (var (service, counts) in connection.Rows(
            $"SELECT service_ref, {CellTable.Windows.Columns} FROM {CellTable.Windows.Name} WHERE month = $month AND programme_ref = $programme{(By == By.Service ? "" : $" AND service_ref = {OfTotal}")}",
            r => (r.GetInt32(0), new Counts(r.GetInt32(1), r.GetInt32(2), r.GetInt32(3), r.GetInt32(4), r.GetInt32(5), r.GetInt32(6), r.GetInt32(7))),
            ("$month", month.Number), ("$programme", selection.ProgrammeId ?? 0)))
            cells[(service, month.Number)] = counts;
        // A month outside the audits' own has no cells, and teams in scope all the same.
        foreach (var service in (By == By.Service ? selection.Services.Append(0) : [OfTotal]).Where(s => !cells!.ContainsKey((s, month.Number))))
            cells[(service, month.Number)] = new Counts(TeamsInScope(service == 0 ? RowIds.Total : service, Period.Of(month)), 0, 0, 0, 0, 0, 0);
        return cells;
    }

    private int TeamsInScope(int row, Period period) => InScope(row, period).Count;

    // Asked for each row and measure, and found once.
    private IReadOnlyList<Team> InScope(int row, Period period)
    {
        if (!inScope.TryGetValue(period, out var rows))
        {
            var teams = selection.ExpectedIn(period);
            inScope[period] = rows = selection.CutsTeams ? teams.GroupBy(selection.RowOf).ToDictionary(g => g.Key, IReadOnlyList<Team> (g) => [.. g]) : [];
            rows[RowIds.Total] = teams;
        }

        return rows.GetValueOrDefault(selection.CutsTeams ? row : RowIds.Total, []);
    }

    private void ReadFacts(Period period)
    {
        var from = Period.Ending(period.To, TeamRules.PractitionerSeenMonths).From;
        foreach (var audit in audits.Facts(period.From < from ? period.From : from, period.To))
        {
            var row = audits.RowOf(audit);
            SeenBy(RowIds.Total, period).Add(audit, period);
            if (row != RowIds.Total)
                SeenBy(row, period).Add(audit, period);
        }
    }

    private Seen SeenBy(int row, Period period)
    {
        if (!fromFacts.TryGetValue((row, period), out var seen))
            fromFacts[(row, period)] = seen = new Seen();
        return seen;
    }

    private Counts Sum(int row, Period period, Seen seen)
    {
        var teams = InScope(row, period);
        return new Counts(
            teams.Count,
            teams.Count(t => seen.TeamsAudited.ContainsKey(t.Id)),
            seen.Practitioners.Count,
            seen.Practitioners.Values.Count(p => p.IsAudited(period.To)),
            seen.Teams.Values.Count(w => w.IsOfStrength(period.To)),
            seen.Teams.Values.Count(w => w.IsOfConcern(period.To)),
            InScope(row, Period.Of(period.To)).Count(t => seen.Teams.GetValueOrDefault(t.Id, TeamWindow.Empty).IsNotAudited(period.To)));
    }

    private sealed class Seen
    {
        public Dictionary<int, int> TeamsAudited { get; } = [];

        public Dictionary<int, PractitionerSeen> Practitioners { get; } = [];

        public Dictionary<int, TeamWindow> Teams { get; } = [];

        public void Add(CountedAudit audit, Period period)
        {
            if (audit.IsCompleted && audit.Month >= period.From)
                TeamsAudited[audit.Team.Id] = TeamsAudited.GetValueOrDefault(audit.Team.Id) + 1;
            if (audit.Month.Index > period.To.Index - TeamRules.WindowMonths)
                Window(audit.Team.Id).Add(audit);
            if (audit.PractitionerId is not { } practitioner || audit.Month.Index <= period.To.Index - TeamRules.PractitionerSeenMonths)
                return;
            Practitioners[practitioner] = Practitioners.GetValueOrDefault(practitioner).With(audit);
        }

        private TeamWindow Window(int team)
        {
            if (!Teams.TryGetValue(team, out var window))
                Teams[team] = window = new TeamWindow();
            return window;
        }
    }
}

/// <summary>Whom distinct counts of a period count.</summary>
/// <param name="TeamsAudited">By team, its completed audits in the period.</param>
/// <param name="Practitioners">By person, whoever was seen in audits in the last twelve months.</param>
internal sealed record WindowMembers(IReadOnlyList<Team> TeamsInScope, IReadOnlyDictionary<int, int> TeamsAudited, IReadOnlyDictionary<int, PractitionerSeen> Practitioners);

/// <summary>When a practitioner's work was last looked at.</summary>
/// <param name="Last">The latest month with an audit, whatever became of it.</param>
/// <param name="LastCompleted">The latest month with a completed audit.</param>
/// <param name="Team">The team of the latest audit.</param>
internal readonly record struct PractitionerSeen(Month? Last, Month? LastCompleted, Team? Team)
{
    public bool IsAudited(Month windowsLast) => LastCompleted is { } month && month.Index > windowsLast.Index - TeamRules.PractitionerAuditedMonths;

    public PractitionerSeen With(CountedAudit audit)
    {
        var isLater = Last is null || audit.Month > Last;
        return new PractitionerSeen(isLater ? audit.Month : Last, audit.IsCompleted && (LastCompleted is null || audit.Month > LastCompleted) ? audit.Month : LastCompleted, isLater ? audit.Team : Team);
    }
}
