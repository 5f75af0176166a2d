using QaInsight.Measures;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards.Outside;

/// <summary>Figures as they may be shared outside the authority; who sees less than all of it shares none.</summary>
/// <param name="today">By which a quarter is over.</param>
public sealed class OutsideReader(PublishedBuild build, BuildContext context, Scope scope, Catalogue catalogue, Figures figures, OutsideRules rules, DateOnly today)
{
    private static readonly By[] Cuts = [By.Service, By.LegalStatus, By.Domain];

    /// <exception cref="ArgumentException">It may not be shared, or there is no such programme; the message says so in plain words.</exception>
    public SharedFigures Read(ScorecardRequest request)
    {
        OutsideRequest.Check(scope, request, today);
        var settled = OutsideRequest.Settled(request);
        var reader = new ScorecardReader(build.Connection, context, scope.Only(Detail.Figures), catalogue, figures);
        return new SharedFigures([.. Cuts.Select(by => reader.Read(settled with { By = by }, SharedFigures.Shares))], catalogue, rules);
    }
}
