using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using QaInsight.People;
using QaInsight.People.Accounts;

namespace QaInsight.Web.SignIn;

public enum SignInOutcome
{
    /// <summary>Whatever was wrong: the name, the password, or that it is locked. Nobody is told which.</summary>
    Refused,
    In,

    /// <summary>A code of their authenticator app is asked for next.</summary>
    NeedsCode,

    /// <summary>An authenticator app has to be set up first.</summary>
    NeedsEnrolment,
}

/// <summary>Lets people in: password, then the second step where their role needs one. All of it is noted.</summary>
public sealed class SignInDesk(
    UserManager<Account> users, SignInManager<Account> signIn, Sessions sessions, LookLog log, IPasswordHasher<Account> hasher, IHttpContextAccessor http)
{
    private const string Stamp = "stamp";

    // Checked in place of a password that there is none of: an unknown name and a locked account take as long as any other.
    private static string? standIn;

    private HttpContext Context => http.HttpContext!;

    private string? Origin => Context.Connection.RemoteIpAddress?.ToString();

    public async Task<SignInOutcome> PasswordAsync(string? email, string? password)
    {
        var account = string.IsNullOrWhiteSpace(email) ? null : await users.FindByNameAsync(email);
        var isLocked = account is not null && await users.IsLockedOutAsync(account);
        var result = SignInResult.Failed;
        if (account is { PasswordHash: not null, IsDisabled: false } && !isLocked)
            result = await signIn.CheckPasswordSignInAsync(account, password ?? "", lockoutOnFailure: true);
        else
            hasher.VerifyHashedPassword(account!, standIn ??= hasher.HashPassword(account!, "no such password"), password ?? "");
        if (account is null || !result.Succeeded)
        {
            log.Note(
                account?.ToReader() ?? Reader.Nobody, LookKind.SignIn,
                account is null ? "Refused: no such account" : account.IsDisabled ? "Refused: disabled" : isLocked || result.IsLockedOut ? "Refused: locked for a while" : "Refused: wrong password", origin: Origin);
            return SignInOutcome.Refused;
        }

        return await NextAsync(account);
    }

    /// <summary>After the password, or after it was set by a one-time link.</summary>
    public async Task<SignInOutcome> NextAsync(Account account)
    {
        if (!account.HasSecondStep && !account.NeedsSecondStep)
        {
            await EnterAsync(account, "Signed in");
            return SignInOutcome.In;
        }

        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, account.Id), new Claim(Stamp, account.SecurityStamp)], IdentityConstants.TwoFactorUserIdScheme);
        await Context.SignInAsync(IdentityConstants.TwoFactorUserIdScheme, new ClaimsPrincipal(identity));
        return account.HasSecondStep ? SignInOutcome.NeedsCode : SignInOutcome.NeedsEnrolment;
    }

    /// <summary>Whoever has given the password and not yet the code; null where nobody has, or too long ago.</summary>
    public async Task<Account?> HalfwayAsync()
    {
        var result = await Context.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme);
        return result.Principal?.FindFirstValue(ClaimTypes.NameIdentifier) is { } id && await users.FindByIdAsync(id) is { IsDisabled: false } account && account.SecurityStamp == result.Principal.FindFirstValue(Stamp) ? account : null;
    }

    /// <summary>A code of the app, or a recovery code in its place.</summary>
    public async Task<bool> CodeAsync(Account account, string? code)
    {
        var typed = (code ?? "").Trim();
        var isLocked = await users.IsLockedOutAsync(account);
        var isApp = !isLocked && await users.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, typed);
        if (!isApp && (isLocked || typed.Length <= SecondStep.Digits + 1 || !(await users.RedeemTwoFactorRecoveryCodeAsync(account, typed.ToUpperInvariant())).Succeeded))
        {
            await users.AccessFailedAsync(account);
            log.Note(account.ToReader(), LookKind.SignIn, isLocked ? "Refused: locked for a while" : "Refused: wrong code", origin: Origin);
            return false;
        }

        await users.ResetAccessFailedCountAsync(account);
        await EnterAsync(account, isApp ? "Signed in with a code" : "Signed in with a recovery code");
        return true;
    }

    /// <summary>Sets the authenticator app up, once a code shows that it works.</summary>
    /// <returns>Recovery codes, which stand nowhere else; null where the code is wrong.</returns>
    public async Task<IReadOnlyList<string>?> EnrolAsync(Account account, string? code)
    {
        if (!await users.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, (code ?? "").Trim()))
            return null;
        account.HasSecondStep = true;
        await users.UpdateAsync(account);
        var codes = await users.GenerateNewTwoFactorRecoveryCodesAsync(account, 10);
        log.Note(account.ToReader(), LookKind.Change, "Set up a second step", origin: Origin);
        await EnterAsync(account, "Signed in with a code");
        return [.. codes!];
    }

    public async Task EnterAsync(Account account, string how)
    {
        await SessionCookie.SignInAsync(Context, sessions, account);
        log.Note(account.ToReader(), LookKind.SignIn, how, origin: Origin);
    }

    public async Task LeaveAsync()
    {
        if (Context.Features.Get<SignedIn>() is { Session: { } secret, Reader: var reader })
        {
            sessions.End(secret);
            log.Note(reader, LookKind.SignIn, "Signed out", origin: Origin);
        }

        await Context.SignOutAsync(SessionCookie.Scheme);
    }
}
