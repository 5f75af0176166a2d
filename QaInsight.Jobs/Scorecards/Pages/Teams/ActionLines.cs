using QaInsight.Measures.Cells;
using QaInsight.Measures.Counts;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards.Pages.Teams;

/// <summary>An action as its reader sees it.</summary>
internal sealed record ActionLine(int Id, string ActionId, string? AuditId, bool HasAudit, string Child, string? Description, string? Owner, DateOnly Raised, DateOnly Due, DateOnly? Completed);

/// <summary>Actions one by one, by the tests that count them.</summary>
internal static class ActionLines
{
    private const int MostShown = 25;

    /// <summary>Those of the selection that are overdue on the page's day, whenever they were raised.</summary>
    public static IReadOnlyList<ActionLine> Overdue(PageSource source)
    {
        var teams = string.Join(",", source.Context.Teams.FactIds(source.Selection.HasWithProgramme));
        return Read(source, new FollowUpReader(source.Build.Connection).Actions($"f.team_ref IN ({teams}) AND {source.Selection.FollowUpFacts}")
            .Where(a => ActionCounts.Overdue.IsCounted(a.Action, source.Selection.Day)).Select(a => a.Id));
    }

    /// <summary>Those of some audits, given by the extract's own ids.</summary>
    public static IReadOnlyList<ActionLine> Of(PageSource source, IReadOnlyCollection<int> audits) => audits.Count == 0 ? [] : Read(
        source,
        source.Build.Connection.Rows(
            $"SELECT f.id, f.team_ref FROM fct_audit a JOIN fct_action f ON f.audit_id = a.audit_id WHERE a.id IN ({string.Join(",", audits)})", r => (Id: r.GetInt32(0), Team: r.GetInt32(1)))
            .Where(f => source.Selection.Has(source.Context.Teams[f.Team])).Select(f => f.Id));

    public static Block Block(PageSource source, string key, string title, IReadOnlyList<ActionLine> actions, string empty) => new(key, title, new Table(
        [
            Column.Text("action", "Action"), Column.Text("audit", "Audit"), Column.Text("child", "Child"), Column.Text("owner", "Owner"), Column.Day("due_on", "Due"),
            Column.Text("state", "State"), Column.Number("days_overdue", "Days overdue"),
        ],
        [.. actions.Select(a => Line(source, a))],
        empty)
    {
        MostShown = MostShown,
    })
    {
        IsWide = true,
    };

    private static Row Line(PageSource source, ActionLine action)
    {
        var (day, counted) = (source.Selection.Day, new CountedAction(Month.Of(action.Raised), action.Due.ToNumber(), action.Completed?.ToNumber()));
        var isOverdue = ActionCounts.Overdue.IsCounted(counted, day);
        return Row.Of(
            Cell.Of(action.Description ?? action.ActionId),
            Cell.Of(action.AuditId, action.HasAudit ? source.Address.ToAudit(action.AuditId!) : null),
            Cell.Of(action.Child),
            Cell.Of(action.Owner, action.Owner is null ? null : source.Address.To("actions") with { Person = action.Owner }),
            Cell.Day(action.Due),
            Cell.Of(
                isOverdue ? "Overdue"
                : ActionCounts.OnTime.IsCounted(counted, day) ? "Done on time"
                : ActionCounts.Late.IsCounted(counted, day) ? "Done late"
                : "Not due yet"),
            isOverdue ? Cell.Count(source.Request.AsOf.DayNumber - action.Due.DayNumber) : Cell.None);
    }

    // Those due longest ago come first.
    private static List<ActionLine> Read(PageSource source, IEnumerable<int> ids) => source.Build.Connection.Rows(
        $"""
        SELECT f.id, f.action_id, f.audit_id, a.id IS NOT NULL, f.child_id, f.description, o.name, f.raised_on, f.due_on, f.completed_on
        FROM fct_action f LEFT JOIN dim_person o ON o.id = f.owner_ref LEFT JOIN fct_audit a ON a.audit_id = f.audit_id
        WHERE f.id IN ({string.Join(",", ids)}) ORDER BY f.due_on, f.action_id
        """,
        r => new ActionLine(
            r.GetInt32(0), r.GetString(1), r.TextOrNull(2), r.GetInt32(3) == 1, r.GetString(4), r.TextOrNull(5), r.TextOrNull(6),
            Days.FromNumber(r.GetInt32(7)), Days.FromNumber(r.GetInt32(8)), r.NumberOrNull(9) is { } day ? Days.FromNumber(day) : null));
}
