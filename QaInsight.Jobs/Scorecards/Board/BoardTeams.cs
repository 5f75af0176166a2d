using System.Globalization;
using QaInsight.Measures;
using QaInsight.Scorecards.Lists;

namespace QaInsight.Scorecards.Board;

/// <summary>The teams that stand out: how many, and, while they are few enough to read, which.</summary>
internal sealed class BoardTeams(ListReader lists, ScorecardRequest request)
{
    private const int MostNamed = 60;

    public IReadOnlyList<TeamsToLookAt> All(WindowSums.Counts windows) =>
    [
        Of(ListKind.TeamsOfConcern, "inadequate", "with inadequate practice", $"Three or more audits graded inadequate in {Months(TeamRules.WindowMonths)}", windows.OfConcern),
        Of(ListKind.TeamsOfStrength, "good_or_better", "with good practice", $"Three or more audits graded good or better in {Months(TeamRules.WindowMonths)}", windows.OfStrength),
        Of(ListKind.TeamsNotAudited, "completed", "not audited, or only once", $"In {Months(TeamRules.NotAuditedMonths)}", windows.NotAudited),
    ];

    private TeamsToLookAt Of(ListKind list, string counted, string says, string rule, int count) =>
        new(list.Word, $"{(count == 1 ? "team" : "teams")} {says}", rule, count, count is 0 or > MostNamed ? [] : Named(list, counted));

    private IReadOnlyList<NamedTeam> Named(ListKind list, string counted)
    {
        var table = lists.Read(list, request).Table;
        var (team, service, count) = (Place(table, "team"), Place(table, "service"), Place(table, counted));
        return [.. table.Rows.Select(r => new NamedTeam($"{r[team]}", $"{r[service]}", Convert.ToInt32(r[count], CultureInfo.InvariantCulture))).OrderByDescending(t => list == ListKind.TeamsNotAudited ? -t.Count : t.Count)];
    }

    private static int Place(RowTable table, string column) => table.Columns.ToList().IndexOf(column);

    private static string Months(int months) => months == 3 ? "three months" : "six months";
}
