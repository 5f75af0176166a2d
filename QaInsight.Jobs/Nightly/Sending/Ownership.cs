using QaInsight.People;
using QaInsight.People.Accounts;
using QaInsight.People.Subscriptions;

namespace QaInsight.Nightly.Sending;

/// <summary>Who looks after a subscription, and whom it goes to, as people's rights stand now.</summary>
public static class Ownership
{
    /// <summary>Whether an account can have mails at all.</summary>
    public static bool MayRead(Account account) => !account.IsDisabled && account.ToReader().May(Rights.Figures);

    /// <summary>Its owner, while they may still be; null where they have left or may no longer send to others, and quality assurance takes it over.</summary>
    public static Account? Owner(Subscription subscription, IEnumerable<Account> accounts) =>
        accounts.FirstOrDefault(a => a.Id == subscription.Owner && MayRead(a) && (subscription.IsOwn || a.ToReader().May(Rights.Subscriptions)));

    /// <summary>Its owner; all of quality assurance where it has none.</summary>
    public static IReadOnlyList<Account> LookAfter(Subscription subscription, IReadOnlyList<Account> accounts) =>
        Owner(subscription, accounts) is { } owner ? [owner] : [.. accounts.Where(a => MayRead(a) && a.ToReader().May(Rights.Subscriptions))];

    /// <summary>Whether somebody may change it: its owner, and quality assurance where it goes to others or its owner has left.</summary>
    public static bool MayChange(Subscription subscription, Reader reader, IEnumerable<Account> accounts) =>
        subscription.Owner == reader.Id || (reader.May(Rights.Subscriptions) && (!subscription.IsOwn || Owner(subscription, accounts) is null));

    /// <summary>Whom it goes to now.</summary>
    public static IReadOnlyList<Account> Readers(Subscription subscription, IEnumerable<Account> accounts) => [.. accounts.Where(a => WhyNotTo(subscription, a) is null)];

    /// <summary>Why it does not go to somebody any more; null where it does.</summary>
    public static string? WhyNotTo(Subscription subscription, Account account) =>
        account.IsDisabled ? "The account is disabled."
        : !MayRead(account) ? "They may see no figures any more."
        : subscription.Terms.Role is { } role && account.Role != role ? $"They are no longer {role.Name.ToLowerInvariant()}."
        : subscription.Terms.Role is null && !subscription.Terms.Readers.Contains(account.Id) ? "They are no longer among its readers."
        : subscription.Stopped.Contains(account.Id) ? "They asked for no more of it."
        : null;
}
