using QaInsight.Measures.Counts;
using QaInsight.Warehouse;

namespace QaInsight.Measures.Cells;

/// <summary>What an audit cell stands for; 0 (or no type) for all of a dimension.</summary>
internal readonly record struct AuditCell(int Team, int Service, int Programme, int LegalStatus, string AuditType);

/// <summary>
/// Counts audits into cells, a month at a time, so that memory does not grow with the years: for each programme, by service,
/// by team, by legal status (and service), by audit type (and service).
/// </summary>
internal sealed class AuditCells(int day)
{
    private readonly AuditCount[] counts = [.. AuditCounts.All];
    private readonly int[] counted = new int[AuditCounts.All.Count];
    private Dictionary<AuditCell, int[]> cells = [];

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
        var whole = new AuditCell(0, 0, audit.ProgrammeId, 0, "");
        var service = whole with { Service = audit.Team.ServiceId };
        Add(whole, places);
        Add(whole with { LegalStatus = audit.LegalStatusId }, places);
        Add(service, places);
        Add(service with { LegalStatus = audit.LegalStatusId }, places);
        Add(service with { Team = audit.Team.Id }, places);
        if (audit.AuditType is not { } type)
            return;
        Add(whole with { AuditType = type }, places);
        Add(service with { AuditType = type }, places);
    }

    /// <summary>The month's cells; the next month starts empty.</summary>
    public Dictionary<AuditCell, int[]> EndMonth()
    {
        var month = cells;
        cells = [];
        return month;
    }

    public static void Write(Statement insert, Month month, Dictionary<AuditCell, int[]> cells)
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
    }

    private void Add(AuditCell cell, ReadOnlySpan<int> places)
    {
        if (!cells.TryGetValue(cell, out var sums))
            cells[cell] = sums = new int[counts.Length];
        foreach (var place in places)
            sums[place]++;
    }
}
