using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using QaInsight.People;
using QaInsight.Scorecards.Pages;
using QaInsight.Web.Setup;

namespace QaInsight.Web.Pages.Scorecards;

/// <summary>Any page of figures: what it shows is made where its kind says.</summary>
public sealed class IndexModel(PageShelf shelf, Reader reader) : PageModel
{
    public ScorecardPage? Shown { get; private set; }

    public string? CannotAnswer { get; private set; }

    public string Name { get; private set; } = "";

    public string HtmlKey => PageShelf.HtmlKey(Shown!.Head, reader);

    public IActionResult OnGet(string name)
    {
        if (PageKind.Find(name) is not { } kind)
            return NotFound();
        if (kind == PageKind.Board)
            return LocalRedirect(Addresses.Read(kind.Word, Request.Query).Href());
        Name = kind.Name;
        try
        {
            Shown = shelf.Page(Addresses.Read(kind.Word, Request.Query));
        }
        catch (NotThereException)
        {
            return NotFound();
        }
        catch (CannotAnswerException e)
        {
            CannotAnswer = e.Message;
            Response.StatusCode = StatusCodes.Status400BadRequest;
        }

        return Page();
    }
}
