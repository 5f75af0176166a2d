using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using QaInsight.People.Accounts;

namespace QaInsight.Web.SignIn;

/// <summary>
/// Identity's manager, with the lock told by the clock that the rest of the site goes by. Identity counts failures in the account
/// that it has loaded, and so would forget those of tries beside it: they are counted by <see cref="SignInBook"/>, in the database.
/// </summary>
public sealed class AccountManager(
    IUserStore<Account> store, IOptions<IdentityOptions> options, IPasswordHasher<Account> hasher, IEnumerable<IUserValidator<Account>> userValidators, IEnumerable<IPasswordValidator<Account>> passwordValidators,
    ILookupNormalizer normalizer, IdentityErrorDescriber errors, IServiceProvider services, ILogger<UserManager<Account>> logger, SignInBook book)
    : UserManager<Account>(store, options, hasher, userValidators, passwordValidators, normalizer, errors, services, logger)
{
    public override Task<bool> IsLockedOutAsync(Account user) => Task.FromResult(book.IsLocked(user));

    public override Task<IdentityResult> AccessFailedAsync(Account user) => throw Counted();

    /// <summary>Failures are forgotten by the statement that also asks whether the account was locked meanwhile.</summary>
    public override Task<IdentityResult> ResetAccessFailedCountAsync(Account user) => Task.FromResult(IdentityResult.Success);

    /// <summary>Why a password cannot be this person's; none: it can.</summary>
    public async Task<IReadOnlyList<string>> RefusalsAsync(Account user, string? password)
    {
        var results = new List<IdentityResult>();
        foreach (var validator in PasswordValidators)
            results.Add(await validator.ValidateAsync(this, user, password));
        return [.. results.SelectMany(r => r.Errors).Select(e => e.Description)];
    }

    internal static NotSupportedException Counted() => new("Failures are counted by the book of sign-ins.");
}
