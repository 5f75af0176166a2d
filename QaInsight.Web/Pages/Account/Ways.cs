using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace QaInsight.Web.Pages.Account;

internal static class Ways
{
    /// <summary>To the page that was asked for, if it is one of this site; else to the first.</summary>
    public static IActionResult Onward(this PageModel page, string? to) => page.LocalRedirect(page.Url.IsLocalUrl(to) ? to! : "/");
}
