using Microsoft.AspNetCore.Mvc.RazorPages;
using QaInsight.People;
using QaInsight.Web.Setup;
using QaInsight.Web.SignIn;

namespace QaInsight.Web.Pages.Admin;

/// <summary>How the server is, for whoever looks after it.</summary>
[Needs(Rights.Administration)]
public sealed class CheckModel(SelfCheck check) : PageModel
{
    public IReadOnlyList<CheckLine> Lines { get; private set; } = [];

    public void OnGet() => Lines = check.Lines();
}
