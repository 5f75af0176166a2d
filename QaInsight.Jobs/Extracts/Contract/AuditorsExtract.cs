namespace QaInsight.Extracts.Contract;

public sealed record AuditorsExtract() : Extract("auditors", "someone who audits or moderates", "dim_auditor",
[
    new("auditor", new NameKind("dim_person")) { IsRequired = true, IsKey = true },
    new("role", new CodeKind("auditor", "moderator", "external moderator")) { IsRequired = true },
    new("team", new TeamKind()),
    new("exemption", new CodeKind("standing", "alternate months", "single month")),
    new("exempt_month", new MonthKind()),
]);
