using QaInsight.Scorecards.Lists;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards.Pages.Teams;

/// <summary>Teams beside each other, by service.</summary>
internal sealed class TeamsTable(PageSource source, Comparison comparison, IReadOnlyList<TeamLine> teams, ListSource? lists)
{
    private static readonly (string Says, TeamList List)[] Flags = [("strength", TeamList.OfStrength), ("concern", TeamList.OfConcern), ("not audited", TeamList.NotAudited)];

    public Block Block => new("by-team", "Every team", Table)
    {
        IsWide = true,
    };

    private Table Table
    {
        get
        {
            var last = LastAudited.Of(source.Build.Connection, source.Selection, source.Period.To);
            var flags = lists is null ? null : Flags.SelectMany(f => lists.StandOut(f.List).Select(t => (t.Team.Id, f.Says))).ToLookup(f => f.Id, f => f.Says);
            return new Table(
                [
                    Column.Text("team", "Team"),
                    .. source.Request.Service is null ? [Column.Text("service", "Service")] : Array.Empty<Column>(),
                    .. ComparedColumns.Of(source, comparison),
                    Column.Day("last_audited", "Last audited") with { Says = "The last month with a completed audit, of any legal status and audit type" },
                    .. flags is null ? [] : new[] { Column.Text("stands_out", "Stands out") with { Says = "Three or more audits alike in six months, or one or none in three: the lists below" } },
                ],
                [.. teams.Select(t => Line(t, last, flags))],
                "There are no teams here of which audits were expected.")
            {
                MostShown = TeamsPage.MostBeside,
            };
        }
    }

    private Row Line(TeamLine line, IReadOnlyDictionary<int, Month> last, ILookup<int, string>? flags) => Row.Of(
    [
        Cell.Of(line.Team.Name, ToTeam(source, line.Team)),
        .. source.Request.Service is null ? [Cell.Of(line.Team.Service)] : Array.Empty<Cell>(),
        .. ComparedColumns.Cells(source, comparison, line.Row, comparison.Of(line.Team)),
        last.TryGetValue(line.Team.Id, out var month) ? Cell.Of(month) : Cell.None,
        .. flags is null ? [] : new[] { Cell.Of(InEnglish.Capital(string.Join(", ", flags[line.Team.Id]))) },
    ]);

    /// <summary>The team's own page.</summary>
    public static PageAddress ToTeam(PageSource source, Team team) => source.Address.To("team") with { Service = null, Team = team.Name };
}
