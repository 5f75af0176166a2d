using QaInsight.Warehouse;

namespace QaInsight.Scorecards.Pages;

/// <summary>What a page's filters offer.</summary>
internal sealed class PageOptions(BuildContext context, Scope scope, ScorecardRequest request)
{
    private const int RecentMonths = 24;
    private const int RecentQuarters = 8;
    private static readonly int[] Rolling = [3, 6, 12];

    public IReadOnlyList<Choice> Of(PageKind? kind) =>
    [
        new(PageFilter.Period, "Period", [.. Periods()], IsMain: true),
        new(PageFilter.Programme, "Programme", [.. Programmes()], IsMain: true),
        new(PageFilter.Service, "Service", Named(Services, request.Service, "All services"), IsMain: true),
        .. (kind?.MoreFilters ?? []).Select(More).OfType<Choice>(),
    ];

    private Choice? More(PageFilter filter) =>
        filter == PageFilter.Team ? Teams() is { } teams && (teams.Count > 0 || request.Team is not null) ? new(filter, "Team", Named(teams, request.Team, "All teams")) : null
        : filter == PageFilter.LegalStatus ? new(filter, "Legal status", Named(context.LegalStatuses.Select(s => (s.Name, s.Label)), request.LegalStatus, "All legal statuses"))
        : filter == PageFilter.Domain ? new(filter, "Practice domain", Named(context.Domains.Select(d => (d.Name, d.Label)), request.Domain, "All practice domains"))
        : filter == PageFilter.AuditType ? new(filter, "Audit type", Named(AuditTypes.All.Select(t => (t, InEnglish.Capital(t))), request.AuditType, "All audit types"))
        : null;

    private IEnumerable<Option> Periods()
    {
        var months = context.Months.Reverse().ToList();
        var latest = context.LatestReturned ?? (months.Count > 0 ? months[0] : request.Period.To);
        var options = months.Take(RecentMonths).Select(m => Period(Scorecards.Period.Of(m), context.IsPartReturned(m) ? $"{m.Label} (part returned)" : m.Label, "Months"))
            .Concat(months.Count == 0 ? [] : Rolling.Select(n => Scorecards.Period.Ending(latest, n)).Select(p => Period(p, $"{InEnglish.Capital(InEnglish.Number(p.Months))} months to {p.To.Label}", "Rolling")))
            .Concat(months.GroupBy(m => m.Quarter).Take(RecentQuarters).Select(g => Scorecards.Period.Parse(g.Key)).Select(p => Period(p, $"{p.Label} (quarter {p.From.FinancialQuarter})", "Quarters")))
            .Concat(months.GroupBy(m => m.FinancialYear).Select(g => Scorecards.Period.Parse(g.Key)).Select(p => Period(p, $"{p.Label} (year)", "Financial years")))
            .ToList();
        // A rolling quarter may be a financial quarter too: it is chosen once.
        var chosen = options.FindIndex(o => o.IsChosen);
        return chosen < 0 ? options.Prepend(Period(request.Period, request.Period.Label, null)) : options.Select((o, at) => o with { IsChosen = at == chosen });
    }

    private Option Period(Period period, string label, string? group) => new(period.ToString(), label, period == request.Period, group);

    private IEnumerable<Option> Programmes() =>
        context.Programmes.Select(p => p.Name).Prepend(TeamDirectory.MainProgramme).Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(p => new Option(p, p, p.Equals(request.Programme, StringComparison.OrdinalIgnoreCase)))
            .Append(new Option(ScorecardRequest.AllProgrammes, "All programmes", request.Programme.Equals(ScorecardRequest.AllProgrammes, StringComparison.OrdinalIgnoreCase)));

    private IEnumerable<Team> Seen => context.TeamsSeenBy(scope).All
        .Where(t => request.Programme.Equals(ScorecardRequest.AllProgrammes, StringComparison.OrdinalIgnoreCase) || t.Programme.Equals(request.Programme, StringComparison.OrdinalIgnoreCase));

    private IEnumerable<(string, string)> Services => Alphabetical(Seen.Select(t => t.Service));

    // A council's teams are many: they are offered once a service narrows them, or a team chosen says whose, and while a list of them can be read.
    private List<(string, string)> Teams() =>
        (request.Service ?? context.TeamsSeenBy(scope).All.FirstOrDefault(t => t.Name.Equals(request.Team, StringComparison.OrdinalIgnoreCase))?.Service) is { } service
        && Seen.Where(t => t.Service.Equals(service, StringComparison.OrdinalIgnoreCase)).Select(t => t.Name).ToList() is { Count: <= OneByOne.MostTeams } few
            ? [.. Alphabetical(few)] : [];

    private static IEnumerable<(string, string)> Alphabetical(IEnumerable<string> names) =>
        names.Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase).Select(n => (n, n));

    // An address can ask for what the list does not offer: the list must not then show another choice.
    private static List<Option> Named(IEnumerable<(string Value, string Label)> names, string? chosen, string all)
    {
        List<Option> options = [new Option("", all, chosen is null), .. names.Select(n => new Option(n.Value, n.Label, n.Value.Equals(chosen, StringComparison.OrdinalIgnoreCase)))];
        return options.Exists(o => o.IsChosen) ? options : [new Option(chosen!, chosen!, true), .. options];
    }
}
