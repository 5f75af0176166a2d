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
                actions.Add(team, action.Raised, ActionCounts.All, count => count.IsCounted(action, day));
        }

        using (var concerns = new TeamMonths(connection, CellTable.Concerns, teams))
        {
            foreach (var (_, team, concern) in facts.Concerns("1"))
            {
                concerns.Add(team, concern.Opened, ConcernCounts.All, count => count.IsCounted(concern, day));
                if (concern.ResolvedOn is { } resolved)
                    concerns.Add(team, new Month(Days.MonthNumber(resolved)), ConcernCounts.All.Count);
            }
        }

        using (var escalations = new TeamMonths(connection, CellTable.Escalations, teams))
        {
            foreach (var (_, team, escalation) in facts.Escalations("1"))
                escalations.Add(team, escalation.Raised, EscalationCounts.All, count => count.IsCounted(escalation));
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

        // Far fewer rows than actions, and read once a level.
        connection.Run(
            """
            CREATE TEMP TABLE outstanding AS SELECT team_ref, child_id, min(raised_on / 100) AS month FROM fct_action
            WHERE completed_on IS NULL OR completed_on > $day GROUP BY child_id, team_ref
            """,
            ("$day", day));
        foreach (var level in ChildLevels.All)
        {
            connection.Run(
                $"""
                INSERT INTO {CellTable.OutstandingChildren.Name} (level, member, month, {CellTable.OutstandingChildren.Columns})
                SELECT '{level}', member, earliest, count(*) FROM (
                    SELECT l."{level}" AS member, min(o.month) AS earliest FROM outstanding o JOIN team_level l ON l.team_ref = o.team_ref GROUP BY 1, o.child_id)
                GROUP BY 2, 3
                """);
        }

        connection.Run("DROP TABLE outstanding; DROP TABLE team_level");
    }

    /// <summary>Counts by team and month, held densely (teams by months, not rows) and written by team and by service when disposed.</summary>
    private sealed class TeamMonths : IDisposable
    {
        private readonly Dictionary<(int Member, int Year), int[]> years = [];
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

        public void Add<T>(int factTeam, Month month, IReadOnlyList<T> counts, Func<T, bool> isCounted)
        {
            for (var at = 0; at < counts.Count; at++)
            {
                if (isCounted(counts[at]))
                    Add(factTeam, month, at);
            }
        }

        public void Add(int factTeam, Month month, int count)
        {
            var team = teams[factTeam];
            var place = ((month.Number % 100) - 1) * table.Counts.Count + count;
            Year(team.Id, month)[place]++;
            Year(-team.ServiceId, month)[place]++;
            Year(0, month)[place]++;
        }

        public void Dispose()
        {
            foreach (var ((member, year), counts) in years)
            {
                for (var month = 1; month <= 12; month++)
                    Write(member, new Month(year, month), counts.AsSpan((month - 1) * table.Counts.Count, table.Counts.Count));
            }

            insert.Dispose();
        }

        private int[] Year(int member, Month month)
        {
            if (!years.TryGetValue((member, month.Year), out var counts))
                years[(member, month.Year)] = counts = new int[12 * table.Counts.Count];
            return counts;
        }

        // Members above 0 are teams, below 0 services, 0 is everyone.
        private void Write(int member, Month month, ReadOnlySpan<int> counts)
        {
            if (!counts.ContainsAnyExcept(0))
                return;
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
