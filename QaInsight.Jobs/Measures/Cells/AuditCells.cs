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
    private readonly Statement insert;
    private readonly int day;

    public AuditCells(SqliteConnection connection, int day)
    {
        this.day = day;
        CellTable.Audits.Create(connection);
        insert = CellTable.Audits.Insert(connection);
    }

    public void Add(CountedAudit audit)
    {
        Span<int> counted = stackalloc int[counts.Length];
        for (var at = 0; at < counts.Length; at++)
            counted[at] = counts[at].IsCounted(audit, day) ? 1 : 0;

        var whole = new Cell(0, 0, audit.ProgrammeId, 0, "");
        var service = whole with { Service = audit.Team.ServiceId };
        Add(whole, counted);
        Add(whole with { LegalStatus = audit.LegalStatusId }, counted);
        Add(service, counted);
        Add(service with { LegalStatus = audit.LegalStatusId }, counted);
        Add(service with { Team = audit.Team.Id }, counted);
        if (audit.AuditType is not { } type)
            return;
        Add(whole with { AuditType = type }, counted);
        Add(service with { AuditType = type }, counted);
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
            insert.Bind(4, cell.AuditType);
            insert.Bind(5, month.Number);
            for (var at = 0; at < sums.Length; at++)
                insert.Bind(6 + at, sums[at]);
            insert.Run();
        }

        cells.Clear();
    }

    public void Dispose() => insert.Dispose();

    private void Add(Cell cell, ReadOnlySpan<int> counted)
    {
        if (!cells.TryGetValue(cell, out var sums))
            cells[cell] = sums = new int[counts.Length];
        for (var at = 0; at < sums.Length; at++)
            sums[at] += counted[at];
    }

    private readonly record struct Cell(int Team, int Service, int Programme, int LegalStatus, string AuditType);
}
