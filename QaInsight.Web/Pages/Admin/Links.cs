using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace QaInsight.Web.Pages.Admin;

internal static class Links
{
    /// <summary>The address that is given to somebody to choose a password at.</summary>
    public static string LinkOf(this PageModel page, string secret) => page.Url.PageLink("/Account/Password", values: new { key = secret })!;
}
