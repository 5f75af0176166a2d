namespace QaInsight.People.Subscriptions;

/// <summary>A scorecard that goes out by e-mail. Each of its readers gets it as they themselves would see it.</summary>
/// <param name="Owner">The account of whoever made it, or took it over.</param>
/// <param name="PlannedTo">What was due up to this moment has been seen to.</param>
/// <param name="LastPeriod">The last period that has been seen to; empty for none.</param>
/// <param name="Edition">Counts its changes.</param>
public sealed record Subscription(
    int Id, string Owner, Terms Terms, DateTimeOffset? PausedAt, DateTimeOffset? EndedAt, DateTimeOffset PlannedTo, string LastPeriod, int Edition, DateTimeOffset CreatedAt)
{
    /// <summary>In <see cref="LastPeriod"/>: nobody knows, and whatever has passed by now counts as seen to.</summary>
    internal const string Unknown = "?";

    public bool IsPaused => PausedAt is not null;

    public bool HasEnded => EndedAt is not null;

    /// <summary>Periods that are left out.</summary>
    public IReadOnlyList<string> Skipped { get; init; } = [];

    /// <summary>Accounts that asked for no more of it.</summary>
    public IReadOnlyList<string> Stopped { get; init; } = [];

    /// <summary>Whether it goes to nobody but its owner.</summary>
    public bool IsOwn => Terms.Role is null && Terms.Readers.All(r => r == Owner);
}

/// <summary>What whoever makes a subscription chooses.</summary>
/// <param name="Address">The page and its filters, in the words of its address, without a period.</param>
/// <param name="Months">How many months its figures are of, up to the one that it reports; quarterly ones are of the quarter.</param>
/// <param name="Role">Everybody who has it; null: <paramref name="Readers"/>.</param>
/// <param name="Readers">Accounts.</param>
/// <param name="SaysNothing">Where there is nothing to report: whether the mail says so, or does not come.</param>
/// <param name="EndsOn">The last day on which it goes out.</param>
public sealed record Terms(
    string Name, string Address, int Months, Timing Timing, Role? Role, IReadOnlyList<string> Readers, bool WithWorkbook, bool WithPdf, bool SaysNothing, DateOnly? EndsOn);

/// <param name="Day">Of the week (1 is Monday), or of the month (a shorter month's last day where it has no such day); null: as soon as the import of the period has passed.</param>
/// <param name="At">London's time of day.</param>
public sealed record Timing(Rhythm Rhythm, int? Day, TimeOnly At);

public enum Rhythm
{
    Weekly,
    Monthly,
    Quarterly,
}

/// <summary>Somebody else has changed the subscription meanwhile, and nothing was changed.</summary>
public sealed class SubscriptionChangedException() : Exception("Somebody else has changed this meanwhile.");
