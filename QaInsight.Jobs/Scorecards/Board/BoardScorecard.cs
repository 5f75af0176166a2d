using QaInsight.Measures;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards.Board;

/// <summary>
/// The board's one page, made from figures: how are we doing, how do we know, what are we doing about it. Writers of pages,
/// mails and paper show it and compute nothing.
/// </summary>
public sealed record BoardScorecard(
    BoardChoice Choice,
    BoardChoices Choices,
    Freshness Freshness,
    HowAreWeDoing HowAreWeDoing,
    HowDoWeKnow HowDoWeKnow,
    WhatAreWeDoing WhatAreWeDoing);

/// <summary>What the page was asked for.</summary>
/// <param name="Programme">A programme's name, or <c>all</c>.</param>
/// <param name="Service">Null for every service.</param>
/// <param name="PartReturned">Whether audits of the period are still to come back.</param>
public sealed record BoardChoice(Period Period, DateOnly AsOf, string Programme, string? Service, bool PartReturned);

/// <summary>What could be asked for. Addresses hold the value, pages show the label.</summary>
public sealed record BoardChoices(IReadOnlyList<Option> Periods, IReadOnlyList<Option> Programmes, IReadOnlyList<Option> Services);

public sealed record Option(string Value, string Label, bool IsChosen);

/// <summary>Where the figures stand.</summary>
/// <param name="SetAsideRows">Rows that the last import could not trust.</param>
/// <param name="SetAsideFiles">Files that the last import quarantined.</param>
/// <param name="IsSample">Whether this is a made-up council.</param>
public sealed record Freshness(
    DateTimeOffset LastImport, int SetAsideRows, int SetAsideFiles, bool IsSample, decimal AuditsCompleted, decimal TeamsAudited, decimal TeamsInScope, string Build);

/// <summary>A sentence made from figures; strong words carry them.</summary>
public sealed record Sentence(IReadOnlyList<Words> Parts)
{
    public override string ToString() => string.Concat(Parts.Select(p => p.Text));
}

public sealed record Words(string Text, bool IsStrong = false);

public sealed record HowAreWeDoing(Sentence Lead, IReadOnlyList<Tile> Tiles, GradeBars LegalStatuses, GradeBars Domains);

/// <summary>A measure with its recent months.</summary>
/// <param name="Detail">What is counted over what, and the target: <c>12 of 41 · target 60%</c>.</param>
/// <param name="Reading">What the months say, in words.</param>
public sealed record Tile(string Measure, string Title, Figure Figure, string Detail, Trend Trend, string Reading);

/// <summary>A measure month by month, oldest first, with its control limits.</summary>
/// <param name="Unit">How values are shown: shares as percentages, counts as they are.</param>
/// <param name="Mean">Null, as the limits are, while there are too few months to judge.</param>
public sealed record Trend(IReadOnlyList<TrendPoint> Points, bool IsShare, double? Mean, double? Lower, double? Upper, Variation Variation)
{
    /// <summary>Every point in words, for those who cannot see the line.</summary>
    public string InWords => Points.Count == 0 ? "No months yet" : string.Join(", ", Points.Select(p => $"{p.Month.Label}: {p.Figure.Display}"));
}

/// <param name="Signal">The rule that fired at this month, in words, or null.</param>
public sealed record TrendPoint(Month Month, Figure Figure, string? Signal)
{
    /// <summary>What the signal means for practice.</summary>
    public Variation Variation { get; init; } = Variation.Common;
}

/// <summary>Grades side by side.</summary>
/// <param name="Say">What stands out, in one sentence.</param>
/// <param name="Counted">What a bar counts: <c>audits</c>, <c>judgements</c>.</param>
/// <param name="HasOutstanding">Whether any bar has an outstanding part.</param>
/// <param name="HasBelowGood">Whether any bar has a part that its scale does not tell apart below good.</param>
public sealed record GradeBars(Sentence Say, string Counted, IReadOnlyList<GradeBar> Bars)
{
    public bool HasOutstanding => Bars.Any(b => b.Outstanding > 0);

    public bool HasBelowGood => Bars.Any(b => b.BelowGood > 0);
}

/// <param name="Good">Good (not outstanding).</param>
/// <param name="BelowGood">Below good on a scale that does not tell requires improvement and inadequate apart.</param>
public sealed record GradeBar(string Key, string Label, decimal Outstanding, decimal Good, decimal RequiresImprovement, decimal BelowGood, decimal Inadequate)
{
    /// <summary>Whether its scale tells requires improvement and inadequate apart; where it does not, neither has a count.</summary>
    public bool TellsBelowGood { get; init; } = true;

    public decimal Total => Outstanding + Good + RequiresImprovement + BelowGood + Inadequate;

    public bool IsSmall => Total is > 0 and < Figure.SmallNumber;
}

public sealed record HowDoWeKnow(Sentence Lead, string PeriodName, string BeforeName, IReadOnlyList<KnowRow> Rows);

/// <param name="Counted">What is counted over what: <c>45 of 59</c>.</param>
/// <param name="Target">As people say it: <c>90%</c>, <c>10–15%</c>, or "–".</param>
public sealed record KnowRow(string Measure, string Title, Figure Figure, string Counted, Figure Before, string Target, string Reading);

/// <param name="ActionsPeriod">The three months that end with the period.</param>
public sealed record WhatAreWeDoing(Sentence Lead, Period ActionsPeriod, Figure Raised, Figure OnTime, Figure Late, Figure Overdue, Figure NotDue, IReadOnlyList<TeamsToLookAt> Teams);

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
