using QaInsight.Scorecards.Lists;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards.Pages;

/// <summary>What narrows a page although it offers no choice of it: it came with the address, and its reader has to know.</summary>
internal static class FiltersInForce
{
    // A page's title says what it is of, and its tabs which rows.
    private static readonly PageFilter[] Told = [PageFilter.Of, PageFilter.Part, PageFilter.Period];

    public static IReadOnlyList<FilterInForce> Of(PageSource source, PageKind kind, IReadOnlyList<Choice> choices) =>
    [
        .. from filter in PageFilter.All.Except(Told).Except(choices.Select(c => c.Filter))
           where filter != PageFilter.Only && filter.Read(source.Address) is { Length: > 0 }
           select new FilterInForce(InEnglish.Capital(filter.Name), Says(source, filter), filter == kind.IsOf ? null : filter.Write(source.Address, null)),
        .. Tests(source),
    ];

    private static string Says(PageSource source, PageFilter filter) =>
        filter == PageFilter.AsOf ? source.Request.AsOf.ToWords()
        : filter == PageFilter.LegalStatus ? Label(source.Context.LegalStatuses, source.Request.LegalStatus!)
        : filter == PageFilter.Domain ? Label(source.Context.Domains, source.Request.Domain!)
        : filter.Read(source.Address)!;

    private static string Label(IReadOnlyList<DimensionName> names, string name) => names.FirstOrDefault(n => n.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Label ?? name;

    private static IEnumerable<FilterInForce> Tests(PageSource source)
    {
        var tests = RowTest.Parse(source.Address.Only);
        return tests.Select(t => new FilterInForce(
            InEnglish.Capital(PageFilter.Only.Name), t.Says, source.Address with { Only = tests.Count == 1 ? null : RowTest.Words(tests.Where(other => other != t)) }));
    }
}
