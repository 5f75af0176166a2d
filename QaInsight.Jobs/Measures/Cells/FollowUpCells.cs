using Microsoft.Data.Sqlite;
using QaInsight.Measures.Counts;
using QaInsight.Warehouse;

namespace QaInsight.Measures.Cells;

/// <summary>Counts actions, concerns and escalations by team, service and programme, as they stand on the build's own day.</summary>
internal sealed class FollowUpCells
{
    private readonly TeamMonths actions;
    private readonly TeamMonths concerns;
    private readonly TeamMonths escalations;
    private readonly List<(string Level, int Member, int Month, int Children)> children;

    private FollowUpCells(SqliteConnection connection, TeamDirectory teams, int day)
    {
        var facts = new FollowUpReader(connection);
        actions = new TeamMonths(CellTable.Actions, teams);
        foreach (var (_, team, action) in facts.Actions("1"))
            actions.Add(team, action.Raised, ActionCounts.All, count => count.IsCounted(action, day));

        concerns = new TeamMonths(CellTable.Concerns, teams);
        foreach (var (_, team, concern) in facts.Concerns("1"))
        {
            concerns.Add(team, concern.Opened, ConcernCounts.All, count => count.IsCounted(concern, day));
            if (concern.ResolvedOn is { } resolved)
                concerns.Add(team, new Month(Days.MonthNumber(resolved)), ConcernCounts.All.Count);
        }

        escalations = new TeamMonths(CellTable.Escalations, teams);
        foreach (var (_, team, escalation) in facts.Escalations("1"))
            escalations.Add(team, escalation.Raised, EscalationCounts.All, count => count.IsCounted(escalation));

        children = OutstandingChildren(connection, teams, day);
    }

    public static FollowUpCells Count(SqliteConnection connection, TeamDirectory teams, int day) => new(connection, teams, day);

    public void Write(SqliteConnection connection)
    {
        foreach (var counted in new[] { actions, concerns, escalations })
            counted.Write(connection);

        CellTable.OutstandingChildren.Create(connection);
        using var insert = CellTable.OutstandingChildren.Insert(connection);
        foreach (var (level, member, month, count) in children)
        {
            insert.Bind(0, level);
            insert.Bind(1, member);
            insert.Bind(2, month);
            insert.Bind(3, count);
            insert.Run();
        }
    }

    private static List<(string Level, int Member, int Month, int Children)> OutstandingChildren(SqliteConnection connection, TeamDirectory teams, int day)
    {
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
        var counted = new List<(string Level, int Member, int Month, int Children)>();
        foreach (var level in ChildLevels.All)
        {
            counted.AddRange(connection.Rows(
                $"""
                SELECT member, earliest, count(*) FROM (
                    SELECT l."{level}" AS member, min(o.month) AS earliest FROM outstanding o JOIN team_level l ON l.team_ref = o.team_ref GROUP BY 1, o.child_id)
                GROUP BY 1, 2
                """,
                r => (level, r.GetInt32(0), r.GetInt32(1), r.GetInt32(2))));
        }

        connection.Run("DROP TABLE outstanding; DROP TABLE team_level");
        return counted;
    }
}

/// <summary>Counts by team, service and month, in memory that grows with teams and years and not with rows.</summary>
internal sealed class TeamMonths(CellTable table, TeamDirectory teams)
{
    private readonly Dictionary<(Member Member, int Year), int[]> years = [];

    /// <summary>A team, else a service, else a programme, else everything.</summary>
    private readonly record struct Member(int Team, int Service, string Programme);

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
        var place = (((month.Number % 100) - 1) * table.Counts.Count) + count;
        Year(new(team.Id, team.ServiceId, team.Programme), month)[place]++;
        Year(new(0, team.ServiceId, team.Programme), month)[place]++;
        Year(new(0, 0, team.Programme), month)[place]++;
        Year(new(0, 0, ""), month)[place]++;
    }

    public void Write(SqliteConnection connection)
    {
        table.Create(connection);
        using var insert = table.Insert(connection);
        foreach (var ((member, year), counts) in years)
        {
            for (var month = 1; month <= 12; month++)
                Write(insert, member, new Month(year, month), counts.AsSpan((month - 1) * table.Counts.Count, table.Counts.Count));
        }
    }

    private int[] Year(Member member, Month month)
    {
        if (!years.TryGetValue((member, month.Year), out var counts))
            years[(member, month.Year)] = counts = new int[12 * table.Counts.Count];
        return counts;
    }

    private static void Write(Statement insert, Member member, Month month, ReadOnlySpan<int> counts)
    {
        if (!counts.ContainsAnyExcept(0))
            return;
        insert.Bind(0, member.Team);
        insert.Bind(1, member.Service);
        insert.Bind(2, member.Programme);
        insert.Bind(3, month.Number);
        for (var at = 0; at < counts.Length; at++)
            insert.Bind(4 + at, counts[at]);
        insert.Run();
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
