using QaInsight.Measures;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards.Pages.Teams;

/// <summary>A team: how its practice stands, month by month and in parts, who was audited, and what is done about it.</summary>
internal static class TeamPage
{
    public static PageBody Make(PageSource source)
    {
        var team = TeamOf(source);
        var comparison = new Comparison(source);
        var audits = AuditLine.All(new AuditSums(source.Build.Connection, source.Selection).Facts(source.Period.To.Add(1 - TeamRules.PractitionerSeenMonths), source.Period.To));
        var followUp = new TeamFollowUp(source, comparison);
        return new PageBody(
            team.Name,
            [
                new Section("team", null, []) { Lead = Say(source, team, comparison), Tiles = new TeamTiles(source, comparison).All },
                new TeamGrades(source, comparison).Section,
                new Section("people", "Practitioners", [TeamPractitioners.Block(source, audits)]),
                new Section("latest", "Audits", [AuditLines.Block(source, "The last twelve months’ audits", audits, ofPractitioner: false)]),
                followUp.Actions,
                followUp.Concerns,
            ])
        {
            Crumbs = Above(source, team),
            Notice = source.Selection.HasWithProgramme(team) ? null : $"This team belongs to {team.Programme}: choose that programme to see its figures.",
        };
    }

    /// <summary>The way back from a team's page.</summary>
    public static IReadOnlyList<Crumb> Above(PageSource source, Team team) =>
    [
        new("Teams", source.Address.To("teams") with { Service = null, Team = null }),
        new(team.Service, source.Address.To("teams") with { Service = team.Service, Team = null }),
    ];

    // One within the scope was found by its name, now or earlier; a service beside it may leave it out.
    private static Team TeamOf(PageSource source) =>
        source.Request.Team is not { } name ? throw new ArgumentException("A team’s page needs a team: choose one on the page of teams.")
        : source.Selection.Teams is [var team] ? team
        : throw new UnknownNameException($"There is no team '{name}' in {source.Request.Service}.");

    private static Sentence Say(PageSource source, Team team, Comparison comparison)
    {
        var managers = source.Context.Managers[team.Id];
        var words = new SentenceMaker().Say($"A team of {InEnglish.Isolated(team.Service)}");
        var named = new[] { ("team manager", managers.TeamManager), ("service manager", managers.ServiceManager), ("head of service", managers.HeadOfService) }
            .Where(m => !string.IsNullOrEmpty(m.Item2)).Select(m => $"{m.Item1} {InEnglish.Isolated(m.Item2!)}").ToList();
        words.Say(named.Count == 0 ? "." : $": {InEnglish.Listed(named)}.");
        var earlier = source.Context.Teams.EarlierNames.Where(e => e.Value.Id == team.Id).Select(e => InEnglish.Isolated(e.Key)).Order(StringComparer.OrdinalIgnoreCase).ToList();
        words.Then(earlier.Count == 0 ? "" : $"Formerly {InEnglish.Listed(earlier)}, whose audits and actions are counted here.");
        words.Then(team.ActiveTo is { } last && last <= source.Request.AsOf.ToNumber() ? $"It was closed on {Days.FromNumber(last).ToWords()}." : "");
        words.Then(team.InAuditScope ? "" : "Audits are not expected of it.");
        words.Then($"Figures are {(comparison.Months == source.Period ? "of" : "of the six months")} {comparison.Months.Label}. ");
        return Beside(words, comparison).Sentence;
    }

    private static SentenceMaker Beside(SentenceMaker words, Comparison comparison)
    {
        var row = comparison.Teams().Rows is [var only] ? only : null;
        var (good, bad) = (comparison.Of(Comparison.GoodOrBetter, row), comparison.Of(Comparison.Inadequate, row));
        return words.Say(good.Figure.Denominator is null or 0 ? $"No {comparison.Counted} were graded."
            : !good.IsCompared ? $"{InEnglish.Capital(InEnglish.Number((int)good.Figure.Denominator))} {(good.Figure.Denominator == 1 ? "was" : "were")} graded: too few to compare with other teams."
            : $"{Against(comparison, Comparison.GoodOrBetter, good, "Good or better")}{(bad.IsCompared ? $"; {Against(comparison, Comparison.Inadequate, bad, "inadequate")}" : "")}.");
    }

    private static string Against(Comparison comparison, string measure, Standing standing, string name) =>
        $"{name} is at {standing.Figure.Display}, against {comparison.Whole[measure]!.Display} of all{(standing.IsBeyond ? ", which is more than chance" : ", which may be chance")}";
}
