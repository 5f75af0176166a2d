using QaInsight.People;
using QaInsight.People.Accounts;

namespace QaInsight.Web.Pages.Admin;

/// <summary>A person as the form sends it.</summary>
public sealed record PersonForm
{
    public string? Email { get; init; }

    public string? Name { get; init; }

    /// <summary>A role's key; empty for an administrator alone.</summary>
    public string? Role { get; init; }

    public bool Administrator { get; init; }

    public string[] Services { get; init => field = Named(value); } = [];

    public string[] Teams { get; init => field = Named(value); } = [];

    public static PersonForm Of(People.Accounts.Account account) => new()
    {
        Email = account.Email,
        Name = account.Name,
        Role = account.Role?.Key,
        Administrator = account.IsAdministrator,
        Services = [.. account.Services],
        Teams = [.. account.Teams],
    };

    /// <exception cref="AccountException">A role, service or team that is not there.</exception>
    public AccountForm ToAccountForm(IReadOnlyList<ServicePlaces> there, People.Accounts.Account? earlier = null)
    {
        var role = string.IsNullOrEmpty(Role) ? null : People.Role.OfFigures.FirstOrDefault(r => r.Key == Role) ?? throw new AccountException("Choose one of the roles.");
        return new(
            Email, Name, role, Administrator,
            Known(Services, there.Select(s => s.Service), earlier?.Services, "service"), Known(Teams, there.SelectMany(s => s.Teams), earlier?.Teams, "team"));
    }

    // A field that was left empty comes as nothing.
    private static string[] Named(IEnumerable<string?> sent) => [.. sent.Where(s => !string.IsNullOrWhiteSpace(s)).Select(s => s!)];

    // What an account has stays, though the warehouse no longer knows it: a build may be undone, and come again.
    private static List<string> Known(IReadOnlyList<string> asked, IEnumerable<string> there, IReadOnlyList<string>? earlier, string what)
    {
        var known = there.Concat(earlier ?? []).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. asked.Distinct(StringComparer.OrdinalIgnoreCase).Select(a => known.Contains(a) ? a : throw new AccountException($"There is no {what} ‘{a}’."))];
    }
}
