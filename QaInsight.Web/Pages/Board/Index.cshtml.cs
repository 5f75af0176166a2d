using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using QaInsight.People;
using QaInsight.Scorecards.Board;
using QaInsight.Scorecards.Pages;
using QaInsight.Web.Setup;

namespace QaInsight.Web.Pages.Board;

public sealed class IndexModel(PageShelf shelf, Reader reader) : PageModel
{
    public BoardScorecard? Board { get; private set; }

    public string? CannotAnswer { get; private set; }

    public PageAddress Address => Addresses.Read(Addresses.Board, Request.Query, BoardPage.Filters);

    public string HtmlKey => PageShelf.HtmlKey(Board!.Head, reader);

    public void OnGet()
    {
        try
        {
            Board = shelf.Board(Address);
        }
        catch (CannotAnswerException e)
        {
            CannotAnswer = e.Message;
            Response.StatusCode = StatusCodes.Status400BadRequest;
        }
    }
}
