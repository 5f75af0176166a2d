using QaInsight.Measures;
using QaInsight.Scorecards.Pages;
using QaInsight.Scorecards.Pages.Commentary;

namespace QaInsight.Scorecards.Board;

/// <summary>
/// The board's one page, made from figures: how are we doing, how do we know, what are we doing about it. Writers of pages,
/// mails and paper show it and compute nothing.
/// </summary>
public sealed record BoardScorecard(PageHead Head, HowAreWeDoing HowAreWeDoing, HowDoWeKnow HowDoWeKnow, WhatAreWeDoing WhatAreWeDoing)
{
    public PageRemarks Remarks { get; init; } = PageRemarks.None;
}

public sealed record HowAreWeDoing(Sentence Lead, IReadOnlyList<Tile> Tiles, GradeBars LegalStatuses, GradeBars Domains);

public sealed record HowDoWeKnow(Sentence Lead, string PeriodName, string BeforeName, IReadOnlyList<KnowRow> Rows);

/// <param name="Counted">What is counted over what: <c>45 of 59</c>.</param>
/// <param name="Target">As people say it: <c>90%</c>, <c>10–15%</c>, or "–".</param>
public sealed record KnowRow(string Measure, string Title, Figure Figure, string Counted, Figure Before, string Target, string Reading);

/// <param name="ActionsPeriod">The three months that end with the period.</param>
public sealed record WhatAreWeDoing(Sentence Lead, Period ActionsPeriod, Figure Raised, Figure OnTime, Figure Late, Figure Overdue, Figure NotDue, IReadOnlyList<TeamsToLookAt> Teams)
{
    /// <summary>What became of the actions raised: what it means, the measure that counts it, its figure.</summary>
    public IReadOnlyList<(Meaning Meaning, string Measure, Figure Figure)> Parts =>
    [
        (Meaning.OnTime, "actions-on-time", OnTime), (Meaning.Late, "actions-late", Late), (Meaning.Overdue, "actions-overdue", Overdue), (Meaning.NotDue, "actions-not-due", NotDue),
    ];
}

/// <summary>Teams that stand out, by name.</summary>
/// <param name="Key">The list that names them: <c>teams-of-concern</c>.</param>
/// <param name="Says">What they have in common: <c>teams with inadequate practice</c>.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Teams">Named while they are few enough to read, else none.</param>
public sealed record TeamsToLookAt(string Key, string Says, string Rule, int Count, IReadOnlyList<NamedTeam> Teams)
{
    /// <summary>False where the scale does not tell the grade that the rule speaks of: then the count is nothing, not 0.</summary>
    public bool IsAvailable { get; init; } = true;
}

/// <param name="Count">How many audits make it stand out.</param>
public sealed record NamedTeam(string Team, string Service, int Count);
