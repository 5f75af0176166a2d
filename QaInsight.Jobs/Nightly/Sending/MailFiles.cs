using Microsoft.Extensions.Logging;
using QaInsight.Measures;
using QaInsight.Nightly.Printing;
using QaInsight.Nightly.Sending.Transport;
using QaInsight.Outputs;
using QaInsight.Outputs.Paper;
using QaInsight.People.Subscriptions;
using QaInsight.Scorecards.Pages;

namespace QaInsight.Nightly.Sending;

/// <summary>The files that go with a mail. Where a PDF cannot be made the workbook goes in its place, and the mail says so.</summary>
public sealed class MailFiles(Catalogue catalogue, Letterhead head, IPrinter printer, ILogger<MailFiles> logger)
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const string Pdf = "application/pdf";

    /// <param name="shown">The pages with as many rows as a page shows.</param>
    /// <param name="whole">The same with all of their rows.</param>
    public async Task<Enclosed> MakeAsync(Terms terms, MailedPage page, IReadOnlyList<ScorecardPage> shown, Func<IReadOnlyList<ScorecardPage>> whole, CancellationToken stop)
    {
        var (pdf, whyNot) = terms.WithPdf ? await PrintAsync(page, shown, stop) : (null, null);
        var workbook = terms.WithWorkbook || whyNot is not null ? WriteWorkbook(page, whole()) : null;
        return new Enclosed(
            [.. new[] { pdf, workbook }.OfType<Enclosure>()],
            whyNot is not null ? $"{whyNot} The workbook is attached in the PDF’s place." : Attached(pdf, workbook));
    }

    private static string? Attached(Enclosure? pdf, Enclosure? workbook) =>
        (pdf, workbook) switch
        {
            (not null, not null) => "It is attached as a PDF, and as a workbook with all of its rows.",
            (not null, null) => "It is attached as a PDF.",
            (null, not null) => "It is attached as a workbook with all of its rows.",
            _ => null,
        };

    private async Task<(Enclosure? File, string? WhyNot)> PrintAsync(MailedPage page, IReadOnlyList<ScorecardPage> pages, CancellationToken stop)
    {
        if (printer.WhyNot is not null)
            return (null, "PDFs cannot be made on this server.");
        try
        {
            return (new Enclosure(PageFile.Name(page.Address.Page, pages[0], "pdf"), Pdf, await printer.PrintAsync(Document(page, pages), stop)), null);
        }
        catch (PrintFailedException failure)
        {
            logger.LogError(failure, "A PDF of {Page} could not be made", page.Name);
            return (null, "The PDF could not be made this time.");
        }
    }

    private string Document(MailedPage page, IReadOnlyList<ScorecardPage> pages) => PaperDocument.Write(page.IsPack ? BoardPack.Title : pages[0].Body.Title, pages, Head(page, pages[0]));

    private Enclosure WriteWorkbook(MailedPage page, IReadOnlyList<ScorecardPage> pages)
    {
        using var file = new MemoryStream();
        // One workbook holds the sheets of a whole pack.
        var joined = pages[0] with { Body = pages[0].Body with { Title = page.IsPack ? page.Name : pages[0].Body.Title, Sections = [.. pages.SelectMany(p => p.Body.Sections)] } };
        PageWorkbook.Write(file, joined, [.. pages.SelectMany(PageTables.Of)], catalogue, Head(page, pages[0]));
        return new Enclosure(PageFile.Name(page.Address.Page, pages[0], "xlsx"), Workbook, file.ToArray());
    }

    private FileHead Head(MailedPage page, ScorecardPage first) => new(
        head.Council, head.Marking, head.At(new MailedPage(page.Address with { Period = first.Head.Address.Period }).Path)?.AbsoluteUri ?? "", InPlainWords.Moment(first.Head.Freshness.LastImport, first.Head.Request.AsOf));
}
