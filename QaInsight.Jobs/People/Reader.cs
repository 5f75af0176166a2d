namespace QaInsight.People;

/// <summary>Who reads, and what they may.</summary>
/// <param name="Id">By which what is theirs is kept.</param>
/// <param name="Name">As others read it.</param>
public sealed record Reader(string Id, string Name)
{
    /// <summary>Whoever has not signed in: may do nothing and sees nothing.</summary>
    public static readonly Reader Nobody = new("", "nobody");

    public IReadOnlyList<Role> Roles { get; init; } = [];

    /// <summary>Services that they see whole, where their role does not see the authority.</summary>
    public IReadOnlyList<string> Services { get; init; } = [];

    public IReadOnlyList<string> Teams { get; init; } = [];

    /// <summary>What an access token narrows that to; null for its holder in person.</summary>
    public TokenLimits? Limits { get; init; }

    public bool IsNobody => Id.Length == 0;

    public bool SeesAuthority => Roles.Any(r => r.SeesAuthority);

    public bool May(Rights rights) => (All & rights) == rights;

    private Rights All => Roles.Aggregate(Rights.None, (all, r) => all | r.May) & (Limits?.May ?? (Rights)(-1));
}

/// <param name="Services">With <paramref name="Teams"/>, what is left of what the holder sees; both empty: all of it.</param>
public sealed record TokenLimits(Rights May, IReadOnlyList<string> Services, IReadOnlyList<string> Teams);
