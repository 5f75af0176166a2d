namespace QaInsight.Measures;

/// <summary>The windows and counts by which teams stand out; they end with the period's last month.</summary>
public static class TeamRules
{
    /// <summary>Months in which a team's audits make it one of strength or of concern.</summary>
    public const int WindowMonths = 6;

    /// <summary>So many audits graded alike make a team stand out.</summary>
    public const int Audits = 3;

    public const int NotAuditedMonths = 3;

    /// <summary>No completed audit, or only one.</summary>
    public const int NotAuditedMost = 1;

    public const int PractitionerAuditedMonths = 6;

    public const int PractitionerSeenMonths = 12;
}
