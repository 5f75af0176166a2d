using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using QaInsight.Scorecards.Board;
using QaInsight.Scorecards.Pages;
using QaInsight.Web.Setup;

namespace QaInsight.Web.Pages.Board;

public sealed class IndexModel(PageShelf shelf) : PageModel
{
    public BoardRequest Asked { get; private set; } = new();

    public BoardScorecard? Board { get; private set; }

    public string? CannotAnswer { get; private set; }

    public PageAddress Address => Addresses.Read(Addresses.Board, Request.Query);

    public string HtmlKey => PageShelf.HtmlKey(Board!, Asked);

    public void OnGet(string? period, string? programme, string? service, string? asOf)
    {
        Asked = new BoardRequest(period, programme, service, asOf);
        try
        {
            Board = shelf.Board(Asked);
        }
        catch (CannotAnswerException e)
        {
            CannotAnswer = e.Message;
            Response.StatusCode = StatusCodes.Status400BadRequest;
        }
    }
}
