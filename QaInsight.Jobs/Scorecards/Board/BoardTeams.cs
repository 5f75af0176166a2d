using System.Globalization;
using QaInsight.Measures;
using QaInsight.Scorecards.Lists;
using QaInsight.Scorecards.Pages;

namespace QaInsight.Scorecards.Board;

/// <summary>The teams that stand out: how many, and, while they are few enough to read, which.</summary>
internal sealed class BoardTeams(ListReader lists, ScorecardRequest request)
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
        Of(ListKind.TeamsOfConcern, "inadequate", "with inadequate practice", $"{InEnglish.Number(TeamRules.Audits)} or more audits graded inadequate in {Window(TeamRules.WindowMonths)}", counts.OfConcern) with { IsAvailable = tellsInadequate },
        Of(ListKind.TeamsOfStrength, "good_or_better", "with good practice", $"{InEnglish.Number(TeamRules.Audits)} or more audits graded good or better in {Window(TeamRules.WindowMonths)}", counts.OfStrength),
        Of(ListKind.TeamsNotAudited, "completed", "not audited, or only once", $"in {Window(TeamRules.NotAuditedMonths)}", counts.NotAudited),
    ];

    private static string Window(int months) => $"{InEnglish.Number(months)} months";

    private TeamsToLookAt Of(ListKind list, string counted, string says, string rule, int count) =>
        new(list.Word, $"{(count == 1 ? "team" : "teams")} {says}", rule, count, count is 0 or > MostNamed ? [] : Named(list, counted));

    private IReadOnlyList<NamedTeam> Named(ListKind list, string counted)
    {
        var table = lists.Read(list, request).Table;
        var (team, service, count) = (Place(table, "team"), Place(table, "service"), Place(table, counted));
        var named = table.Rows.Select(r => new NamedTeam($"{r[team]}", $"{r[service]}", Convert.ToInt32(r[count], CultureInfo.InvariantCulture)));
        return [.. (list == ListKind.TeamsNotAudited ? named.OrderBy(t => t.Count) : named.OrderByDescending(t => t.Count)).ThenBy(t => t.Team, StringComparer.OrdinalIgnoreCase)];
    }

    private static int Place(RowTable table, string column) => table.Columns.ToList().IndexOf(column);
}
