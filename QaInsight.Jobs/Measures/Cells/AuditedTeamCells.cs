using Microsoft.Data.Sqlite;
using QaInsight.Measures.Counts;
using QaInsight.Warehouse;

namespace QaInsight.Measures.Cells;

/// <summary>
/// Teams in scope by each month in which an audit of them was completed and the one before it. Those audited in any run of
/// months are then a sum of few cells, which counts each team at its first month of the run.
/// </summary>
internal sealed class AuditedTeamCells(IReadOnlyDictionary<int, string> programmes)
{
    // Of a team whose end is not known.
    private const int GoesOn = 999912;

    private readonly Dictionary<(int Programme, int Team), int> last = [];
    private readonly Dictionary<(int Programme, int Service, int From, int To, int Before, int Month), int> cells = [];

    /// <summary>Audits come in the order of their months.</summary>
    public void Add(CountedAudit audit)
    {
        var team = audit.Team;
        if (!audit.IsCompleted || !team.InAuditScope)
            return;
        Add(team, 0, audit.Month.Number);
        if (programmes[audit.ProgrammeId].Equals(team.Programme, StringComparison.OrdinalIgnoreCase))
            Add(team, audit.ProgrammeId, audit.Month.Number);
    }

    public void Write(SqliteConnection connection)
    {
        CellTable.AuditedTeams.Create(connection);
        using var insert = CellTable.AuditedTeams.Insert(connection);
        foreach (var ((programme, service, from, to, before, month), count) in cells)
        {
            ReadOnlySpan<int> values = [programme, service, from, to, before, month, count];
            for (var at = 0; at < values.Length; at++)
                insert.Bind(at, values[at]);
            insert.Run();
        }
    }

    /// <summary>By service, how many teams that were active in the months had a completed audit in them.</summary>
    /// <param name="programme">0 for all.</param>
    public static IReadOnlyDictionary<int, int> Read(SqliteConnection connection, int programme, Month from, Month to) => connection.Rows(
        $"""
        SELECT service_ref, sum({WindowCounts.TeamsAudited.Name}) FROM {CellTable.AuditedTeams.Name}
        WHERE programme_ref = $programme AND month BETWEEN $from AND $to AND before < $from AND active_from <= $to AND active_to >= $from GROUP BY service_ref
        """,
        r => (Service: r.GetInt32(0), Teams: r.GetInt32(1)), ("$programme", programme), ("$from", from.Number), ("$to", to.Number)).ToDictionary(r => r.Service, r => r.Teams);

    private void Add(Team team, int programme, int month)
    {
        var before = last.GetValueOrDefault((programme, team.Id));
        if (before == month)
            return;
        last[(programme, team.Id)] = month;
        var cell = (programme, team.ServiceId, MonthOf(team.ActiveFrom) ?? 0, MonthOf(team.ActiveTo) ?? GoesOn, before, month);
        cells[cell] = cells.GetValueOrDefault(cell) + 1;
    }

    // A run of months begins and ends with whole months, so that a day's month says whether it lies in the run.
    private static int? MonthOf(int? day) => day is { } known ? Days.MonthNumber(known) : null;
}
