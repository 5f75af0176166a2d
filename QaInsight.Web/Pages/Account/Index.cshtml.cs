using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using QaInsight.People;
using QaInsight.People.Accounts;
using QaInsight.Web.SignIn;

namespace QaInsight.Web.Pages.Account;

/// <summary>What a person's own account is, where it is signed in, and the tokens made in its name.</summary>
public sealed class IndexModel(Reader reader, SignInBook book, Sessions sessions, AccessTokens tokens, SignInDesk desk, LookLog log) : PageModel
{
    public People.Accounts.Account Holder => HttpContext.Account()!;

    public IReadOnlyList<(DateTimeOffset StartedAt, DateTimeOffset SeenAt)> Sessions { get; private set; } = [];

    public IReadOnlyList<AccessToken> Tokens { get; private set; } = [];

    public int RecoveryCodesLeft { get; private set; }

    /// <summary>The token that has just been made: it is shown once.</summary>
    public string? Made { get; private set; }

    public string? Refused { get; private set; }

    public string? Done { get; private set; }

    public IReadOnlyList<string> NewCodes { get; private set; } = [];

    public void OnGet(string? done)
    {
        Done = done switch { "revoked" => "The token works no longer.", "ended" => "Every other session has ended.", _ => null };
        Show();
    }

    public IActionResult OnPostToken(string? name, int days, bool rows, string? service, string? team)
    {
        try
        {
            Made = tokens.Make(reader, name, days, rows && reader.May(Rights.ChildrensRows), Names(service), Names(team));
            log.Note(reader, LookKind.Change, $"Made the access token ‘{name!.Trim()}’ for {days} days{(rows ? ", with rows" : "")}");
        }
        catch (AccountException e)
        {
            Refused = e.Message;
            Response.StatusCode = StatusCodes.Status400BadRequest;
        }

        Show();
        return Page();
    }

    public IActionResult OnPostRevoke(int id)
    {
        if (tokens.Of(reader).FirstOrDefault(t => t.Id == id) is not { } token || !tokens.Revoke(reader, id))
            return NotFound();
        log.Note(reader, LookKind.Change, $"Revoked the access token ‘{token.Name}’");
        return RedirectToPage(new { done = "revoked" });
    }

    public IActionResult OnPostEnd()
    {
        sessions.EndAll(Holder, HttpContext.Features.Get<SignedIn>()!.Session);
        log.Note(reader, LookKind.Change, "Ended every other session");
        return RedirectToPage(new { done = "ended" });
    }

    public async Task<IActionResult> OnPostCodesAsync(string? code)
    {
        if (Holder.HasSecondStep && await desk.NewRecoveryCodesAsync(Holder, code) is { } codes)
        {
            NewCodes = codes;
        }
        else
        {
            Refused = "That code of the authenticator app did not work. Wait for the next one.";
            Response.StatusCode = StatusCodes.Status400BadRequest;
        }

        Show();
        return Page();
    }

    private void Show()
    {
        Sessions = sessions.Of(Holder);
        Tokens = tokens.Of(reader);
        RecoveryCodesLeft = book.RecoveryCodesLeft(reader.Id);
    }

    private static IReadOnlyList<string> Names(string? one) => string.IsNullOrWhiteSpace(one) ? [] : [one.Trim()];
}
