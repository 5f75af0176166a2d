using System.Globalization;
using System.Net;
using Microsoft.Extensions.Configuration;

namespace QaInsight.Nightly.Sending.Transport;

/// <summary>Reads <see cref="MailOptions"/>, and says in words for the operator what cannot stand and what to do.</summary>
internal static class MailSettings
{
    private const string Server = nameof(MailOptions.Server);
    private const string Port = nameof(MailOptions.Port);
    private const string Security = nameof(MailOptions.Security);
    private const string User = nameof(MailOptions.User);
    private const string Password = nameof(MailOptions.Password);
    private const string PasswordFile = nameof(MailOptions.PasswordFile);
    private const string From = nameof(MailOptions.From);
    private const string FromName = nameof(MailOptions.FromName);
    private const string AllowedDomains = nameof(MailOptions.AllowedDomains);
    private const string TimeoutSeconds = "TimeoutSeconds";

    private const int LongestTimeout = 600;

    private static readonly Dictionary<string, MailSecurity> Securities = new(StringComparer.OrdinalIgnoreCase)
    {
        ["starttls"] = MailSecurity.StartTls,
        ["tls"] = MailSecurity.Tls,
        ["none"] = MailSecurity.None,
    };

    /// <returns>Null where it may start.</returns>
    public static string? Refusal(IConfiguration configuration) => Reasons(new Settings(configuration)).FirstOrDefault(r => r is not null);

    public static MailOptions Read(IConfiguration configuration)
    {
        var (settings, usual) = (new Settings(configuration), new MailOptions());
        var security = SecurityOf(settings)!.Value;
        return new MailOptions
        {
            Server = settings[Server],
            Security = security,
            Port = settings[Port] is { } port ? int.Parse(port, CultureInfo.InvariantCulture) : MailOptions.PortOf(security),
            User = settings[User],
            Password = settings[Password],
            PasswordFile = settings[PasswordFile],
            From = settings[From] ?? usual.From,
            FromName = settings[FromName] ?? usual.FromName,
            AllowedDomains = settings.Domains,
            Timeout = settings[TimeoutSeconds] is { } seconds ? TimeSpan.FromSeconds(int.Parse(seconds, CultureInfo.InvariantCulture)) : usual.Timeout,
        };
    }

    private static IEnumerable<string?> Reasons(Settings settings)
    {
        yield return SecurityOf(settings) is null ? Setting(Security, $"is '{settings[Security]}'. Write starttls, tls, or none for a server on this very machine.") : null;
        yield return Number(settings[Port], 65_535) ? null : Setting(Port, $"is '{settings[Port]}'. Write the port's number, such as 587, or leave it out.");
        yield return Number(settings[TimeoutSeconds], LongestTimeout) ? null : Setting(TimeoutSeconds, $"is '{settings[TimeoutSeconds]}'. Write a number of seconds, {LongestTimeout} or fewer, such as 30.");
        yield return settings[From] is { } from && !MailAddresses.TryRead(from, out _) ? Setting(From, $"is '{from}'. Write one address alone, such as qainsight@council.gov.uk; its name goes into FromName.") : null;
        yield return settings.Domains.FirstOrDefault(d => MailAddresses.Ascii(d) is null) is { } odd
            ? Setting(AllowedDomains, $"names '{odd}'. Name each domain whole, such as council.gov.uk: without @, without *, one to a line; a domain below it is named by itself.") : null;
        if (settings[Server] is null)
            yield break;
        foreach (var reason in OfServer(settings))
            yield return reason;
    }

    private static IEnumerable<string?> OfServer(Settings settings)
    {
        yield return Uri.CheckHostName(settings[Server]) == UriHostNameType.Unknown ? Setting(Server, $"is '{settings[Server]}'. Write the server's name alone, such as smtp.council.gov.uk; the port goes into Port.") : null;
        yield return settings[From] is null ? Setting(From, "is not set. Write the address that mails are from, such as qainsight@council.gov.uk.") : null;
        yield return settings.Domains.Count == 0 ? Setting(AllowedDomains, "is not set. Name the domains that mails may go to, such as council.gov.uk: whatever is mistyped then stays in the house.") : null;
        var isInTheClear = SecurityOf(settings) == MailSecurity.None;
        yield return isInTheClear && !IsThisMachine(settings[Server]!) ? Setting(Security, $"is none, but {settings[Server]} is another machine: anybody between could read the figures. Write starttls or tls.") : null;
        yield return isInTheClear && (settings[Password] ?? settings[PasswordFile]) is not null ? Setting(Password, "is set, but Security is none: it would go in the clear. Write starttls or tls, or take the password away.") : null;
        yield return settings[Password] is not null && settings[PasswordFile] is not null ? Setting(Password, "and PasswordFile are both set. Leave one.") : null;
        yield return settings[User] is null && (settings[Password] ?? settings[PasswordFile]) is not null ? Setting(User, "is not set, but a password is. Write whose password it is, or take it away.") : null;
        yield return settings[User] is not null ? OfSecret(settings) : null;
    }

    private static string? OfSecret(Settings settings)
    {
        var file = settings[PasswordFile];
        if (file is not null && !Path.IsPathFullyQualified(file))
            return Setting(PasswordFile, $"is '{file}'. Write its whole path.");
        try
        {
            return (file is null ? settings[Password] : File.ReadAllText(file))?.Trim() is { Length: > 0 }
                ? null
                : Setting(file is null ? Password : PasswordFile, "holds no password, but User is set. Give it as an environment variable or in a file of its own.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Setting(PasswordFile, $"names a file that cannot be read: {file}. Put the password there, and let the site's own user read it.");
        }
    }

    private static MailSecurity? SecurityOf(Settings settings) => settings[Security] is not { } word ? MailSecurity.StartTls : Securities.TryGetValue(word, out var security) ? security : null;

    private static bool Number(string? text, int most) => text is null || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 && number <= most);

    private static bool IsThisMachine(string server) => server.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(server, out var address) && IPAddress.IsLoopback(address));

    private static string Setting(string name, string fault) => $"QaInsight does not start: {MailOptions.Section}:{name} {fault}";

    /// <summary>The section's settings; what is blank is not set.</summary>
    private sealed class Settings(IConfiguration configuration)
    {
        private readonly IConfigurationSection section = configuration.GetSection(MailOptions.Section);

        public string? this[string name] => section[name]?.Trim() is { Length: > 0 } value ? value : null;

        public IReadOnlyList<string> Domains => [.. section.GetSection(AllowedDomains).GetChildren().Select(c => c.Value?.Trim()).OfType<string>().Where(d => d.Length > 0)];
    }
}
