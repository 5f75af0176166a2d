namespace QaInsight.Tests.Oracle;

/// <summary>One question to a scorecard. Programme is a programme's name or "all"; what is null does not narrow.</summary>
public sealed record Question(
    string By,
    YearMonth PeriodFrom,
    YearMonth PeriodTo,
    DateOnly AsOf,
    string Programme = Programmes.SocialCare,
    string? Team = null,
    string? Service = null,
    string? LegalStatus = null,
    string? AuditType = null,
    string? Domain = null)
{
    /// <summary>The command line has no such filter: it is how a row by auditor is asked for.</summary>
    public string? Auditor { get; init; }

    /// <summary>The period as the command line writes it.</summary>
    public string Period => PeriodFrom == PeriodTo ? $"{PeriodFrom}" : $"{PeriodFrom}..{PeriodTo}";
}

public static class Programmes
{
    public const string SocialCare = "Children's Social Care";
    public const string EarlyHelp = "Early Help";
    public const string YouthSupport = "Youth Support";
    public const string All = "all";
}

/// <summary>A ratio has both numbers, a count has no denominator, a figure that is not available has neither.</summary>
public readonly record struct Figure(decimal? Numerator, decimal? Denominator)
{
    public static readonly Figure NotAvailable = new(null, null);

    /// <summary>Whether a reader sees a dash: not available, or nothing to divide by.</summary>
    public bool IsDash => Numerator is null || Denominator == 0;

    public static Figure Count(int count) => new(count, null);

    /// <summary>How many of these rows also pass the test.</summary>
    public static Figure Of<T>(IEnumerable<T> rows, Func<T, bool> numerator)
    {
        var all = rows.ToList();
        return new Figure(all.Count(numerator), all.Count);
    }

    /// <summary>The same numbers, or a dash in both: 0 of 0 and not available read alike.</summary>
    public bool ReadsLike(decimal? numerator, decimal? denominator)
    {
        var other = new Figure(numerator, denominator);
        return this == other || (IsDash && other.IsDash);
    }

    public override string ToString() =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{(Numerator is null ? "-" : Numerator)}/{(Denominator is null ? "-" : Denominator)}");
}

/// <summary>
/// Rows stand for every key that could have one, also where nothing happened: a key that a scorecard leaves out must be
/// nothing but zeros and dashes here.
/// </summary>
public sealed record Answer(
    SortedDictionary<string, Figure> Total,
    SortedDictionary<string, SortedDictionary<string, Figure>> Rows,
    List<string> TeamsOfStrength,
    List<string> TeamsOfConcern,
    List<string> TeamsNotAudited,
    List<string> ReauditsDue,
    List<string> FeedbackDisagreements);
