using QaInsight.Measures;
using QaInsight.Measures.Cells;
using QaInsight.Measures.Counts;
using QaInsight.Scorecards.Board;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards.Pages.Teams;

/// <summary>What a team does about its audits: its actions, and its children of concern.</summary>
internal sealed class TeamFollowUp(PageSource source, Comparison comparison)
{
    private static readonly (string Measure, Meaning Meaning)[] States =
        [("actions-on-time", Meaning.OnTime), ("actions-late", Meaning.Late), ("actions-overdue", Meaning.Overdue), ("actions-not-due", Meaning.NotDue)];

    public Section Actions
    {
        get
        {
            var row = source.Scorecards.Read(source.Request with { By = By.Board, Period = comparison.Months }, [MeasureGroup.Actions]).Total;
            return new Section(
                "actions",
                "Actions",
                [
                    ByState(row),
                    ActionLines.Block(source, "overdue", "Overdue actions, whenever raised", ActionLines.Overdue(source), $"No action is overdue on {source.Request.AsOf.ToWords()}."),
                ])
            {
                Lead = ActionWords.Say(row, comparison.Months, null),
            };
        }
    }

    public Section Concerns
    {
        get
        {
            var open = Open();
            return new Section("concerns", "Children of concern", [Block(open)]);
        }
    }

    private Block ByState(ScorecardRow row)
    {
        PageAddress Place(string measure) => comparison.At.ToRows(measure);
        var raised = row["actions-raised"]!.Numerator ?? 0;
        return new Block("action-states", $"Raised {InEnglish.When(comparison.Months)}", new Table(
            [Column.Text("state", "State"), Column.Figure("actions", "Actions raised")],
            raised == 0 ? [] : [.. States.Select(s => Row.Of(Cell.Of(s.Meaning.Name), Cell.Of(row[s.Measure], MeasureUnit.Percent, Place(s.Measure))))],
            "No actions were raised.")
        {
            Note = $"As at {source.Request.AsOf.ToWords()}.",
        })
        {
            IsWide = true,
            Chart = new BarsChart(
                "actions",
                [.. States.Select(s => s.Meaning)],
                [new StackedBar("Actions raised", [.. States.Select(s => new BarPart(row[s.Measure]!.Numerator ?? 0, Place(s.Measure)))]) { Place = Place("actions-raised") }]),
        };
    }

    private Block Block(List<Concern> open) => new("concerns-open", "Open", new Table(
        [Column.Text("child", "Child"), Column.Text("audit", "Audit"), Column.Day("opened_on", "Opened"), Column.Number("days_open", "Days open")],
        [
            .. open.Select(c => Row.Of(
                Cell.Of(c.Child),
                Cell.Of(c.AuditId, c.HasAudit ? source.Address.ToAudit(c.AuditId!) : null),
                Cell.Day(c.Opened),
                Cell.Count(source.Request.AsOf.DayNumber - c.Opened.DayNumber))),
        ],
        $"No child of concern is open on {source.Request.AsOf.ToWords()}."))
    {
        IsWide = true,
    };

    // Open longest first.
    private List<Concern> Open()
    {
        var teams = string.Join(",", source.Context.Teams.FactIds(source.Selection.HasWithProgramme));
        var ids = new FollowUpReader(source.Build.Connection).Concerns($"f.team_ref IN ({teams}) AND {source.Selection.FollowUpFacts}")
            .Where(c => ConcernCounts.Open.IsCounted(c.Concern, source.Selection.Day)).Select(c => c.Id);
        return source.Build.Connection.Rows(
            $"""
            SELECT f.child_id, f.audit_id, a.id IS NOT NULL, f.opened_on FROM fct_concern f LEFT JOIN fct_audit a ON a.audit_id = f.audit_id
            WHERE f.id IN ({string.Join(",", ids)}) ORDER BY f.opened_on, f.concern_id
            """,
            r => new Concern(r.GetString(0), r.TextOrNull(1), r.GetInt32(2) == 1, Days.FromNumber(r.GetInt32(3))));
    }

    private sealed record Concern(string Child, string? AuditId, bool HasAudit, DateOnly Opened);
}
