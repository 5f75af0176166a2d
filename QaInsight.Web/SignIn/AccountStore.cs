using Microsoft.AspNetCore.Identity;
using QaInsight.People.Accounts;

namespace QaInsight.Web.SignIn;

/// <summary>
/// ASP.NET Core Identity's view of accounts. What is set is written at once, by a statement of its own, and never by
/// <see cref="UpdateAsync"/>: an account that was loaded a moment ago must not write back what others have changed meanwhile.
/// </summary>
internal sealed class AccountStore(AccountBook accounts, SignInBook book) : IUserPasswordStore<Account>, IUserLockoutStore<Account>, IUserTwoFactorStore<Account>, IUserTwoFactorRecoveryCodeStore<Account>
{
    public Task<string> GetUserIdAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.Id);

    public Task<string?> GetUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Email);

    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(AccountBook.Plain(user.Email));

    public Task SetUserNameAsync(Account user, string? userName, CancellationToken cancellationToken) => throw new NotSupportedException("Names are the registrar's to change.");

    public Task SetNormalizedUserNameAsync(Account user, string? normalizedName, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken) => Task.FromResult(accounts.Find(userId));

    public Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) => Task.FromResult(accounts.FindByEmail(normalizedUserName));

    public Task<IdentityResult> CreateAsync(Account user, CancellationToken cancellationToken) => throw new NotSupportedException("People are invited by the registrar.");

    public Task<IdentityResult> DeleteAsync(Account user, CancellationToken cancellationToken) => throw new NotSupportedException("An account is disabled, never deleted.");

    public Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(IdentityResult.Success);

    public Task<string?> GetPasswordHashAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash);

    public Task<bool> HasPasswordAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash is not null);

    // Identity sets one here where the same password is to be hashed as today's are; one that is chosen opens a lock, too.
    public Task SetPasswordHashAsync(Account user, string? passwordHash, CancellationToken cancellationToken)
    {
        book.Rehash(user, passwordHash!);
        return Task.CompletedTask;
    }

    public Task<bool> GetLockoutEnabledAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task SetLockoutEnabledAsync(Account user, bool enabled, CancellationToken cancellationToken) => throw AccountManager.Counted();

    public Task<DateTimeOffset?> GetLockoutEndDateAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.LockedUntil);

    public Task SetLockoutEndDateAsync(Account user, DateTimeOffset? lockoutEnd, CancellationToken cancellationToken) => throw AccountManager.Counted();

    public Task<int> GetAccessFailedCountAsync(Account user, CancellationToken cancellationToken) => throw AccountManager.Counted();

    public Task<int> IncrementAccessFailedCountAsync(Account user, CancellationToken cancellationToken) => throw AccountManager.Counted();

    public Task ResetAccessFailedCountAsync(Account user, CancellationToken cancellationToken) => throw AccountManager.Counted();

    public Task<bool> GetTwoFactorEnabledAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.HasSecondStep);

    public Task SetTwoFactorEnabledAsync(Account user, bool enabled, CancellationToken cancellationToken) => throw new NotSupportedException("It is set up together with its recovery codes.");

    public Task ReplaceCodesAsync(Account user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken)
    {
        book.ReplaceRecoveryCodes(user, recoveryCodes);
        return Task.CompletedTask;
    }

    public Task<bool> RedeemCodeAsync(Account user, string code, CancellationToken cancellationToken) => Task.FromResult(book.UseRecoveryCode(user, code));

    public Task<int> CountCodesAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(book.RecoveryCodesLeft(user.Id));

    public void Dispose()
    {
    }
}
