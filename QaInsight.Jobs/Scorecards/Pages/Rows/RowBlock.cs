using System.Text.Json;
using QaInsight.Measures;
using QaInsight.Scorecards.Lists;

namespace QaInsight.Scorecards.Pages.Rows;

/// <summary>A list of rows as a table of a page.</summary>
internal static class RowBlock
{
    /// <param name="count">How many rows there are, where the list does not hold them all.</param>
    public static Block Of(PageSource source, string key, string title, RowTable list, Measure? measure, decimal? count = null)
    {
        var columns = RowColumns.Of(list.Of, [.. list.Columns], measure);
        var audits = KnownAudits(source, list);
        return new Block(key, title, new Table(
            [.. columns.Select(c => c.Column)],
            [.. Enumerable.Range(0, list.Rows.Count).Select(at => new RowReading(source, list, at, audits)).Select(row => Row.Of([.. columns.Select(c => c.Read(row))]))],
            "None for these filters.")
        {
            Of = count,
        })
        {
            IsWide = true,
        };
    }

    // An action may name an audit that was never brought in, or that others see.
    private static HashSet<string> KnownAudits(PageSource source, RowTable list)
    {
        var place = list.Of == "audits" ? -1 : list.Columns.ToList().IndexOf("audit_id");
        if (place < 0)
            return [];
        return
        [
            .. source.Build.Connection.Rows(
                "SELECT a.audit_id, a.team_ref FROM json_each($ids) w JOIN fct_audit a ON a.audit_id = w.value",
                r => (Id: r.GetString(0), Team: source.Context.Teams[r.GetInt32(1)]),
                ("$ids", JsonSerializer.Serialize(list.Rows.Select(r => r[place]).OfType<string>().Distinct()))).Where(a => source.Scope.Sees(a.Team)).Select(a => a.Id),
        ];
    }
}
