using QaInsight.Scorecards.Pages.Rows;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards.Pages.OneAudit;

/// <summary>An audit's facts, side by side.</summary>
internal static class AuditFacts
{
    public static Block Who(AuditRecord audit)
    {
        var row = audit.Reading;
        return Facts("who", "Whose practice, and who looked",
        [
            ("Child", row.Plain("child_id")), ("Audit month", row.Month("audit_month")), ("Team", row.Team()), ("Service", Cell.Of(audit.Team.Service)), ("Practitioner", row.Practitioner()),
            ("Legal status", row.LegalStatus()), ("Programme", row.Plain("programme")), ("Audit type", row.Word("audit_type")), ("Theme", row.Word("theme")),
            .. row.Source.Scope.May(Detail.Auditors) ? [("Auditor", row.Plain("auditor")), ("Moderator", row.Plain("moderator"))] : Array.Empty<(string, Cell)>(),
        ]);
    }

    public static Block Grades(AuditRecord audit) => Facts("grades", "Grades side by side",
    [
        ("Auditor’s grade", audit.Reading.Plain("auditor_grade")), ("Moderator’s grade", audit.Reading.Plain("moderator_grade")), ("Final grade", Cell.Of(audit.FinalGrade)),
        ("At risk of inadequate", audit.Reading.Word("at_risk_of_inadequate")), ("Quality check of the audit", audit.Reading.Word("quality_check")),
    ]);

    public static Block When(RowReading row) => Facts("when", "When",
    [
        ("Allocated", row.Day("allocated_on")), ("Due", row.Day("due_on")), ("Submitted", row.Day("submitted_on")), ("Moderated", row.Day("moderated_on")),
        ("Return", row.Text("return_status") is null ? Cell.Of("None yet") : row.Word("return_status")),
    ]);

    public static Block Voices(RowReading row) => Facts("voices", "Voices",
    [
        ("Social worker heard", Heard(row, "social_worker_views")), ("Manager heard", Heard(row, "manager_views")), ("Reviewing officer heard", Heard(row, "reviewing_officer_views")),
        ("Child heard", Heard(row, "child_views")), ("Parent heard", Heard(row, "parent_views")), ("Child’s feedback", row.Word("child_feedback")), ("Parent’s feedback", row.Word("parent_feedback")),
    ]);

    /// <summary>The file and line, when it was brought in, and what the line says.</summary>
    public static Block Source(PageSource source, AuditRecord audit)
    {
        var connection = source.Build.Connection;
        var (name, profile, at, by) = connection.Rows(
            "SELECT f.name, f.profile, coalesce(r.finished_at, r.started_at), r.source FROM import_file f JOIN import_run r ON r.id = f.run_ref WHERE f.id = $file",
            r => (r.GetString(0), r.TextOrNull(1), Days.InLondon(DateTimeOffset.Parse(r.GetString(2), System.Globalization.CultureInfo.InvariantCulture)), r.GetString(3)),
            ("$file", audit.FileRef)).Single();
        var (columns, values) = (audit.Table.Columns, audit.Table.Rows[0]);
        return Facts("line", "The line",
        [
            ("File", Cell.Of(name)), ("Sheet and line", Cell.Of($"{(audit.Reading.Origin!.Sheet is { } sheet ? $"{sheet}, " : "")}line {audit.Reading.Origin.Line.ToString(System.Globalization.CultureInfo.InvariantCulture)}")),
            ("Read through the profile", Cell.Of(profile)), ("Brought in on", Cell.Day(at)), ("Brought in by", Cell.Of(InEnglish.Capital(by))),
            ("As it was read", Cell.Of(string.Join(" · ", columns.Zip(values).Where(v => v.Second is not null && source.Scope.May(Personal.Of(v.First))).Select(v => $"{v.First}: {v.Second}")))),
        ]) with
        {
            IsWide = true,
        };
    }

    private static Cell Heard(RowReading row, string column) => row.Text(column) is null ? Cell.Of("Not applicable") : row.Word(column);

    private static Block Facts(string key, string title, IReadOnlyList<(string Name, Cell Says)> facts) => new(key, title, new Table(
        [Column.Text("fact", "Fact"), Column.Text("says", "Says")], [.. facts.Select(f => Row.Of(Cell.Of(f.Name), f.Says))])
    {
        IsFacts = true,
    });
}
