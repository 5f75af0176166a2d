using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using QaInsight.Nightly.Imports;
using QaInsight.People;
using QaInsight.Web.SignIn;

namespace QaInsight.Web.Pages.Imports;

/// <summary>One import: its files, what was set aside and why.</summary>
[Needs(Rights.Imports)]
public sealed class RunModel(ImportsReader imports, Looks looks) : PageModel
{
    public RunDetail Detail { get; private set; } = null!;

    public RecordedRun Run => Detail.Past.Run;

    public IActionResult OnGet(int id)
    {
        if (imports.Read(id) is not { } detail)
            return NotFound();
        Detail = detail;
        if (detail.SetAside.Count > 0)
            looks.View("Rows that an import set aside", $"/imports/{id}");
        return Page();
    }
}
