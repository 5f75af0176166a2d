using Microsoft.Data.Sqlite;
using QaInsight.Measures;
using QaInsight.Measures.Cells;
using QaInsight.Measures.Counts;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards;

/// <summary>
/// What a build's months were reported as, kept as the difference to what it counts now: most cells have none, so that little
/// is held however large the authority. A team is known by the name that it has now, whatever it was called, and whichever service
/// it belonged to, when the month was reported.
/// </summary>
internal sealed class ReportedSums
{
    private const int MostMonths = 24;

    private static readonly CellTable[] Compared = [CellTable.Audits, CellTable.Judgements];

    private readonly Dictionary<Month, ReportedMonth> kept = [];
    private readonly List<NamedCell> differences = [];
    private readonly List<Month> unreadable = [];

    private ReportedSums()
    {
    }

    /// <summary>The last months that were kept, oldest first.</summary>
    public IReadOnlyList<Month> Months => [.. kept.Keys.Order()];

    /// <summary>Months whose file cannot be read.</summary>
    public IReadOnlyList<Month> Unreadable => unreadable;

    /// <summary>Whether the figure of a month is the audits' own: a window looks at others', and what is not yet due back hangs on the day.</summary>
    public static bool CanTell(Measure measure) =>
        measure is { Months: MonthsCounted.Period, Numerator: AuditCount } && measure.Group.IsOfAudits && measure.Numerator != AuditCounts.InProgress;

    public static ReportedSums Read(SqliteConnection connection, WarehouseFolder folder, TeamDirectory teams, bool isSample)
    {
        var sums = new ReportedSums();
        // A made-up council reports nothing: what lies there was another's.
        foreach (var month in isSample ? [] : folder.ReportedMonths().TakeLast(MostMonths))
            sums.Keep(folder.ReportedOf(month), month);
        if (sums.kept.Count > 0)
            sums.Compare(connection, teams);
        return sums;
    }

    public ReportedMonth? Find(Month month) => kept.GetValueOrDefault(month);

    /// <summary>Whether any month of the selection was reported otherwise.</summary>
    public bool Differs(Selection selection) => Of(selection).Any();

    /// <summary>Turns the total's sums of kept months into what was reported.</summary>
    public void Restore(RowSums sums, CellTable table, Selection selection, Period period)
    {
        foreach (var cell in Of(selection).Where(c => c.Table == table && c.Month >= period.From && c.Month <= period.To))
        {
            var month = sums[RowIds.Total][cell.Month];
            for (var at = 0; at < month.Length; at++)
                month[at] += cell.Counts[at];
        }
    }

    private IEnumerable<NamedCell> Of(Selection selection)
    {
        if (differences.Count == 0)
            return [];
        var services = selection.IsEveryTeam ? null : selection.Teams.Select(t => t.Service).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var request = selection.Request;
        bool IsOf(string? member, string? asked) => string.Equals(member, asked, StringComparison.OrdinalIgnoreCase);
        bool IsOfService(string? service) => services is null ? service is null : service is not null && services.Contains(service);
        bool IsOfProgramme(string? programme) => selection.Programme is null || IsOf(programme, selection.Programme);
        if (!selection.IsWholeServices)
        {
            // Teams are not cut further: neither by legal status nor by audit type or practice domain.
            var teams = selection.Teams.Select(t => t.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
            return selection.IsOfSomeAudits ? [] : differences.Where(c => c.IsOfTeam && teams.Contains(c.Members[0]!) && IsOfProgramme(c.Members[2]));
        }

        return differences.Where(c => c.Table == CellTable.Audits
            ? !c.IsOfTeam && IsOfService(c.Members[1]) && IsOfProgramme(c.Members[2]) && IsOf(c.Members[3], request.LegalStatus) && IsOf(c.Members[4], request.AuditType)
            : IsOfService(c.Members[0]) && IsOfProgramme(c.Members[1]) && (request.Domain is null || IsOf(c.Members[2], request.Domain)) && !selection.IsOfSomeAudits);
    }

    private void Keep(string path, Month month)
    {
        try
        {
            kept[month] = ReportedMonth.Read(path, Compared);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            unreadable.Add(month);
        }
    }

    private void Compare(SqliteConnection connection, TeamDirectory teams)
    {
        // Two that were teams of their own may be one now.
        var then = kept.Values.SelectMany(m => m.Cells).Select(c => OfTeamNow(c, teams)).GroupBy(c => c.Key)
            .ToDictionary(g => g.Key, g => g.Aggregate((one, other) => one with { Counts = [.. one.Counts.Zip(other.Counts, (a, b) => a + b)] }));
        var months = string.Join(",", kept.Keys.Select(m => m.Number));
        foreach (var now in Compared.SelectMany(t => NamedCell.Read(connection, t, $"c.month IN ({months})")).Select(c => OfTeamNow(c, teams)))
            Add(now, then.Remove(now.Key, out var before) ? before.Counts : new int[now.Counts.Length], now.Counts);
        foreach (var gone in then.Values)
            Add(gone, gone.Counts, new int[gone.Counts.Length]);
    }

    private static NamedCell OfTeamNow(NamedCell cell, TeamDirectory teams) => !cell.IsOfTeam ? cell : cell with
    {
        Members = [teams.EarlierNames.TryGetValue(cell.Members[0]!, out var team) ? team.Name : cell.Members[0], null, .. cell.Members.Skip(2)],
    };

    private void Add(NamedCell cell, int[] then, int[] now)
    {
        var counted = kept[cell.Month].Counted[cell.Table];
        var difference = then.Select((count, at) => counted[at] ? count - now[at] : 0).ToArray();
        if (Array.Exists(difference, d => d != 0))
            differences.Add(cell with { Counts = difference });
    }
}
