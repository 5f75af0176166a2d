namespace QaInsight.Warehouse.Model;

public sealed class FctAudit
{
    public int Id { get; init; }

    public required string AuditId { get; init; }

    public required string ChildId { get; init; }

    public Month AuditMonth { get; init; }

    public int ProgrammeRef { get; init; }

    public string? AuditType { get; init; }

    public string? Theme { get; init; }

    public int TeamRef { get; init; }

    public int LegalStatusRef { get; init; }

    public int? PractitionerRef { get; init; }

    public int? AuditorRef { get; init; }

    public int? ModeratorRef { get; init; }

    public DateOnly? AllocatedOn { get; init; }

    public DateOnly? DueOn { get; init; }

    public DateOnly? SubmittedOn { get; init; }

    public DateOnly? ModeratedOn { get; init; }

    public string? ReturnStatus { get; init; }

    public int? AuditorGradeRef { get; init; }

    public int? ModeratorGradeRef { get; init; }

    public bool? AtRiskOfInadequate { get; init; }

    public bool? SocialWorkerViews { get; init; }

    public bool? ManagerViews { get; init; }

    public bool? ReviewingOfficerViews { get; init; }

    public bool? ChildViews { get; init; }

    public bool? ParentViews { get; init; }

    public string? ChildFeedback { get; init; }

    public string? ParentFeedback { get; init; }

    public int? ReauditOfRef { get; init; }

    public string? QualityCheck { get; init; }

    public int FileRef { get; init; }

    public int Line { get; init; }
}

/// <summary>Without a grade: not applicable, kept and never counted.</summary>
public sealed class FctJudgement
{
    public int AuditRef { get; init; }

    public int DomainRef { get; init; }

    public int QuestionRef { get; init; }

    public int? AuditorGradeRef { get; init; }

    public int? GradeRef { get; init; }

    public string? Comment { get; init; }

    public int FileRef { get; init; }

    public int Line { get; init; }
}
