using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using QaInsight.Measures;
using QaInsight.Nightly.Sending;
using QaInsight.Nightly.Sending.Transport;
using QaInsight.People;
using QaInsight.People.Subscriptions;
using QaInsight.Scorecards;
using QaInsight.Scorecards.Pages;
using QaInsight.Web.SignIn;

namespace QaInsight.Web.Pages.Subscriptions;

/// <summary>What comes by e-mail: the reader's subscriptions, those that they get, what they follow; for quality assurance everybody's.</summary>
[Needs(Rights.Figures)]
public sealed class IndexModel(SubscriptionDesk desk, WatchBook watches, DeliveryLog log, MailOptions mail, Catalogue catalogue, Reader reader, Scope scope, Looks looks) : PageModel
{
    public IReadOnlyList<ShownSubscription> Mine { get; private set; } = [];

    /// <summary>Others’ that the reader gets, or looks after.</summary>
    public IReadOnlyList<ShownSubscription> Others { get; private set; } = [];

    public IReadOnlyList<ShownSubscription> Ended { get; private set; } = [];

    public IReadOnlyList<Watch> Followed { get; private set; } = [];

    public IReadOnlyDictionary<int, Delivery> Newest { get; private set; } = new Dictionary<int, Delivery>();

    public string? Done { get; private set; }

    public Reader Reader => reader;

    /// <summary>Whether mails land in the outbox folder, where a page shows them.</summary>
    public bool IsOutbox => !mail.HasServer;

    public void OnGet(int? followed, bool? stopped)
    {
        var seen = desk.SeenBy(reader);
        Mine = [.. seen.Where(s => s.Subscription.Owner == reader.Id && !s.Subscription.HasEnded)];
        Others = [.. seen.Where(s => s.Subscription.Owner != reader.Id && !s.Subscription.HasEnded)];
        Ended = [.. seen.Where(s => s.Subscription.HasEnded)];
        // What was found in another scope is not theirs to see any more.
        Followed = [.. watches.Of(reader).Select(w => w.Scope == scope.Key ? w : w with { Signs = [] })];
        // Whoever looks after subscriptions sees what became of all, others of their own mails.
        Newest = log.Newest(reader.May(Rights.Subscriptions) ? null : reader.Id);
        Done = Followed.Any(w => w.Id == followed) ? "You follow it. A mail comes when something of it begins or ends, and not in between." : stopped == true ? "You follow it no more." : null;
    }

    public string Subject(Watch watch) => PageAddress.Parse(watch.Address, p => p == "measure") is { } address ? SignReader.Subject(address, catalogue) : watch.Measure;

    public IActionResult OnPostUnfollow(int id)
    {
        if (watches.Of(reader).FirstOrDefault(w => w.Id == id) is not { } watch)
            return NotFound();
        watches.Stop(id);
        looks.Change($"Follows ‘{Subject(watch)}’ no more");
        return RedirectToPage(new { stopped = true });
    }
}
