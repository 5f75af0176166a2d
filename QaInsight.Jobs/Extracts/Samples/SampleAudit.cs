using QaInsight.Warehouse;

namespace QaInsight.Extracts.Samples;

/// <summary>An audit as its row and the rows that follow from it need it.</summary>
internal sealed record SampleAudit(string Id, string Child, Month Month, SampleTeam Team, string LegalStatus, string Practitioner)
{
    public string Type { get; init; } = "core";

    public string? Theme { get; init; }

    public string? ReauditOf { get; init; }

    public SampleAuditor? Auditor { get; init; }

    public string? Moderator { get; init; }

    public DateOnly AllocatedOn { get; init; }

    public DateOnly DueOn { get; init; }

    public DateOnly? SubmittedOn { get; init; }

    public DateOnly? ModeratedOn { get; init; }

    public string Status { get; init; } = "completed";

    public Ofsted? AuditorGrade { get; init; }

    public Ofsted? ModeratorGrade { get; init; }

    public bool IsCompleted => Status == "completed";

    /// <summary>Only completed audits have one.</summary>
    public Ofsted? Final => IsCompleted ? ModeratorGrade ?? AuditorGrade : null;

    public bool IsGood => Final >= Ofsted.Good;

    /// <summary>When its outcome was known.</summary>
    public DateOnly? ClosedOn => ModeratedOn ?? SubmittedOn;

    /// <summary>The team's name on the rows of this audit.</summary>
    public string TeamName => Team.NameOn(Month.FirstDay);
}
