using QaInsight.Scorecards;
using QaInsight.Scorecards.Pages;

namespace QaInsight.Web.Pages.Views;

/// <summary>What a saved address shows, in words.</summary>
public static class ViewWords
{
    public static string Page(PageAddress address) => PageKind.Find(address.Page)?.Name ?? "Board";

    public static string PeriodOf(PageAddress address) => address.Period is null ? "Always the latest month" : $"Always {Label(address.Period)}";

    public static IEnumerable<string> Filters(PageAddress address) =>
        PageFilter.All.Where(f => f != PageFilter.Period && f.Read(address) is { Length: > 0 }).Select(f => $"{f.Name}: {f.Read(address)}");

    private static string Label(string period)
    {
        try
        {
            return Period.Parse(period).Label;
        }
        catch (FormatException)
        {
            return period;
        }
    }
}
