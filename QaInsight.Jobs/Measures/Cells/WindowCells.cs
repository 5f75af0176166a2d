using QaInsight.Measures.Counts;
using QaInsight.Warehouse;

namespace QaInsight.Measures.Cells;

/// <summary>Distinct teams and practitioners, for each programme (and all) and each service (and all), month by month.</summary>
internal sealed class WindowCells(TeamDirectory teams, IReadOnlyDictionary<int, string> programmes)
{
    private readonly Dictionary<(int Programme, int Team), TeamWindow> windows = [];
    private readonly Dictionary<(int Programme, int Service), Practitioners> practitioners = [];

    public void Add(CountedAudit audit)
    {
        Add(audit, programme: 0);
        Add(audit, audit.ProgrammeId);
    }

    /// <summary>The counts of the windows that end with the month.</summary>
    public Dictionary<(int Programme, int Service), int[]> EndMonth(Month month)
    {
        var rows = new Dictionary<(int Programme, int Service), int[]>();
        foreach (var team in teams.All)
        {
            foreach (var programme in programmes.Where(p => p.Value.Equals(team.Programme, StringComparison.OrdinalIgnoreCase)).Select(p => p.Key).Append(0))
            {
                var window = windows.GetValueOrDefault((programme, team.Id));
                var active = team.InAuditScope && team.IsActive(month.FirstDay.ToNumber(), month.LastDay.ToNumber());
                Sum(rows, programme, team.ServiceId, 0, active);
                Sum(rows, programme, team.ServiceId, 1, active && window?.Completed(month, 1) > 0);
                Sum(rows, programme, team.ServiceId, 6, active && (window ?? TeamWindow.Empty).IsNotAudited(month));
            }
        }

        foreach (var ((programme, team), window) in windows)
        {
            var service = teams[team].ServiceId;
            Sum(rows, programme, service, 4, window.IsOfStrength(month));
            Sum(rows, programme, service, 5, window.IsOfConcern(month));
        }

        foreach (var (key, seen) in practitioners)
        {
            var row = Row(rows, key);
            row[2] = seen.Seen(month);
            row[3] = seen.Audited(month);
        }

        return rows;
    }

    public static void Write(Statement insert, Month month, Dictionary<(int Programme, int Service), int[]> rows)
    {
        foreach (var ((programme, service), counts) in rows)
        {
            insert.Bind(0, programme);
            insert.Bind(1, service);
            insert.Bind(2, month.Number);
            for (var at = 0; at < counts.Length; at++)
                insert.Bind(3 + at, counts[at]);
            insert.Run();
        }
    }

    private static void Sum(Dictionary<(int Programme, int Service), int[]> rows, int programme, int service, int count, bool counted)
    {
        if (!counted)
            return;
        Row(rows, (programme, 0))[count]++;
        Row(rows, (programme, service))[count]++;
    }

    private static int[] Row(Dictionary<(int Programme, int Service), int[]> rows, (int Programme, int Service) key)
    {
        if (!rows.TryGetValue(key, out var row))
            rows[key] = row = new int[CellTable.Windows.Counts.Count];
        return row;
    }

    private void Add(CountedAudit audit, int programme)
    {
        Window(programme, audit.Team.Id).Add(audit);
        if (audit.PractitionerId is not { } practitioner)
            return;
        Seen(programme, 0).Add(practitioner, audit.Month, audit.IsCompleted);
        Seen(programme, audit.Team.ServiceId).Add(practitioner, audit.Month, audit.IsCompleted);
    }

    private TeamWindow Window(int programme, int team)
    {
        if (!windows.TryGetValue((programme, team), out var window))
            windows[(programme, team)] = window = new TeamWindow();
        return window;
    }

    private Practitioners Seen(int programme, int service)
    {
        if (!practitioners.TryGetValue((programme, service), out var seen))
            practitioners[(programme, service)] = seen = new Practitioners();
        return seen;
    }

    /// <summary>Months since each practitioner was last seen and last audited, kept as the number covered in each month to come.</summary>
    private sealed class Practitioners
    {
        private readonly Coverage seen = new(TeamRules.PractitionerSeenMonths);
        private readonly Coverage audited = new(TeamRules.PractitionerAuditedMonths);

        public void Add(int practitioner, Month month, bool completed)
        {
            seen.Add(practitioner, month.Index);
            if (completed)
                audited.Add(practitioner, month.Index);
        }

        public int Seen(Month month) => seen.Covered(month.Index);

        public int Audited(Month month) => audited.Covered(month.Index);
    }

    // How many people have an event in the window that ends with a month. Events come in the order of their months.
    private sealed class Coverage(int months)
    {
        // No audit is dated before 1990 or more than a year ahead.
        private const int First = 1990 * 12;
        private const int Last = 2200 * 12;

        private readonly Dictionary<int, int> last = [];
        private readonly int[] changes = new int[Last - First];
        private int at;
        private int covered;

        public void Add(int person, int month)
        {
            var until = last.TryGetValue(person, out var before) ? before + months : month;
            last[person] = month;
            changes[Math.Max(month, until) - First]++;
            changes[month + months - First]--;
        }

        public int Covered(int month)
        {
            for (; at <= month - First; at++)
                covered += changes[at];
            return covered;
        }
    }
}
