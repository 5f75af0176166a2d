using QaInsight.Nightly.Sending.Transport;
using QaInsight.People.Subscriptions;
using QaInsight.Scorecards;
using QaInsight.Scorecards.Pages;

namespace QaInsight.Nightly.Sending;

/// <summary>What has been made of a subscription for readers who see the same, until the next subscription's turn: workbooks and PDFs are made once a scope.</summary>
public sealed class MadeMails
{
    private readonly Dictionary<string, MadePages> made = [];
    private (int Subscription, int Edition, Period Months)? of;

    public MadePages Of(Subscription subscription, Period months, Scope scope)
    {
        if (of != (subscription.Id, subscription.Edition, months))
            made.Clear();
        of = (subscription.Id, subscription.Edition, months);
        if (!made.TryGetValue(scope.Key, out var pages))
            made[scope.Key] = pages = new MadePages();
        return pages;
    }
}

/// <summary>A subscription's pages in one scope, and the files of them.</summary>
public sealed class MadePages
{
    public IReadOnlyList<ScorecardPage>? Pages { get; set; }

    /// <summary>Whether there is nothing to report; null while nobody has asked.</summary>
    public bool? HasNothing { get; set; }

    public Enclosed? Enclosed { get; set; }
}

/// <param name="Note">What is said of the files; null for none.</param>
public sealed record Enclosed(IReadOnlyList<Enclosure> Files, string? Note);
