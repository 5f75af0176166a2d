using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using QaInsight.People;
using QaInsight.People.Accounts;
using QaInsight.Web.SignIn;

namespace QaInsight.Web.Pages.Admin;

/// <summary>One person's account: what they may, and whether they may sign in.</summary>
[Needs(Rights.Administration)]
public sealed class PersonModel(AccountBook accounts, Registrar registrar, Reader reader, Places places) : PageModel
{
    public People.Accounts.Account Holder { get; private set; } = null!;

    public IReadOnlyList<ServicePlaces> There { get; private set; } = [];

    public PersonForm Form { get; private set; } = new();

    public string? Refused { get; private set; }

    public string? Done { get; private set; }

    /// <summary>The one-time link that was just made: it is shown this once.</summary>
    public string? Link { get; private set; }

    public IActionResult OnGet(string id, string? done)
    {
        Done = done switch
        {
            "changed" => "Changed. Where something did, they were signed out and sign in anew.",
            "disabled" => "Disabled, and signed out everywhere. Their tokens no longer work.",
            "enabled" => "Enabled again.",
            _ => null,
        };
        return Show(id);
    }

    public IActionResult OnPost(string id, PersonForm form) => Do(id, form, account =>
    {
        registrar.Change(account, form.ToAccountForm(places.All(), account), reader);
        return RedirectToPage(new { id, done = "changed" });
    });

    public IActionResult OnPostDisable(string id) => Do(id, null, account =>
    {
        registrar.Disable(account, reader);
        return RedirectToPage(new { id, done = "disabled" });
    });

    public IActionResult OnPostEnable(string id) => Do(id, null, account =>
    {
        registrar.Enable(account, reader);
        return RedirectToPage(new { id, done = "enabled" });
    });

    public IActionResult OnPostReset(string id) => Do(id, null, account =>
    {
        Link = this.LinkOf(registrar.Reset(account, reader));
        return Show(id);
    });

    private IActionResult Do(string id, PersonForm? form, Func<People.Accounts.Account, IActionResult> act)
    {
        if (accounts.Find(id) is not { } account)
            return NotFound();
        try
        {
            return act(account);
        }
        catch (AccountException e)
        {
            Refused = e.Message;
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Show(id, form);
        }
    }

    private IActionResult Show(string id, PersonForm? form = null)
    {
        if (accounts.Find(id) is not { } account)
            return NotFound();
        (Holder, There, Form) = (account, places.All(), form ?? PersonForm.Of(account));
        return Page();
    }
}
