using QaInsight.Outputs.Mail;

namespace QaInsight.Nightly.Sending.Transport;

/// <summary>A mail to one person, ready to go.</summary>
/// <param name="MessageId">Without angle brackets. One delivery has one, however often it is tried.</param>
public sealed record Letter(string MessageId, Addressee To, MailBody Body, DateTimeOffset Date)
{
    public IReadOnlyList<Enclosure> Enclosures { get; init; } = [];

    /// <summary>Where its reader stops such mails, without signing in; null where none can be stopped.</summary>
    public Uri? Unsubscribe { get; init; }

    // A record would print all that it says, which is nothing for a log.
    public override string ToString() => $"{MessageId} to {To.Email}: {Body.Subject}";
}

public sealed record Addressee(string Name, string Email);

/// <param name="FileName">Of the site's own words alone.</param>
public sealed record Enclosure(string FileName, string MediaType, byte[] Content);
