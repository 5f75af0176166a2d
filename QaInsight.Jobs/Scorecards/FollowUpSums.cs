using Microsoft.Data.Sqlite;
using QaInsight.Measures.Cells;
using QaInsight.Measures.Counts;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards;

/// <summary>
/// Sums what is counted of actions, concerns and escalations: from cells on the build's own day, else from the facts. All months
/// are read, since older actions and open concerns reach back as far as there are any.
/// </summary>
internal sealed class FollowUpSums
{
    /// <summary>Places of counts in the sums of actions.</summary>
    public static readonly int Overdue = ActionCounts.All.ToList().IndexOf(ActionCounts.Overdue);
    public static readonly int NotDue = ActionCounts.All.ToList().IndexOf(ActionCounts.NotDue);

    private readonly SqliteConnection connection;
    private readonly Selection selection;
    private readonly string facts;
    private readonly Month to;
    private readonly Month? from;

    /// <param name="from">The first month that is wanted; null for all that there are.</param>
    public FollowUpSums(SqliteConnection connection, Selection selection, Month to, Month? from = null)
    {
        this.connection = connection;
        this.selection = selection;
        facts = $"{selection.OfTeams("f")} AND {(from is null ? selection.FollowUpFacts : selection.FewFollowUpFacts)}";
        this.from = from;
        this.to = to;
    }

    // Each is read when it is first asked for: a page wants one or two of them.
    public RowSums Actions => field ??= HasCells ? FromCells(CellTable.Actions, to) : ActionsFromFacts(to);

    public RowSums Concerns => field ??= HasCells ? FromCells(CellTable.Concerns, null) : ConcernsFromFacts();

    /// <summary>Null where they cannot be cut as was asked: an escalation names no audit, and so no legal status.</summary>
    public RowSums? Escalations => selection.IsOfSomeAudits ? null : field ??= FromCells(CellTable.Escalations, to);

    /// <summary>Children by the month of their earliest action not completed.</summary>
    public RowSums Children => field ??= ChildrenOutstanding(to);

    private bool HasCells => selection.IsOwnDay && !selection.IsOfSomeAudits;

    private By By => selection.Request.By;

    private RowSums FromCells(CellTable table, Month? to)
    {
        var rows = new RowSums(table.Counts.Count);
        if (selection.Teams.Count == 0)
            return rows;
        using var cells = new Statement(connection, $"SELECT team_ref, service_ref, programme, month, {table.Columns} FROM {table.Name} WHERE {OfCells}{(to is { } last ? $" AND month <= {last.Number}" : "")}");
        while (cells.Step())
        {
            if (!IsWanted(cells.Text(2)!))
                continue;
            var row = By switch
            {
                By.Team => cells.Number(0),
                By.Service => cells.Number(1),
                By.Programme => selection.Context.ProgrammeRow(cells.Text(2)!),
                _ => RowIds.Total,
            };
            var month = new Month(cells.Number(3));
            for (var at = 0; at < table.Counts.Count; at++)
                Add(rows, row, month, at, cells.Number(4 + at));
        }

        return rows;
    }

    // Of the cells that there are, the widest that still tell the rows and the selection apart.
    private string OfCells =>
        By == By.Team || !selection.IsWholeServices ? selection.IsEveryTeam ? "team_ref > 0" : $"team_ref IN ({string.Join(",", selection.Teams.Select(t => t.Id))})"
        : By == By.Service || !selection.IsEveryTeam ? selection.IsEveryTeam ? "team_ref = 0 AND service_ref > 0" : $"team_ref = 0 AND service_ref IN ({string.Join(",", selection.Services)})"
        : selection.Programme is null && By != By.Programme ? "team_ref = 0 AND service_ref = 0 AND programme = ''"
        : "team_ref = 0 AND service_ref = 0 AND programme <> ''";

    private bool IsWanted(string programme) => selection.Programme is null || selection.Programme.Equals(programme, StringComparison.OrdinalIgnoreCase);

    private RowSums ActionsFromFacts(Month to)
    {
        var rows = new RowSums(ActionCounts.All.Count);
        foreach (var (_, teamRef, action) in new FollowUpReader(connection).Actions($"f.raised_on BETWEEN ?1 AND ?2 AND {facts}", from?.FirstDay.ToNumber() ?? 0, to.LastDay.ToNumber()))
        {
            for (var at = 0; at < ActionCounts.All.Count; at++)
                Add(rows, selection.Context.Teams[teamRef], action.Raised, at, ActionCounts.All[at].IsCounted(action, selection.Day) ? 1 : 0);
        }

        return rows;
    }

    private RowSums ConcernsFromFacts()
    {
        var rows = new RowSums(CellTable.Concerns.Counts.Count);
        foreach (var (_, teamRef, concern) in new FollowUpReader(connection).Concerns(facts))
        {
            var team = selection.Context.Teams[teamRef];
            for (var at = 0; at < ConcernCounts.All.Count; at++)
                Add(rows, team, concern.Opened, at, ConcernCounts.All[at].IsCounted(concern, selection.Day) ? 1 : 0);
            if (concern.ResolvedOn is { } resolved)
                Add(rows, team, new Month(Days.MonthNumber(resolved)), ConcernCounts.All.Count, 1);
        }

        return rows;
    }

    private void Add(RowSums rows, Team team, Month month, int count, int by)
    {
        if (selection.HasWithProgramme(team))
            Add(rows, selection.RowOf(team), month, count, by);
    }

    private static void Add(RowSums rows, int row, Month month, int count, int by)
    {
        if (by == 0)
            return;
        rows[RowIds.Total][month][count] += by;
        if (row != RowIds.Total)
            rows[row][month][count] += by;
    }

    private RowSums ChildrenOutstanding(Month to)
    {
        if (selection.Teams.Count == 0)
            return new RowSums(1);
        // A child may have actions in two services: sums of services would count it twice.
        var (level, member) = selection.Request.Team is not null ? (ChildLevels.Team, selection.Teams[0].Id)
            : selection.Request.Service is not null && selection.IsWholeServices && selection.Teams.All(selection.HasWithProgramme) ? (ChildLevels.Service, selection.Services[0])
            : !selection.IsEveryTeam ? (null, 0)
            : selection.Programme is null ? (ChildLevels.Everyone, 0)
            : (ChildLevels.Programme, ChildLevels.ProgrammeMember(selection.Programme));
        var rowLevel = By switch
        {
            By.Service => ChildLevels.Service,
            By.Team => ChildLevels.Team,
            By.Programme => ChildLevels.Programme,
            _ => null,
        };
        var rowsAreWhole = rowLevel is not (ChildLevels.Programme or ChildLevels.Service) || (rowLevel == ChildLevels.Service ? selection.IsWholeServices : selection.IsEveryTeam);
        if (!HasCells || level is null || !rowsAreWhole || !selection.Teams.Any(selection.HasWithProgramme))
            return ChildrenFromFacts(to);

        var rows = new RowSums(1);
        foreach (var (month, children) in Cells(level, member))
            rows[RowIds.Total][month][0] += children;
        if (rowLevel is null)
            return rows;
        foreach (var group in selection.Teams.Where(selection.HasWithProgramme).GroupBy(selection.RowOf))
        {
            var team = group.First();
            foreach (var (month, children) in Cells(rowLevel, rowLevel == ChildLevels.Service ? team.ServiceId : rowLevel == ChildLevels.Team ? team.Id : ChildLevels.ProgrammeMember(team.Programme)))
                rows[group.Key][month][0] += children;
        }

        return rows;
    }

    private List<(Month Month, int Children)> Cells(string level, int member) => connection.Rows(
        $"SELECT month, {CellTable.OutstandingChildren.Columns} FROM {CellTable.OutstandingChildren.Name} WHERE level = $level AND member = $member",
        r => (new Month(r.GetInt32(0)), r.GetInt32(1)),
        ("$level", level), ("$member", member));

    private RowSums ChildrenFromFacts(Month to)
    {
        var earliest = new Dictionary<(int Row, string Child), int>();
        foreach (var (_, teamRef, month, child) in new FollowUpReader(connection).Outstanding(selection.Day, $"f.raised_on <= ?2 AND {facts}", to.LastDay.ToNumber()))
        {
            var team = selection.Context.Teams[teamRef];
            if (!selection.HasWithProgramme(team))
                continue;
            Earlier(earliest, (RowIds.Total, child), month.Number);
            if (selection.CutsTeams)
                Earlier(earliest, (selection.RowOf(team), child), month.Number);
        }

        var rows = new RowSums(1);
        foreach (var ((row, _), month) in earliest)
            rows[row][new Month(month)][0]++;
        return rows;
    }

    private static void Earlier(Dictionary<(int Row, string Child), int> earliest, (int Row, string Child) key, int month)
    {
        if (!earliest.TryGetValue(key, out var known) || month < known)
            earliest[key] = month;
    }
}
