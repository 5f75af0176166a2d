namespace QaInsight.People;

/// <summary>What an account is for. Somebody has one role that looks at figures, and may be an administrator beside it or alone.</summary>
/// <param name="Key">As the command line, configuration and the database write it.</param>
/// <param name="Says">What it may see and do, for whoever gives it.</param>
/// <param name="SeesAuthority">Whether it sees the whole authority, rather than the services and teams that are named with it.</param>
public sealed record Role(string Key, string Name, Rights May, bool SeesAuthority, string Says)
{
    public static readonly Role Board = new("board", "Board", Rights.Figures, SeesAuthority: true, "Figures of the whole authority; no child’s row, no practitioner’s or auditor’s name.");

    public static readonly Role ServiceManager = new(
        "service-manager", "Service manager", Rights.Figures | Rights.ChildrensRows | Rights.Practitioners, SeesAuthority: false,
        "Figures, rows and practitioners of their own services and teams.");

    public static readonly Role TeamManager = new(
        "team-manager", "Team manager", Rights.Figures | Rights.ChildrensRows | Rights.Practitioners, SeesAuthority: false,
        "Figures, rows and practitioners of their own team.");

    public static readonly Role QualityAssurance = new(
        "quality-assurance", "Quality assurance",
        Rights.Figures | Rights.ChildrensRows | Rights.Practitioners | Rights.Auditors | Rights.Imports | Rights.Targets | Rights.Subscriptions, SeesAuthority: true,
        "Everything of the authority; imports, targets, commentary, and scorecards sent to others.");

    public static readonly Role Administrator = new(
        "administrator", "Administrator", Rights.Administration, SeesAuthority: false,
        "People and their rights, the log of who looked, the server’s state; no figures unless they have another role too.");

    /// <summary>Those of which somebody has one at most.</summary>
    public static readonly IReadOnlyList<Role> OfFigures = [Board, ServiceManager, TeamManager, QualityAssurance];

    public static readonly IReadOnlyList<Role> All = [.. OfFigures, Administrator];

    public override string ToString() => Key;

    /// <exception cref="FormatException">There is no such role; the message lists them.</exception>
    public static Role Parse(string key) =>
        All.FirstOrDefault(r => r.Key.Equals(key, StringComparison.OrdinalIgnoreCase)) ?? throw new FormatException($"There is no role '{key}'. There are: {string.Join(", ", All)}.");
}
