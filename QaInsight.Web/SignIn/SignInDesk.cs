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
    AccountManager users, SignInManager<Account> signIn, AccountBook accounts, SignInBook book, Sessions sessions, LookLog log, IPasswordHasher<Account> hasher, IHttpContextAccessor http)
{
    private const string Stamp = "stamp";
    private const string Locked = "Refused: locked for a while";

    // Judged in place of a password that there is none of: an unknown name and a locked account take as long as any other.
    private static string? standIn;

    private HttpContext Context => http.HttpContext!;

    private string? Origin => Context.Connection.RemoteIpAddress?.ToString();

    public async Task<SignInOutcome> PasswordAsync(string? email, string? password)
    {
        var account = accounts.FindByEmail(email);
        var mayTry = account is { IsDisabled: false } && !book.IsLocked(account);
        var result = SignInResult.Failed;
        // Not counted there, but below, with the note of it: whatever is refused costs one hash and one write.
        if (mayTry && account!.PasswordHash is not null)
            result = await signIn.CheckPasswordSignInAsync(account, password ?? "", lockoutOnFailure: false);
        else
            hasher.VerifyHashedPassword(account!, standIn ??= hasher.HashPassword(account!, "no such password"), password ?? "");
        // Whoever was locked while it was judged is told no more than whoever was before.
        if (result.Succeeded && book.Pass(account!))
            return await NextAsync(account!);
        book.Refuse(account, account is null ? "Refused: no such account" : mayTry ? "Refused: wrong password" : account.IsDisabled ? "Refused: disabled" : Locked, Origin);
        return SignInOutcome.Refused;
    }

    /// <summary>After the password, or after it was set by a one-time link.</summary>
    public async Task<SignInOutcome> NextAsync(Account account)
    {
        if (!account.HasSecondStep && !account.NeedsSecondStep)
            return await EnterAsync(account, "Signed in") ? SignInOutcome.In : SignInOutcome.Refused;
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, account.Id), new Claim(Stamp, account.SecurityStamp)], IdentityConstants.TwoFactorUserIdScheme);
        await Context.SignInAsync(IdentityConstants.TwoFactorUserIdScheme, new ClaimsPrincipal(identity));
        return account.HasSecondStep ? SignInOutcome.NeedsCode : SignInOutcome.NeedsEnrolment;
    }

    /// <summary>Whoever has given the password and not yet the code; null where nobody has, or too long ago.</summary>
    public async Task<Account?> HalfwayAsync()
    {
        var result = await Context.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme);
        return result.Principal?.FindFirstValue(ClaimTypes.NameIdentifier) is { } id && accounts.Find(id) is { IsDisabled: false } account && account.SecurityStamp == result.Principal.FindFirstValue(Stamp) ? account : null;
    }

    /// <summary>A code of the app, or a recovery code in its place.</summary>
    public async Task<bool> CodeAsync(Account account, string? code)
    {
        var typed = (code ?? "").Trim();
        if (await IsCodeAsync(account, typed))
            return await EnterAsync(account, "Signed in with a code");
        if (typed.Length > SecondStep.Digits + 1 && (await users.RedeemTwoFactorRecoveryCodeAsync(account, typed.ToUpperInvariant())).Succeeded)
            return await EnterAsync(account, "Signed in with a recovery code");
        RefuseCode(account);
        return false;
    }

    /// <summary>Sets the authenticator app up, once a code shows that it works.</summary>
    /// <returns>Recovery codes, which stand nowhere else; null where the code is wrong.</returns>
    public async Task<IReadOnlyList<string>?> EnrolAsync(Account account, string? code)
    {
        var codes = SecondStep.NewRecoveryCodes();
        if (!await IsCodeAsync(account, code) || !book.SetSecondStep(account, codes))
            return null;
        log.Note(account.ToReader(), LookKind.Change, "Set up a second step", origin: Origin);
        return await EnterAsync(account, "Signed in with a code") ? codes : null;
    }

    /// <summary>Recovery codes in place of those before, for whoever shows by a code of the app that they still have it.</summary>
    /// <returns>Null where the code is wrong.</returns>
    public async Task<IReadOnlyList<string>?> NewRecoveryCodesAsync(Account account, string? code)
    {
        if (!await IsCodeAsync(account, code))
        {
            RefuseCode(account);
            return null;
        }

        var codes = SecondStep.NewRecoveryCodes();
        book.ReplaceRecoveryCodes(account, codes);
        log.Note(account.ToReader(), LookKind.Change, "Made new recovery codes", origin: Origin);
        return codes;
    }

    /// <summary>False where the account was reset, changed or disabled since it was loaded.</summary>
    public async Task<bool> EnterAsync(Account account, string how)
    {
        if (!await SessionCookie.SignInAsync(Context, sessions, account))
            return false;
        log.Note(account.ToReader(), LookKind.SignIn, how, origin: Origin);
        return true;
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

    private Task<bool> IsCodeAsync(Account account, string? code) => users.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, code ?? "");

    private void RefuseCode(Account account) => book.Refuse(account, book.IsLocked(account) ? Locked : "Refused: wrong code", Origin);
}
