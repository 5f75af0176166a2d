using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using QaInsight.Nightly.Imports;
using QaInsight.People;
using QaInsight.Warehouse;
using QaInsight.Web.SignIn;

namespace QaInsight.Web.Pages.Imports;

/// <summary>The last import undone, with what that takes away shown first.</summary>
[Needs(Rights.Imports)]
public sealed class UndoModel(UndoPreview preview, WarehouseFolder folder, Looks looks) : PageModel
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Null where there is no build to go back to.</summary>
    public TakenAway? Away { get; private set; }

    /// <summary>Why it was not undone.</summary>
    public string? Refused { get; private set; }

    public void OnGet() => Away = preview.Read();

    /// <param name="live">The build that was shown to go.</param>
    public IActionResult OnPost(string? live)
    {
        if (string.IsNullOrEmpty(live))
            return Refuse("It was not said which import to undo, so nothing was undone. Look at what would go, and undo it then.", StatusCodes.Status400BadRequest);
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            if (folder.Undo(live, patience.Token) is not { } undone)
                return Refuse("Something else was published since this page was opened, so nothing was undone. Look at what would go now.", StatusCodes.Status409Conflict);
            looks.Change($"Undid an import: build {undone.TakenAway} is no longer live");
            return RedirectToPage("Index", new { undone = undone.TakenAway });
        }
        catch (OperationCanceledException)
        {
            return Refuse("An import is running, so nothing was undone. Try again in a few minutes.", StatusCodes.Status409Conflict);
        }
    }

    private PageResult Refuse(string why, int status)
    {
        Refused = why;
        Response.StatusCode = status;
        Away = preview.Read();
        return Page();
    }
}
