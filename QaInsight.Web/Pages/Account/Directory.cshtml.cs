using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using QaInsight.Web.SignIn;

namespace QaInsight.Web.Pages.Account;

/// <summary>The way to the council's directory, and in from there. A link leads here: a form must not be sent on to another site.</summary>
[AllowAnonymous]
public sealed class DirectoryModel(DirectoryOptions directory, DirectoryDesk desk) : PageModel
{
    /// <summary>The page that was asked for; of this site alone.</summary>
    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    private string? LocalTo => Url.IsLocalUrl(To) ? To : null;

    public async Task<IActionResult> OnGetAsync()
    {
        if (!directory.IsOn)
            return NotFound();
        return await desk.SendAsync(Url.Page("Directory", "Arrived", new { to = LocalTo })!, LocalTo) is { } why ? Back(why) : new EmptyResult();
    }

    public async Task<IActionResult> OnGetArrivedAsync()
    {
        if (!directory.IsOn)
            return NotFound();
        return await desk.ArriveAsync() is { } why ? Back(why) : this.Onward(To);
    }

    private RedirectToPageResult Back(DirectoryRefusal why) => RedirectToPage("SignIn", new { refused = why.Key, to = LocalTo });
}
