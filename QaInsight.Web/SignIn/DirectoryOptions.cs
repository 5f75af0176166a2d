using QaInsight.People.Accounts;
using QaInsight.Web.Setup;

namespace QaInsight.Web.SignIn;

/// <summary>The council's own directory, by OpenID Connect: the configuration section <c>QaInsight:Directory</c>.</summary>
public sealed record DirectoryOptions
{
    public const string Section = "QaInsight:Directory";

    /// <summary>As the sign-in page calls it.</summary>
    public string Name { get; init; } = "your council account";

    /// <summary>The issuer's address, such as <c>https://login.microsoftonline.com/TENANT/v2.0</c>; null: there is no directory.</summary>
    public string? Authority { get; init; }

    /// <summary>Under which the directory knows the site.</summary>
    public string? ClientId { get; init; }

    /// <summary>By which the directory knows that it is the site that asks; from the environment.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>A file that holds the secret and nothing else, in its place.</summary>
    public string? ClientSecretFile { get; init; }

    /// <summary>With spaces between them.</summary>
    public string Scopes { get; init; } = "openid profile email";

    /// <summary>The claim of the id token that lists somebody's groups.</summary>
    public string GroupsClaim { get; init; } = "groups";

    /// <summary>Which group gives which role; null: <see cref="GroupMapping.FileName"/> among the reference files.</summary>
    public string? MappingFile { get; init; }

    /// <summary>Where the directory sends people back to.</summary>
    public string CallbackPath { get; init; } = "/account/directory/callback";

    /// <summary>For how many days after a sign-in by the directory its holder's access tokens work.</summary>
    public int TokenDays { get; init; } = 30;

    public bool IsOn => !string.IsNullOrWhiteSpace(Authority);

    /// <summary>The section with its files found; a relative path starts at the site's own folder.</summary>
    public static DirectoryOptions From(IConfiguration configuration, IHostEnvironment environment)
    {
        var read = configuration.GetSection(Section).Get<DirectoryOptions>() ?? new DirectoryOptions();
        string? Whole(string? path) => string.IsNullOrWhiteSpace(path) ? null : Path.Combine(environment.ContentRootPath, path);
        string InReference() => Path.Combine(Composition.Data(SiteOptions.From(configuration), environment).Reference, GroupMapping.FileName);
        return read.IsOn ? read with { ClientSecretFile = Whole(read.ClientSecretFile), MappingFile = Whole(read.MappingFile) ?? InReference() } : read;
    }

    /// <exception cref="IOException">The file of the secret cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The site may not open it.</exception>
    public string Secret() => (ClientSecretFile is null ? ClientSecret ?? "" : File.ReadAllText(ClientSecretFile)).Trim();

    // A record would print all that it holds, and the secret is nothing for a log.
    public override string ToString() => $"{Name} ({Authority})";
}
