using System.Text.Json;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards;

/// <summary>
/// What its holder may see: all of the authority, or some services and teams, and in what detail. No figure can be asked for
/// without one.
/// </summary>
public sealed class Scope
{
    /// <summary>The whole authority, in every detail.</summary>
    public static readonly Scope All = new(isWhole: true, [], [], within: null, Detail.All);

    public static readonly Scope Nothing = new(isWhole: false, [], [], within: null, Detail.Figures);

    private readonly bool isWhole;
    private readonly HashSet<string> services;
    private readonly HashSet<string> teams;
    private readonly Scope? within;

    private Scope(bool isWhole, IEnumerable<string> services, IEnumerable<string> teams, Scope? within, Detail detail)
    {
        (this.isWhole, this.within, Detail) = (isWhole, within, detail);
        this.services = new HashSet<string>(services, StringComparer.OrdinalIgnoreCase);
        this.teams = new HashSet<string>(teams, StringComparer.OrdinalIgnoreCase);
        Key = $"{(isWhole ? "all" : JsonSerializer.Serialize(new { services = Listed(this.services), teams = Listed(this.teams) }))}{(within is null ? "" : $" within {within.Key}")} {(int)detail}";
    }

    public bool SeesAll => isWhole && within?.SeesAll != false;

    public Detail Detail { get; }

    /// <summary>What a cache's key holds: equal for scopes that see the same, and only for them. As JSON, so that no name can run into the next.</summary>
    public string Key { get; }

    /// <summary>Some services whole, and some teams, in every detail. Both empty: nothing at all.</summary>
    public static Scope Of(IEnumerable<string> services, IEnumerable<string> teams) => new(isWhole: false, services, teams, within: null, Detail.All);

    /// <summary>What both see.</summary>
    public Scope Within(Scope other) => new(isWhole, services, teams, within is null ? other : within.Within(other), Detail & other.Detail);

    /// <summary>The same in no more detail than this.</summary>
    public Scope Only(Detail detail) => new(isWhole, services, teams, within, Detail & detail);

    /// <summary>A team that was renamed is still its manager's.</summary>
    public bool Sees(Team team) => (isWhole || services.Contains(team.Service) || teams.Contains(team.Name) || team.EarlierNames.Any(teams.Contains)) && within?.Sees(team) != false;

    public bool May(Detail detail) => (Detail & detail) == detail;

    private static IEnumerable<string> Listed(IEnumerable<string> names) => names.Select(n => n.ToUpperInvariant()).Order(StringComparer.Ordinal);
}

/// <summary>How far down a scope reaches, beside figures.</summary>
[Flags]
public enum Detail
{
    Figures = 0,

    /// <summary>Rows about children: audits, actions, concerns, what was written of them.</summary>
    ChildrensRows = 1,

    /// <summary>Practitioners by name.</summary>
    Practitioners = 2,

    /// <summary>Auditors and moderators by name.</summary>
    Auditors = 4,

    All = ChildrensRows | Practitioners | Auditors,
}
