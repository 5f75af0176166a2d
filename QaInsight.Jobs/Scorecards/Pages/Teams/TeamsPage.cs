using QaInsight.Measures;
using QaInsight.Scorecards.Lists;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards.Pages.Teams;

/// <summary>All teams beside each other: by service, then by team, and the teams that stand out.</summary>
internal static class TeamsPage
{
    // Up to so many teams are shown without a service, and are drawn and listed with one.
    private const int MostTeams = 200;

    public static PageBody Make(PageSource source)
    {
        var comparison = new Comparison(source);
        var teams = source.Selection.Teams.Count(source.Selection.HasWithProgramme);
        var services = new ServicesTable(source, comparison);
        if (teams > MostTeams && source.Request.Service is null)
        {
            return new PageBody("Teams", [services.Section with { Lead = TeamsWords.TooMany(comparison, teams) }, .. Heat(source, comparison, null)]);
        }

        var card = comparison.Teams();
        var rows = TeamLine.Of(source, card.Rows);
        var lists = teams > MostTeams ? null : new ListSource(source.Build, source.Selection, source.Catalogue);
        return new PageBody(
            "Teams",
            [
                services.Section with { Lead = TeamsWords.Say(comparison, rows) },
                new Section("teams", "By team", [.. lists is null ? [] : TeamFunnel.Both(comparison, rows), new TeamsTable(source, comparison, rows, lists).Block]),
                .. lists is null ? [] : new[] { new Section("stand-out", "Teams to look at", [.. new TeamLists(source, comparison, lists).Blocks]) },
                .. Heat(source, comparison, rows),
            ]);
    }

    private static IEnumerable<Section> Heat(PageSource source, Comparison comparison, IReadOnlyList<TeamLine>? teams) =>
        TeamHeat.Of(source, comparison, teams) is { } heat ? [new Section("domains", "By practice domain", [heat])] : [];
}

/// <summary>A team and its row of the scorecard.</summary>
internal sealed record TeamLine(Team Team, ScorecardRow Row)
{
    /// <summary>By service, then by name.</summary>
    public static IReadOnlyList<TeamLine> Of(PageSource source, IReadOnlyList<ScorecardRow> rows)
    {
        var teams = source.Selection.Teams.ToDictionary(t => t.Name, StringComparer.OrdinalIgnoreCase);
        return [.. rows.Select(r => new TeamLine(teams[r.Key], r)).OrderBy(t => t.Team.Service, StringComparer.OrdinalIgnoreCase).ThenBy(t => t.Team.Name, StringComparer.OrdinalIgnoreCase)];
    }
}
