namespace QaInsight.Web.SignIn;

/// <summary>The council's own directory, by OpenID Connect: the configuration section <c>QaInsight:Directory</c>.</summary>
public sealed record DirectoryOptions
{
    public const string Section = "QaInsight:Directory";

    /// <summary>As the sign-in page calls it.</summary>
    public string Name { get; init; } = "your council account";

    /// <summary>The issuer's address, such as <c>https://login.microsoftonline.com/TENANT/v2.0</c>; null: there is no directory.</summary>
    public string? Authority { get; init; }

    public bool IsOn => !string.IsNullOrWhiteSpace(Authority);
}
