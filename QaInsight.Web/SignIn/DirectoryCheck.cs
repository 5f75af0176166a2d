using QaInsight.People.Accounts;

namespace QaInsight.Web.SignIn;

/// <summary>What of the directory's settings the site does not start with.</summary>
public static class DirectoryCheck
{
    private const int ShortestSecret = 16;

    // Without these a secret still has to be one: what examples and other products write where the secret belongs.
    private static readonly string[] Tried = ["clientsecret", "secret", "changeme", "password", "default", "example", "qainsight", "client", "directory", "your", "test", "12345678", "01234567"];

    // Everybody with any account of Microsoft's would come from these; and whose issuer is no one address.
    private static readonly string[] NotOnesOwn = ["common", "organizations", "consumers"];

    /// <returns>Why the site does not start, in words for its operator; null when it may.</returns>
    public static string? Refusal(DirectoryOptions directory, bool isDevelopment)
    {
        if (directory.TokenDays is < 1 or > AccessTokens.MostDays)
            return Setting("TokenDays", $"is from 1 to {AccessTokens.MostDays}: so many days after a sign-in by the directory access tokens still work.");
        if (!directory.IsOn)
        {
            return new[] { directory.ClientId, directory.ClientSecret, directory.ClientSecretFile, directory.MappingFile }.All(string.IsNullOrWhiteSpace)
                ? null
                : Setting("Authority", "is not set, and others of the directory are. Set it to the directory’s issuer, or take the others out.");
        }

        return OfAddresses(directory, isDevelopment) ?? OfSecret(directory) ?? OfMapping(directory.MappingFile!);
    }

    private static string? OfAddresses(DirectoryOptions directory, bool isDevelopment)
    {
        if (!Uri.TryCreate(directory.Authority, UriKind.Absolute, out var authority) || authority.Scheme is not ("https" or "http") || authority.Query.Length + authority.Fragment.Length + authority.UserInfo.Length > 0)
            return Setting("Authority", "is no address of an issuer. Write it as https://login.microsoftonline.com/TENANT/v2.0.");
        if (authority.Scheme != "https" && !isDevelopment)
            return Setting("Authority", "does not begin with https: whoever stands between could sign in as anybody. Use the directory’s https address.");
        if (authority.Segments.Select(s => s.Trim('/')).Intersect(NotOnesOwn, StringComparer.OrdinalIgnoreCase).FirstOrDefault() is { } open)
            return Setting("Authority", $"is everybody’s ‘{open}’. Put the council’s own tenant in its place.");
        if (string.IsNullOrWhiteSpace(directory.ClientId))
            return Setting("ClientId", "is not set. Write the id that the directory gave this site when it was registered.");
        if (!directory.CallbackPath.StartsWith('/') || directory.CallbackPath.Length < 2 || directory.CallbackPath.AsSpan().ContainsAny("?#"))
            return Setting("CallbackPath", "is no path of this site. Write it as /account/directory/callback.");
        return string.IsNullOrWhiteSpace(directory.GroupsClaim) ? Setting("GroupsClaim", "is empty. Write the name of the claim that lists groups, such as groups.") : null;
    }

    private static string? OfSecret(DirectoryOptions directory)
    {
        if (directory.ClientSecretFile is not null && !string.IsNullOrWhiteSpace(directory.ClientSecret))
            return Setting("ClientSecret", "and ClientSecretFile are both set. Leave one.");
        var (setting, secret) = (directory.ClientSecretFile is null ? "ClientSecret" : "ClientSecretFile", "");
        try
        {
            secret = directory.Secret();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Setting(setting, $"names a file that cannot be read: {directory.ClientSecretFile}. Put the secret there, and let the site’s own user read it.");
        }

        if (secret.Length == 0)
            return Setting(setting, "holds no secret. Make one at the directory and give it to the site, as an environment variable or in a file of its own.");
        return IsWeak(secret) ? Setting(setting, $"is not a secret that nobody could guess. Make one at the directory: at random, {ShortestSecret} characters or more.") : null;
    }

    private static bool IsWeak(string secret)
    {
        var plain = Tried.Aggregate(new string([.. secret.Where(char.IsLetterOrDigit)]), (left, word) => left.Replace(word, "", StringComparison.OrdinalIgnoreCase));
        return secret.Length < ShortestSecret || plain.Length < ShortestSecret / 2 || plain.Distinct().Count() < ShortestSecret / 3;
    }

    private static string? OfMapping(string path)
    {
        try
        {
            GroupMapping.Load(path);
            return null;
        }
        catch (InvalidDataException e)
        {
            return $"QaInsight does not start: who may sign in by the directory is not clear. {e.Message} The setting {DirectoryOptions.Section}:MappingFile says which file it is.";
        }
    }

    private static string Setting(string name, string fault) => $"QaInsight does not start: {DirectoryOptions.Section}:{name} {fault}";
}
