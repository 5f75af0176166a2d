namespace QaInsight.People.Subscriptions;

/// <summary>A measure that somebody follows, of the authority, a service or a team.</summary>
/// <param name="Address">The measure's page with its filters, in the words of its address.</param>
/// <param name="Days">Of children of concern: told of those open for longer than this.</param>
/// <param name="Checked">The build, the day and the edition that it was last looked at in; empty for not yet.</param>
/// <param name="Scope">The scope's key in which that was, and its signs were found.</param>
public sealed record Watch(int Id, string Owner, string Measure, string Address, int? Days, string Checked, string Scope, DateTimeOffset CreatedAt, DateTimeOffset? StoppedAt)
{
    /// <summary>What stands.</summary>
    public IReadOnlyList<Sign> Signs { get; init; } = [];
}

/// <summary>Something of a followed measure that is told when it begins and when it ends.</summary>
/// <param name="Kind">What it is: a rule of control charts, a missed target, a team, a child.</param>
/// <param name="Subject">A team's name, or what stands for a child; empty for the measure itself.</param>
/// <param name="Says">As its beginning is told.</param>
public sealed record Sign(string Kind, string Subject, string Says)
{
    public bool IsSame(Sign other) => Kind == other.Kind && Subject == other.Subject;
}
