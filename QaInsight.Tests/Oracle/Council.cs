namespace QaInsight.Tests.Oracle;

/// <summary>One council's extracts as plain rows. Text that is not given is "", a date that is not given is null.</summary>
public sealed record Council
{
    public List<TeamRow> Teams { get; init; } = [];
    public List<AuditRow> Audits { get; init; } = [];
    public List<JudgementRow> Judgements { get; init; } = [];
    public List<ActionRow> Actions { get; init; } = [];
    public List<ConcernRow> Concerns { get; init; } = [];
    public List<EscalationRow> Escalations { get; init; } = [];
    public List<AuditorRow> Auditors { get; init; } = [];
    public List<IndicatorRow> Indicators { get; init; } = [];
}

public readonly record struct YearMonth(int Year, int Month)
{
    public int Index => Year * 12 + Month - 1;

    public DateOnly FirstDay => new(Year, Month, 1);

    public DateOnly LastDay => FirstDay.AddMonths(1).AddDays(-1);

    public static YearMonth Of(DateOnly day) => new(day.Year, day.Month);

    public YearMonth Plus(int months) => new((Index + months) / 12, (Index + months) % 12 + 1);

    public bool Within(YearMonth from, YearMonth to) => from.Index <= Index && Index <= to.Index;

    public override string ToString() => FormattableString.Invariant($"{Year:0000}-{Month:00}");
}

public sealed record TeamRow(string Team, string Service)
{
    public string Directorate { get; init; } = "";
    public string HeadOfService { get; init; } = "";
    public string ServiceManager { get; init; } = "";
    public string TeamManager { get; init; } = "";
    public DateOnly? ActiveFrom { get; init; }
    public DateOnly? ActiveTo { get; init; }

    /// <summary>Blank means yes.</summary>
    public bool? InAuditScope { get; init; }
    public string Formerly { get; init; } = "";
}

public sealed record AuditRow(string AuditId, YearMonth AuditMonth, string Team, string LegalStatus)
{
    public string ChildId { get; init; } = "C1";

    /// <summary>Blank means Children's Social Care.</summary>
    public string Programme { get; init; } = "";
    public string AuditType { get; init; } = "";
    public string Theme { get; init; } = "";
    public string Practitioner { get; init; } = "";
    public string Auditor { get; init; } = "";
    public string Moderator { get; init; } = "";
    public DateOnly? AllocatedOn { get; init; }
    public DateOnly? DueOn { get; init; }
    public DateOnly? SubmittedOn { get; init; }
    public DateOnly? ModeratedOn { get; init; }
    public string ReturnStatus { get; init; } = "";
    public string AuditorGrade { get; init; } = "";
    public string ModeratorGrade { get; init; } = "";
    public bool? AtRiskOfInadequate { get; init; }

    /// <summary>The views: yes, no, na or blank.</summary>
    public string SocialWorkerViews { get; init; } = "";
    public string ManagerViews { get; init; } = "";
    public string ReviewingOfficerViews { get; init; } = "";
    public string ChildViews { get; init; } = "";
    public string ParentViews { get; init; } = "";
    public string ChildFeedback { get; init; } = "";
    public string ParentFeedback { get; init; } = "";
    public string ReauditOf { get; init; } = "";
    public string QualityCheck { get; init; } = "";
}

public sealed record JudgementRow(string AuditId, string Domain, string Question, string Grade)
{
    public string AuditorGrade { get; init; } = "";
    public string Comment { get; init; } = "";
}

public sealed record ActionRow(string ActionId, string ChildId, string Team, DateOnly RaisedOn, DateOnly DueOn)
{
    public string AuditId { get; init; } = "";
    public string Description { get; init; } = "";
    public string Owner { get; init; } = "";
    public DateOnly? CompletedOn { get; init; }
    public DateOnly? VerifiedOn { get; init; }
}

public sealed record ConcernRow(string ConcernId, string ChildId, string Team, DateOnly OpenedOn)
{
    public string AuditId { get; init; } = "";
    public DateOnly? ResolvedOn { get; init; }
}

public sealed record EscalationRow(string EscalationId, string RaisedBy, string Team, DateOnly RaisedOn, string Reason, int Stage, string Status)
{
    public string ChildId { get; init; } = "";
    public DateOnly? ResolvedOn { get; init; }
}

public sealed record AuditorRow(string Auditor, string Role)
{
    public string Team { get; init; } = "";
    public string Exemption { get; init; } = "";
    public YearMonth? ExemptMonth { get; init; }
}

public sealed record IndicatorRow(string Indicator, YearMonth Month, decimal Numerator)
{
    public string Team { get; init; } = "";
    public string LegalStatus { get; init; } = "";
    public decimal? Denominator { get; init; }
}
