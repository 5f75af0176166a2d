using System.Text;

namespace QaInsight.Tests.Oracle;

/// <summary>A council's extracts as CSV files in a folder, each extract with all its columns.</summary>
public static partial class CouncilCsv
{
    /// <summary>Without a seed all values are written plainly (ISO, lower case); with one, in the many ways the contract allows.</summary>
    public static void Write(Council council, string folder, int? seed = null)
    {
        Directory.CreateDirectory(folder);
        var style = new CsvStyle(seed);
        Save(folder, "teams", council.Teams, style, TeamColumns(style));
        if (style.Chance(30))
        {
            foreach (var month in council.Audits.GroupBy(audit => audit.AuditMonth))
                Save(folder, $"audits-{month.Key}", [.. month], style, AuditColumns(style));
        }
        else
            Save(folder, "audits", council.Audits, style, AuditColumns(style));

        Save(folder, "judgements", council.Judgements, style, JudgementColumns(style));
        Save(folder, "actions", council.Actions, style, ActionColumns(style));
        Save(folder, "concerns", council.Concerns, style, ConcernColumns(style));
        Save(folder, "escalations", council.Escalations, style, EscalationColumns(style));
        Save(folder, "auditors", council.Auditors, style, AuditorColumns(style));
        Save(folder, "indicators", council.Indicators, style, IndicatorColumns(style));
    }

    /// <summary>No file is written for an extract without rows.</summary>
    private static void Save<T>(string folder, string name, List<T> rows, CsvStyle style, (string Header, Func<T, string> Value)[] columns)
    {
        if (rows.Count == 0)
            return;

        var newLine = style.NewLine;
        var text = new StringBuilder();
        text.AppendJoin(',', columns.Select(column => style.Header(column.Header))).Append(newLine);
        foreach (var row in rows)
            text.AppendJoin(',', columns.Select(column => style.Field(column.Value(row)))).Append(newLine);

        File.WriteAllText(Path.Combine(folder, name + ".csv"), text.ToString(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: style.Chance(50)));
    }

    private static (string, Func<TeamRow, string>)[] TeamColumns(CsvStyle style) =>
    [
        ("team", row => row.Team),
        ("service", row => row.Service),
        ("directorate", row => row.Directorate),
        ("head_of_service", row => row.HeadOfService),
        ("service_manager", row => row.ServiceManager),
        ("team_manager", row => row.TeamManager),
        ("active_from", row => style.Date(row.ActiveFrom)),
        ("active_to", row => style.Date(row.ActiveTo)),
        ("in_audit_scope", row => style.YesNo(row.InAuditScope)),
        ("formerly", row => row.Formerly),
    ];

    private static (string, Func<AuditRow, string>)[] AuditColumns(CsvStyle style) =>
    [
        ("audit_id", row => row.AuditId),
        ("child_id", row => row.ChildId),
        ("audit_month", row => style.Month(row.AuditMonth)),
        ("programme", row => row.Programme),
        ("audit_type", row => style.Code(row.AuditType)),
        ("theme", row => row.Theme),
        ("team", row => row.Team),
        ("legal_status", row => row.LegalStatus),
        ("practitioner", row => row.Practitioner),
        ("auditor", row => row.Auditor),
        ("moderator", row => row.Moderator),
        ("allocated_on", row => style.Date(row.AllocatedOn)),
        ("due_on", row => style.Date(row.DueOn)),
        ("submitted_on", row => style.Date(row.SubmittedOn)),
        ("moderated_on", row => style.Date(row.ModeratedOn)),
        ("return_status", row => style.Code(row.ReturnStatus)),
        ("auditor_grade", row => style.Grade(row.AuditorGrade)),
        ("moderator_grade", row => style.Grade(row.ModeratorGrade)),
        ("at_risk_of_inadequate", row => style.YesNo(row.AtRiskOfInadequate)),
        ("social_worker_views", row => style.View(row.SocialWorkerViews)),
        ("manager_views", row => style.View(row.ManagerViews)),
        ("reviewing_officer_views", row => style.View(row.ReviewingOfficerViews)),
        ("child_views", row => style.View(row.ChildViews)),
        ("parent_views", row => style.View(row.ParentViews)),
        ("child_feedback", row => style.Code(row.ChildFeedback)),
        ("parent_feedback", row => style.Code(row.ParentFeedback)),
        ("reaudit_of", row => row.ReauditOf),
        ("quality_check", row => style.Code(row.QualityCheck)),
    ];

    private static (string, Func<JudgementRow, string>)[] JudgementColumns(CsvStyle style) =>
    [
        ("audit_id", row => row.AuditId),
        ("domain", row => row.Domain),
        ("question", row => row.Question),
        ("auditor_grade", row => style.Grade(row.AuditorGrade)),
        ("grade", row => style.Grade(row.Grade)),
        ("comment", row => row.Comment),
    ];

    private static (string, Func<ActionRow, string>)[] ActionColumns(CsvStyle style) =>
    [
        ("action_id", row => row.ActionId),
        ("audit_id", row => row.AuditId),
        ("child_id", row => row.ChildId),
        ("team", row => row.Team),
        ("description", row => row.Description),
        ("owner", row => row.Owner),
        ("raised_on", row => style.Date(row.RaisedOn)),
        ("due_on", row => style.Date(row.DueOn)),
        ("completed_on", row => style.Date(row.CompletedOn)),
        ("verified_on", row => style.Date(row.VerifiedOn)),
    ];

    private static (string, Func<ConcernRow, string>)[] ConcernColumns(CsvStyle style) =>
    [
        ("concern_id", row => row.ConcernId),
        ("audit_id", row => row.AuditId),
        ("child_id", row => row.ChildId),
        ("team", row => row.Team),
        ("opened_on", row => style.Date(row.OpenedOn)),
        ("resolved_on", row => style.Date(row.ResolvedOn)),
    ];

    private static (string, Func<EscalationRow, string>)[] EscalationColumns(CsvStyle style) =>
    [
        ("escalation_id", row => row.EscalationId),
        ("child_id", row => row.ChildId),
        ("raised_by", row => style.Code(row.RaisedBy)),
        ("team", row => row.Team),
        ("raised_on", row => style.Date(row.RaisedOn)),
        ("reason", row => row.Reason is "drift and delay" or "process" or "safeguarding" ? style.Code(row.Reason) : row.Reason),
        ("stage", row => style.Number(row.Stage)),
        ("status", row => style.Code(row.Status)),
        ("resolved_on", row => style.Date(row.ResolvedOn)),
    ];

    private static (string, Func<AuditorRow, string>)[] AuditorColumns(CsvStyle style) =>
    [
        ("auditor", row => row.Auditor),
        ("role", row => style.Code(row.Role)),
        ("team", row => row.Team),
        ("exemption", row => style.Code(row.Exemption)),
        ("exempt_month", row => style.Month(row.ExemptMonth)),
    ];

    private static (string, Func<IndicatorRow, string>)[] IndicatorColumns(CsvStyle style) =>
    [
        ("indicator", row => row.Indicator),
        ("month", row => style.Month(row.Month)),
        ("team", row => row.Team),
        ("legal_status", row => row.LegalStatus),
        ("numerator", row => style.Number(row.Numerator)),
        ("denominator", row => style.Number(row.Denominator)),
    ];
}
