using QaInsight.Measures;
using QaInsight.Measures.Cells;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards.Board;

/// <summary>The teams that stand out: how many, and, while they are few enough to read, which.</summary>
internal sealed class BoardTeams(Selection selection, AuditSums audits, Month last)
{
    private const int MostNamed = 60;

    private readonly Lazy<IReadOnlyDictionary<Team, TeamWindow>> windows = new(() => Windows(audits, last));

    /// <param name="counts">The window's counts, from cells: what is named only explains them.</param>
    /// <param name="tellsInadequate">Whether the window's audits are on a scale that has inadequate.</param>
    public IReadOnlyList<TeamsToLookAt> All(WindowSums.Counts counts, bool tellsInadequate) =>
    [
        Make("teams-of-concern", "with inadequate practice", $"{InEnglish.Number(TeamRules.Audits)} or more audits graded inadequate in {InEnglish.Number(TeamRules.WindowMonths)} months", counts.OfConcern,
            () => Standing(w => w.Inadequate(last, TeamRules.WindowMonths))) with { IsAvailable = tellsInadequate },
        Make("teams-of-strength", "with good practice", $"{InEnglish.Number(TeamRules.Audits)} or more audits graded good or better in {InEnglish.Number(TeamRules.WindowMonths)} months", counts.OfStrength,
            () => Standing(w => w.GoodOrBetter(last, TeamRules.WindowMonths))),
        Make("teams-not-audited", "not audited, or only once", $"in {InEnglish.Number(TeamRules.NotAuditedMonths)} months", counts.NotAudited, NotAudited),
    ];

    private static TeamsToLookAt Make(string key, string says, string rule, int count, Func<IEnumerable<NamedTeam>> named) =>
        new(key, $"{(count == 1 ? "team" : "teams")} {says}", rule, count, count is 0 or > MostNamed ? [] : [.. named()]);

    private static Dictionary<Team, TeamWindow> Windows(AuditSums audits, Month last)
    {
        var found = new Dictionary<Team, TeamWindow>();
        foreach (var audit in audits.Facts(last.Add(1 - TeamRules.WindowMonths), last))
        {
            if (!found.TryGetValue(audit.Team, out var window))
                found[audit.Team] = window = new TeamWindow();
            window.Add(audit);
        }

        return found;
    }

    private IEnumerable<NamedTeam> Standing(Func<TeamWindow, int> count) =>
        windows.Value.Select(w => new NamedTeam(w.Key.Name, w.Key.Service, count(w.Value))).Where(t => t.Count >= TeamRules.Audits)
            .OrderByDescending(t => t.Count).ThenBy(t => t.Team, StringComparer.OrdinalIgnoreCase);

    private IEnumerable<NamedTeam> NotAudited() =>
        selection.Teams.Where(t => t.InAuditScope && selection.HasWithProgramme(t) && t.IsActive(last.FirstDay, last.LastDay))
            .Select(t => new NamedTeam(t.Name, t.Service, windows.Value.GetValueOrDefault(t)?.Completed(last, TeamRules.NotAuditedMonths) ?? 0))
            .Where(t => t.Count <= TeamRules.NotAuditedMost)
            .OrderBy(t => t.Count).ThenBy(t => t.Team, StringComparer.OrdinalIgnoreCase);
}
