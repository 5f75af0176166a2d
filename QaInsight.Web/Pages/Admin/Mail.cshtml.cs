using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using QaInsight.Nightly.Sending;
using QaInsight.People;
using QaInsight.People.Subscriptions;
using QaInsight.Web.Setup;
using QaInsight.Web.SignIn;

namespace QaInsight.Web.Pages.Admin;

/// <summary>Every mail and what became of it, without what it says.</summary>
[Needs(Rights.Administration)]
public sealed class MailModel(DeliveryLog log, SubscriptionBook subscriptions, SubscriptionDesk desk, MailNow now, Looks looks) : PageModel
{
    private const int MostShown = 100;

    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    public IReadOnlyList<Delivery> Deliveries { get; private set; } = [];

    public IReadOnlyDictionary<string, People.Accounts.Account> Known { get; private set; } = null!;

    /// <summary>What subscriptions are called.</summary>
    public IReadOnlyDictionary<int, string> Names { get; private set; } = null!;

    public int? OlderThan { get; private set; }

    public Delivery? Asked { get; private set; }

    public void OnGet(int? before, int? asked)
    {
        var found = log.All(Enum.TryParse<DeliveryState>(State, ignoreCase: true, out var state) ? state : null, MostShown + 1, before);
        Deliveries = [.. found.Take(MostShown)];
        OlderThan = found.Count > MostShown ? Deliveries[^1].Id : null;
        Asked = asked is { } id ? log.Find(id) : null;
        Names = subscriptions.All().ToDictionary(s => s.Id, s => s.Terms.Name);
        Known = desk.Known(Deliveries.Concat(Asked is null ? [] : [Asked]).Select(d => d.Reader));
    }

    public async Task<IActionResult> OnPostResend(int delivery)
    {
        if (log.Find(delivery) is not { } mail || desk.Resend(mail, HttpContext.Reader()) is not { } asked)
            return NotFound();
        looks.Change($"Sent mail {delivery} again");
        await now.RunAsync(HttpContext.RequestAborted);
        return RedirectToPage(new { asked });
    }
}
