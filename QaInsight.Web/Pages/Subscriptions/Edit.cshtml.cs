using Microsoft.AspNetCore.Mvc;
using QaInsight.Nightly.Printing;
using QaInsight.Nightly.Sending;
using QaInsight.Outputs;
using QaInsight.People;
using QaInsight.People.Subscriptions;
using QaInsight.Scorecards;
using QaInsight.Scorecards.Pages;
using QaInsight.Web.SignIn;

namespace QaInsight.Web.Pages.Subscriptions;

/// <summary>Where a subscription is made, and where its terms are changed.</summary>
[Needs(Rights.Figures)]
public sealed class EditModel(SubscriptionDesk desk, IPrinter printer, Reader reader, Looks looks, TimeProvider clock) : SettingPage(reader)
{
    /// <summary>Null while it is made.</summary>
    public ShownSubscription? Shown { get; private set; }

    public TypedSubscription Typed { get; private set; } = null!;

    public MailedPage? Sent => MailedPage.Parse(Typed.Address);

    public string Me => Reader.Id;

    public bool MayToOthers => Reader.May(Rights.Subscriptions);

    public IReadOnlyList<People.Accounts.Account> People { get; private set; } = [];

    /// <summary>Why PDFs cannot be had; null where they can.</summary>
    public string? WhyNoPdf => printer.WhyNot;

    public int Edition { get; private set; }

    protected override string Meanwhile => "Somebody else has changed it since you opened the page. Nothing of yours is lost: look at both, and save yours again if it still holds.";

    public IActionResult OnGet(int? id, string? address)
    {
        if (!Find(id))
            return NotFound();
        if (Shown is { } shown)
        {
            Typed = TypedSubscription.Of(shown.Terms, shown.Subscription.Owner);
            return Page();
        }

        if (MailedPage.Parse(address) is not { } page)
            return NotFound();
        Typed = TypedSubscription.For(page, Months(PageAddress.Parse(address, _ => true)?.Period));
        return Page();
    }

    public IActionResult OnPost(int? id, TypedSubscription typed, int edition)
    {
        if (!Find(id))
            return NotFound();
        (Typed, Edition) = (typed, edition);
        var owner = Shown?.Subscription.Owner ?? Reader.Id;
        if (typed.Read(owner, MayToOthers, People, InPlainWords.Today(clock), out var faults) is not { } terms)
            return Refuse(faults);
        try
        {
            if (Shown is { } shown)
                desk.Change(shown.Subscription, terms, edition);
            var kept = Shown?.Subscription.Id ?? desk.Add(Reader, terms);
            looks.Change($"{(Shown is null ? "Made" : "Changed")} the subscription ‘{terms.Name}’");
            return RedirectToPage("Subscription", new { id = kept, done = Shown is null ? "made" : "changed" });
        }
        catch (SubscriptionChangedException)
        {
            Find(id);
            return Refuse(Meanwhile, StatusCodes.Status409Conflict);
        }
    }

    private bool Find(int? id)
    {
        People = MayToOthers ? desk.People() : [];
        if (id is not { } wanted)
            return true;
        Shown = desk.Find(wanted, Reader) is { MayChange: true, Subscription.HasEnded: false } shown ? shown : null;
        Edition = Shown?.Subscription.Edition ?? 0;
        return Shown is not null;
    }

    private static int Months(string? period) => Period.TryParse(period, out var months) ? months.Months : 1;
}
