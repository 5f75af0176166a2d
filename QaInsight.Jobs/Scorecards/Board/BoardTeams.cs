using QaInsight.Measures;
using QaInsight.Scorecards.Lists;
using QaInsight.Scorecards.Pages;

namespace QaInsight.Scorecards.Board;

/// <summary>The teams that stand out: how many, and, while they are few enough to read, which.</summary>
internal sealed class BoardTeams(ListSource lists)
{
    private const int MostNamed = 60;

    /// <summary>The measure whose rows a list's count counts, and of how many months.</summary>
    public static readonly IReadOnlyDictionary<string, (string Measure, int Months)> Counted = new Dictionary<string, (string, int)>
    {
        [ListKind.TeamsOfConcern.Word] = ("grade-inadequate", TeamRules.WindowMonths),
        [ListKind.TeamsOfStrength.Word] = ("grade-good-or-better", TeamRules.WindowMonths),
        [ListKind.TeamsNotAudited.Word] = ("audits-completed", TeamRules.NotAuditedMonths),
    };

    /// <param name="counts">The window's counts, from cells: what is named only explains them.</param>
    /// <param name="tellsInadequate">Whether the window's audits are on a scale that has inadequate.</param>
    public IReadOnlyList<TeamsToLookAt> All(WindowSums.Counts counts, bool tellsInadequate) =>
    [
        Of(ListKind.TeamsOfConcern, TeamList.OfConcern, "with inadequate practice", $"{InEnglish.Number(TeamRules.Audits)} or more audits graded inadequate in {Window(TeamRules.WindowMonths)}", counts.OfConcern) with { IsAvailable = tellsInadequate },
        Of(ListKind.TeamsOfStrength, TeamList.OfStrength, "with good practice", $"{InEnglish.Number(TeamRules.Audits)} or more audits graded good or better in {Window(TeamRules.WindowMonths)}", counts.OfStrength),
        Of(ListKind.TeamsNotAudited, TeamList.NotAudited, "not audited, or only once", $"in {Window(TeamRules.NotAuditedMonths)}", counts.NotAudited),
    ];

    private static string Window(int months) => $"{InEnglish.Number(months)} months";

    private TeamsToLookAt Of(ListKind list, TeamList rule, string says, string ruleInWords, int count) =>
        new(list.Word, $"{(count == 1 ? "team" : "teams")} {says}", ruleInWords, count, count is 0 or > MostNamed ? [] : Named(rule));

    private IReadOnlyList<NamedTeam> Named(TeamList rule)
    {
        var named = lists.StandOut(rule).Select(t => new NamedTeam(t.Team.Name, t.Team.Service, rule.Counts[0].Of(t.Window, lists.Period.To)));
        return [.. (rule == TeamList.NotAudited ? named.OrderBy(t => t.Count) : named.OrderByDescending(t => t.Count)).ThenBy(t => t.Team, StringComparer.OrdinalIgnoreCase)];
    }
}
