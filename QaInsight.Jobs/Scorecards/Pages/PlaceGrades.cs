using QaInsight.Measures;

namespace QaInsight.Scorecards.Pages;

/// <summary>Where the grades of a page were given: by service, and within a service by team.</summary>
internal static class PlaceGrades
{
    private const int FewTeams = 12;
    private const int MostTeams = 60;

    private static readonly string[] Measures = ["grade-good-or-better", "grade-requires-improvement", "grade-inadequate"];

    /// <param name="counted">What is graded: <c>audits</c>, <c>judgements</c>.</param>
    public static Block Make(PageSource source, string counted)
    {
        var teams = source.Selection.Teams.Count(source.Selection.HasWithProgramme);
        var byTeam = teams <= (IsNarrowed(source) ? MostTeams : FewTeams);
        var rows = source.Read(byTeam ? By.Team : By.Service, [MeasureGroup.Grades]).Rows.OrderBy(r => r.Label, StringComparer.OrdinalIgnoreCase).ToList();
        var graded = rows.Where(r => r[Measures[0]]!.Denominator > 0).ToList();
        var services = source.Selection.Teams.ToDictionary(t => t.Name, t => t.Service, StringComparer.OrdinalIgnoreCase);
        var showsService = byTeam && !IsNarrowed(source);
        return new Block("places", byTeam ? "By team" : "By service", new Table(
            [
                Column.Text(byTeam ? "team" : "service", byTeam ? "Team" : "Service"),
                .. showsService ? new[] { Column.Text("service", "Service") } : [],
                .. Measures.Select(m => source.Column(m)),
            ],
            [
                .. graded.Select(r => Row.Of(
                [
                    Cell.Of(r.Label, byTeam ? (source.Address with { Team = r.Key }).To("team") : source.Address with { Service = r.Key }),
                    .. showsService ? new[] { Cell.Of(services.GetValueOrDefault(r.Key), source.Address with { Service = services.GetValueOrDefault(r.Key) }) } : [],
                    .. Measures.Select(m => source.Cell(m, r, byTeam ? source.Address with { Team = r.Key } : source.Address with { Service = r.Key })),
                ])),
            ],
            $"No {counted} were graded {InEnglish.When(source.Period)}.")
        {
            Note = Note(byTeam, IsNarrowed(source), counted, rows.Count - graded.Count),
        })
        {
            IsWide = true,
        };
    }

    private static bool IsNarrowed(PageSource source) => source.Request.Service is not null || source.Request.Team is not null;

    private static string? Note(bool byTeam, bool isNarrowed, string counted, int without) =>
        (without == 0 ? "" : $"{InEnglish.Capital(InEnglish.Number(without))} {(byTeam ? without == 1 ? "team has" : "teams have" : without == 1 ? "service has" : "services have")} no {counted} graded here. ")
        + (byTeam ? "One audit moves a share of small numbers a long way." : isNarrowed ? "The service has too many teams to show beside each other: choose one." : "Choose a service to see its teams.");
}
