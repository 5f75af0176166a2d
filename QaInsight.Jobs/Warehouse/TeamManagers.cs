using Microsoft.Data.Sqlite;

namespace QaInsight.Warehouse;

/// <summary>Who answers for a team.</summary>
public sealed record TeamManagers(string? HeadOfService, string? ServiceManager, string? TeamManager)
{
    /// <summary>By the team's id.</summary>
    public static IReadOnlyDictionary<int, TeamManagers> All(SqliteConnection connection) => connection
        .Rows("SELECT id, head_of_service, service_manager, team_manager FROM dim_team", r => (Id: r.GetInt32(0), Who: new TeamManagers(r.TextOrNull(1), r.TextOrNull(2), r.TextOrNull(3))))
        .ToDictionary(r => r.Id, r => r.Who);
}
