using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using QaInsight.Nightly.Retention;
using QaInsight.People;
using QaInsight.Web.Setup;
using QaInsight.Web.SignIn;

namespace QaInsight.Web.Pages.Admin;

/// <summary>How the server is, for whoever looks after it.</summary>
[Needs(Rights.Administration)]
public sealed class CheckModel(SelfCheck check, RetentionDesk retention) : PageModel
{
    public IReadOnlyList<CheckLine> Lines { get; private set; } = [];

    public void OnGet() => Lines = check.Lines();

    public IActionResult OnGetRetention() => retention.All() is [{ Proof: { } proof } last, ..]
        ? File(Encoding.UTF8.GetBytes(proof), "text/plain; charset=utf-8", $"Retention {last.Id} proof.txt")
        : NotFound();
}
