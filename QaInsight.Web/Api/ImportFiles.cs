using System.Text;
using QaInsight.Nightly;
using QaInsight.Nightly.Imports;
using QaInsight.People;
using QaInsight.Web.Setup;
using QaInsight.Web.SignIn;

namespace QaInsight.Web.Api;

/// <summary>What an import set aside, to be taken away, mended and dropped again.</summary>
public static class ImportFiles
{
    public static void MapImportFiles(this IEndpointRouteBuilder routes)
    {
        var files = routes.MapGroup("/imports").RequireAuthorization(new NeedsAttribute(Rights.Imports)).RequireRateLimiting(RateLimits.Exports);
        files.MapGet("/{run:int}/rejects.csv", (int run, ImportsReader imports, Uploads uploads, Looks looks) =>
            Send(uploads, looks, writer => imports.WriteRejects(run, writer) ? $"rejects-{run}.csv" : null));
        files.MapGet("/{run:int}/to-mend/{file:int}", (int run, int file, ImportsReader imports, Uploads uploads, Looks looks) =>
            Send(uploads, looks, writer => imports.WriteToMend(run, file, writer)));
    }

    // By way of the disk: a file may have more rows to mend than memory is to hold.
    private static IResult Send(Uploads uploads, Looks looks, Func<TextWriter, string?> write)
    {
        var stream = uploads.Scratch();
        string? name;
        using (var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true))
            name = write(writer);
        if (name is null)
        {
            stream.Dispose();
            return Results.NotFound();
        }

        looks.Export($"Rows that an import set aside: {name}");
        stream.Position = 0;
        return Results.Stream(stream, "text/csv; charset=utf-8", SafeName.Of(name));
    }
}
