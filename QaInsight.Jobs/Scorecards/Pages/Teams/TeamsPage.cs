using QaInsight.Measures;
using QaInsight.Scorecards.Lists;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards.Pages.Teams;

/// <summary>All teams beside each other: by service, then by team, and the teams that stand out.</summary>
internal static class TeamsPage
{
    /// <summary>Up to so many teams are set beside each other; of more the page would be too long to read.</summary>
    public const int MostBeside = 60;

    // Of up to so many it is said which stand out.
    private const int MostRead = 200;

    public static PageBody Make(PageSource source)
    {
        var comparison = new Comparison(source);
        var services = new ServicesTable(source, comparison).Section;
        var count = source.Selection.Teams.Count(source.Selection.HasWithProgramme);
        if (count > MostRead && source.Request.Service is null)
            return new PageBody("Teams", [services with { Lead = TeamsWords.TooMany(comparison, count) }, .. Heat(source, comparison, null)]);

        var teams = TeamLine.Of(source, comparison.Teams().Rows);
        var lists = count > MostRead ? null : new ListSource(source.Build, source.Selection, source.Catalogue, new RowsWanted());
        var isBeside = count <= MostBeside || source.Request.Service is not null;
        return new PageBody(
            "Teams",
            [
                services with { Lead = TeamsWords.Say(comparison, teams, isBeside) },
                .. isBeside ? [new Section("teams", "By team", [.. TeamFunnel.Both(comparison, teams), new TeamsTable(source, comparison, teams, lists).Block])] : Array.Empty<Section>(),
                .. lists is null ? [] : new[] { new Section("stand-out", "Teams to look at", [.. new TeamLists(source, comparison, lists).Blocks]) },
                .. Heat(source, comparison, teams),
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
