using QaInsight.Warehouse;

namespace QaInsight.Extracts.Contract;

public sealed record AuditsExtract : Extract
{
    public const string DefaultProgramme = "Children's Social Care";

    private readonly int allocatedOn;
    private readonly int submittedOn;

    public AuditsExtract()
        : base("audits", "a case-file audit allocated to an auditor", "fct_audit",
        [
            new("audit_id", new KeyKind()) { IsRequired = true, IsKey = true },
            new("child_id", new KeyKind(), "pseudonymous") { IsRequired = true },
            new("audit_month", new MonthKind()) { IsRequired = true },
            new("programme", new NameKind("dim_programme")) { Default = DefaultProgramme },
            new("audit_type", new CodeKind([.. AuditTypes.All])),
            new("theme", new TextKind()),
            new("team", new TeamKind()) { IsRequired = true },
            new("legal_status", new NameKind("dim_legal_status"), "an open list; labels stand in `legal-statuses.json`") { IsRequired = true },
            new("practitioner", new NameKind("dim_person")),
            new("auditor", new NameKind("dim_person")),
            new("moderator", new NameKind("dim_person")),
            new("allocated_on", new DateKind()),
            new("due_on", new DateKind()),
            new("submitted_on", new DateKind()),
            new("moderated_on", new DateKind()),
            new("return_status", new CodeKind("in_progress", "completed", "not_to_standard", "not_returned", "exempt", "withdrawn"), "blank: none given yet; `withdrawn` takes the audit out")
            {
                IsRequired = true, MayBeBlank = true,
            },
            new("auditor_grade", new GradeKind()),
            new("moderator_grade", new GradeKind()),
            new("at_risk_of_inadequate", new YesNoKind()),
            new("social_worker_views", new YesNoKind()),
            new("manager_views", new YesNoKind()),
            new("reviewing_officer_views", new YesNoKind()),
            new("child_views", new YesNoKind()),
            new("parent_views", new YesNoKind()),
            new("child_feedback", new CodeKind("positive", "mixed", "negative") { MayNotApply = true }),
            new("parent_feedback", new CodeKind("positive", "mixed", "negative") { MayNotApply = true }),
            new("reaudit_of", new AuditKind(MayComeLater: true), "the earlier audit that this one follows"),
            new("quality_check", new CodeKind("green", "amber", "red") { MayNotApply = true }),
        ])
    {
        allocatedOn = At("allocated_on");
        submittedOn = At("submitted_on");
    }

    public override int Turn => 1;

    public override string? Oddity(ReadOnlySpan<Value> row) =>
        IsBefore(row[submittedOn], row[allocatedOn]) ? "submitted before it was allocated" : null;
}
