using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using QaInsight.People.Accounts;

namespace QaInsight.Web.SignIn;

/// <summary>Identity's manager, by the clock that the rest of the site goes by: five failures within fifteen minutes lock an account for as long.</summary>
public sealed class AccountManager(
    IUserStore<Account> store, IOptions<IdentityOptions> options, IPasswordHasher<Account> hasher, IEnumerable<IUserValidator<Account>> userValidators, IEnumerable<IPasswordValidator<Account>> passwordValidators,
    ILookupNormalizer normalizer, IdentityErrorDescriber errors, IServiceProvider services, ILogger<UserManager<Account>> logger, TimeProvider time)
    : UserManager<Account>(store, options, hasher, userValidators, passwordValidators, normalizer, errors, services, logger)
{
    public override Task<bool> IsLockedOutAsync(Account user) => Task.FromResult(user.LockedUntil > time.GetUtcNow());

    public override async Task<IdentityResult> AccessFailedAsync(Account user)
    {
        var now = time.GetUtcNow();
        user.Failures = user.LastFailureAt > now - Options.Lockout.DefaultLockoutTimeSpan ? user.Failures + 1 : 1;
        user.LastFailureAt = now;
        if (user.Failures >= Options.Lockout.MaxFailedAccessAttempts)
            (user.Failures, user.LockedUntil) = (0, now + Options.Lockout.DefaultLockoutTimeSpan);
        return await UpdateAsync(user);
    }
}
