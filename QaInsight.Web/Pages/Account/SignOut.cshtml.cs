using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using QaInsight.Web.SignIn;

namespace QaInsight.Web.Pages.Account;

public sealed class SignOutModel(SignInDesk desk) : PageModel
{
    public IActionResult OnGet() => RedirectToPage("Index");

    public async Task<IActionResult> OnPostAsync()
    {
        await desk.LeaveAsync();
        return RedirectToPage("SignIn");
    }
}
