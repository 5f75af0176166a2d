using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using QaInsight.People;
using QaInsight.People.Accounts;
using QaInsight.People.Subscriptions;
using QaInsight.Web.Setup;

namespace QaInsight.Web.Pages.Subscriptions;

/// <summary>
/// Where a mail's List-Unsubscribe leads. Its secret is what it goes by: mail programs send the form themselves (RFC 8058), without
/// a cookie or a page before it. Opening it changes nothing, since scanners of mail open every link.
/// </summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[EnableRateLimiting(RateLimits.SignIn)]
public sealed class StopModel(Outbox outbox, SubscriptionBook book, WatchBook watches, AccountBook accounts, LookLog log) : PageModel
{
    /// <summary>What the link stops; null where there is no such link.</summary>
    public string? What { get; private set; }

    public bool IsDone { get; private set; }

    public IActionResult OnGet(string secret) => Find(secret) is null ? NotFound() : Page();

    public IActionResult OnPost(string secret)
    {
        if (Find(secret) is not { } link)
            return NotFound();
        if (link.Subscription is { } subscription)
            book.Stop(subscription, link.Account, isStopped: true);
        if (link.Watch is { } watch)
            watches.Stop(watch);
        IsDone = true;
        if (accounts.Find(link.Account) is { } account)
            log.Note(account.ToReader(), LookKind.Change, $"Asked for no more of ‘{What}’, by a mail’s own link");
        return Page();
    }

    private LeaveLink? Find(string secret)
    {
        if (outbox.FindLink(secret) is not { } link)
            return null;
        What = link.Subscription is { } id && book.Find(id) is { } subscription ? subscription.Terms.Name : "Alerts of the measure";
        return link;
    }
}
