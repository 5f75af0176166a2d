using System.Text.Json;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards;

/// <summary>
/// What its holder may see: all of the authority, or some services and teams. No figure can be asked for without one.
/// </summary>
public sealed record Scope
{
    /// <summary>The whole authority.</summary>
    public static readonly Scope All = new([], []) { SeesAll = true };

    private readonly HashSet<string> services;
    private readonly HashSet<string> teams;

    private Scope(IEnumerable<string> services, IEnumerable<string> teams)
    {
        this.services = new HashSet<string>(services, StringComparer.OrdinalIgnoreCase);
        this.teams = new HashSet<string>(teams, StringComparer.OrdinalIgnoreCase);
    }

    public bool SeesAll { get; private init; }

    /// <summary>What a cache's key holds: equal for scopes that see the same, and only for them. As JSON, so that no name can run into the next.</summary>
    public string Key => SeesAll ? "all" : JsonSerializer.Serialize(new { services = Listed(services), teams = Listed(teams) });

    /// <summary>Some services whole, and some teams. Both empty: nothing at all.</summary>
    public static Scope Of(IEnumerable<string> services, IEnumerable<string> teams) => new(services, teams);

    public bool Sees(Team team) => SeesAll || services.Contains(team.Service) || teams.Contains(team.Name);

    private static IEnumerable<string> Listed(IEnumerable<string> names) => names.Select(n => n.ToUpperInvariant()).Order(StringComparer.Ordinal);
}
