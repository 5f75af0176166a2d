using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using QaInsight.People;
using QaInsight.Scorecards;
using QaInsight.Scorecards.Pages;
using QaInsight.Web.Setup;
using QaInsight.Web.SignIn;

namespace QaInsight.Web.Pages.Scorecards;

/// <summary>Any page of figures: what it shows is made where its kind says.</summary>
[Needs(Rights.Figures)]
public sealed class IndexModel(PageShelf shelf) : PageModel
{
    public ScorecardPage? Shown { get; private set; }

    public string? CannotAnswer { get; private set; }

    public string Name { get; private set; } = "";

    public string HtmlKey => shelf.HtmlKey(Shown!.Head);

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
            Response.StatusCode = e.Status;
        }

        return Page();
    }
}
