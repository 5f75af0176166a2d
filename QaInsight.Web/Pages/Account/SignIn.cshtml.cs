using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using QaInsight.People;
using QaInsight.Web.Setup;
using QaInsight.Web.SignIn;

namespace QaInsight.Web.Pages.Account;

/// <summary>The way in: the council's directory, a password, or in a demonstration one of its ready people.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.SignIn)]
public sealed class SignInModel(SignInDesk desk, DemoSignIn demo, Reader reader) : PageModel
{
    /// <summary>The page that was asked for; of this site alone.</summary>
    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    /// <summary>Why the directory's way did not lead in, by its key.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Refused { get; set; }

    public DirectoryRefusal? Turned => DirectoryRefusal.Find(Refused);

    public string? Email { get; private set; }

    public bool IsRefused { get; private set; }

    public bool OffersDemo => demo.IsAllowed(HttpContext);

    /// <param name="other">Whether somebody who is signed in wants to look as somebody else of the demonstration.</param>
    public IActionResult OnGet(bool other) => reader.IsNobody || Turned is not null || (other && OffersDemo) ? Page() : Onward();

    public async Task<IActionResult> OnPostAsync(string? email, string? password)
    {
        switch (await desk.PasswordAsync(email, password))
        {
            case SignInOutcome.In:
                return Onward();
            case SignInOutcome.NeedsCode:
                return RedirectToPage("Code", new { to = To });
            case SignInOutcome.NeedsEnrolment:
                return RedirectToPage("SecondStep", new { to = To });
            default:
                (IsRefused, Email) = (true, email);
                Response.StatusCode = StatusCodes.Status400BadRequest;
                return Page();
        }
    }

    public async Task<IActionResult> OnPostDemoAsync(string? person)
    {
        if (!OffersDemo || demo.Find(person) is not { } account || !await desk.EnterAsync(account, "Signed in by the demonstration"))
            return NotFound();
        return Onward();
    }

    private IActionResult Onward() => this.Onward(To);
}
