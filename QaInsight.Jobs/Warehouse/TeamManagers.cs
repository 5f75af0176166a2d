namespace QaInsight.Warehouse;

/// <summary>Who answers for a team.</summary>
public sealed record TeamManagers(int TeamId, string? HeadOfService, string? ServiceManager, string? TeamManager)
{
    public static IReadOnlyDictionary<int, TeamManagers> Of(WarehouseContext context, IEnumerable<int> teams)
    {
        var ids = teams.ToList();
        return context.Teams.Where(t => ids.Contains(t.Id)).Select(t => new TeamManagers(t.Id, t.HeadOfService, t.ServiceManager, t.TeamManager)).ToDictionary(t => t.TeamId);
    }
}
