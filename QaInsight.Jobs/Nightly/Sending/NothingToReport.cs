using QaInsight.Scorecards;
using QaInsight.Scorecards.Pages;

namespace QaInsight.Nightly.Sending;

/// <summary>Whether a scope has nothing to report of a page's period: no audit was asked for, nothing is open or overdue, and no figure was handed in.</summary>
public static class NothingToReport
{
    private static readonly string[] Counted = ["audits-allocated", "actions-overdue", "actions-not-due", "concerns-open"];

    public static bool Is(LiveMoment moment, Scope scope, ScorecardPage page)
    {
        var total = moment.Source(scope, page.Head.Address).Scorecards.Read(page.Head.Request with { By = By.Board }, m => Counted.Contains(m.Key)).Total;
        return Counted.All(m => total[m]?.Numerator is null or 0)
            && page.Blocks.Where(b => b.Chart is not TrendChart).SelectMany(b => b.Table.Rows).SelectMany(r => r.Cells).All(c => c.Figure?.Numerator is null or 0);
    }
}
