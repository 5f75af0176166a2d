using System.Text;
using Microsoft.Extensions.Options;
using QaInsight.Outputs;
using QaInsight.People;
using QaInsight.Scorecards;
using QaInsight.Scorecards.Pages;
using QaInsight.Web.Setup;
using QaInsight.Web.SignIn;

namespace QaInsight.Web.Api;

/// <summary>Pages of figures, or one table of them (<c>?table=KEY</c>), as files to keep: <c>/teams.csv</c>, <c>/teams.xlsx</c>.</summary>
public static class FilesApi
{
    private const string OneTable = "table";
    private const string For = "for";
    private const string Outside = "outside";
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    // With its mark: spreadsheets read a CSV without one in the machine's own letters.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: true);

    public static void MapFiles(this IEndpointRouteBuilder routes)
    {
        foreach (var format in new[] { "csv", "xlsx" })
            routes.MapGet($"/{{name}}.{format}", (string name, HttpRequest request, IScorecards scorecards, Looks looks, IOptions<SiteOptions> site) => Get(name, format, request, scorecards, looks, site.Value))
                .RequireAuthorization(new NeedsAttribute(Rights.Figures)).RequireRateLimiting(RateLimits.Exports);
    }

    private static IResult Get(string name, string format, HttpRequest request, IScorecards scorecards, Looks looks, SiteOptions site)
    {
        if (PageKind.Find(name) is not { } kind)
            return Results.NotFound();
        var filters = kind.Uses;
        if (Misasked(request.Query, [.. filters.Select(f => f.Word), OneTable, For]) is { } misasked)
            return Words(misasked, StatusCodes.Status400BadRequest);
        if (scorecards.LiveBuild is null)
            return Words("Nothing has been imported yet.", StatusCodes.Status503ServiceUnavailable);
        try
        {
            if (request.Query[For] is [{ } whom])
                return Shared(kind, whom, format, request, scorecards, looks, site);
            if (scorecards.Page(Addresses.Read(kind.Word, request.Query, filters), whole: true) is not { } page)
                return Results.NotFound();
            var table = request.Query[OneTable].FirstOrDefault();
            var blocks = PageTables.Of(page).Where(b => table is null || b.Key == table).ToList();
            if (table is not null && blocks.Count == 0)
                return Results.NotFound();
            looks.Export($"{kind.Name}: {page.Body.Title}, as {format.ToUpperInvariant()}{(page.HoldsChildrensRows ? ", with rows of children" : "")}");
            return File(page, table, blocks, format, request, scorecards, site);
        }
        catch (NotThereException)
        {
            return Results.NotFound();
        }
        catch (CannotAnswerException e)
        {
            return Words(e.Message, e.Status);
        }
        catch (ArgumentException e)
        {
            return Words(e.Message, StatusCodes.Status400BadRequest);
        }
    }

    private static IResult Shared(PageKind kind, string whom, string format, HttpRequest request, IScorecards scorecards, Looks looks, SiteOptions site)
    {
        if (whom != Outside)
            return Words($"'{whom}' is not whom a file can be for: leave '{For}' away, or write '{Outside}'.", StatusCodes.Status400BadRequest);
        if (request.Query.ContainsKey(OneTable))
            return Words("A shared export is the whole page, and not one table of it.", StatusCodes.Status400BadRequest);
        var page = scorecards.Outside(kind, Addresses.Read(kind.Word, request.Query, kind.Uses));
        looks.Export($"{page.Body.Title}, as {format.ToUpperInvariant()}");
        return File(page, null, PageTables.Of(page), format, request, scorecards, site);
    }

    private static IResult File(ScorecardPage page, string? table, IReadOnlyList<Block> blocks, string format, HttpRequest request, IScorecards scorecards, SiteOptions site) =>
        Results.File(Write(page, table is null ? null : blocks[0], blocks, format, request, scorecards, site), format == "csv" ? "text/csv; charset=utf-8" : Workbook, PageFile.Name(page.Kind.Word, page, format, table));

    private static byte[] Write(ScorecardPage page, Block? one, IReadOnlyList<Block> blocks, string format, HttpRequest request, IScorecards scorecards, SiteOptions site)
    {
        using var file = new MemoryStream();
        if (format == "xlsx")
        {
            PageWorkbook.Write(file, page, blocks, scorecards.Catalogue, Head(page, site, request, page.Head.Address, page.Head.Sharing is null ? null : format));
            return file.ToArray();
        }

        using var writer = new StreamWriter(file, Utf8);
        if (one is null)
            PageCsv.WritePage(writer, page, scorecards.Catalogue);
        else
            PageCsv.WriteTable(writer, one);
        writer.Flush();
        return file.ToArray();
    }

    // A filter that is misspelt or given twice would quietly give the figures of another question.
    internal static string? Misasked(IQueryCollection query, IReadOnlyList<string> words) => query
        .Select(q => !words.Contains(q.Key, StringComparer.Ordinal) ? $"'{q.Key}' is not a filter of this page. Its filters are {string.Join(", ", words)}."
            : q.Value.Count > 1 ? $"'{q.Key}' is given more than once."
            : null)
        .FirstOrDefault(m => m is not null);

    /// <param name="address">Where the page stands on the site.</param>
    /// <param name="forOutside">The format in which it is shared outside; null where it is not.</param>
    internal static FileHead Head(ScorecardPage page, SiteOptions site, HttpRequest request, PageAddress address, string? forOutside = null) => new(
        site.Council.Name, site.Marking, $"{request.Scheme}://{request.Host}{(forOutside is null ? address.Href() : address.FileForOutside(forOutside))}",
        InPlainWords.Moment(page.Head.Freshness.LastImport, page.Head.Request.AsOf));

    internal static IResult Words(string words, int status) => Results.Text(words, "text/plain; charset=utf-8", Encoding.UTF8, status);
}
