using QaInsight.Scorecards;
using QaInsight.Scorecards.Pages;

namespace QaInsight.Web.Pages.Views;

/// <summary>What a saved address shows, in words.</summary>
public static class ViewWords
{
    private static readonly (PageFilter Filter, string Name)[] Named =
    [
        (PageFilter.Of, "of"), (PageFilter.Part, "rows"), (PageFilter.Person, "person"), (PageFilter.Programme, "programme"), (PageFilter.Service, "service"), (PageFilter.Team, "team"),
        (PageFilter.LegalStatus, "legal status"), (PageFilter.Domain, "domain"), (PageFilter.AuditType, "type of audit"), (PageFilter.AsOf, "as at"),
    ];

    public static string Page(PageAddress address) => PageKind.Find(address.Page)?.Name ?? "Board";

    public static string PeriodOf(PageAddress address) => address.Period is null ? "Always the latest month" : $"Always {Label(address.Period)}";

    public static IEnumerable<string> Filters(PageAddress address) => Named.Where(n => n.Filter.Read(address) is { Length: > 0 }).Select(n => $"{n.Name}: {n.Filter.Read(address)}");

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
