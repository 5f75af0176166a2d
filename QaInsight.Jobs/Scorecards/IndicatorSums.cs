using Microsoft.Data.Sqlite;
using QaInsight.Measures;
using QaInsight.Measures.Cells;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards;

/// <summary>
/// Sums ready-counted indicators: from cells by service, else from the rows of the teams selected. Within a month the authority's
/// own row stands before its teams'.
/// </summary>
internal sealed class IndicatorSums
{
    // Counts are kept in ten-thousandths.
    private const decimal Scale = 10_000;

    private readonly Selection selection;
    private readonly bool hasCells;
    private readonly Dictionary<string, int> indicators;
    private readonly ILookup<(int Indicator, int Month, int LegalStatus), (int Member, IndicatorSum Sum)> sums;

    public IndicatorSums(SqliteConnection connection, Selection selection, Month from, Month to, IReadOnlyCollection<string> wanted)
    {
        this.selection = selection;
        hasCells = selection.IsWholeServices && selection.Request.By != By.Team;
        indicators = connection.Rows("SELECT name, id FROM dim_indicator", r => (Name: r.GetString(0), Id: r.GetInt32(1)))
            .Where(i => wanted.Contains(i.Name, StringComparer.OrdinalIgnoreCase)).ToDictionary(i => i.Name, i => i.Id, StringComparer.OrdinalIgnoreCase);
        sums = Read(connection, $"indicator_ref IN ({string.Join(",", indicators.Values)}) AND month BETWEEN {from.Number} AND {to.Number}")
            .ToLookup(c => (c.Key.Indicator, c.Key.Month, c.Key.LegalStatus), c => (c.Key.Member, c.Value));
    }

    /// <summary>Whether the authority's own row may stand for the teams selected: it is of Children's Social Care.</summary>
    public static bool MayBeWhole(Selection selection) => selection.IsEveryTeam && (selection.Programme is null || selection.Programme.Equals(TeamDirectory.MainProgramme, StringComparison.OrdinalIgnoreCase));

    /// <summary>The months whose rows are summed: all of a flow's, the last of a stock's.</summary>
    public static IEnumerable<Month> Months(Measure measure, Period period) => measure.Months == MonthsCounted.Last ? period.To.To(period.To) : period.From.To(period.To);

    /// <summary>Numerator and denominator; null where there is no row.</summary>
    /// <param name="row">A row of the scorecard, or the total.</param>
    public (decimal Numerator, decimal? Denominator)? Of(Measure measure, int row, Period period)
    {
        if (!indicators.TryGetValue(measure.Key, out var indicator))
            return null;
        var isStatus = selection.Request.By == By.LegalStatus && row != RowIds.Total;
        var status = isStatus ? row : selection.LegalStatusId ?? 0;
        var isMain = selection.Request.By == By.Programme && row == selection.Context.ProgrammeRow(TeamDirectory.MainProgramme);
        var mayBeWhole = MayBeWhole(selection) && (isMain || row == RowIds.Total || !selection.CutsTeams);
        IndicatorSum? sum = null;
        foreach (var month in Months(measure, period))
        {
            foreach (var counted in Counted([.. sums[(indicator, month.Number, status)]], row, mayBeWhole))
                sum = sum?.Plus(counted) ?? counted;
        }

        return sum is { } found ? (found.Numerator / Scale, found.Denominator / Scale) : null;
    }

    private IEnumerable<IndicatorSum> Counted(List<(int Member, IndicatorSum Sum)> members, int row, bool mayBeWhole)
    {
        if (mayBeWhole && members.FindIndex(m => m.Member == 0) is var whole and >= 0)
            return [members[whole].Sum];
        return members.Where(m => m.Member != 0 && (!selection.CutsTeams || row == RowIds.Total || RowOf(m.Member) == row)).Select(m => m.Sum);
    }

    private int RowOf(int member) => selection.Request.By switch
    {
        By.Service => hasCells ? member : selection.Context.Teams[member].ServiceId,
        By.Programme => selection.Context.ProgrammeRow(hasCells ? selection.Teams.First(t => t.ServiceId == member).Programme : selection.Context.Teams[member].Programme),
        _ => member,
    };

    private Dictionary<IndicatorCell, IndicatorSum> Read(SqliteConnection connection, string where)
    {
        if (selection.Request.AuditType is not null || indicators.Count == 0)
            return [];
        var members = hasCells ? selection.Teams.Where(selection.HasWithProgramme).Select(t => t.ServiceId).Distinct() : selection.Context.Teams.FactIds(selection.HasWithProgramme);
        var wanted = string.Join(",", MayBeWhole(selection) ? members.Prepend(0) : members);
        return hasCells
            ? IndicatorCells.Read(connection, $"service_ref IN ({wanted}) AND {Status} AND {where}")
            : IndicatorCells.Count(connection, team => team == 0 ? 0 : selection.Context.Teams[team].Id, $"team_ref IN ({wanted}) AND {where}");
    }

    private string Status => selection.LegalStatusId is { } status ? $"legal_status_ref = {status}" : selection.Request.By == By.LegalStatus ? "legal_status_ref >= 0" : "legal_status_ref = 0";
}
