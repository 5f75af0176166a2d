namespace QaInsight.Tests.Oracle;

/// <summary>Puts what stands under a team's earlier name under the team of today; the earlier team is no team any more.</summary>
internal static class Renaming
{
    public static Council Apply(Council council)
    {
        return new Council
        {
            Teams = council.Teams.Where(team => Today(team.Team) == team.Team).ToList(),
            Audits = council.Audits.Select(row => row with { Team = Today(row.Team) }).ToList(),
            Judgements = council.Judgements,
            Actions = council.Actions.Select(row => row with { Team = Today(row.Team) }).ToList(),
            Concerns = council.Concerns.Select(row => row with { Team = Today(row.Team) }).ToList(),
            Escalations = council.Escalations.Select(row => row with { Team = Today(row.Team) }).ToList(),
            Auditors = council.Auditors.Select(row => row with { Team = Today(row.Team) }).ToList(),
            Indicators = council.Indicators.Select(row => row with { Team = Today(row.Team) }).ToList(),
        };

        string Today(string name)
        {
            var successor = name == "" ? null : council.Teams.SingleOrDefault(team => team.Formerly == name);
            return successor is null ? name : Today(successor.Team);
        }
    }
}
