using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using QaInsight.People;
using QaInsight.People.Accounts;

namespace QaInsight.Web.SignIn;

/// <summary>The cookie names a session and nothing else; who that is, and what they may, is looked up at every request.</summary>
public sealed class SessionCookie(Sessions sessions, DemoSignIn demo) : CookieAuthenticationEvents
{
    /// <summary>Of sessions, and of the step between password and code.</summary>
    public const string Scheme = "Session";

    private const string Session = "session";

    /// <summary>False where the account was reset, changed or disabled since it was loaded.</summary>
    public static async Task<bool> SignInAsync(HttpContext context, Sessions sessions, Account account)
    {
        if (sessions.Begin(account) is not { } begun)
            return false;
        // What was signed in before ends: a session that somebody planted in this browser would otherwise go on.
        if (context.Features.Get<SignedIn>()?.Session is { } earlier)
            sessions.End(earlier);
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, account.Id), new Claim(Session, begun)], Scheme);
        await context.SignInAsync(Scheme, new ClaimsPrincipal(identity), new AuthenticationProperties { IsPersistent = false });
        await context.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        return true;
    }

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        if (context.Principal?.FindFirstValue(Session) is { } secret && sessions.Find(secret) is { } account && (account.Origin != AccountOrigin.Demo || demo.IsAllowed(context.HttpContext)))
        {
            context.HttpContext.Features.Set(new SignedIn(account, account.ToReader(), secret));
            return;
        }

        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(Scheme);
    }

    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.Request;
        if (request.Path.StartsWithSegments("/api") || !HttpMethods.IsGet(request.Method))
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        else
            context.Response.Redirect($"/account/sign-in{QueryString.Create("to", request.Path + request.QueryString)}");
        return Task.CompletedTask;
    }

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        // The first page of whoever gives rights and sees no figures.
        if (context.Request.Path == "/" && context.HttpContext.Reader().May(Rights.Administration))
            context.Response.Redirect("/admin/people");
        else
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
