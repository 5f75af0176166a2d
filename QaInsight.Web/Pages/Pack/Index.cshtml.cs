using Microsoft.AspNetCore.Mvc.RazorPages;
using QaInsight.People;
using QaInsight.Scorecards.Board;
using QaInsight.Scorecards.Pages;
using QaInsight.Web.Setup;
using QaInsight.Web.SignIn;

namespace QaInsight.Web.Pages.Pack;

/// <summary>The board pack: the board, and the chief pages one after the other, to be printed and read on paper.</summary>
[Needs(Rights.Figures)]
public sealed class IndexModel(PageShelf shelf) : PageModel
{
    public BoardScorecard? Board { get; private set; }

    public IReadOnlyList<ScorecardPage> Pages { get; private set; } = [];

    public string? CannotAnswer { get; private set; }

    public string HtmlKey => $"pack {shelf.HtmlKey(Board!.Head)}";

    public void OnGet()
    {
        var asked = Addresses.Read(Addresses.Board, Request.Query, BoardPack.Filters);
        try
        {
            Board = shelf.Board(asked);
            if (Board is not null)
                Pages = [.. BoardPack.Chapters(asked, shelf.Page).Select(Named)];
        }
        catch (CannotAnswerException e)
        {
            CannotAnswer = e.Message;
            Response.StatusCode = e.Status;
        }
    }

    // Pages may use the same keys; in one document each is used once.
    private static ScorecardPage Named(ScorecardPage page) => page with
    {
        Body = page.Body with
        {
            Sections = [.. page.Body.Sections.Select(s => s with { Key = $"{page.Kind.Word}-{s.Key}", Blocks = [.. s.Blocks.Select(b => b with { Key = $"{page.Kind.Word}-{s.Key}-{b.Key}" })] })],
        },
    };
}
