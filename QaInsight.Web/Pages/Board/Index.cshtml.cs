using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using QaInsight.People;
using QaInsight.Scorecards.Board;
using QaInsight.Scorecards.Pages;
using QaInsight.Web.Setup;
using QaInsight.Web.SignIn;

namespace QaInsight.Web.Pages.Board;

[Needs(Rights.Figures)]
public sealed class IndexModel(PageShelf shelf) : PageModel
{
    public BoardScorecard? Board { get; private set; }

    public string? CannotAnswer { get; private set; }

    public PageAddress Address => Addresses.Read(Addresses.Board, Request.Query, BoardPage.Filters);

    public string HtmlKey => shelf.HtmlKey(Board!.Head);

    public void OnGet()
    {
        try
        {
            Board = shelf.Board(Address);
        }
        catch (CannotAnswerException e)
        {
            CannotAnswer = e.Message;
            Response.StatusCode = e.Status;
        }
    }
}
