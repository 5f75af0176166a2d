using Microsoft.Data.Sqlite;
using QaInsight.Measures;
using QaInsight.Measures.Cells;
using QaInsight.Measures.Counts;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards;

/// <summary>
/// Distinct teams and practitioners, counted afresh over each window: from cells for a month of the whole authority or of a
/// service, else from the audits.
/// </summary>
internal sealed class WindowSums(SqliteConnection connection, Selection selection, AuditSums audits)
{
    private readonly Dictionary<(int Row, Period Period), Seen> fromFacts = [];
    private readonly HashSet<Period> counted = [];
    private Dictionary<(int Service, int Month), Counts>? cells;

    private By By => selection.Request.By;

    public readonly record struct Counts(int TeamsInScope, int TeamsAudited, int PractitionersSeen, int PractitionersAudited, int OfStrength, int OfConcern, int NotAudited);

    /// <param name="row">A row of the scorecard, or the total.</param>
    public Counts Of(int row, Period period)
    {
        if (period.IsMonth && HasCells(row))
            return Cells(period.To).GetValueOrDefault((row == RowIds.Total ? OfTotal : row, period.To.Number));
        if (counted.Add(period))
            ReadFacts(period);
        return Sum(row, period, fromFacts.GetValueOrDefault((row, period)) ?? new Seen());
    }

    private int OfTotal => selection.Services.Count == 1 && !selection.IsEveryTeam ? selection.Services[0] : 0;

    // A practitioner may be seen in two services, so that several of them are no sum.
    private bool HasCells(int row) =>
        !selection.IsOfSomeAudits && (By is By.Board or By.Month or By.Quarter or By.Service or By.Domain || row == RowIds.Total)
        && (selection.IsEveryTeam || (selection.IsWholeServices && (row != RowIds.Total || selection.Services.Count == 1)))
        && (selection.Programme is null || selection.ProgrammeId >= 0);

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

    private int TeamsInScope(int row, Period period) => selection.Teams.Count(t => selection.Expects(t, period) && IsOfRow(t, row));

    private bool IsOfRow(Team team, int row) => row == RowIds.Total || By switch
    {
        By.Service => team.ServiceId == row,
        By.Team => team.Id == row,
        By.Programme => selection.Context.ProgrammeRow(team.Programme) == row,
        _ => true,
    };

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
        var expected = selection.Teams.Where(t => IsOfRow(t, row)).ToList();
        var (inScope, last) = (expected.Where(t => selection.Expects(t, period)).ToList(), Period.Of(period.To));
        return new Counts(
            inScope.Count,
            inScope.Count(t => seen.TeamsAudited.Contains(t.Id)),
            seen.PractitionersSeen.Count,
            seen.PractitionersAudited.Count,
            seen.Teams.Values.Count(w => w.IsOfStrength(period.To)),
            seen.Teams.Values.Count(w => w.IsOfConcern(period.To)),
            expected.Count(t => selection.Expects(t, last) && seen.Teams.GetValueOrDefault(t.Id, TeamWindow.Empty).IsNotAudited(period.To)));
    }

    private sealed class Seen
    {
        public HashSet<int> TeamsAudited { get; } = [];

        public HashSet<int> PractitionersSeen { get; } = [];

        public HashSet<int> PractitionersAudited { get; } = [];

        public Dictionary<int, TeamWindow> Teams { get; } = [];

        public void Add(CountedAudit audit, Period period)
        {
            if (audit.IsCompleted && audit.Month >= period.From)
                TeamsAudited.Add(audit.Team.Id);
            if (audit.Month.Index > period.To.Index - TeamRules.WindowMonths)
                Window(audit.Team.Id).Add(audit);
            if (audit.PractitionerId is not { } practitioner || audit.Month.Index <= period.To.Index - TeamRules.PractitionerSeenMonths)
                return;
            PractitionersSeen.Add(practitioner);
            if (audit.IsCompleted && audit.Month.Index > period.To.Index - TeamRules.PractitionerAuditedMonths)
                PractitionersAudited.Add(practitioner);
        }

        private TeamWindow Window(int team)
        {
            if (!Teams.TryGetValue(team, out var window))
                Teams[team] = window = new TeamWindow();
            return window;
        }
    }
}
