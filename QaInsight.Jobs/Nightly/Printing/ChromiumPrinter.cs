using System.ComponentModel;
using System.Globalization;
using System.Text;

namespace QaInsight.Nightly.Printing;

/// <summary>
/// Prints by a headless Chromium: one document at a time, in a process of its own that ends with it, on a private folder that is
/// removed whatever happens.
/// </summary>
public sealed class ChromiumPrinter(PrintingOptions options, TimeProvider time) : IPrinter, IDisposable
{
    private const string NotInstalled = "There is no Chromium on this server to print a PDF with: install one, or name it in QaInsight:Pdf:Chromium.";

    // What keeps Chromium from starting is mended on the server, which may not need the site to start anew.
    private static readonly TimeSpan UntilTriedAgain = TimeSpan.FromMinutes(10);

    private readonly SemaphoreSlim one = new(1, 1);
    private volatile Refusal? refusal;
    private volatile bool hasPrinted;

    public string? WhyNot => options.Found is null ? NotInstalled : refusal is { } last && time.GetUtcNow() - last.At < UntilTriedAgain ? last.Why : null;

    /// <summary>Chromium's path, for whoever looks after the server; null where there is none.</summary>
    public string? Chromium => options.Found;

    public async Task<byte[]> PrintAsync(string document, CancellationToken stop)
    {
        var chromium = options.Found ?? throw new PrintFailedException(NotInstalled);
        var limit = TimeSpan.FromSeconds(Math.Max(1, options.Seconds));
        if (!await one.WaitAsync(limit, stop))
            throw new PrintFailedException("Another document is being printed, and takes long: try again in a minute.");
        try
        {
            var pdf = await PrintAsync(chromium, document, limit, stop);
            (refusal, hasPrinted) = (null, true);
            return pdf;
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>Prints a line, so that what keeps Chromium from starting is known before somebody asks for a page.</summary>
    /// <returns>Why it cannot be done; null where it can.</returns>
    public async Task<string?> TryAsync(CancellationToken stop)
    {
        try
        {
            await PrintAsync("<!doctype html><html lang=\"en-GB\"><title>QaInsight</title><p>QaInsight</p></html>", stop);
            return null;
        }
        catch (PrintFailedException e)
        {
            return e.Message;
        }
    }

    public void Dispose() => one.Dispose();

    private async Task<byte[]> PrintAsync(string chromium, string document, TimeSpan limit, CancellationToken stop)
    {
        using var folder = new PrivateFolder();
        var (page, pdf) = (folder.File("page.html"), folder.File("page.pdf"));
        await using (var file = OwnerOnly.Create(page))
            await file.WriteAsync(new UTF8Encoding(false).GetBytes(document), stop);
        ChromiumRun run;
        try
        {
            run = await ChromiumProcess.RunAsync(chromium, page, pdf, folder.Path, options.Sandbox, limit, stop);
        }
        catch (Win32Exception e)
        {
            throw Refused($"PDFs cannot be made: Chromium could not be started ({e.Message}).", e);
        }

        if (run.Code is null)
            throw new PrintFailedException($"The PDF was not ready after {limit.TotalSeconds.ToString("0", CultureInfo.InvariantCulture)} seconds, and Chromium was stopped. Try again, or a page of fewer rows.");
        if (run.Code != 0)
        {
            throw run.IsOfSandbox
                ? Refused("PDFs cannot be made: Chromium’s sandbox cannot start on this server. docs/operations.md says what it needs.")
                : Refused($"PDFs cannot be made: Chromium ended with code {run.Code.Value.ToString(CultureInfo.InvariantCulture)}{(run.Said.Length > 0 ? $" and said: {run.Said}" : "")}.");
        }

        var bytes = File.Exists(pdf) ? await File.ReadAllBytesAsync(pdf, stop) : [];
        return bytes.AsSpan().StartsWith("%PDF-"u8) ? bytes : throw new PrintFailedException($"Chromium ended and wrote no PDF{(run.Said.Length > 0 ? $"; it said: {run.Said}" : "")}.");
    }

    // Where it has printed before, it is the one document that fails, and others are still offered.
    private PrintFailedException Refused(string why, Exception? cause = null)
    {
        if (!hasPrinted)
            refusal = new Refusal(why, time.GetUtcNow());
        return new PrintFailedException(why, cause);
    }

    private sealed record Refusal(string Why, DateTimeOffset At);
}
