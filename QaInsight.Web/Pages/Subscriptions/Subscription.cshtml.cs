using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using QaInsight.Nightly.Sending;
using QaInsight.People;
using QaInsight.People.Subscriptions;
using QaInsight.Web.Setup;
using QaInsight.Web.SignIn;

namespace QaInsight.Web.Pages.Subscriptions;

/// <summary>One subscription: its terms, whom it goes to, what became of each mail, and what can be done about it.</summary>
[Needs(Rights.Figures)]
[EnableRateLimiting(RateLimits.Exports)]
public sealed class SubscriptionModel(SubscriptionDesk desk, SubscriptionBook book, DeliveryLog log, MailNow now, Reader reader, Looks looks) : PageModel
{
    private const int MostShown = 200;

    public ShownSubscription Shown { get; private set; } = null!;

    public Subscription Subscription => Shown.Subscription;

    public IReadOnlyList<Delivery> Deliveries { get; private set; } = [];

    /// <summary>Everybody who has been sent it, by id.</summary>
    public IReadOnlyDictionary<string, People.Accounts.Account> Known { get; private set; } = null!;

    /// <summary>The period of its next mail; null where there is none.</summary>
    public string? NextPeriod { get; private set; }

    public bool IsNextSkipped => NextPeriod is { } next && Subscription.Skipped.Contains(next);

    public Reader Reader => reader;

    /// <summary>Whether the reader gets it, or would but for having stopped it.</summary>
    public bool IsReader { get; private set; }

    public bool HasStopped => Subscription.Stopped.Contains(reader.Id);

    public Delivery? Asked { get; private set; }

    public string? Done { get; private set; }

    public IActionResult OnGet(int id, int? asked, string? done)
    {
        if (!Find(id))
            return NotFound();
        Asked = Deliveries.FirstOrDefault(d => d.Id == asked);
        Done = Says(done);
        return Page();
    }

    public IActionResult OnPostPause(int id) => Change(id, s => book.Pause(s.Id), "paused", "Paused");

    public IActionResult OnPostGoOn(int id) => Change(id, desk.GoOn, "on", "Let go on");

    public IActionResult OnPostEnd(int id) => Change(id, s => book.End(s.Id), "ended", "Ended");

    public IActionResult OnPostSkip(int id, string? period, bool skip) => Change(
        id, s => book.Skip(s.Id, NextPeriod!, skip), skip ? "skipped" : "unskipped", skip ? "Left out the next of" : "Let the next go out of", () => NextPeriod is not null && NextPeriod == period);

    public IActionResult OnPostTakeOver(int id)
    {
        if (!Find(id) || !reader.May(Rights.Subscriptions) || !Shown.IsToBeTakenOver)
            return NotFound();
        book.TakeOver(id, reader.Id);
        return Did(id, "taken", "Took over");
    }

    /// <summary>Its reader wants no more of it, or wants it again.</summary>
    public IActionResult OnPostStop(int id, bool stop)
    {
        if (!Find(id) || !IsReader)
            return NotFound();
        book.Stop(id, reader.Id, stop);
        return Did(id, stop ? "stopped" : "again", stop ? "Asked for no more of" : "Asked again for");
    }

    public Task<IActionResult> OnPostNow(int id) => AskAsync(id, () => IsReader || Shown.MayChange, () => desk.SendNow(Subscription, reader.Id, reader), "Asked for one now of");

    public Task<IActionResult> OnPostResend(int id, int delivery) => AskAsync(
        id, () => Shown.MayChange && Deliveries.Any(d => d.Id == delivery), () => desk.Resend(Deliveries.Single(d => d.Id == delivery), reader), "Sent again a mail of");

    private async Task<IActionResult> AskAsync(int id, Func<bool> may, Func<int?> ask, string what)
    {
        if (!Find(id) || Subscription.HasEnded || !may())
            return NotFound();
        var asked = ask();
        looks.Change($"{what} ‘{Shown.Terms.Name}’");
        await now.RunAsync(HttpContext.RequestAborted);
        return RedirectToPage(new { id, asked });
    }

    private IActionResult Change(int id, Action<Subscription> change, string done, string what, Func<bool>? still = null)
    {
        if (!Find(id) || !Shown.MayChange)
            return NotFound();
        if (still?.Invoke() == false)
            return RedirectToPage(new { id, done = "late" });
        change(Subscription);
        return Did(id, done, what);
    }

    private RedirectToPageResult Did(int id, string done, string what)
    {
        looks.Change($"{what} the subscription ‘{Shown.Terms.Name}’");
        return RedirectToPage(new { id, done });
    }

    private bool Find(int id)
    {
        if (desk.Find(id, reader) is not { } shown)
            return false;
        Shown = shown;
        IsReader = shown.Readers.Any(r => r.Id == reader.Id) || shown.Subscription.Stopped.Contains(reader.Id);
        NextPeriod = desk.NextPeriod(shown);
        // Readers see their own mails, and nobody else's.
        Deliveries = [.. log.Of(id, MostShown).Where(d => shown.MayChange || d.Reader == reader.Id)];
        Known = desk.Known(Deliveries.Select(d => d.Reader));
        return true;
    }

    private static string? Says(string? done) => done switch
    {
        "made" => "It is made.",
        "changed" => "It is changed.",
        "paused" => "It is paused: nothing goes out until you let it go on.",
        "on" => "It goes on with the next one.",
        "ended" => "It has ended. What it sent stays below.",
        "skipped" => "The next one is left out.",
        "unskipped" => "The next one goes out.",
        "taken" => "It is yours now.",
        "stopped" => "You get no more of it.",
        "again" => "You get it again, from the next one on.",
        "late" => "That one has gone out already: nothing was changed.",
        _ => null,
    };
}
