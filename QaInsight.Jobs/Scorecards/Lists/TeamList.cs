using QaInsight.Measures;
using QaInsight.Measures.Cells;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards.Lists;

/// <summary>A list of teams that stand out: who is on it, and the counts that put them there.</summary>
/// <param name="OfTeamsInScope">Only teams of which audits were expected in the last month.</param>
internal sealed record TeamList(Func<TeamWindow, Month, bool> IsOnIt, bool OfTeamsInScope, IReadOnlyList<TeamListCount> Counts)
{
    public static readonly TeamList OfStrength = new((w, last) => w.IsOfStrength(last), false, [GoodOrBetter, Completed(TeamRules.WindowMonths)]);

    public static readonly TeamList OfConcern = new((w, last) => w.IsOfConcern(last), false, [Inadequate, Completed(TeamRules.WindowMonths)]);

    public static readonly TeamList NotAudited = new((w, last) => w.IsNotAudited(last), true, [Completed(TeamRules.NotAuditedMonths)]);

    private static TeamListCount GoodOrBetter => new("good_or_better", (w, last) => w.GoodOrBetter(last, TeamRules.WindowMonths));

    private static TeamListCount Inadequate => new("inadequate", (w, last) => w.Inadequate(last, TeamRules.WindowMonths));

    private static TeamListCount Completed(int months) => new("completed", (w, last) => w.Completed(last, months));
}

internal sealed record TeamListCount(string Column, Func<TeamWindow, Month, int> Of);
