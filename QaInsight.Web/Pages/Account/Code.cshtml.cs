using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using QaInsight.Web.Setup;
using QaInsight.Web.SignIn;

namespace QaInsight.Web.Pages.Account;

/// <summary>The second step of signing in: a code of the authenticator app.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.SignIn)]
public sealed class CodeModel(SignInDesk desk) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    public bool IsRefused { get; private set; }

    public async Task<IActionResult> OnGetAsync() => await desk.HalfwayAsync() is { HasSecondStep: true } ? Page() : RedirectToPage("SignIn", new { to = To });

    public async Task<IActionResult> OnPostAsync(string? code)
    {
        if (await desk.HalfwayAsync() is not { HasSecondStep: true } account)
            return RedirectToPage("SignIn", new { to = To });
        if (await desk.CodeAsync(account, code))
            return this.Onward(To);
        IsRefused = true;
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }
}
