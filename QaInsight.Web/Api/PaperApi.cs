using Microsoft.Extensions.Options;
using QaInsight.Nightly.Printing;
using QaInsight.Outputs;
using QaInsight.Outputs.Paper;
using QaInsight.People;
using QaInsight.Scorecards;
using QaInsight.Scorecards.Pages;
using QaInsight.Web.Setup;
using QaInsight.Web.SignIn;

namespace QaInsight.Web.Api;

/// <summary>Pages of figures, and the board pack, as a PDF: <c>/teams.pdf</c>, <c>/pack.pdf</c>. It holds what the page shows, in its reader's scope.</summary>
public static class PaperApi
{
    private const string Pdf = "application/pdf";
    private const string Format = "pdf";

    public static void MapPaper(this IEndpointRouteBuilder routes)
    {
        var files = routes.MapGroup("").RequireAuthorization(new NeedsAttribute(Rights.Figures)).RequireRateLimiting(RateLimits.Exports);
        files.MapGet($"/{BoardPack.Word}.{Format}", (HttpContext http, Desk desk) => desk.Print(BoardPack.Title, BoardPack.Filters, BoardPack.Word, http, (scorecards, address) => scorecards.Pack(address)));
        files.MapGet($"/{{name}}.{Format}", async (string name, HttpContext http, Desk desk) => PageKind.Find(name) is { } kind
            ? await desk.Print(kind.Name, kind.Uses, kind.Word, http, (scorecards, address) => scorecards.Page(address) is { } page ? [page] : [])
            : Results.NotFound());
    }

    /// <summary>Whom a request for paper asks.</summary>
    internal sealed class Desk(IScorecards scorecards, IPrinter printer, Looks looks, IOptions<SiteOptions> site)
    {
        /// <param name="what">As the log says it.</param>
        public async Task<IResult> Print(string what, IReadOnlyList<PageFilter> filters, string word, HttpContext http, Func<IScorecards, PageAddress, IReadOnlyList<ScorecardPage>> read)
        {
            var request = http.Request;
            if (FilesApi.Misasked(request.Query, [.. filters.Select(f => f.Word)]) is { } misasked)
                return FilesApi.Words(misasked, StatusCodes.Status400BadRequest);
            if (printer.WhyNot is { } whyNot)
                return FilesApi.Words(whyNot, StatusCodes.Status503ServiceUnavailable);
            if (scorecards.LiveBuild is null)
                return FilesApi.Words("Nothing has been imported yet.", StatusCodes.Status503ServiceUnavailable);
            try
            {
                if (read(scorecards, Addresses.Read(word, request.Query, filters)) is not [var first, ..] pages)
                    return Results.NotFound();
                looks.Export($"{what}{(word == BoardPack.Word ? "" : $": {first.Body.Title}")}, as PDF{(pages.Any(p => p.HoldsChildrensRows) ? ", with rows of children" : "")}");
                var title = pages.Count > 1 ? BoardPack.Title : first.Body.Title;
                var document = PaperDocument.Write(title, pages, FilesApi.Head(first, site.Value, request, first.Head.Address with { Page = word }));
                return Results.File(await printer.PrintAsync(document, http.RequestAborted), Pdf, PageFile.Name(word, first, Format));
            }
            catch (PrintFailedException e)
            {
                return FilesApi.Words(e.Message, StatusCodes.Status503ServiceUnavailable);
            }
            catch (NotThereException)
            {
                return Results.NotFound();
            }
            catch (CannotAnswerException e)
            {
                return FilesApi.Words(e.Message, e.Status);
            }
        }
    }
}
