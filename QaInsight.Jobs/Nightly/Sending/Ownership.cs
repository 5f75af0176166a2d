using QaInsight.People;
using QaInsight.People.Accounts;
using QaInsight.People.Subscriptions;

namespace QaInsight.Nightly.Sending;

/// <summary>Who looks after a subscription, and whom it goes to, as people's rights stand now.</summary>
/// <param name="rule">For how long the council's directory is believed that somebody is still there.</param>
public sealed class Ownership(TokenRule rule, TimeProvider time)
{
    /// <summary>Why an account can have no mails at all; null where it can.</summary>
    public string? WhyNotAtAll(Account account) =>
        account.IsDisabled ? "The account is disabled."
        : !account.ToReader().May(Rights.Figures) ? "They may see no figures any more."
        : account.SignedInAt is null ? "They have not signed in yet."
        : rule.Refuses(account, time.GetUtcNow()) ? "They have not signed in by the council’s directory for too long, so that nobody here knows whether they are still there."
        : null;

    public bool MayRead(Account account) => WhyNotAtAll(account) is null;

    /// <summary>Its owner, while they may still be; null where they have left or may no longer send to others, and quality assurance takes it over.</summary>
    public Account? Owner(Subscription subscription, IEnumerable<Account> accounts) =>
        accounts.FirstOrDefault(a => a.Id == subscription.Owner && MayRead(a) && (subscription.IsOwn || a.ToReader().May(Rights.Subscriptions)));

    /// <summary>Its owner; all of quality assurance where it has none.</summary>
    public IReadOnlyList<Account> LookAfter(Subscription subscription, IReadOnlyList<Account> accounts) =>
        Owner(subscription, accounts) is { } owner ? [owner] : [.. accounts.Where(a => MayRead(a) && a.ToReader().May(Rights.Subscriptions))];

    /// <summary>Whether somebody may change it: its owner, and quality assurance where it goes to others or its owner has left.</summary>
    public bool MayChange(Subscription subscription, Reader reader, IEnumerable<Account> accounts) =>
        Owner(subscription, accounts) is var owner && (owner?.Id == reader.Id || (reader.May(Rights.Subscriptions) && (!subscription.IsOwn || owner is null)));

    /// <summary>Whom it goes to now.</summary>
    public IReadOnlyList<Account> Readers(Subscription subscription, IEnumerable<Account> accounts) => [.. accounts.Where(a => WhyNotTo(subscription, a) is null)];

    /// <summary>Why it does not go to somebody any more; null where it does.</summary>
    public string? WhyNotTo(Subscription subscription, Account account) => WhyNotAtAll(account)
        ?? (subscription.Terms.Role is { } role && account.Role != role ? $"They are no longer {role.Name.ToLowerInvariant()}."
        : subscription.Terms.Role is null && !subscription.Terms.Readers.Contains(account.Id) ? "They are no longer among its readers."
        : subscription.Stopped.Contains(account.Id) ? "They asked for no more of it."
        : null);

    /// <summary>Why a mail does not go out at all, whether or not figures are there; null where it does.</summary>
    /// <param name="subscription">The delivery's; null where it is of none, or that is gone.</param>
    public string? WhyNot(Delivery delivery, Subscription? subscription, Account reader) =>
        reader.IsDisabled ? "The account is disabled."
        : delivery.Content is { Scope: { } scope } && ReaderScope.Of(reader.ToReader()).Key != scope ? "What they may see has changed since."
        : delivery.Kind == DeliveryKind.Digest ? reader.IsAdministrator ? null : "They are no longer an administrator."
        : delivery.Kind != DeliveryKind.Scorecard ? WhyNotAtAll(reader)
        : subscription is null or { HasEnded: true } ? "The subscription has ended."
        // Whoever asks for themselves gets it, also after they had stopped it.
        : delivery.IsAskedByReader ? WhyNotAtAll(reader)
        : subscription.IsPaused && !delivery.IsByHand ? "The subscription is paused."
        : WhyNotTo(subscription, reader);
}
