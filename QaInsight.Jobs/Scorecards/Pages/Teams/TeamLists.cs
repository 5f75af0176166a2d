using QaInsight.Measures;
using QaInsight.Measures.Cells;
using QaInsight.Scorecards.Lists;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards.Pages.Teams;

/// <summary>Teams of concern, of strength, and not audited, with the counts that put them there.</summary>
internal sealed class TeamLists(PageSource source, Comparison comparison, ListSource lists)
{
    private const int MostShown = 10;

    // What a list's count counts, as a measure: its rows are found by it.
    private static readonly Dictionary<string, string> Measures = new()
    {
        ["good_or_better"] = Comparison.GoodOrBetter,
        ["inadequate"] = Comparison.Inadequate,
        ["completed"] = "audits-completed",
    };

    public IEnumerable<Block> Blocks =>
    [
        Of(ListKind.TeamsOfConcern, TeamList.OfConcern, "Teams of concern", TeamRules.WindowMonths, mostFirst: true),
        Of(ListKind.TeamsOfStrength, TeamList.OfStrength, "Teams of strength", TeamRules.WindowMonths, mostFirst: true),
        Of(ListKind.TeamsNotAudited, TeamList.NotAudited, "Teams not audited", TeamRules.NotAuditedMonths, mostFirst: false),
    ];

    private Block Of(ListKind kind, TeamList list, string title, int months, bool mostFirst)
    {
        var window = Period.Ending(source.Period.To, months);
        var isTold = list != TeamList.OfConcern || comparison.Whole[Comparison.Inadequate]!.Numerator is not null;
        var teams = isTold ? lists.StandOut(list) : [];
        int Count((Team Team, TeamWindow Window) team) => list.Counts[0].Of(team.Window, source.Period.To);
        var rows = (mostFirst ? teams.OrderByDescending(Count) : teams.OrderBy(Count)).ThenBy(t => t.Team.Name, StringComparer.OrdinalIgnoreCase)
            .Select(t => Row.Of(
            [
                Cell.Of(t.Team.Name, TeamsTable.ToTeam(source, t.Team)),
                Cell.Of(t.Team.Service),
                // Whole audits, whichever practice domain the page is of.
                .. list.Counts.Select(c => Cell.Count(
                    c.Of(t.Window, source.Period.To),
                    (source.Address with { Period = window.ToString(), Service = null, Team = t.Team.Name, Domain = null }).ToRows(Measures[c.Column]))),
            ]));
        return new Block(kind.Word, title, new Table(
            [Column.Text("team", "Team"), Column.Text("service", "Service"), .. list.Counts.Select(c => Column.Number(c.Column, InEnglish.Capital(c.Column.Replace('_', ' '))))],
            [.. rows],
            isTold ? "No team." : "Not available on this scale, which has no inadequate.")
        {
            MostShown = MostShown,
        })
        {
            Say = new SentenceMaker().Strong(isTold ? $"{InEnglish.Count(teams.Count)} " : "").Say($"{(isTold ? InText(kind, teams.Count) : kind.Says)}: {window.Label}.").Sentence,
            More = new Crumb("The list's own page", (source.Address with { Domain = null }).ToRows(kind.Word)),
        };
    }

    // "Teams with three or more …" after a count of one.
    private static string InText(ListKind kind, int count) => count == 1 ? kind.Says.Replace("Teams", "team", StringComparison.Ordinal) : InEnglish.InText(kind.Says);
}
