using QaInsight.Nightly.Sending;
using QaInsight.People.Subscriptions;

namespace QaInsight.Web.Pages.Subscriptions;

/// <summary>Mails in a table.</summary>
/// <param name="Known">Their readers, by account.</param>
/// <param name="Names">What subscriptions are called, where mails are of several; null where they are of one.</param>
public sealed record ShownMails(IReadOnlyList<Delivery> Mails, IReadOnlyDictionary<string, People.Accounts.Account> Known, bool MayResend, IReadOnlyDictionary<int, string>? Names = null)
{
    public string Reader(Delivery mail) => Known.GetValueOrDefault(mail.Reader)?.Name ?? "somebody";

    public string? Address(Delivery mail) => mail.Email ?? Known.GetValueOrDefault(mail.Reader)?.Email;

    /// <summary>What a mail is of: <c>August 2026</c>; of an alert that it is one, since administrators see no figure.</summary>
    public string Of(Delivery mail) => mail.Kind != DeliveryKind.Scorecard ? mail.Kind.ToString()
        : mail.Subscription is { } id && Names?.GetValueOrDefault(id) is { } name ? $"{name}, {Timetable.Label(mail.Period)}"
        : Timetable.Label(mail.Period);
}
