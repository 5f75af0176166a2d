using QaInsight.Measures.Counts;

namespace QaInsight.Measures;

/// <summary>Which months a measure counts, seen from the period that was asked for.</summary>
public enum MonthsCounted
{
    /// <summary>The period's own: numerators and denominators of its months add up.</summary>
    Period,

    /// <summary>The three months before the period's first.</summary>
    ThreeBefore,

    /// <summary>Each month of the period moved three months back: what was audited then falls due now.</summary>
    ThreeEarlier,

    /// <summary>Everything before the period.</summary>
    AllBefore,

    /// <summary>Whenever it began: a stock on the as-of day.</summary>
    Always,

    /// <summary>The period's last month alone: a stock counted elsewhere.</summary>
    Last,

    /// <summary>A window of its own that ends with the period's last month.</summary>
    Window,
}

/// <summary>A group of measures, as the dictionary and pages head it.</summary>
public sealed record MeasureGroup(string Key, string Name)
{
    public static readonly MeasureGroup Activity = new("activity", "Audit activity");
    public static readonly MeasureGroup Grades = new("grades", "Grades");
    public static readonly MeasureGroup Moderation = new("moderation", "Moderation");
    public static readonly MeasureGroup Voices = new("voices", "Voices");
    public static readonly MeasureGroup Actions = new("actions", "Actions, on the as-of day");
    public static readonly MeasureGroup Concerns = new("concerns", "Children of concern and escalations");
    public static readonly MeasureGroup Performance = new("performance", "Performance");

    /// <summary>Whether every row of a scorecard carries the group's measures: those of audits.</summary>
    public bool IsOfAudits => this == Activity || this == Grades || this == Moderation || this == Voices;
}

/// <summary>A measure, once: pages, charts, workbooks, mails and answers all read it.</summary>
/// <param name="Key">As <c>measures.md</c> and addresses spell it.</param>
/// <param name="Name">In plain English.</param>
/// <param name="Denominator">Null for a count.</param>
/// <param name="Why">Why it matters, in one sentence.</param>
public sealed record Measure(string Key, string Name, MeasureGroup Group, Count Numerator, Count? Denominator, Better Better, string Why)
{
    public MeasureUnit Unit { get; init; } = MeasureUnit.Percent;

    public MonthsCounted Months { get; init; } = MonthsCounted.Period;

    /// <summary>The same measure of judgements in one practice domain.</summary>
    public (JudgementCount Numerator, JudgementCount Denominator)? InDomain { get; init; }

    /// <summary>Where audits were graded, but none on a scale that this counts, the figure is not available.</summary>
    public AuditCount? AvailableWith { get; init; }

    /// <summary>Where the counting rule comes from.</summary>
    public string Source { get; init; } = "The council's own audits";

    /// <summary>Where comparators of it are published, if they are.</summary>
    public string? Published { get; init; }

    /// <summary>What the names of the practice domains have in them that it is set beside: <c>oversight</c>.</summary>
    public string? BesideDomain { get; init; }

    /// <summary>What is counted over what, where the counts' own words do not say it.</summary>
    public string? InWords { get; init; }

    /// <summary>One that says how much there is, and not how well it goes, has no better way and so no target.</summary>
    public bool CanHaveTarget => Better != Better.None;

    public string Definition => InWords ?? (Denominator is null ? Sentence(Numerator.Words) : $"{Sentence(Numerator.Words)}, out of {Denominator.Words}");

    private static string Sentence(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
