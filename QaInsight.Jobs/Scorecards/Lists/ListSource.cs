using System.Text.Json;
using QaInsight.Measures;
using QaInsight.Measures.Cells;
using QaInsight.Measures.Counts;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards.Lists;

/// <summary>Finds a selection's rows by the definitions that count them, and reads them from their extract's view.</summary>
internal sealed class ListSource(PublishedBuild build, Selection selection, Catalogue catalogue)
{
    public Selection Selection => selection;

    public Period Period => selection.Request.Period;

    /// <summary>Of a practice domain: the audits that were judged in it.</summary>
    public RowTable Audits()
    {
        var inDomain = selection.DomainId is { } domain
            ? build.Connection.Rows("SELECT DISTINCT audit_ref FROM fct_judgement WHERE domain_ref = $domain", r => r.GetInt32(0), ("$domain", domain)).ToHashSet()
            : null;
        return AuditsWhere(Period, (a, day) => AuditCounts.Allocated.IsCounted(a, day) && inDomain?.Contains(a.Id) != false);
    }

    /// <exception cref="ArgumentException">The measure does not count audits.</exception>
    public RowTable Behind(string key, FigurePart part)
    {
        if (!catalogue.Has(key) || catalogue[key] is not { Numerator: AuditCount numerator } measure)
            throw new ArgumentException($"'{key}' is not a measure that counts audits.", nameof(key));
        var denominator = measure.Denominator as AuditCount;
        return AuditsWhere(ScorecardReader.Counted.Window(measure, Period), part switch
        {
            FigurePart.Numerator => numerator.IsCounted,
            FigurePart.Denominator => (a, day) => denominator?.IsCounted(a, day) == true,
            _ => (a, day) => denominator?.IsCounted(a, day) == true && !numerator.IsCounted(a, day),
        });
    }

    public RowTable Actions() => View("actions", "fct_action", "action_id", Taken(
        new FollowUpReader(build.Connection).Actions($"f.raised_on BETWEEN ?1 AND ?2 AND {selection.FollowUpFacts}", FirstDay, LastDay).Select(a => (a.Id, a.TeamRef))));

    public RowTable Concerns() => View("concerns", "fct_concern", "concern_id", Taken(
        new FollowUpReader(build.Connection).Concerns($"f.opened_on BETWEEN ?1 AND ?2 AND {selection.FollowUpFacts}", FirstDay, LastDay).Select(c => (c.Id, c.TeamRef))));

    public RowTable Escalations() => View("escalations", "fct_escalation", "escalation_id", selection.IsOfSomeAudits ? [] : Taken(
        new FollowUpReader(build.Connection).Escalations("f.raised_on BETWEEN ?1 AND ?2", FirstDay, LastDay).Select(e => (e.Id, e.TeamRef))));

    public RowTable Rejects()
    {
        using var rows = new WarehouseContext(build);
        return new RowTable(
            ["file", "sheet", "line", "column", "value", "reason"],
            ImportLog.LastRun(rows) is { } last ? [.. ImportLog.SetAsideBy(rows, last.Run).Select(r => (object?[])[r.File, r.Sheet, r.Line, r.Column, r.Value, r.Reason])] : []);
    }

    public RowTable Teams(TeamList list)
    {
        var stand = StandOut(list);
        using var rows = new WarehouseContext(build);
        var managers = TeamManagers.Of(rows, stand.Select(t => t.Team.Id));
        return new RowTable(
            ["team", "service", "head_of_service", "service_manager", "team_manager", .. list.Counts.Select(c => c.Column)],
            [
                .. stand.Select(t => (object?[])
                    [t.Team.Name, t.Team.Service, managers[t.Team.Id].HeadOfService, managers[t.Team.Id].ServiceManager, managers[t.Team.Id].TeamManager, .. list.Counts.Select(c => (object)c.Of(t.Window, Period.To))]),
            ]);
    }

    /// <summary>By name.</summary>
    public List<(Team Team, TeamWindow Window)> StandOut(TeamList list)
    {
        var last = Period.Of(Period.To);
        return
        [
            .. selection.Teams.Where(t => (!list.OfTeamsInScope || selection.Expects(t, last)) && list.IsOnIt(Windows[t.Id], Period.To))
                .OrderBy(t => t.Name, StringComparer.OrdinalIgnoreCase).Select(t => (t, Windows[t.Id])),
        ];
    }

    // One pass serves every list of teams.
    private Dictionary<int, TeamWindow> Windows => field ??= ReadWindows();

    private Dictionary<int, TeamWindow> ReadWindows()
    {
        var windows = selection.Teams.ToDictionary(t => t.Id, _ => new TeamWindow());
        foreach (var audit in Counted(Period.Ending(Period.To, TeamRules.WindowMonths)))
            windows[audit.Team.Id].Add(audit);
        return windows;
    }

    private RowTable AuditsWhere(Period months, Func<CountedAudit, int, bool> isWanted) =>
        View("audits", "fct_audit", "audit_id", [.. Counted(months).Where(a => isWanted(a, selection.Day)).Select(a => a.Id)]);

    private int FirstDay => Period.FirstDay.ToNumber();

    private int LastDay => Period.LastDay.ToNumber();

    private IEnumerable<CountedAudit> Counted(Period months) => new AuditSums(build.Connection, selection).Facts(months.From, months.To);

    private List<int> Taken(IEnumerable<(int Id, int TeamRef)> rows) => [.. rows.Where(r => selection.HasWithProgramme(selection.Context.Teams[r.TeamRef])).Select(r => r.Id)];

    private RowTable View(string extract, string table, string key, List<int> ids)
    {
        var columns = build.Connection.Rows($"SELECT name FROM pragma_table_info('{extract}') WHERE name NOT LIKE 'key!_%' ESCAPE '!' AND name NOT LIKE 'source!_%' ESCAPE '!' ORDER BY cid", r => r.GetString(0));
        var rows = build.Connection.Rows(
            $"""
            SELECT {string.Join(", ", columns.Select(c => $"v.\"{c}\""))}
            FROM json_each($ids) wanted JOIN {table} f ON f.id = wanted.value JOIN "{extract}" v ON v.key_{key} = f.{key} ORDER BY f.{key}
            """,
            r =>
            {
                var row = new object?[columns.Count];
                for (var at = 0; at < row.Length; at++)
                    row[at] = r.IsDBNull(at) ? null : r.GetValue(at);
                return row;
            },
            ("$ids", JsonSerializer.Serialize(ids)));
        return new RowTable(columns, rows);
    }
}
