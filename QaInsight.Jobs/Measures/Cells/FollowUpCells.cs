using Microsoft.Data.Sqlite;
using QaInsight.Measures.Counts;
using QaInsight.Warehouse;

namespace QaInsight.Measures.Cells;

/// <summary>Counts actions, concerns and escalations by team and service, as they stand on the build's own day.</summary>
internal static class FollowUpCells
{
    public static void Write(SqliteConnection connection, TeamDirectory teams, int day)
    {
        var facts = new FollowUpReader(connection);
        using (var actions = new TeamMonths(connection, CellTable.Actions, teams))
        {
            foreach (var (_, team, action) in facts.Actions("1"))
            {
                for (var at = 0; at < ActionCounts.All.Count; at++)
                    actions.Add(team, action.Raised, at, ActionCounts.All[at].IsCounted(action, day));
            }
        }

        using (var concerns = new TeamMonths(connection, CellTable.Concerns, teams))
        {
            foreach (var (_, team, concern) in facts.Concerns("1"))
            {
                for (var at = 0; at < ConcernCounts.All.Count; at++)
                    concerns.Add(team, concern.Opened, at, ConcernCounts.All[at].IsCounted(concern, day));
                if (concern.ResolvedOn is { } resolved)
                    concerns.Add(team, new Month(Days.MonthNumber(resolved)), ConcernCounts.All.Count, true);
            }
        }

        using (var escalations = new TeamMonths(connection, CellTable.Escalations, teams))
        {
            foreach (var (_, team, escalation) in facts.Escalations("1"))
            {
                for (var at = 0; at < EscalationCounts.All.Count; at++)
                    escalations.Add(team, escalation.Raised, at, EscalationCounts.All[at].IsCounted(escalation));
            }
        }

        OutstandingChildren(connection, teams, day);
    }

    private static void OutstandingChildren(SqliteConnection connection, TeamDirectory teams, int day)
    {
        CellTable.OutstandingChildren.Create(connection);
        connection.Run("CREATE TEMP TABLE team_level (team_ref INTEGER PRIMARY KEY, \"all\" INTEGER, programme INTEGER, service INTEGER, team INTEGER)");
        using (var insert = new Statement(connection, "INSERT INTO team_level VALUES (?1, 0, ?2, ?3, ?4)"))
        {
            foreach (var id in teams.FactIds(_ => true))
            {
                insert.Bind(0, id);
                insert.Bind(1, ChildLevels.ProgrammeMember(teams[id].Programme));
                insert.Bind(2, teams[id].ServiceId);
                insert.Bind(3, teams[id].Id);
                insert.Run();
            }
        }

        foreach (var level in ChildLevels.All)
        {
            connection.Run(
                $"""
                INSERT INTO {CellTable.OutstandingChildren.Name} (level, member, month, {CellTable.OutstandingChildren.Columns})
                SELECT '{level}', member, earliest, count(*) FROM (
                    SELECT l."{level}" AS member, min(a.raised_on / 100) AS earliest FROM fct_action a JOIN team_level l ON l.team_ref = a.team_ref
                    WHERE a.completed_on IS NULL OR a.completed_on > $day GROUP BY 1, a.child_id)
                GROUP BY 2, 3
                """,
                ("$day", day));
        }

        connection.Run("DROP TABLE team_level");
    }

    /// <summary>Counts by team and month, held densely (teams by months, not rows) and written by team and by service when disposed.</summary>
    private sealed class TeamMonths : IDisposable
    {
        private readonly Dictionary<int, int[]?[]> byTeam = [];
        private readonly CellTable table;
        private readonly TeamDirectory teams;
        private readonly Statement insert;

        public TeamMonths(SqliteConnection connection, CellTable table, TeamDirectory teams)
        {
            this.table = table;
            this.teams = teams;
            table.Create(connection);
            insert = table.Insert(connection);
        }

        public void Add(int factTeam, Month month, int count, bool counted)
        {
            if (!counted)
                return;
            var team = teams[factTeam];
            Cell(team.Id, month)[count]++;
            Cell(-team.ServiceId, month)[count]++;
            Cell(0, month)[count]++;
        }

        public void Dispose()
        {
            foreach (var (member, months) in byTeam)
            {
                for (var at = 0; at < months.Length; at++)
                {
                    if (months[at] is { } counts)
                        Write(member, Month.FromIndex(at + First), counts);
                }
            }

            insert.Dispose();
        }

        // Nothing is dated before 1990.
        private static int First => 1990 * 12;

        private int[] Cell(int member, Month month)
        {
            var at = month.Index - First;
            if (!byTeam.TryGetValue(member, out var months) || at >= months.Length)
            {
                Array.Resize(ref months, at + 24);
                byTeam[member] = months;
            }

            return months[at] ??= new int[table.Counts.Count];
        }

        // Members above 0 are teams, below 0 services, 0 is everyone.
        private void Write(int member, Month month, int[] counts)
        {
            insert.Bind(0, Math.Max(member, 0));
            insert.Bind(1, member > 0 ? teams[member].ServiceId : -member);
            insert.Bind(2, month.Number);
            for (var at = 0; at < counts.Length; at++)
                insert.Bind(3 + at, counts[at]);
            insert.Run();
        }
    }
}

/// <summary>The levels at which children with outstanding actions are counted apart.</summary>
internal static class ChildLevels
{
    public const string Everyone = "all";
    public const string Programme = "programme";
    public const string Service = "service";
    public const string Team = "team";

    public static readonly IReadOnlyList<string> All = [Everyone, Programme, Service, Team];

    public static int ProgrammeMember(string programme) => 1 + TeamDirectory.OwnProgrammes.ToList().FindIndex(p => p.Equals(programme, StringComparison.OrdinalIgnoreCase));
}
