using QaInsight.Measures.Counts;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards.Pages.Actions;

/// <summary>An action, as it stands on the page's day.</summary>
/// <param name="HasAudit">Whether the audit that it names is known.</param>
/// <param name="VerifiedOn">yyyymmdd.</param>
internal sealed record ActionFact(
    string Id, string? AuditId, bool HasAudit, string Child, Team Team, string? Description, string? Owner, DateOnly RaisedOn, CountedAction Counted, int? VerifiedOn)
{
    public DateOnly DueOn => Days.FromNumber(Counted.DueOn);

    public DateOnly? CompletedOn => Counted.CompletedOn is { } day ? Days.FromNumber(day) : null;

    public bool IsOpen(int day) => !Counted.IsCompleted(day);

    public bool IsOverdue(int day) => ActionCounts.Overdue.IsCounted(Counted, day);

    public bool IsVerified(int day) => VerifiedOn is { } verified && verified <= day;

    /// <summary>
    /// Those raised in the window, and older ones that are open on the page's day; of one owner where the address names one. Null
    /// where there are too many to look at one by one.
    /// </summary>
    public static IReadOnlyList<ActionFact>? Read(PageSource source, Period window)
    {
        if (!OneByOne.HasFew(source, "fct_action"))
            return null;
        var selection = source.Selection;
        return
        [
            .. source.Build.Connection.Rows(
                $"""
                SELECT f.action_id, f.audit_id, k.id IS NOT NULL, f.child_id, f.team_ref, f.description, p.name, f.raised_on, f.due_on, f.completed_on, f.verified_on
                FROM fct_action f LEFT JOIN dim_person p ON p.id = f.owner_ref LEFT JOIN fct_audit k ON k.audit_id = f.audit_id
                WHERE f.raised_on <= $to AND (f.raised_on >= $from OR f.completed_on IS NULL OR f.completed_on > $day) AND {selection.OfTeams("f")} AND {selection.FollowUpFacts}
                    AND ($owner = '' OR p.name = $owner)
                """,
                r => new ActionFact(
                    r.GetString(0), r.TextOrNull(1), r.GetBoolean(2), r.GetString(3), source.Context.Teams[r.GetInt32(4)], r.TextOrNull(5), r.TextOrNull(6),
                    Days.FromNumber(r.GetInt32(7)), new CountedAction(new Month(Days.MonthNumber(r.GetInt32(7))), r.GetInt32(8), r.NumberOrNull(9)), r.NumberOrNull(10)),
                ("$from", window.FirstDay.ToNumber()), ("$to", window.LastDay.ToNumber()), ("$day", selection.Day), ("$owner", source.Address.Person ?? ""))
                .Where(a => selection.HasWithProgramme(a.Team)),
        ];
    }
}
