using System.Security.Claims;
using System.Text.Json;
using QaInsight.People.Accounts;

namespace QaInsight.Web.SignIn;

/// <summary>Somebody as a checked id token tells of them.</summary>
/// <param name="Subject">Issuer and subject: by these alone somebody is known again, for names and addresses change hands.</param>
/// <param name="Groups">Those that the mapping names.</param>
/// <param name="HasTooManyGroups">Whether the directory left the groups out, and says where to ask for them instead.</param>
internal sealed record DirectoryPerson(string Subject, string? Name, string? Email, IReadOnlyList<string> Groups, bool HasTooManyGroups)
{
    private const string Claim = "person";

    public static DirectoryPerson Of(ClaimsPrincipal token, DirectoryOptions directory, GroupMapping mapping) => new(
        $"{token.FindFirstValue("iss")} {token.FindFirstValue("sub")}",
        token.FindFirstValue("name") ?? Address(token),
        Address(token),
        [.. token.FindAll(directory.GroupsClaim).Select(g => g.Value).Where(mapping.Names).Distinct()],
        token.FindFirstValue("_claim_names")?.Contains($"\"{directory.GroupsClaim}\"", StringComparison.Ordinal) == true || token.HasClaim(c => c.Type == "hasgroups"));

    public static DirectoryPerson? Of(ClaimsPrincipal? arrived) => arrived?.FindFirstValue(Claim) is { } person ? JsonSerializer.Deserialize<DirectoryPerson>(person) : null;

    /// <summary>For a cookie: hundreds of groups would not fit into the headers that a proxy passes on.</summary>
    public ClaimsPrincipal ToPrincipal() => new(new ClaimsIdentity([new Claim(Claim, JsonSerializer.Serialize(this))], DirectoryScheme.Arrived));

    // A directory may hold an address that somebody only says is theirs; mail about children would go there.
    private static string? Address(ClaimsPrincipal token) =>
        (token.HasClaim(c => c.Type == "email_verified" && c.Value.Equals("false", StringComparison.OrdinalIgnoreCase)) ? null : token.FindFirstValue("email")) ?? token.FindFirstValue("preferred_username");
}
