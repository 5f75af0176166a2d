using QaInsight.Warehouse;

namespace QaInsight.Scorecards.Board;

/// <summary>What the page's filters offer.</summary>
internal sealed class BoardOptions(BuildContext context, Scope scope, ScorecardRequest request)
{
    private const int RecentMonths = 24;
    private const int RecentQuarters = 8;

    public BoardChoices All() => new([.. Periods()], [.. Programmes()], [.. Services()]);

    private IEnumerable<Option> Periods()
    {
        var months = context.Months.Reverse().ToList();
        var options = months.Take(RecentMonths).Select(m => Period(Scorecards.Period.Of(m), context.IsPartReturned(m) ? $"{m.Label} (part returned)" : m.Label))
            .Concat(months.GroupBy(m => m.Quarter).Take(RecentQuarters).Select(g => Scorecards.Period.Parse(g.Key)).Select(p => Period(p, $"{p.Label} (quarter {p.From.FinancialQuarter})")))
            .Concat(months.GroupBy(m => m.FinancialYear).Select(g => Scorecards.Period.Parse(g.Key)).Select(p => Period(p, $"{p.Label} (year)")))
            .ToList();
        return options.Exists(o => o.IsChosen) ? options : options.Prepend(Period(request.Period, request.Period.Label));
    }

    private Option Period(Period period, string label) => new(period.ToString(), label, period == request.Period);

    private IEnumerable<Option> Programmes() =>
        context.Programmes.Select(p => p.Name).Prepend(TeamDirectory.MainProgramme).Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(p => new Option(p, p, p.Equals(request.Programme, StringComparison.OrdinalIgnoreCase)))
            .Append(new Option(ScorecardRequest.AllProgrammes, "All programmes", request.Programme.Equals(ScorecardRequest.AllProgrammes, StringComparison.OrdinalIgnoreCase)));

    private IEnumerable<Option> Services()
    {
        var isAll = request.Programme.Equals(ScorecardRequest.AllProgrammes, StringComparison.OrdinalIgnoreCase);
        return context.Teams.All.Where(scope.Sees).Where(t => isAll || t.Programme.Equals(request.Programme, StringComparison.OrdinalIgnoreCase))
            .Select(t => t.Service).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)
            .Select(s => new Option(s, s, s.Equals(request.Service, StringComparison.OrdinalIgnoreCase)))
            .Prepend(new Option("", "All services", request.Service is null));
    }
}
