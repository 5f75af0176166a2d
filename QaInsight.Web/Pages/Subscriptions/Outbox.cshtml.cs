using Microsoft.AspNetCore.Mvc.RazorPages;
using QaInsight.Nightly.Sending;
using QaInsight.Nightly.Sending.Transport;
using QaInsight.People;
using QaInsight.People.Subscriptions;
using QaInsight.Web.SignIn;

namespace QaInsight.Web.Pages.Subscriptions;

/// <summary>Mails that landed in the outbox folder, since no server is set up: the reader's own, and for whoever sends to others everybody's.</summary>
public sealed class OutboxModel(DeliveryLog log, OutboxFolder folder, SubscriptionDesk desk, MailOptions mail, Reader reader) : PageModel
{
    private const int MostShown = 100;

    public IReadOnlyList<Delivery> Mails { get; private set; } = [];

    public IReadOnlyDictionary<string, People.Accounts.Account> Known { get; private set; } = null!;

    public bool IsUsed => !mail.HasServer;

    public bool SeesAll => reader.May(Rights.Subscriptions);

    public void OnGet()
    {
        Mails = [.. log.Sent(SeesAll ? null : reader.Id, MostShown).Where(d => d.MessageId is { } id && folder.FileOf(id) is not null)];
        Known = desk.Known(Mails.Select(d => d.Reader));
    }
}
