namespace QaInsight.People.Subscriptions;

/// <summary>A mail to one reader: what is to be sent, and what became of it.</summary>
/// <param name="Subscription">Null for what is of none: alerts, digests.</param>
/// <param name="Period">What it is of; with its kind, its subscription or watch, its reader and its round it is there once.</param>
/// <param name="Reader">An account.</param>
/// <param name="Round">0: by schedule; others were asked for by hand.</param>
/// <param name="AskedBy">The account of whoever asked for it by hand.</param>
/// <param name="IsAsItIs">Whether it goes out whatever holds it.</param>
/// <param name="Content">What it says, where that is not a scorecard, which is made when it is sent.</param>
/// <param name="Why">In words, where it was not simply sent.</param>
public sealed record Delivery(
    int Id, DeliveryKind Kind, int? Subscription, int? Watch, string Period, string Reader, int Round, string? AskedBy, string? AskedByName, bool IsAsItIs, Told? Content, DateTimeOffset DueAt,
    DeliveryState State, string? Why, int Tries, DateTimeOffset NextTryAt, string? MessageId, string? Email, string? Subject, string? Build, string? Scope, DateTimeOffset ChangedAt)
{
    public bool IsByHand => Round > 0;

    /// <summary>Whether its reader asked for it themselves.</summary>
    public bool IsAskedByReader => IsByHand && AskedBy == Reader;
}

public enum DeliveryKind
{
    Scorecard,
    Alert,

    /// <summary>To an owner: what is held, and what did not arrive.</summary>
    Notice,

    /// <summary>To administrators, once a day.</summary>
    Digest,
}

public enum DeliveryState
{
    Waiting,

    /// <summary>Until the figures are there.</summary>
    Held,
    Sending,
    Sent,

    /// <summary>Not to be sent; the reason is not a failure.</summary>
    Skipped,
    Failed,

    /// <summary>It may have arrived or not: it is never sent again unless somebody asks.</summary>
    Uncertain,
}

/// <summary>What is told by mail in words: an alert, a notice, a digest.</summary>
/// <param name="Address">The site's page that it leads to, from its root; null for none.</param>
/// <param name="Scope">The scope's key in which it was found out; null where it holds no figure.</param>
/// <param name="AsAt">The day of the figures.</param>
public sealed record Told(string Subject, IReadOnlyList<string> Paragraphs, string? Address, string? Scope = null, DateOnly? AsAt = null);

/// <summary>A mail that is still to be told of to the subscription's owner or to administrators.</summary>
/// <param name="To">The reader's name.</param>
/// <param name="What">The subscription's name, or what it was.</param>
public sealed record Trouble(int Delivery, int? Subscription, string Period, string To, string What, DeliveryState State, string? Why, DateTimeOffset ChangedAt);
