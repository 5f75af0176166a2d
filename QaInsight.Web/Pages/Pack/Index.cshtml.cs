using Microsoft.AspNetCore.Mvc.RazorPages;
using QaInsight.People;
using QaInsight.Scorecards.Board;
using QaInsight.Scorecards.Pages;
using QaInsight.Web.Setup;

namespace QaInsight.Web.Pages.Pack;

/// <summary>The board pack: the board, and the chief pages one after the other, to be printed and read on paper.</summary>
public sealed class IndexModel(PageShelf shelf, Reader reader) : PageModel
{
    /// <summary>In the order in which a board reads them; those that are not there are left out.</summary>
    private static readonly string[] Chief = ["teams", "legal-status", "domains", "auditing", "actions", "concerns", "performance"];

    public BoardScorecard? Board { get; private set; }

    public IReadOnlyList<ScorecardPage> Pages { get; private set; } = [];

    public string? CannotAnswer { get; private set; }

    public string HtmlKey => $"pack {PageShelf.HtmlKey(Board!.Head, reader)}";

    public void OnGet()
    {
        var asked = Addresses.Read(Addresses.Board, Request.Query, BoardPage.Filters);
        try
        {
            Board = shelf.Board(asked);
            if (Board is not null)
                Pages = [.. Chief.Select(PageKind.Find).OfType<PageKind>().Select(k => shelf.Page(asked.To(k.Word))).OfType<ScorecardPage>().Select(Named)];
        }
        catch (CannotAnswerException e)
        {
            CannotAnswer = e.Message;
            Response.StatusCode = StatusCodes.Status400BadRequest;
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
