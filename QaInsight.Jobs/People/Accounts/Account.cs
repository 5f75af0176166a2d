namespace QaInsight.People.Accounts;

/// <summary>Somebody who may sign in. The registrar changes it in place, so it can be written to.</summary>
public sealed class Account
{
    public required string Id { get; init; }

    /// <summary>What they sign in with, and where mail goes.</summary>
    public required string Email { get; set; }

    public required string Name { get; set; }

    public required AccountOrigin Origin { get; init; }

    /// <summary>Issuer and subject of the council's directory.</summary>
    public string? Subject { get; set; }

    /// <summary>Of figures; null for an administrator alone.</summary>
    public Role? Role { get; set; }

    public bool IsAdministrator { get; set; }

    public IReadOnlyList<string> Services { get; set; } = [];

    public IReadOnlyList<string> Teams { get; set; } = [];

    public string? PasswordHash { get; init; }

    public required string SecurityStamp { get; set; }

    public string? SecondStepKey { get; set; }

    public bool HasSecondStep { get; init; }

    public DateTimeOffset? LockedUntil { get; init; }

    public DateTimeOffset? DisabledAt { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? SignedInAt { get; set; }

    public bool IsDisabled => DisabledAt is not null;

    public IReadOnlyList<Role> Roles => [.. new[] { Role, IsAdministrator ? Role.Administrator : null }.OfType<Role>()];

    /// <summary>Whether a password alone does not let them in: whoever may see a child's row has to have a second step, and so has whoever gives rights.</summary>
    public bool NeedsSecondStep => Origin == AccountOrigin.Local && Roles.Any(r => (r.May & (Rights.ChildrensRows | Rights.Administration)) != Rights.None);

    public Reader ToReader() => new(Id, Name) { Roles = Roles, Services = Services, Teams = Teams };
}

public enum AccountOrigin
{
    /// <summary>With a password kept here.</summary>
    Local,

    /// <summary>Signed in by the council's own directory.</summary>
    Directory,

    /// <summary>One of the ready people of the demonstration.</summary>
    Demo,
}
