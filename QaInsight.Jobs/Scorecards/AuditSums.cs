using Microsoft.Data.Sqlite;
using QaInsight.Measures.Cells;
using QaInsight.Measures.Counts;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards;

/// <summary>Sums what is counted of audits: from cells where there are cells of that cut, else from the audits themselves.</summary>
internal sealed class AuditSums(SqliteConnection connection, Selection selection)
{
    private static readonly Dictionary<string, int> Places = AuditCounts.All.Select((c, at) => (c.Name, at)).ToDictionary(c => c.Name, c => c.at);

    private By By => selection.Request.By;

    private bool ByTeam => By == By.Team;

    private bool ByService => By == By.Service;

    private bool ByLegalStatus => By == By.LegalStatus;

    private bool CutByTeam => ByTeam || !selection.IsWholeServices;

    private bool CutByStatus => ByLegalStatus || selection.Request.LegalStatus is not null;

    private bool CutByType => selection.Request.AuditType is not null;

    /// <summary>Whether a cell of this cut is kept: see <see cref="AuditCells"/>.</summary>
    private bool HasCells => selection.IsOwnDay && By != By.Auditor && !(CutByStatus && CutByType) && !(CutByTeam && (CutByStatus || CutByType));

    public static int Place(Count count) => Places[count.Name];

    /// <summary>Counts by row and month; the total beside them. Each has its place, and those that are not wanted stay at nothing.</summary>
    public RowSums Read(Month from, Month to, IReadOnlyCollection<AuditCount> wanted) => HasCells ? FromCells(from, to, [.. wanted.Distinct()]) : FromFacts(from, to, [.. wanted.Distinct()]);

    /// <summary>The audits that were selected, one by one; the same instance each time.</summary>
    public IEnumerable<CountedAudit> Facts(Month from, Month to) => Facts(from, to, "");

    /// <summary>The same, in an order.</summary>
    /// <param name="also">SQL over <c>a</c> that has to hold as well.</param>
    /// <param name="order">SQL over <c>a</c>.</param>
    public IEnumerable<CountedAudit> InOrder(Month from, Month to, string also, string order) => Facts(from, to, $" AND {also} ORDER BY {order}");

    private IEnumerable<CountedAudit> Facts(Month from, Month to, string rest)
    {
        var context = selection.Context;
        return new AuditReader(connection, context.Teams, context.Grades, context.Moderation).Read($"a.audit_month BETWEEN ?1 AND ?2 AND {selection.AuditFacts}{rest}", from.Number, to.Number);
    }

    public int RowOf(CountedAudit audit) => By switch
    {
        By.Service => audit.Team.ServiceId,
        By.Team => audit.Team.Id,
        By.LegalStatus => audit.LegalStatusId,
        By.Programme => audit.ProgrammeId,
        By.Auditor => audit.AuditorId ?? RowIds.None,
        _ => RowIds.Total,
    };

    private RowSums FromFacts(Month from, Month to, List<AuditCount> wanted)
    {
        var counts = wanted.ConvertAll(c => (Count: c, Place: Place(c)));
        var rows = new RowSums(AuditCounts.All.Count);
        foreach (var audit in Facts(from, to))
        {
            var row = RowOf(audit);
            var (own, total) = (row == RowIds.Total ? null : rows[row][audit.Month], rows[RowIds.Total][audit.Month]);
            foreach (var (count, place) in counts)
            {
                if (!count.IsCounted(audit, selection.Day))
                    continue;
                total[place]++;
                if (own is not null)
                    own[place]++;
            }
        }

        return rows;
    }

    private RowSums FromCells(Month from, Month to, List<AuditCount> wanted)
    {
        var row = By switch
        {
            By.Service => "service_ref",
            By.Team => "team_ref",
            By.LegalStatus => "legal_status_ref",
            By.Programme => "programme_ref",
            _ => RowIds.Total.ToString(System.Globalization.CultureInfo.InvariantCulture),
        };
        var conditions = new List<string>
        {
            CutByTeam ? selection.IsEveryTeam ? "team_ref > 0" : $"team_ref IN ({string.Join(",", selection.Teams.Select(t => t.Id))})" : "team_ref = 0",
            CutByTeam && selection.IsEveryTeam ? "service_ref > 0" : CutByTeam || ByService || !selection.IsEveryTeam ? $"service_ref IN ({string.Join(",", selection.Services)})" : "service_ref = 0",
            selection.ProgrammeId is { } programme ? $"programme_ref = {programme}" : "programme_ref > 0",
            selection.LegalStatusId is { } status ? $"legal_status_ref = {status}" : ByLegalStatus ? "legal_status_ref > 0" : "legal_status_ref = 0",
            "audit_type = ?3",
            "month BETWEEN ?1 AND ?2",
        };
        using var cells = new Statement(connection, $"SELECT {row}, month, {string.Join(", ", wanted.Select(c => c.Name))} FROM {CellTable.Audits.Name} WHERE {string.Join(" AND ", conditions)}");
        cells.Bind(0, from.Number);
        cells.Bind(1, to.Number);
        cells.Bind(2, selection.Request.AuditType?.ToLowerInvariant() ?? "");
        var places = wanted.ConvertAll(Place);
        var rows = new RowSums(AuditCounts.All.Count);
        while (cells.Step())
        {
            var month = new Month(cells.Number(1));
            var total = rows[RowIds.Total][month];
            var own = cells.Number(0) == RowIds.Total ? null : rows[cells.Number(0)][month];
            for (var at = 0; at < places.Count; at++)
            {
                var count = cells.Number(2 + at);
                total[places[at]] += count;
                if (own is not null)
                    own[places[at]] += count;
            }
        }

        return rows;
    }
}
