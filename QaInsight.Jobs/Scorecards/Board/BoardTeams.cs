using QaInsight.Measures;

namespace QaInsight.Scorecards.Board;

/// <summary>The teams that stand out: how many, and, while they are few enough to read, which.</summary>
internal sealed class BoardTeams(ScorecardRequest request)
{
    private const int MostNamed = 60;

    public IReadOnlyList<TeamsToLookAt> All(WindowSums.Counts windows) =>
    [
        new("teams-of-concern", "teams with inadequate practice", $"{Number(TeamRules.Audits)} or more audits graded inadequate in {TeamRules.WindowMonths} months", windows.OfConcern, Named("teams-of-concern", windows.OfConcern)),
        new("teams-of-strength", "teams with good practice", $"{Number(TeamRules.Audits)} or more audits graded good or better in {TeamRules.WindowMonths} months", windows.OfStrength, Named("teams-of-strength", windows.OfStrength)),
        new("teams-not-audited", "teams not audited, or only once", $"in {TeamRules.NotAuditedMonths} months", windows.NotAudited, Named("teams-not-audited", windows.NotAudited)),
    ];

    private IReadOnlyList<NamedTeam> Named(string list, int count) => count > MostNamed || count == 0 ? [] : ScorecardReader.TeamsThatStandOut(list, request);

    private static string Number(int number) => number == 3 ? "three" : number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
