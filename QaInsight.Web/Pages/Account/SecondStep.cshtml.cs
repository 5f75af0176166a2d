using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using QaInsight.People.Accounts;
using QaInsight.Web.Setup;
using QaInsight.Web.SignIn;

namespace QaInsight.Web.Pages.Account;

/// <summary>Sets an authenticator app up: before the first sign-in where a role needs it, or anew by whoever is signed in.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.SignIn)]
public sealed class SecondStepModel(SignInDesk desk, SignInBook book) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    public People.Accounts.Account? Holder { get; private set; }

    public IReadOnlyList<string>? RecoveryCodes { get; private set; }

    public bool IsRefused { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (await FindAsync() is not { } account)
            return RedirectToPage("SignIn", new { to = To });
        account.SecondStepKey ??= book.KeyFor(account, SecondStep.NewKey());
        if (account.SecondStepKey is null)
            return RedirectToPage("SignIn", new { to = To });
        Holder = account;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? code)
    {
        if (await FindAsync() is not { SecondStepKey: not null } account)
            return RedirectToPage("SignIn", new { to = To });
        Holder = account;
        RecoveryCodes = await desk.EnrolAsync(account, code);
        if (RecoveryCodes is null)
        {
            IsRefused = true;
            Response.StatusCode = StatusCodes.Status400BadRequest;
        }

        return Page();
    }

    // Whoever has one already sets a new one up by having it reset: a stolen session must not be able to.
    private async Task<People.Accounts.Account?> FindAsync() =>
        (await desk.HalfwayAsync() ?? HttpContext.Account()) is { HasSecondStep: false, Origin: AccountOrigin.Local } account ? account : null;
}
