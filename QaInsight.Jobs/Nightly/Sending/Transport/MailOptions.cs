using Microsoft.Extensions.Configuration;

namespace QaInsight.Nightly.Sending.Transport;

public enum MailSecurity
{
    /// <summary>Begun in the clear and turned to TLS before anything is said; a server that does not offer it is not used.</summary>
    StartTls,

    /// <summary>TLS from the first byte.</summary>
    Tls,

    /// <summary>None, to a server on this very machine.</summary>
    None,
}

/// <summary>By which server mails go, and to whom they may: the configuration section <c>QaInsight:Mail</c>.</summary>
public sealed record MailOptions
{
    public const string Section = "QaInsight:Mail";

    private const string Nowhere = "qainsight@localhost";

    /// <summary>Null: mails land in the outbox folder.</summary>
    public string? Server { get; init; }

    public int Port { get; init; } = PortOf(MailSecurity.StartTls);

    public MailSecurity Security { get; init; }

    /// <summary>Null: the server asks for no name.</summary>
    public string? User { get; init; }

    public string? Password { get; init; }

    /// <summary>A file that holds the password and nothing else, in its place.</summary>
    public string? PasswordFile { get; init; }

    /// <summary>Whom mails are from, and where a server sends back what it cannot deliver.</summary>
    public string From { get; init; } = Nowhere;

    public string FromName { get; init; } = "QaInsight";

    /// <summary>Mails go to addresses in these domains alone. Empty where there is no server: then nothing leaves.</summary>
    public IReadOnlyList<string> AllowedDomains { get; init; } = [];

    /// <summary>How long the server may take for an answer.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    public bool HasServer => Server is not null;

    /// <summary>The section as it is set; what has been left out takes its default.</summary>
    /// <exception cref="FormatException">It cannot stand; the message says why, in words for the operator.</exception>
    public static MailOptions Read(IConfiguration configuration) => MailSettings.Refusal(configuration) is { } refusal ? throw new FormatException(refusal) : MailSettings.Read(configuration);

    /// <inheritdoc cref="MailSettings.Refusal"/>
    public static string? Refusal(IConfiguration configuration) => MailSettings.Refusal(configuration);

    /// <summary>Whether mails may go there: an address without any tricks, in one of the domains themselves.</summary>
    public bool Allows(string? email) => MailAddresses.TryRead(email, out var address)
        && (AllowedDomains.Count == 0 ? !HasServer : AllowedDomains.Any(d => MailAddresses.Ascii(d.Trim()) == address.Domain));

    /// <exception cref="IOException">The file of the password cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be opened.</exception>
    public string Secret() => (PasswordFile is null ? Password ?? "" : File.ReadAllText(PasswordFile)).Trim();

    // A record would print all that it holds, and the password is nothing for a log.
    public override string ToString() => HasServer ? $"{Server}:{Port} ({Security}), from {From}" : "no server";

    internal static int PortOf(MailSecurity security) => security switch
    {
        MailSecurity.Tls => 465,
        MailSecurity.StartTls => 587,
        _ => 25,
    };
}
