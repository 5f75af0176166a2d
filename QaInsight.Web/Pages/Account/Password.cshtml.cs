using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using QaInsight.People;
using QaInsight.People.Accounts;
using QaInsight.Web.Setup;
using QaInsight.Web.SignIn;

namespace QaInsight.Web.Pages.Account;

/// <summary>Where an invitation or a reset leads: a password is chosen, once.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.SignIn)]
public sealed class PasswordModel(OneTimeLinks links, SignInBook book, AccountManager users, SignInDesk desk, LookLog log) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Key { get; set; }

    public People.Accounts.Account? Holder { get; private set; }

    public IReadOnlyList<string> Refusals { get; private set; } = [];

    public void OnGet() => Show();

    public async Task<IActionResult> OnPostAsync(string? password, string? again)
    {
        if (!Show())
            return Page();
        if (password != again)
            return Refuse("The two are not the same. Type the password twice.");
        if (await users.RefusalsAsync(Holder!, password) is { Count: > 0 } refusals)
            return Refuse([.. refusals]);

        // Somebody may have used it a moment ago.
        if (!links.Use(Key!))
        {
            Show();
            return Page();
        }

        if (!book.SetPassword(Holder!, users.PasswordHasher.HashPassword(Holder!, password!)))
            return NotFound();
        log.Note(Holder!.ToReader(), LookKind.Change, "Chose a password by a one-time link");
        return await desk.NextAsync(Holder) switch
        {
            SignInOutcome.In => this.Onward(null),
            SignInOutcome.NeedsCode => RedirectToPage("Code"),
            _ => RedirectToPage("SecondStep"),
        };
    }

    private bool Show()
    {
        Holder = links.Find(Key);
        if (Holder is null)
            Response.StatusCode = StatusCodes.Status404NotFound;
        return Holder is not null;
    }

    private PageResult Refuse(params string[] why)
    {
        Refusals = why;
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }
}
