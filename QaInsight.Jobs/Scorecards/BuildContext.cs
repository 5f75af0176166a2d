using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using QaInsight.Measures.Cells;
using QaInsight.Scorecards.Pages;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards;

/// <summary>What a published build's dimensions say: read once, and kept for as long as the build is live.</summary>
public sealed class BuildContext
{
    private readonly HashSet<int> partReturned;
    private readonly WarehouseFolder folder;
    private readonly Lock reading = new();
    private readonly ConcurrentDictionary<string, VisibleTeams> visible = [];
    private ReportedSums? reported;

    public BuildContext(PublishedBuild build)
    {
        Path = build.Path;
        Info = build.Info;
        folder = WarehouseFolder.Of(build);
        Teams = new TeamDirectory(build.Connection);
        Managers = TeamManagers.All(build.Connection);
        Grades = Grade.ById(build.Connection);
        Programmes = Read(build.Connection, "SELECT id, name, name FROM dim_programme");
        LegalStatuses = Read(build.Connection, "SELECT id, name, coalesce(label, name) FROM dim_legal_status ORDER BY position IS NULL, position, name");
        Domains = Read(build.Connection, "SELECT id, name, name FROM dim_domain ORDER BY name");
        Months = [.. build.Connection.Rows("SELECT DISTINCT audit_month FROM fct_audit ORDER BY 1", r => new Month(r.GetInt32(0)))];
        LatestReturned = build.Connection.Rows(
            $"SELECT month FROM {CellTable.Audits.Name} WHERE team_ref = 0 AND service_ref = 0 AND legal_status_ref = 0 AND audit_type = '' GROUP BY month HAVING sum(returned) > 0 AND 2 * sum(returned) >= sum(allocated) ORDER BY 1 DESC LIMIT 1",
            r => new Month(r.GetInt32(0))).Select(m => (Month?)m).FirstOrDefault();
        partReturned = [.. build.Connection.Rows($"SELECT DISTINCT month FROM {CellTable.Audits.Name} WHERE team_ref = 0 AND service_ref = 0 AND legal_status_ref = 0 AND audit_type = '' AND in_progress > 0", r => r.GetInt32(0))];
        Moderation = new ModerationContext(build.Connection, Teams);
        using var warehouse = new WarehouseContext(build);
        var run = ImportLog.LastRun(warehouse);
        Freshness = new Freshness(run?.At ?? Info.CreatedAt, run?.RowsSetAside ?? 0, run?.FilesQuarantined ?? 0, Info.IsSample, Info.Id);
    }

    public string Path { get; }

    public BuildInfo Info { get; }

    /// <summary>Where the build's figures stand.</summary>
    public Freshness Freshness { get; }

    public TeamDirectory Teams { get; }

    /// <summary>By the team's id.</summary>
    public IReadOnlyDictionary<int, TeamManagers> Managers { get; }

    public Grade?[] Grades { get; }

    /// <summary>What counting audits one by one needs of other rows.</summary>
    public ModerationContext Moderation { get; }

    public IReadOnlyList<DimensionName> Programmes { get; }

    /// <summary>In the order in which they are shown.</summary>
    public IReadOnlyList<DimensionName> LegalStatuses { get; }

    public IReadOnlyList<DimensionName> Domains { get; }

    /// <summary>Months with audits, oldest first.</summary>
    public IReadOnlyList<Month> Months { get; }

    /// <summary>The latest month of which half or more of what was allocated has come back.</summary>
    public Month? LatestReturned { get; }

    /// <summary>Whether audits of the month are still to come back, on the build's own day.</summary>
    public bool IsPartReturned(Month month) => partReturned.Contains(month.Number);

    /// <summary>
    /// What months were reported as. Read once a build, when it is first asked for: a month that is kept while the build is live
    /// is kept from that build, and cannot differ from it.
    /// </summary>
    internal ReportedSums Reported(SqliteConnection connection)
    {
        lock (reading)
            return reported ??= ReportedSums.Read(connection, folder, Teams, Info.IsSample);
    }

    /// <summary>Kept for as long as the build is live; people's scopes are few.</summary>
    internal VisibleTeams TeamsSeenBy(Scope scope) => visible.GetOrAdd(scope.Key, _ => new VisibleTeams(Teams, scope));

    /// <summary>The row of a programme in a scorecard: its id, or one of its own where no audit bears it.</summary>
    public int ProgrammeRow(string programme)
    {
        var known = Programmes.FirstOrDefault(p => p.Name.Equals(programme, StringComparison.OrdinalIgnoreCase));
        return known?.Id ?? -1 - TeamDirectory.OwnProgrammes.ToList().FindIndex(p => p.Equals(programme, StringComparison.OrdinalIgnoreCase)) - 1;
    }

    private static List<DimensionName> Read(SqliteConnection connection, string sql) => connection.Rows(sql, r => new DimensionName(r.GetInt32(0), r.GetString(1), r.GetString(2)));
}

/// <param name="Name">As the extracts write it.</param>
/// <param name="Label">As people read it.</param>
public sealed record DimensionName(int Id, string Name, string Label);
