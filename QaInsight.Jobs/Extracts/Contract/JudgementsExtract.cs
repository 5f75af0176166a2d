namespace QaInsight.Extracts.Contract;

public sealed record JudgementsExtract() : Extract("judgements", "a grade for one practice domain (or one question in it) of an audit", "fct_judgement",
[
    new("audit_id", new AuditKind()) { IsRequired = true, IsKey = true },
    new("domain", new NameKind("dim_domain")) { IsRequired = true, IsKey = true },
    new("question", new NameKind("dim_question", ZeroForBlank: true)) { IsKey = true },
    new("auditor_grade", new GradeKind()),
    new("grade", new GradeKind(ShowNotApplicable: true)) { IsRequired = true },
    new("comment", new ChildTextKind(), "the auditor's words"),
]);
