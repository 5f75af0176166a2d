using Microsoft.AspNetCore.Mvc.RazorPages;
using QaInsight.People;
using QaInsight.Web.SignIn;

namespace QaInsight.Web.Pages.Admin;

[Needs(Rights.Administration)]
public sealed class CheckModel : PageModel
{
}
