using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using QaInsight.Nightly.Erasures;
using QaInsight.People;
using QaInsight.Web.Setup;
using QaInsight.Web.SignIn;

namespace QaInsight.Web.Pages.Admin;

/// <summary>Erases one child: first what would go, then, with the id typed again, the erasure and its proof. The id is never in an address.</summary>
[Needs(Rights.Administration)]
public sealed class ErasureModel(ErasureDesk desk, LookLog log, Reader reader, IOptions<SiteOptions> options) : PageModel
{
    public IReadOnlyList<People.Erasure> Erasures { get; private set; } = [];

    public People.Erasure? Shown { get; private set; }

    public ChildTraces? Traces { get; private set; }

    public string? Child { get; private set; }

    public string? Reason { get; private set; }

    public string? Refused { get; private set; }

    private TimeSpan Patience => TimeSpan.FromSeconds(options.Value.Uploads.WaitSeconds);

    public IActionResult OnGet(int? id)
    {
        Erasures = desk.All();
        Shown = Erasures.FirstOrDefault(e => e.Id == id);
        return id is not null && Shown is null ? NotFound() : Page();
    }

    public IActionResult OnGetProof(int id) => desk.All().FirstOrDefault(e => e.Id == id) is { Proof: { } proof }
        ? File(Encoding.UTF8.GetBytes(proof), "text/plain; charset=utf-8", $"Erasure {id} proof.txt")
        : NotFound();

    public IActionResult OnPost(string? child, string? reason, CancellationToken stop) => Do(child, reason, () =>
    {
        Traces = desk.Preview(child, Patience, stop);
        // Without the id, as everywhere: what it answers says whether there is such a child.
        log.Note(reader, LookKind.View, "Looked at what the erasure of a child would take out");
        return Page();
    });

    public IActionResult OnPostErase(string? child, string? again, string? reason) => Do(child, reason, () =>
    {
        if (again?.Trim() != child?.Trim())
        {
            Traces = desk.Preview(child, Patience);
            throw new ErasureRefusedException("The two ids are not the same, and nothing was erased. Type the child’s id again.");
        }

        // Not stopped where the browser goes away: what is begun is finished.
        var erasure = desk.Erase(child, reason, reader, Patience);
        return RedirectToPage(new { id = erasure.Id });
    });

    private IActionResult Do(string? child, string? reason, Func<IActionResult> act)
    {
        (Child, Reason) = (child?.Trim(), reason);
        try
        {
            return act();
        }
        catch (ErasureRefusedException e)
        {
            Refused = e.Message;
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }
        finally
        {
            Erasures = desk.All();
        }
    }
}
