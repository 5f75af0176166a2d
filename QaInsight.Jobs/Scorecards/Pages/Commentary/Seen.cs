using QaInsight.Warehouse;

namespace QaInsight.Scorecards.Pages.Commentary;

/// <summary>
/// Which commentary a scope may read: on a team whoever sees the team, on a service whoever sees all of its teams, on the whole
/// authority everybody who sees figures.
/// </summary>
internal static class Seen
{
    /// <summary>Those that the scope may read, under the names that services and teams have today.</summary>
    public static IEnumerable<Remark> Of(BuildContext context, Scope scope, IEnumerable<Remark> remarks) => remarks
        .Select(r => Today(context, scope, r)).OfType<Remark>()
        .GroupBy(r => (r.On.Measure, r.On.Period, Name(r.On.Programme), Name(r.On.Service), Name(r.On.Team)))
        .Select(same => same.MaxBy(r => r.Version)!).Where(r => r.Words is not null);

    /// <summary>The service's own spelling; null where the scope does not see all of it.</summary>
    public static string? Whole(BuildContext context, Scope scope, string service)
    {
        var teams = context.Teams.All.Where(t => t.Service.Equals(service, StringComparison.OrdinalIgnoreCase)).ToList();
        return teams.Count > 0 && teams.TrueForAll(scope.Sees) ? teams[0].Service : null;
    }

    private static Remark? Today(BuildContext context, Scope scope, Remark remark)
    {
        var on = remark.On;
        if (on.Team is not null)
        {
            var team = context.Teams.EarlierNames.GetValueOrDefault(on.Team) ?? context.Teams.All.FirstOrDefault(t => t.Name.Equals(on.Team, StringComparison.OrdinalIgnoreCase));
            return team is not null && scope.Sees(team) ? remark with { On = on with { Team = team.Name } } : null;
        }

        if (on.Service is not null)
            return Whole(context, scope, on.Service) is { } service ? remark with { On = on with { Service = service } } : null;
        return context.TeamsSeenBy(scope).All.Count > 0 ? remark : null;
    }

    private static string? Name(string? name) => name?.ToUpperInvariant();
}
