namespace QaInsight.Outputs.Mail;

/// <summary>What a mail says of itself, beside what it is about.</summary>
/// <param name="Marking">The protective marking, in the subject and at the mail's head and foot.</param>
/// <param name="Site">The address that people type, on which links stand; null: the mail has no links.</param>
/// <param name="Subscription">What its reader, or somebody for them, called it; empty where nobody asked for it.</param>
/// <param name="Why">A whole sentence: <c>You get this because …</c></param>
public sealed record MailHead(string Council, string Marking, Uri? Site, string Subscription, string Why)
{
    /// <summary>Where its reader changes or stops such mails; null where they cannot.</summary>
    public Uri? Change { get; init; }

    /// <summary>What is attached, or why something else than was asked for; whole sentences.</summary>
    public string? Note { get; init; }
}
