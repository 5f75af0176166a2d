namespace QaInsight.Scorecards.Lists;

/// <summary>What leaves fewer rows than a figure counts: a person, a question, a pair of grades, a reason, or a test that no measure has.</summary>
public sealed record Narrowing
{
    public static readonly Narrowing None = new();

    /// <summary>The owner of actions, the practitioner of audits, the role that raised escalations.</summary>
    public string? Person { get; init; }

    public string? Auditor { get; init; }

    /// <summary>A pseudonymous id.</summary>
    public string? Child { get; init; }

    /// <summary>A question within a practice domain: judgements on it.</summary>
    public string? Question { get; init; }

    /// <summary>As <see cref="GradeLabels"/> names it.</summary>
    public string? AuditorGrade { get; init; }

    public string? ModeratorGrade { get; init; }

    /// <summary>Of escalations.</summary>
    public string? Reason { get; init; }

    public IReadOnlyList<RowTest> Tests { get; init; } = [];

    public bool IsNone => this is { Person: null, Auditor: null, Child: null, Question: null, AuditorGrade: null, ModeratorGrade: null, Reason: null, Tests.Count: 0 };

    /// <summary>Whether judgements are meant where a measure has no practice domain chosen.</summary>
    public bool OfJudgements => Question is not null || Tests.Contains(RowTest.Judgements);
}
