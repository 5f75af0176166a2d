using QaInsight.Scorecards.Board;

namespace QaInsight.Scorecards.Pages.Actions;

/// <summary>
/// What is being done, by whom, and how late: actions of the three months that end with the period, as on the board, and every
/// older one that is open.
/// </summary>
internal static class ActionsPage
{
    private const int WindowMonths = 3;

    public static PageBody Make(PageSource source)
    {
        var window = Period.Ending(source.Period.To, WindowMonths);
        var facts = ActionFact.Read(source, window);
        var owner = source.Address.Person;
        if (owner is not null && facts is null)
            return Body(owner, source, [new Section("actions", null, [new Block("of-owner", "One by one", new Table([], [], OneByOne.TooMany)) { IsWide = true }])]);
        var (figures, blocks) = (new ActionFigures(source, window, facts), new ActionBlocks(source, window, facts));
        var services = figures.Read(By.Service);
        var teams = OneByOne.HasFewTeams(source) || owner is not null ? figures.Read(By.Team) : null;
        var first = new Section("actions", null, owner is null && source.Selection.Services.Count > 1 ? [blocks.ByService(services), blocks.ByAge()] : [blocks.ByTeam(teams), blocks.ByAge()])
        {
            Lead = ActionWords.Say(services.Total, window, figures.Oldest),
        };
        return Body(owner, source, owner is null
            ?
            [
                first,
                new Section("by-owner", "Whose they are", [blocks.Owners(), .. source.Selection.Services.Count > 1 ? [blocks.ByTeam(teams) with { IsWide = true }] : Array.Empty<Block>()]),
                new Section("older", "What is still open", [blocks.Children(), blocks.Oldest()]),
                new Section("closed", "What was done", [blocks.Verified(), blocks.NotVerified()]),
            ]
            : [first, new Section("one-by-one", "Open first, longest overdue first", [blocks.OfOwner()]), new Section("older", "What is still open", [blocks.Children()]), new Section("closed", "What was done", [blocks.Verified()])]);
    }

    private static PageBody Body(string? owner, PageSource source, IReadOnlyList<Section> sections) => owner is null
        ? new PageBody("Actions", sections)
        : new PageBody($"Actions of {InEnglish.Isolated(owner)}", sections) { Crumbs = [new Crumb("Actions", source.Address with { Person = null })] };
}
