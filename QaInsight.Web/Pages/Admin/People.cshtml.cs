using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using QaInsight.People;
using QaInsight.People.Accounts;
using QaInsight.Web.SignIn;

namespace QaInsight.Web.Pages.Admin;

/// <summary>Who may sign in, and the way to invite somebody.</summary>
[Needs(Rights.Administration)]
public sealed class PeopleModel(AccountBook accounts, Registrar registrar, Reader reader, Places places) : PageModel
{
    public IReadOnlyList<People.Accounts.Account> Accounts { get; private set; } = [];

    public IReadOnlyList<ServicePlaces> There { get; private set; } = [];

    public PersonForm Form { get; private set; } = new();

    public string? Refused { get; private set; }

    /// <summary>Whoever was just invited, with the link that is shown this once.</summary>
    public (People.Accounts.Account Account, string Address)? Invited { get; private set; }

    public void OnGet() => Show();

    public IActionResult OnPost(PersonForm form)
    {
        try
        {
            var (account, secret) = registrar.Invite(form.ToAccountForm(places.All()), reader);
            Invited = (account, this.LinkOf(secret));
        }
        catch (AccountException e)
        {
            (Refused, Form) = (e.Message, form);
            Response.StatusCode = StatusCodes.Status400BadRequest;
        }

        Show();
        return Page();
    }

    private void Show() => (Accounts, There) = (accounts.All(), places.All());
}
