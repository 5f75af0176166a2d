using QaInsight.Measures;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards.Outside;

/// <summary>Figures as they may be shared outside the authority; who sees less than all of it shares none.</summary>
/// <param name="today">By which a quarter is over.</param>
public sealed class OutsideReader(PublishedBuild build, BuildContext context, Scope scope, Catalogue catalogue, Figures figures, Sharing sharing, DateOnly today)
{
    private static readonly By[] Cuts = [By.Service, By.LegalStatus, By.Domain];

    /// <exception cref="ArgumentException">It may not be shared, or there is no such programme; the message says so in plain words.</exception>
    public SharedFigures Read(ScorecardRequest request)
    {
        OutsideRequest.Check(scope, request, today);
        var settled = OutsideRequest.Settled(request);
        var reader = new ScorecardReader(build.Connection, context, scope.Only(Detail.Figures), catalogue, figures);
        var cards = Cuts.Select(by => reader.Read(settled with { By = by }, SharedFigures.Shares)).ToList();
        var (programme, quarter) = (request.Programme, request.Period.To.Quarter);
        while (true)
        {
            var (last, before) = sharing.Releases.Of(programme, quarter);
            var shared = Decide(cards, before);
            // Kept before anybody has it. Who was quicker is to be reckoned with.
            if (!shared.IsNew || sharing.Releases.Keep(programme, quarter, last, shared.Counts))
                return shared;
        }
    }

    private SharedFigures Decide(IReadOnlyList<Scorecard> cards, IReadOnlyList<SharedCount> before)
    {
        try
        {
            return new SharedFigures(cards, catalogue, sharing.Rules, before);
        }
        catch (KnownOutsideException e) when (before.Count > 0)
        {
            throw new ArgumentException("This quarter was shared before, and so little has changed since that it could be told by comparing the two: what was made then is what can be shared.", e);
        }
    }
}
