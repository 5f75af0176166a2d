using QaInsight.Measures;
using QaInsight.Measures.Counts;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards.Pages.Rows;

/// <summary>A column of a list as people read it.</summary>
internal sealed record RowColumn(Column Column, Func<RowReading, Cell> Read)
{
    public static RowColumn Plain(string key, string title) => new(Column.Text(key, title), r => r.Plain(key));

    public static RowColumn Id(string key, string title) => new(Column.Id(key, title), r => r.Plain(key));

    public static RowColumn Month(string key, string title) => new(Column.Id(key, title), r => r.Month(key));

    public static RowColumn Word(string key, string title) => new(Column.Text(key, title), r => r.Word(key));

    public static RowColumn Day(string key, string title) => new(Column.Day(key, title), r => r.ShortDay(key));

    public static RowColumn Number(string key, string title) => new(Column.Number(key, title), r => r.Number(key));
}

/// <summary>Which columns a list shows: what has to be read together, first what names the row.</summary>
internal static class RowColumns
{
    private static readonly RowColumn Team = new(Column.Text("team", "Team"), r => r.Team());
    private static readonly RowColumn Child = RowColumn.Id("child_id", "Child");
    private static readonly RowColumn Audit = new(Column.Id("audit_id", "Audit"), r => r.Audit("audit_id"));
    private static readonly RowColumn LegalStatus = new(Column.Text("legal_status", "Legal status"), r => r.LegalStatus());
    private static readonly RowColumn Practitioner = new(Column.Text("practitioner", "Practitioner"), r => r.Practitioner());
    private static readonly RowColumn Line = new(Column.Text("source", "From"), r => r.Line());
    private static readonly RowColumn FinalGrade = new(Column.Text("final_grade", "Final grade"), r => Cell.Of(r.Origin?.FinalGrade));

    private static readonly RowColumn[] OfAudits = [Audit, RowColumn.Month("audit_month", "Month"), Team, LegalStatus, Practitioner];

    private static readonly RowColumn[] Returns =
        [RowColumn.Plain("auditor", "Auditor"), RowColumn.Day("due_on", "Due"), RowColumn.Day("submitted_on", "Submitted"), RowColumn.Word("return_status", "Return"), FinalGrade];

    private static readonly RowColumn[] Grades =
    [
        RowColumn.Plain("auditor", "Auditor"), RowColumn.Plain("moderator", "Moderator"),
        RowColumn.Plain("auditor_grade", "Auditor’s grade"), RowColumn.Plain("moderator_grade", "Moderator’s grade"), FinalGrade,
    ];

    private static readonly RowColumn[] Views =
    [
        RowColumn.Word("social_worker_views", "Social worker heard"), RowColumn.Word("manager_views", "Manager heard"), RowColumn.Word("reviewing_officer_views", "Reviewing officer heard"),
        RowColumn.Word("child_views", "Child heard"), RowColumn.Word("parent_views", "Parent heard"), FinalGrade,
    ];

    private static readonly RowColumn[] Feedback = [RowColumn.Word("child_feedback", "Child’s feedback"), RowColumn.Word("parent_feedback", "Parent’s feedback"), FinalGrade];

    private static readonly RowColumn[] Actions =
    [
        RowColumn.Id("action_id", "Action"), RowColumn.Plain("description", "What is to be done"),
        new(Column.Text("owner", "Owner"), r => r.Owner()),
        Team, RowColumn.Day("raised_on", "Raised"), RowColumn.Day("due_on", "Due"), RowColumn.Day("completed_on", "Completed"), RowColumn.Day("verified_on", "Verified"),
        new(Column.Number("days_overdue", "Days overdue"), r => Overdue(r)),
        Audit, Child, Line,
    ];

    private static readonly Dictionary<string, RowColumn[]> Others = new()
    {
        ["judgements"] =
        [
            Audit, RowColumn.Plain("domain", "Practice domain"), RowColumn.Plain("question", "Question"), RowColumn.Plain("auditor_grade", "Auditor’s grade"), RowColumn.Plain("grade", "Grade"),
            RowColumn.Plain("comment", "Auditor’s words"), Line,
        ],
        ["actions"] = Actions,
        ["children"] = [Child, .. Actions.Where(c => c != Child)],
        ["concerns"] = [RowColumn.Id("concern_id", "Notification"), Child, Team, RowColumn.Day("opened_on", "Opened"), RowColumn.Day("resolved_on", "Resolved"), new(Column.Number("days_open", "Days open"), r => DaysOpen(r)), Audit, Line],
        ["escalations"] =
        [
            RowColumn.Id("escalation_id", "Escalation"), Child, RowColumn.Plain("raised_by", "Raised by"), Team, RowColumn.Day("raised_on", "Raised"), RowColumn.Word("reason", "Reason"), RowColumn.Number("stage", "Stage"),
            RowColumn.Word("status", "Status"), RowColumn.Day("resolved_on", "Resolved"), Line,
        ],
        ["indicators"] =
        [
            RowColumn.Month("month", "Month"), new(Column.Text("team", "Team"), r => r.Text("team") is null ? Cell.Of("Whole authority") : r.Team()),
            new(Column.Text("legal_status", "Legal status"), r => r.LegalStatus()), RowColumn.Number("numerator", "Counted"), RowColumn.Number("denominator", "Out of"), Line,
        ],
        ["teams"] =
        [
            Team, RowColumn.Plain("service", "Service"), RowColumn.Plain("head_of_service", "Head of service"), RowColumn.Plain("service_manager", "Service manager"), RowColumn.Plain("team_manager", "Team manager"),
            RowColumn.Number("good_or_better", "Good or better"), RowColumn.Number("inadequate", "Inadequate"), RowColumn.Number("completed", "Audits completed"),
        ],
        ["practitioners"] = [Practitioner, Team, RowColumn.Month("last_seen", "Last seen in an audit"), RowColumn.Month("last_audited", "Last completed audit")],
        ["rejects"] = [RowColumn.Plain("file", "File"), RowColumn.Plain("sheet", "Sheet"), RowColumn.Number("line", "Line"), RowColumn.Plain("column", "Column"), RowColumn.Plain("value", "Value"), RowColumn.Plain("reason", "Reason")],
    };

    /// <param name="rows">What a row is.</param>
    /// <param name="has">The columns that the list has.</param>
    /// <param name="measure">The measure whose rows they are, whose subject decides what is read of an audit.</param>
    public static IReadOnlyList<RowColumn> Of(string rows, IReadOnlyCollection<string> has, Measure? measure) => rows switch
    {
        "audits" => [.. OfAudits, .. About(measure), Line],
        "teams" => [.. Others[rows].Where(c => has.Contains(c.Column.Key))],
        _ => Others[rows],
    };

    private static RowColumn[] About(Measure? measure) =>
        measure is null || measure.Group == MeasureGroup.Activity ? Returns
        : measure.Group != MeasureGroup.Voices ? Grades
        : measure.Key.StartsWith("views-", StringComparison.Ordinal) ? Views
        : Feedback;

    private static Cell Overdue(RowReading row)
    {
        if (row.DayOf("due_on") is not { } due || row.DayOf("raised_on") is not { } raised)
            return Cell.None;
        var (day, completed) = (row.Source.Request.AsOf, row.DayOf("completed_on"));
        return ActionCounts.Overdue.IsCounted(new CountedAction(Month.Of(raised), due.ToNumber(), completed?.ToNumber()), day.ToNumber()) ? Cell.Count(day.DayNumber - due.DayNumber) : Cell.None;
    }

    private static Cell DaysOpen(RowReading row)
    {
        if (row.DayOf("opened_on") is not { } opened)
            return Cell.None;
        var (day, resolved) = (row.Source.Request.AsOf, row.DayOf("resolved_on"));
        return ConcernCounts.Open.IsCounted(new CountedConcern(Month.Of(opened), opened.ToNumber(), resolved?.ToNumber()), day.ToNumber()) ? Cell.Count(day.DayNumber - opened.DayNumber) : Cell.None;
    }
}
