using QaInsight.Warehouse;

namespace QaInsight.Scorecards.Outside;

/// <summary>
/// What a shared export may be of. Two exports of one programme are either of the same quarter, and then show the same counts, or
/// of quarters that share no month: so that there is nothing that one could be taken from.
/// </summary>
public static class OutsideRequest
{
    public const string NoFilter = "A shared export takes no filter but the period and the programme: with and without a filter, one could be taken from the other.";

    private const int MostBack = 40;
    private static readonly Month FirstQuarter = new(1900, 4);

    private static readonly By[] Cuts = [By.Board, By.Service, By.LegalStatus, By.Domain];

    /// <param name="today">A quarter that is not over yet would be shared while it still grows, and a day's growth is a count.</param>
    /// <exception cref="ArgumentException">It may not be shared; the message says why, in plain words.</exception>
    public static void Check(Scope scope, ScorecardRequest request, DateOnly today)
    {
        if (Refusal(scope, request, today) is { } refusal)
            throw new ArgumentException(refusal);
    }

    /// <summary>Whether somebody may share anything of a programme at all.</summary>
    public static bool MayShare(Scope scope, string programme) => scope.SeesAll && !IsAll(programme);

    /// <summary>As it is shared: whatever day it is asked on, actions and concerns are judged on the quarter's last.</summary>
    public static ScorecardRequest Settled(ScorecardRequest request) => new(request.By, request.Period, request.Period.LastDay, request.Programme);

    /// <summary>The last whole quarter up to the period's end that was over on the day, or the period's own where the day is long before it.</summary>
    public static Period LastQuarter(Period period, DateOnly day)
    {
        var own = Period.Parse(period.To.Quarter);
        var quarter = own;
        for (var back = 0; quarter.LastDay >= day && back < MostBack && quarter.From > FirstQuarter; back++)
            quarter = quarter.Before;
        return (quarter.LastDay < day ? quarter : own) with { Written = null };
    }

    private static string? Refusal(Scope scope, ScorecardRequest request, DateOnly today) =>
        !scope.SeesAll ? "A shared export is of the whole authority: it is made by somebody who sees all of it."
        : !Cuts.Contains(request.By) ? $"A shared export is by {string.Join(", ", Cuts.Select(ByWords.Of))}: finer counts could be taken from each other."
        : new[] { request.Service, request.Team, request.LegalStatus, request.Domain, request.AuditType }.Any(f => f is not null) ? NoFilter
        : IsAll(request.Programme) ? "A shared export is of one programme: all of them less the others would be small."
        : request.Period != Period.Parse(request.Period.To.Quarter) ? $"A shared export is of a whole financial quarter, such as {LastQuarter(request.Period, today)}: months, years and other periods could be taken from each other."
        : request.Period.LastDay >= today ? $"A shared export is of a quarter that is over: {request.Period.Label} ends on {request.Period.LastDay.ToWords()}."
        : null;

    private static bool IsAll(string programme) => programme.Equals(ScorecardRequest.AllProgrammes, StringComparison.OrdinalIgnoreCase);
}
