using QaInsight.Measures;
using QaInsight.Scorecards.Lists;

namespace QaInsight.Scorecards.Pages.Rows;

/// <summary>The rows behind a measure's figure, or those of a list, the newest first.</summary>
internal static class RowsPage
{
    private static readonly Dictionary<string, FigurePart> Parts = new(StringComparer.OrdinalIgnoreCase)
    {
        ["numerator"] = FigurePart.Numerator,
        ["denominator"] = FigurePart.Denominator,
        ["missed"] = FigurePart.Missed,
    };

    public static PageBody Make(PageSource source)
    {
        var of = source.Address.Of ?? throw new NotThereException("No rows were asked for.");
        return source.Catalogue.Has(of) ? new MeasureRows(source, source.Catalogue[of], PartOf(source.Address)).Make()
            : ListKind.All.FirstOrDefault(k => k.Word.Equals(of, StringComparison.OrdinalIgnoreCase)) is { } list ? OfList(source, list)
            : throw new NotThereException($"There are no rows of '{of}'.");
    }

    public static string Word(FigurePart part) => Parts.First(p => p.Value == part).Key;

    /// <summary><c>: 45</c> after a title; nothing where nobody counted them.</summary>
    public static string Counted(decimal? count) => count is { } known ? $": {InEnglish.Count(known)}" : "";

    /// <summary>What the rows are narrowed by, said after a title: the page's head names each by its filter.</summary>
    public static string Narrowed(PageSource source) => string.Concat(
        PageFilter.Narrowing.Where(f => f != PageFilter.Only).Select(f => f.Read(source.Address)).OfType<string>().Select(w => $", {InEnglish.Isolated(w)}")
            .Concat(source.Narrowing.Tests.Select(t => $", {t.Says.ToLowerInvariant()}")));

    private static PageBody OfList(PageSource source, ListKind list)
    {
        var isNarrowed = !source.Narrowing.IsNone;
        var counts = list.Measure is { } key && !isNarrowed && (source.Request.Domain is null || list != ListKind.Audits) ? source.Catalogue[key] : null;
        var count = counts is null ? null : source.Read(By.Board, counts).Total[counts.Key]!.Numerator;
        var rows = source.Lists.Read(list, source.Request, new RowsWanted(source.Whole ? null : (int)Math.Min(count ?? Table.MostOnAPage, Table.MostOnAPage), source.Narrowing));
        var measure = list.Measure is { } its ? source.Catalogue[its] : null;
        return new PageBody(
            $"{list.Says}{Narrowed(source)}{Counted(count ?? rows.Table.Found)}",
            [new Section("list", null, [RowBlock.Of(source, "rows", "Rows", rows.Table, measure, count ?? rows.Table.Found)])])
        {
            Crumbs = [new Crumb("Board", source.Address.To("board"))],
            Notice = rows.Note,
        };
    }

    private static FigurePart PartOf(PageAddress address) => address.Part is not { } part ? FigurePart.Numerator
        : Parts.TryGetValue(part, out var known) ? known
        : throw new FormatException($"'{part}' is no part of a figure. There are: {string.Join(", ", Parts.Keys)}.");
}
