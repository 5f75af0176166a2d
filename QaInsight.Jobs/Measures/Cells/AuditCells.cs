using Microsoft.Data.Sqlite;
using QaInsight.Measures.Counts;
using QaInsight.Warehouse;

namespace QaInsight.Measures.Cells;

/// <summary>
/// Counts audits into cells, a month at a time, so that memory does not grow with the years: for each programme, by service,
/// by team, by legal status (and service), by audit type (and service).
/// </summary>
internal sealed class AuditCells : IDisposable
{
    private readonly AuditCount[] counts = [.. AuditCounts.All];
    private readonly Dictionary<Cell, int[]> cells = [];
    private readonly List<string> types = [""];
    private readonly Statement insert;
    private readonly int[] counted;
    private readonly int day;

    public AuditCells(SqliteConnection connection, int day)
    {
        this.day = day;
        counted = new int[counts.Length];
        CellTable.Audits.Create(connection);
        insert = CellTable.Audits.Insert(connection);
    }

    public void Add(CountedAudit audit)
    {
        // Most counts do not hold of an audit: only the places of those that do are added, to each of its cells.
        var found = 0;
        for (var at = 0; at < counts.Length; at++)
        {
            if (counts[at].IsCounted(audit, day))
                counted[found++] = at;
        }

        var places = counted.AsSpan(0, found);
        var whole = new Cell(0, 0, audit.ProgrammeId, 0, 0);
        var service = whole with { Service = audit.Team.ServiceId };
        Add(whole, places);
        Add(whole with { LegalStatus = audit.LegalStatusId }, places);
        Add(service, places);
        Add(service with { LegalStatus = audit.LegalStatusId }, places);
        Add(service with { Team = audit.Team.Id }, places);
        if (audit.AuditType is null)
            return;
        var type = TypeOf(audit.AuditType);
        Add(whole with { AuditType = type }, places);
        Add(service with { AuditType = type }, places);
    }

    /// <summary>Writes the month's cells and starts the next month.</summary>
    public void EndMonth(Month month)
    {
        foreach (var (cell, sums) in cells)
        {
            insert.Bind(0, cell.Team);
            insert.Bind(1, cell.Service);
            insert.Bind(2, cell.Programme);
            insert.Bind(3, cell.LegalStatus);
            insert.Bind(4, types[cell.AuditType]);
            insert.Bind(5, month.Number);
            for (var at = 0; at < sums.Length; at++)
                insert.Bind(6 + at, sums[at]);
            insert.Run();
        }

        cells.Clear();
    }

    public void Dispose() => insert.Dispose();

    private int TypeOf(string type)
    {
        var at = types.IndexOf(type);
        if (at >= 0)
            return at;
        types.Add(type);
        return types.Count - 1;
    }

    private void Add(Cell cell, ReadOnlySpan<int> places)
    {
        if (!cells.TryGetValue(cell, out var sums))
            cells[cell] = sums = new int[counts.Length];
        foreach (var place in places)
            sums[place]++;
    }

    private readonly record struct Cell(int Team, int Service, int Programme, int LegalStatus, int AuditType);
}
