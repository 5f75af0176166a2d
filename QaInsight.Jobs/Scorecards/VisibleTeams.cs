using QaInsight.Warehouse;

namespace QaInsight.Scorecards;

/// <summary>The teams that a scope may see, as filters look for them: found once for each build and scope, since a page asks a dozen times.</summary>
internal sealed class VisibleTeams
{
    private readonly TeamDirectory teams;
    private readonly SelectedTeams all;
    private readonly Dictionary<string, SelectedTeams> byService;

    public VisibleTeams(TeamDirectory teams, Scope scope)
    {
        this.teams = teams;
        var sizes = teams.All.CountBy(t => t.ServiceId).ToDictionary();
        bool IsWhole(IReadOnlyCollection<Team> some) => some.Count > 0 && some.Select(t => t.ServiceId).Distinct().Sum(s => sizes[s]) == some.Count;
        List<Team> visible = [.. teams.All.Where(scope.Sees)];
        all = new SelectedTeams(visible, visible.Count == teams.All.Count, IsWhole(visible));
        byService = visible.GroupBy(t => t.Service, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(g => g.Key, g => new SelectedTeams([.. g], g.Count() == teams.All.Count, IsWhole([.. g])), StringComparer.OrdinalIgnoreCase);
    }

    public IReadOnlyList<Team> All => all.Teams;

    /// <param name="service">Null for all.</param>
    /// <param name="team">By its name, or by one that it had earlier; null for all.</param>
    /// <exception cref="UnknownNameException">There is none of that name within the scope.</exception>
    public SelectedTeams Of(string? service, string? team)
    {
        var seen = service is null ? all : byService.GetValueOrDefault(service) ?? throw new UnknownNameException($"There is no service '{service}'.");
        if (team is null)
            return seen;
        var now = teams.EarlierNames.TryGetValue(team, out var successor) ? successor.Name : team;
        if (!all.Teams.Any(t => t.Name.Equals(now, StringComparison.OrdinalIgnoreCase)))
            throw new UnknownNameException($"There is no team '{team}'.");
        List<Team> named = [.. seen.Teams.Where(t => t.Name.Equals(now, StringComparison.OrdinalIgnoreCase))];
        return new SelectedTeams(named, named.Count == teams.All.Count, IsWholeServices: false);
    }
}

/// <param name="IsEveryTeam">Whether no team of the build is left out.</param>
/// <param name="IsWholeServices">Whether they are all those of some services.</param>
internal sealed record SelectedTeams(IReadOnlyList<Team> Teams, bool IsEveryTeam, bool IsWholeServices)
{
    private readonly HashSet<int> ids = [.. Teams.Select(t => t.Id)];

    public IReadOnlyList<int> Services { get; } = [.. Teams.Select(t => t.ServiceId).Distinct()];

    public bool Has(Team team) => IsEveryTeam || ids.Contains(team.Id);
}
