using Microsoft.Data.Sqlite;

namespace QaInsight.Warehouse;

/// <summary>A team as figures are reported for it: a renamed team stands for its earlier self as well.</summary>
/// <param name="Programme">The programme whose name its service bears, else Children's Social Care.</param>
/// <param name="InAuditScope">Whether audits are expected of it.</param>
public sealed record Team(int Id, string Name, int ServiceId, string Service, string Programme, bool InAuditScope, int? ActiveFrom, int? ActiveTo)
{
    /// <summary>Names that it had and no other team has now.</summary>
    public IReadOnlyList<string> EarlierNames { get; internal set; } = [];

    /// <summary>Whether the team was there on some day between the two, yyyymmdd.</summary>
    public bool IsActive(int from, int to) => (ActiveFrom ?? 0) <= to && (ActiveTo ?? int.MaxValue) >= from;
}

/// <summary>Every team of a build. Ids of earlier teams give the team that took on their history.</summary>
public sealed class TeamDirectory
{
    public const string MainProgramme = "Children's Social Care";

    /// <summary>Services that are programmes of their own.</summary>
    public static readonly IReadOnlyList<string> OwnProgrammes = ["Early Help", "Youth Support"];

    private readonly Team?[] byId;

    public TeamDirectory(SqliteConnection connection)
    {
        var rows = connection.Rows(
            """
            SELECT t.id, t.team, t.service_ref, s.name, t.in_audit_scope, t.active_from, t.active_to, t.successor_ref, t.formerly
            FROM dim_team t JOIN dim_service s ON s.id = t.service_ref ORDER BY t.id
            """,
            r => (Team: new Team(
                r.GetInt32(0), r.GetString(1), r.GetInt32(2), r.GetString(3), ProgrammeOf(r.GetString(3)), r.NumberOrNull(4) != 0, r.NumberOrNull(5), r.NumberOrNull(6)), Successor: r.NumberOrNull(7), Formerly: r.TextOrNull(8)));
        byId = new Team?[rows.Count == 0 ? 1 : rows.Max(r => r.Team.Id) + 1];
        foreach (var (team, _, _) in rows.Where(r => r.Successor is null))
            byId[team.Id] = team;
        foreach (var (team, successor, _) in rows.Where(r => r.Successor is not null))
            byId[team.Id] = byId[successor!.Value];
        All = [.. rows.Where(r => r.Successor is null).Select(r => r.Team)];
        // An earlier name need never have been a team of its own in any extract.
        EarlierNames = rows.Where(r => r.Successor is not null).Select(r => (r.Team.Name, Team: byId[r.Team.Id]!))
            .Concat(rows.Where(r => r.Formerly is not null).Select(r => (Name: r.Formerly!, Team: byId[r.Team.Id]!)))
            .Where(e => !All.Any(t => t.Name.Equals(e.Name, StringComparison.OrdinalIgnoreCase)))
            .DistinctBy(e => e.Name, StringComparer.OrdinalIgnoreCase).ToDictionary(e => e.Name, e => e.Team, StringComparer.OrdinalIgnoreCase);
        foreach (var earlier in EarlierNames.GroupBy(e => e.Value, e => e.Key))
            earlier.Key.EarlierNames = [.. earlier];
    }

    /// <summary>Teams that figures are reported for.</summary>
    public IReadOnlyList<Team> All { get; }

    public IReadOnlyDictionary<string, Team> EarlierNames { get; }

    /// <summary>The team that stands for an id of the facts.</summary>
    /// <exception cref="BuildCheckException">A fact names a team that is not there.</exception>
    public Team this[int id] => (uint)id < (uint)byId.Length && byId[id] is { } team ? team : throw new BuildCheckException($"a fact names team {id}, which is not there");

    public static string ProgrammeOf(string service) => OwnProgrammes.FirstOrDefault(p => p.Equals(service, StringComparison.OrdinalIgnoreCase)) ?? MainProgramme;

    /// <summary>The facts' ids that a team stands for: its own and its earlier selves'.</summary>
    public IEnumerable<int> FactIds(Func<Team, bool> wanted) => Enumerable.Range(0, byId.Length).Where(id => byId[id] is { } team && wanted(team));
}

/// <summary>A build whose parts do not agree; it is not published.</summary>
public sealed class BuildCheckException(string message) : Exception($"The new build does not agree with itself: {message}. It was not published.");
